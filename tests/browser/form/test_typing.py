"""Numbers and days as people type, paste or compose them: understood as meant, or refused where they stand."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from check_page import CheckPage
from worked import INCUBATOR

UNDERSTOOD = [
    ("premises.total_m2", "4600m2", "4,600 ㎡"),
    ("premises.total_m2", "1.2万m2", "读作 12,000 ㎡，请核对"),
    ("premises.total_m2", "0.86万", "读作 8,600 ㎡，请核对"),
    ("premises.total_m2", "４，６００平方米", "4,600 ㎡"),
    ("fund.amount_wan", "300", "300 万元，即 3,000,000 元"),
    ("fund.amount_wan", "299.99995", "299.99995 万元，即 2,999,999.5 元"),
    ("fund.amount_wan", "3亿", "读作 30,000 万元，即 300,000,000 元，请核对"),
    ("fund.amount_wan", "5000元", "读作 0.5 万元，即 5,000 元，请核对"),
    ("fund.amount_wan", "叁佰万元整", "读作 300 万元，即 3,000,000 元，请核对"),
    ("management.staff", "十二", "读作 12 人，请核对"),
    ("registered_on", "2023年6月", "2023年6月"),
    ("registered_on", "20230601", "2023年6月1日"),
    ("registered_on", "2023.6.1", "2023年6月1日"),
]
REFUSED = [
    ("fund.amount_wan", "100~300", "是一个范围"),
    ("fund.amount_wan", "20～30", "是一个范围"),
    ("fund.amount_wan", "1/2", "不止一个数"),
    ("fund.amount_wan", "300万/500万", "不止一个数"),
    ("fund.amount_wan", "3百", "连单位一起填"),
    ("fund.amount_wan", "1,5", "逗号不在千分位上"),
    ("fund.amount_wan", "50万美元", "不是人民币"),
    ("premises.total_m2", "12 34", "数字中间有空格"),
    ("management.staff", "约12", "不是确定的数"),
    ("registered_on", "23/3/15", "年份要写四位数"),
    ("registered_on", "0023-03-15", "不应早于 1950-01-01"),
    ("registered_on", "30315-03-15", "不是日期"),
]


def press_keys(page: Page, control: Locator, text: str) -> None:
    """Type on a keyboard."""
    control.focus()
    page.keyboard.type(text)


def paste(page: Page, control: Locator, text: str) -> None:
    """Put a text in at once, as pasting does."""
    control.focus()
    page.keyboard.insert_text(text)


def compose(page: Page, control: Locator, text: str) -> None:
    """Type with an input method, which shows letters before it puts the text in their place."""
    control.focus()
    session = page.context.new_cdp_session(page)
    for letters in ("s", "sa", "san 1"):
        session.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
    session.send("Input.insertText", {"text": text})


type Enter = Callable[[Page, Locator, str], None]

WAYS = pytest.mark.parametrize("enter", [press_keys, paste, compose])


@WAYS
def test_understood(incubator: CheckPage, enter: Enter) -> None:
    """Beside the control stands what was understood, and the control keeps what was typed."""
    for name, text, said in UNDERSTOOD:
        control = incubator.control(name)
        control.fill("")

        enter(incubator.page, control, text)

        expect(incubator.page.locator(f'[id="{name}.echo"]')).to_have_text(said)
        expect(control).to_have_value(text)
        expect(control).to_have_accessible_description(re.compile(re.escape(said)))
        expect(control).not_to_have_attribute("aria-invalid", "true")


@WAYS
def test_refused(incubator: CheckPage, enter: Enter) -> None:
    """What cannot be one number or day is said at the control, counts as missing, and stays."""
    for name, text, said in REFUSED:
        control = incubator.control(name)
        control.fill("")

        enter(incubator.page, control, text)

        expect(incubator.page.locator(f'[id="{name}.error"]')).to_contain_text(said)
        expect(incubator.page.locator(f'[id="{name}.echo"]')).to_be_hidden()
        expect(control).to_have_value(text)
        expect(control).to_have_attribute("aria-invalid", "true")
    assert {incubator.verdict(condition) for condition in ("seed-fund", "premises-area", "operating-since")} == {
        "unknown"
    }


def test_letters_that_are_being_composed(incubator: CheckPage) -> None:
    """They are no answer yet."""
    session = incubator.page.context.new_cdp_session(incubator.page)
    incubator.control("management.staff").focus()

    session.send("Input.imeSetComposition", {"text": "shi er", "selectionStart": 6, "selectionEnd": 6})
    incubator.page.wait_for_timeout(300)
    expect(incubator.page.locator('[id="management.staff.error"]')).to_be_hidden()
    session.send("Input.insertText", {"text": "十二"})

    expect(incubator.page.locator('[id="management.staff.echo"]')).to_have_text("读作 12 人，请核对")


def test_wheel(incubator: CheckPage) -> None:
    """Turning the wheel over a control that has the focus changes nothing in it."""
    control = incubator.control("management.staff")
    control.fill("12")
    control.hover()

    for _ in range(3):
        incubator.page.mouse.wheel(0, 120)
    incubator.page.wait_for_timeout(200)

    expect(control).to_have_value("12")


def test_kept_as_typed(incubator: CheckPage) -> None:
    """Typed texts, also those that cannot be read, are in the draft and its file as they were typed."""
    typed = {"premises.total_m2": "4600m2", "fund.amount_wan": "100~300", "registered_on": "2023年6月"}
    for name, text in typed.items():
        incubator.control(name).fill(text)
    incubator.reload()
    assert incubator.answers() == typed

    saved = incubator.save()
    incubator.page.get_by_role("button", name="清空").click()
    assert incubator.answers() == {}
    incubator.open_file(saved)

    incubator.expect_answers(typed)
    expect(incubator.page.locator('[id="fund.amount_wan.error"]')).to_contain_text("是一个范围")


def test_month_that_suffices(incubator: CheckPage) -> None:
    """A month is enough where the outcome is the same on all of its days; else the page says that the day matters."""
    incubator.control("submitted_on").fill("2024年9月")
    incubator.expect_verdict("application-window", "met")

    incubator.control("submitted_on").fill("2024年8月")

    incubator.expect_verdict("application-window", "unknown")
    expect(incubator.page.locator('[data-condition="application-window"]')).to_contain_text("请填到日")


def test_calendar(incubator: CheckPage) -> None:
    """Whoever wants a calendar has the browser's own; what is chosen there becomes the text."""
    page = incubator.page
    picker = page.locator('[data-calendar="registered_on"] input')

    page.locator('[data-calendar="registered_on"] button').click()
    picker.evaluate("(input) => { input.value = '2022-04-05'; input.dispatchEvent(new Event('change')); }")

    expect(incubator.control("registered_on")).to_have_value("2022-04-05")
    expect(incubator.control("registered_on")).to_be_focused()
    assert incubator.answers() == {"registered_on": "2022-04-05"}


def test_lines_are_not_joined(incubator: CheckPage) -> None:
    """Two lines that are pasted, or come from a file, do not become one number."""
    pasted, opened = incubator.control("management.staff"), incubator.control("mentors.count")
    error = incubator.page.locator('[id="management.staff.error"]')

    paste(incubator.page, pasted, "12\n34")
    expect(error).to_contain_text("分不清是一个数还是几个数")

    incubator.page.get_by_role("button", name="清空").click()
    incubator.open_file(json.dumps({"notice": INCUBATOR, "answers": {"mentors.count": "12\n34"}}))
    expect(opened).to_have_value("12 34")
    expect(incubator.page.locator('[id="mentors.count.error"]')).to_contain_text("分不清是一个数还是几个数")


def test_long_text(incubator: CheckPage) -> None:
    """What is too long for its field is refused there, not cut off."""
    name = incubator.control("name")

    paste(incubator.page, name, "长" * 201)

    expect(name).to_have_value("长" * 201)
    expect(incubator.page.locator('[id="name.error"]')).to_contain_text("最多")

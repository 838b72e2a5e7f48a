"""The quick check: eight questions at most, until it is certain that something is lacking."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from axe import violations
from check_page import CheckPage, control_values
from generator.notices import nested
from quick_page import MOST, QuickPage
from site_server import SiteServer, held_back, missing
from worked import CASES, INCUBATOR, MAKER_SPACE, ample

NOTICES = [INCUBATOR, MAKER_SPACE]
LACKING = {INCUBATOR: {"graduates.count": "9"}, MAKER_SPACE: {"mentors.count": "4"}}
_SHIFT = """() => {
    self.shift = 0;
    new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) self.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
}"""


def ample_controls(notice: str) -> dict[str, str]:
    """Return the answers that meet everything, by control."""
    return control_values(notice, nested(ample(notice)))


@pytest.fixture
def quick(page: Page, site: SiteServer) -> QuickPage:
    """Return the incubators' quick check, ready."""
    opened = QuickPage(page, site.url(f"{INCUBATOR}/quick/"))
    opened.open()
    return opened


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("notice", NOTICES)
def test_ample(page: Page, site: SiteServer, notice: str, width: int) -> None:
    """All questions are answered by keyboard; nothing is found lacking, and nothing is called decided."""
    page.set_viewport_size({"width": width, "height": 844})
    quick = QuickPage(page, site.url(f"{notice}/quick/"))
    quick.open()
    controls = ample_controls(notice)
    for number in range(1, MOST + 1):
        quick.expect_place(number)
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        quick.answer(controls)

    expect(quick.conclusion).to_have_text(f"这 {MOST} 问没有发现缺口")
    expect(quick.conclusion).to_be_focused()
    expect(page.locator("[data-text=meaning]")).to_contain_text("个答案没有填")
    assert violations(page) == []


@pytest.mark.parametrize("notice", NOTICES)
def test_a_gap_ends_it_and_the_draft_goes_on(page: Page, site: SiteServer, notice: str) -> None:
    """The number is said beside the one that is required; the self-assessment has all answers."""
    quick = QuickPage(page, site.url(f"{notice}/quick/"))
    quick.open()
    controls = ample_controls(notice) | LACKING[notice]
    asked = quick.answer_all(controls)

    assert asked < MOST
    (wrong,) = LACKING[notice].values()
    expect(quick.conclusion).to_contain_text("未达到")
    expect(quick.conclusion).to_contain_text(f"{wrong} ")
    expect(page.locator(".found > li:visible")).to_have_count(1)
    assert violations(page) == []

    page.get_by_role("link", name="到自评页接着填").click()
    check = CheckPage(page, page.url, notice)
    check.wait_for_state("ready")
    given = check.answers()
    assert len(given) >= asked
    assert given == {name: controls[name] for name in given}


@pytest.mark.parametrize("notice", NOTICES)
def test_worked_cases(page: Page, site: SiteServer, notice: str) -> None:
    """It ends for every case, and says that something is lacking only where it is."""
    quick = QuickPage(page, site.url(f"{notice}/quick/"))
    for case in CASES[notice].applications:
        quick.open()
        quick.answer_all(control_values(notice, case.application))
        said = quick.conclusion.inner_text()
        assert re.search("没有发现缺口|数对不上", said) or (said.startswith("未达到") and case.overall == "unmet"), (
            case.name,
            said,
        )
        page.evaluate("() => localStorage.clear()")


def test_nothing_answered_finds_nothing(quick: QuickPage) -> None:
    """Whoever skips everything is not told that nothing is lacking."""
    quick.answer_all({})

    expect(quick.conclusion).to_have_text(f"{MOST} 问都没有回答，看不出有没有缺口")


def test_numbers_that_cannot_be_right(quick: QuickPage) -> None:
    """More staff trained than there are: that is said, not that nothing is lacking."""
    quick.answer_all(
        ample_controls(INCUBATOR)
        | {"management.staff": "20", "management.college_educated": "18", "management.trained": "25"}
    )

    expect(quick.conclusion).to_have_text("所填的数对不上，先核对")
    expect(quick.page.locator("[data-text=meaning]")).to_contain_text("不应大于")


def test_it_goes_on_while_the_checker_is_blocked(context: BrowserContext, site: SiteServer) -> None:
    """Every question can be answered; the conclusion comes once the checker is there."""
    site.faults["pyodide.asm.bin"] = held_back
    quick = QuickPage(context.new_page(), site.url(f"{INCUBATOR}/quick/"))
    quick.open("loading")
    assert violations(quick.page) == []
    quick.answer_all(ample_controls(INCUBATOR) | {"jobs": "500"})
    expect(quick.conclusion).to_have_text("答完了，正在核对")
    assert violations(quick.page) == []

    site.released.set()
    expect(quick.conclusion).to_have_text("未达到：就业岗位 500 个，须超过 500 个", timeout=30_000)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_when_the_first_verdict_comes(context: BrowserContext, site: SiteServer, width: int) -> None:
    """Neither while the checker starts, nor when it says how the answer was read."""
    site.faults["pyodide.asm.bin"] = held_back
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    quick = QuickPage(page, site.url(f"{MAKER_SPACE}/quick/"))
    quick.open("loading")
    page.evaluate(f"({_SHIFT})()")
    page.locator('[name="fund.amount_wan"]').fill("100")
    site.released.set()

    expect(quick.question.locator(".echo")).to_be_visible(timeout=30_000)
    page.wait_for_selector("html[data-checker-state=ready]", state="attached")
    assert page.evaluate("() => self.shift") < 0.001


def test_without_a_checker_it_says_so(context: BrowserContext, site: SiteServer) -> None:
    """Nothing is concluded; the answers are in the draft."""
    site.faults["pyodide.asm.bin"] = missing
    quick = QuickPage(context.new_page(), site.url(f"{INCUBATOR}/quick/"))
    quick.open("failed")
    quick.answer_all({"jobs": "1"})

    expect(quick.conclusion).to_have_text("核对程序没有启动，还没有结论")
    assert "jobs" in quick.page.evaluate("() => Object.values(localStorage).join()")
    assert violations(quick.page) == []


def test_a_refused_answer_is_refused_at_its_place(quick: QuickPage) -> None:
    """What cannot be read keeps the question; once it is corrected, the next one comes."""
    quick.answer({"variant": "general"})
    quick.expect_place(2)
    area = quick.page.locator('[name="premises.total_m2"]')
    area.fill("很大")
    quick.page.keyboard.press("Enter")
    expect(quick.question.locator(".field-error")).to_be_visible()
    expect(area).to_be_focused()
    assert violations(quick.page) == []

    area.fill("8600平方米")
    expect(quick.question.locator(".echo")).to_contain_text("8,600 ㎡")
    quick.page.keyboard.press("Enter")
    quick.expect_place(3)


def test_skipping_and_going_back(quick: QuickPage) -> None:
    """What was typed into a question that is skipped is not taken; going back leads to the question before."""
    quick.answer({"variant": "general"})
    quick.expect_place(2)
    quick.page.locator('[name="premises.total_m2"]').fill("1")
    quick.page.get_by_role("button", name="不清楚，跳过").click()
    quick.expect_place(3)
    quick.page.get_by_role("button", name="上一问").click()
    quick.expect_place(2)
    expect(quick.page.locator('[name="premises.total_m2"]')).to_have_value("")
    quick.page.get_by_role("button", name="上一问").click()
    expect(quick.page.locator('[name="variant"][value="general"]')).to_be_checked()
    expect(quick.page.get_by_role("button", name="上一问")).to_be_hidden()


def test_what_the_draft_has_is_not_asked_again(page: Page, site: SiteServer) -> None:
    """Answers of the self-assessment count, and stay."""
    check = CheckPage(page, site.url(f"{INCUBATOR}/check/"), INCUBATOR)
    check.open()
    check.wait_for_state("ready")
    check.control("variant", "general").check()
    check.control("name").fill("示例孵化器")
    check.control("premises.total_m2").fill("8600")
    check.expect_verdict("premises-area", "met")

    quick = QuickPage(page, site.url(f"{INCUBATOR}/quick/"))
    quick.open()
    expect(quick.question.get_by_role("heading")).to_have_text("累计毕业企业数")
    quick.answer({"graduates.count": "9"})
    expect(quick.conclusion).to_have_text("未达到：累计毕业企业数 9 家，须达 10 家")

    check.open()
    check.wait_for_state("ready")
    assert check.answers()["name"] == "示例孵化器"
    assert check.answers()["graduates.count"] == "9"


def test_from_home_in_one_click(page: Page, site: SiteServer) -> None:
    """For each notice."""
    for notice in NOTICES:
        page.goto(site.url(""))
        page.locator(f'.md-content a[href$="{notice}/quick/"]').first.click()
        expect(page).to_have_url(site.url(f"{notice}/quick/"))


def test_without_script(scriptless_page: Page, site: SiteServer) -> None:
    """All questions are there with what the notice requires, and no button that does nothing."""
    scriptless_page.goto(site.url(f"{INCUBATOR}/quick/"))
    expect(scriptless_page.locator(".question:visible")).not_to_have_count(0)
    expect(scriptless_page.locator(".question:not(:visible)")).to_have_count(0)
    expect(scriptless_page.get_by_text("不少于 300 万元")).to_be_visible()
    expect(scriptless_page.get_by_role("button").locator("visible=true")).to_have_count(0)

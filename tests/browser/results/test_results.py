"""The results say first what is to be done: how much is lacking, what, and where it is filled in."""

import json

from playwright.sync_api import Page, expect

import worked
from check_page import CheckPage, OpenCheckPage, ample_application
from worked import INCUBATOR

_LACKING = {
    "jobs": 480,
    "fund.amount_wan": 280,
    "tenants.count": 28,
    "premises.total_m2": 9866,
    "management.trained": 3,
    "operating_since": "2023-08-01",
    "declarations.mentoring": None,
}
"""Changes of an application without gaps: five gaps, one date to ask about, one statement missing."""

_GAPS = ["management-trained-share", "premises-tenant-share", "tenant-count", "jobs", "seed-fund"]

_SHIFTS = """() => {
    self.shifts = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) self.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
}"""


def lacking_application() -> str:
    """Return the text of an application with five gaps."""
    answers = {**ample_application(INCUBATOR)}
    for path, answer in _LACKING.items():
        *groups, name = path.split(".")
        inner = answers
        for group in groups:
            inner = inner[group]
        inner[name] = answer
    return worked.as_text(answers)


def group(page: Page, name: str) -> list[str]:
    """Return the conditions of a group in their order."""
    return page.locator(f".result-group[data-group={name}] [data-condition]").evaluate_all(
        "(entries) => entries.map((entry) => entry.dataset.condition)"
    )


def test_five_gaps_come_first(incubator: CheckPage) -> None:
    """One sentence counts and names them; what is met is folded away."""
    incubator.open_file(lacking_application())
    incubator.expect_verdict("jobs", "unmet")
    page = incubator.page

    expect(page.locator(".overall")).to_contain_text("差 5 项：")
    assert sorted(group(page, "unmet")) == sorted(_GAPS)
    assert group(page, "attention") == ["operating-since"]
    assert group(page, "unknown") == ["mentoring"]
    expect(page.locator('[data-condition="jobs"]')).to_be_visible()
    expect(page.locator('[data-condition="graduate-count"]')).to_be_hidden()
    page.locator('[data-condition="jobs"] [data-list=levers]').get_by_role("link").first.click()
    expect(incubator.control("jobs")).to_be_focused()


def test_what_the_notice_says_is_not_open(incubator: CheckPage) -> None:
    """Who comes too late, or with too few cases, lacks no condition; yet nothing is left to be asked about."""
    answers = ample_application(INCUBATOR)
    incubator.open_file(worked.as_text({**answers, "submitted_on": "2024-10-01"}))
    incubator.expect_verdict("application-window", "unmet")
    page = incubator.page

    expect(page.locator(".overall")).to_contain_text("，但申报时间未达到")
    assert group(page, "submission") == ["application-window"]
    assert group(page, "attention") == []
    expect(page.locator("[data-group=submission] .group-note")).to_contain_text("通知写明了的")


def test_each_gap_says_how_to_close_it(incubator: CheckPage) -> None:
    """In the applicant's own numbers; doing it closes the gap."""
    incubator.open_file(lacking_application())
    incubator.expect_verdict("jobs", "unmet")
    page = incubator.page
    levers = page.locator('[data-condition="premises-tenant-share"] [data-list=levers] > li')

    expect(levers.last).to_contain_text("把总面积减少 132.67 ㎡")
    levers.last.get_by_role("button", name="试算").click()
    trial = page.get_by_role("dialog")
    expect(trial).to_contain_text("差 4 项；另有 1 项须确认")
    page.keyboard.press("Control+Enter")
    expect(trial).to_be_hidden()
    incubator.expect_verdict("premises-tenant-share", "met")
    expect(levers).to_have_count(0)
    expect(incubator.control("premises.total_m2")).to_have_value("9733.33")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="撤销")).to_be_focused()


def test_a_count_shows_its_conditions_alone(incubator: CheckPage) -> None:
    """Pressing it again shows all; the folded ones open when they are asked for."""
    incubator.open_file(lacking_application())
    incubator.expect_verdict("jobs", "unmet")
    page = incubator.page
    met = page.locator("[data-filter=met]")

    met.click()
    expect(page.locator('[data-condition="graduate-count"]')).to_be_visible()
    expect(page.locator('[data-condition="jobs"]')).to_be_hidden()
    expect(page.locator("[data-text=filtered]")).to_contain_text("只列“符合”的")
    page.locator("[data-filter=not_applicable]").click()
    expect(page.locator("[data-text=filtered]")).to_contain_text("“不适用”的 1 项")
    page.locator("[data-filter=not_applicable]").click()
    expect(page.locator("[data-text=filtered]")).to_have_text("")
    met.click()
    met.click()
    expect(page.locator('[data-condition="jobs"]')).to_be_visible()
    expect(page.locator('[data-condition="graduate-count"]')).to_be_hidden()


def test_the_condition_of_the_field_in_focus(incubator: CheckPage) -> None:
    """It is named, marked and in view, and follows what is typed."""
    incubator.page.set_viewport_size({"width": 1280, "height": 800})
    incubator.open_file(lacking_application())
    incubator.expect_verdict("jobs", "unmet")
    entry = incubator.page.locator('[data-condition="seed-fund"]')

    incubator.control("fund.amount_wan").focus()
    expect(entry).to_have_class("result is-current")
    expect(entry).to_be_in_viewport()
    strip = incubator.page.locator("[data-text=current]")
    expect(strip).to_contain_text("还差 20 万元")
    incubator.control("fund.amount_wan").fill("300")
    expect(strip).to_contain_text("符合")
    incubator.control("declarations.mentoring", "yes").check()
    expect(strip).to_contain_text("自行说明符合")
    expect(incubator.page.locator('[data-condition="management-trained-share"]')).to_be_in_viewport(ratio=0.5)
    incubator.control("graduates.count").focus()
    expect(incubator.page.locator('[data-condition="management-trained-share"]')).to_be_in_viewport(ratio=0.5)


def test_the_bar_of_a_phone_opens_the_results(incubator: CheckPage) -> None:
    """It says how much is lacking; what is read there leads back to the form."""
    page = incubator.page
    page.set_viewport_size({"width": 390, "height": 800})
    incubator.open_file(lacking_application())
    bar = page.locator("#verdict-bar")
    expect(bar).to_contain_text("差 5 项")
    expect(bar).to_have_css("color", "rgb(255, 255, 255)")

    bar.click()
    sheet = page.get_by_role("dialog", name="核对结果")
    expect(sheet.locator('[data-condition="seed-fund"]')).to_be_visible()
    sheet.locator('[data-condition="seed-fund"] [data-list=levers]').get_by_role("link").first.click()
    expect(sheet).to_be_hidden()
    expect(incubator.control("fund.amount_wan")).to_be_focused()
    expect(incubator.control("fund.amount_wan")).to_be_in_viewport()

    bar.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar).to_be_focused()


def test_the_first_results_move_nothing(open_new_check: OpenCheckPage) -> None:
    """What an empty form lacks is there from the start."""
    check = open_new_check(state="")
    check.page.add_init_script(f"({_SHIFTS})()")
    check.page.evaluate("() => localStorage.clear()")
    check.reload()

    expect(check.page.locator(".overall")).to_contain_text("还要")
    assert check.page.evaluate("() => self.shifts") < 0.01


def test_an_application_without_gaps(incubator: CheckPage) -> None:
    """The sentence does not say the same thing twice, and nobody can take it for a decision."""
    incubator.open_file(json.dumps(ample_application(INCUBATOR), default=float))
    incubator.expect_verdict("jobs", "met")

    expect(incubator.page.locator(".overall")).to_have_text("未发现缺口")
    expect(incubator.page.locator(".disclaimer")).to_contain_text("不是认定结论")

"""The panels on parts of a whole and on rosters, drawn while they are open."""

import json
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

import axe
from check_page import CheckPage, OpenCheckPage
from live_rosters import CERTAIN, TENANT, firms

AREAS = {
    "premises.total_m2": "8600",
    "premises.tenant_m2": "5000",
    "premises.public_service_m2": "900",
    "premises.own_use_m2": "400",
    "premises.other_m2": "2300",
}
ROWS = firms(
    [
        {**CERTAIN, **TENANT, "special_field": "no", "area_m2": str(area), "registered_on": registered}
        for area, registered in ((100, "2022-03-15"), (900, "2020-06-01"), (1200, "2019-01-01"), (150, "2022-01"))
    ]
)

_ENDS = """(svg) => {
    const { left, width } = svg.getBoundingClientRect();
    return [...svg.querySelectorAll(".part")].map((part) => (part.getBoundingClientRect().right - left) / width);
}"""
_SHARES = """(table) => [...table.querySelectorAll("tr")].map((row) => {
    const bar = row.querySelector(".part");
    const drawn = bar ? bar.getBoundingClientRect().width / row.querySelector("svg").getBoundingClientRect().width : 0;
    return [row.cells[0].textContent, row.cells[2].textContent, drawn];
})"""


def opened(check: CheckPage) -> CheckPage:
    """Open a draft with premises and tenants, and unfold the panels."""
    check.open_file(json.dumps({"notice": check.notice, "answers": AREAS, "rosters": {"tenant": ROWS}}))
    check.expect_verdict("premises-tenant-share", "unmet")
    for panel in check.page.locator("[data-pictures]").all():
        if panel.get_attribute("open") is None:
            panel.locator("summary").click()
    expect(check.page.locator("[data-list=roster-pictures] table").first).to_be_visible()
    return check


def table(page: Page, title: str) -> Locator:
    """Return a table by its title."""
    return page.locator("table.figures").filter(has=page.locator("caption strong", has_text=title))


def test_parts_are_as_wide_as_they_say(incubator: CheckPage) -> None:
    """The parts stand one behind the other, each with its share; an edit draws them anew."""
    page = opened(incubator).page
    stack = page.locator("svg.stack")

    assert stack.evaluate(_ENDS) == pytest.approx([0.5814, 0.6861, 0.7326, 1], abs=0.003)
    expect(table(page, "可自主支配的孵化场地总面积 8600 ㎡")).to_contain_text("计入的占 68.6%，须达 75%")

    incubator.control("premises.other_m2").fill("1300")

    expect(table(page, "可自主支配的孵化场地总面积")).to_contain_text("其余1000 ㎡")


def test_rows_along_thresholds(incubator: CheckPage) -> None:
    """Every bar is as long as the number beside it, and the line of the threshold stands where it belongs."""
    page = opened(incubator).page
    ages = table(page, "入驻时成立时间：不超过 24 个月")
    lines = ages.evaluate(_SHARES)
    most = max(int(text.removesuffix(" 行")) for _, text, _ in lines)

    assert all(drawn == pytest.approx(int(text.removesuffix(" 行")) / most, abs=0.02) for _, text, drawn in lines)
    assert [label for label, text, _ in lines if text != "0 行"] == ["0—6 个月", "18—24 个月", "36—42 个月", "还算不出"]
    expect(ages.locator("tr.limit th")).to_have_text("24—30 个月")
    expect(table(page, "各条条件")).to_contain_text("单一企业场地面积符合 3、须确认 1")


def test_nothing_is_asked_while_folded(incubator: CheckPage) -> None:
    """An edit costs nothing for panels that nobody looks at."""
    for panel in reversed(incubator.page.locator("[data-pictures][open]").all()):
        panel.locator("summary").click()
    before = incubator.page.locator("[data-list=compositions]").inner_html()

    incubator.control("premises.total_m2").fill("9000")
    incubator.expect_verdict("premises-tenant-share", "unknown")

    assert incubator.page.locator("[data-list=compositions]").inner_html() == before


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_accessible(open_check: OpenCheckPage, scheme: Literal["light", "dark"], width: int) -> None:
    """Axe finds nothing, in either scheme, and nothing sticks out."""
    check = open_check(width=width)
    check.page.emulate_media(color_scheme=scheme)
    check.reload()
    opened(check)

    assert axe.violations(check.page) == []
    assert check.page.evaluate("() => document.documentElement.scrollWidth") <= width

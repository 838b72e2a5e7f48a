"""Values beside thresholds: what is drawn is what is told."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

import axe
from check_page import CheckPage, OpenCheckPage
from worked import INCUBATOR, MAKER_SPACE, ample, as_text, nested

MARK = 2 / 3
APART = {
    "premises.tenant_m2": 5000,
    "premises.public_service_m2": 900,
    "premises.own_use_m2": 400,
    "premises.other_m2": 2300,
    "tenants.beyond_usual_limits": 3,
    "tenants.count": 31,
    "jobs": 500,
    "fund.amount_wan": 299.99,
}
"""Gaps of every kind: a share, two readings, a threshold that is not enough, and a hair's breadth."""

_DRAWN = """() => Object.fromEntries([...document.querySelectorAll("[data-condition] svg.measure")].map((svg) => {
    const box = (name) => svg.querySelector(name)?.getBoundingClientRect();
    const { left, width } = svg.getBoundingClientRect();
    const share = (x) => (x - left) / width;
    return [svg.closest("[data-condition]").dataset.condition, {
        text: svg.getAttribute("aria-label"),
        bar: box(".measure-bar") ? share(box(".measure-bar").right) : null,
        range: box(".measure-range") ? share(box(".measure-range").right) : null,
        mark: share((box(".measure-mark").left + box(".measure-mark").right) / 2),
        gap: svg.querySelector("line.measure-gap") !== null,
        cut: svg.querySelector(".measure-cut") !== null,
    }];
}))"""


def filled(check: CheckPage, answers: Mapping[str, Any]) -> None:
    """Open the ample application with some answers in their place, and wait for its verdicts."""
    check.open_file(as_text(nested(ample(check.notice) | answers)))
    check.expect_verdict("premises-area", "met")


def drawn(check: CheckPage) -> dict[str, dict[str, Any]]:
    """Return what is drawn of each condition: ends of the bars and the mark as shares of the width."""
    return dict(check.page.evaluate(_DRAWN))


def numbers(text: str) -> list[float]:
    """Return the numbers of a text, the threshold last."""
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
def test_bars_are_as_long_as_they_say(open_check: OpenCheckPage, notice: str) -> None:
    """Every bar's length is the number that is told beside it, against the mark that stands for the threshold."""
    check = open_check(notice)
    filled(check, APART if notice == INCUBATOR else {"events.by_month": [3, 2, 9]})
    pictures = {name: one for name, one in drawn(check).items() if "个月" not in one["text"]}

    assert len(pictures) > 4
    for name, picture in pictures.items():
        *values, threshold = numbers(picture["text"])
        ends = [min(value / threshold * MARK, 1) for value in values]
        assert picture["mark"] == pytest.approx(MARK, abs=0.002)
        assert (picture["bar"] is None) == (not values)
        if not values:
            continue
        assert picture["bar"] == pytest.approx(min(ends), abs=0.003), name
        assert picture["range"] is None or picture["range"] == pytest.approx(max(ends), abs=0.006)
        assert picture["cut"] == (max(values) > 1.5 * threshold)


def test_short_of_the_mark(incubator: CheckPage) -> None:
    """What falls short does not touch the mark: not 299.99 of 300, and not 500 where more than 500 are required."""
    filled(incubator, APART)
    incubator.expect_verdict("seed-fund", "unmet")
    pictures = drawn(incubator)

    assert {name for name in ("seed-fund", "jobs", "premises-tenant-share") if pictures[name]["gap"]} == {
        "seed-fund",
        "jobs",
        "premises-tenant-share",
    }
    assert not pictures["premises-area"]["gap"]
    assert "28 家" in pictures["tenant-count"]["text"]


def test_nothing_moves_when_results_arrive(incubator: CheckPage) -> None:
    """A picture's place is as high before there is one as after."""
    place = incubator.page.locator('[data-condition="jobs"] .picture')
    before = place.evaluate("(element) => [element.clientHeight, element.childElementCount]")

    filled(incubator, APART)
    expect(place.locator("svg")).to_have_count(1)

    assert before == [place.evaluate("(element) => element.clientHeight"), 0]


def test_overview_leads_to_the_entries(incubator: CheckPage) -> None:
    """All of them stand in one list, with their verdicts; each leads to its entry."""
    filled(incubator, APART)
    overview = incubator.page.locator("#overview")
    overview.locator("summary").click()
    row = overview.locator('[data-overview="jobs"]')
    expect(row.get_by_role("img", name="500 个，须超过 500 个")).to_be_visible()
    expect(row.locator("[data-text=verdict]")).to_have_text("未达到")

    row.get_by_role("link").click()

    expect(incubator.page.locator('[data-condition="jobs"]')).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(open_check: OpenCheckPage, scheme: str) -> None:
    """Nobody is left out, in either scheme, on a phone as well, and nothing sticks out."""
    check = open_check(width=390)
    check.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    check.page.reload()
    check.wait_for_state("ready")
    filled(check, APART)
    for fold in check.page.locator(".pictures details").all():
        fold.evaluate("(details) => (details.open = true)")
    expect(check.page.locator("#overview svg").first).to_be_visible()

    assert axe.violations(check.page) == []
    assert check.page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_on_paper(incubator: CheckPage) -> None:
    """What is unfolded is printed, in colours for paper or without any; what is folded is left out."""
    page = incubator.page
    filled(incubator, APART)
    page.locator("#overview").evaluate("(overview) => (overview.open = true)")
    page.locator("[data-pictures]").evaluate_all("(panels) => panels.forEach((panel) => (panel.open = false))")

    page.emulate_media(media="print")

    expect(page.locator('#overview [data-overview="jobs"] svg')).to_be_visible()
    expect(page.locator("[data-pictures] summary").first).to_be_hidden()
    page.emulate_media(media="null")

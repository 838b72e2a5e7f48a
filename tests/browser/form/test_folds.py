"""Fields that may stay blank are folded away, and nothing that anybody needs is."""

import json

from playwright.sync_api import Locator, Page, expect

from check_page import CheckPage, OpenCheckPage
from printing import printed_text
from site_server import SiteServer
from worked import INCUBATOR

_OWN_USE = "premises.own_use_m2"
_OTHER = "premises.other_m2"
_COVER = "stated.cover_variant"


def fold(page: Page, field: str) -> Locator:
    """Return what a field is folded away in."""
    return page.locator("details.optional").filter(has=page.locator(f'[name="{field}"]'))


def draft(answers: dict[str, str]) -> str:
    """Return a draft's text."""
    return json.dumps({"notice": INCUBATOR, "answers": answers})


def test_folded_and_named(open_check: OpenCheckPage) -> None:
    """The fold says what is in it; a click unfolds it."""
    check = open_check()
    summary = fold(check.page, _OWN_USE).locator("summary").first

    expect(check.control(_OWN_USE)).to_be_hidden()
    expect(summary).to_have_text("可以不填的 2 栏：自用面积、其他面积")
    summary.click()
    expect(check.control(_OWN_USE)).to_be_visible()


def test_what_is_read_is_never_folded(open_check: OpenCheckPage) -> None:
    """Every link of the results to a field leads to one that can be seen."""
    page = open_check().page
    asked = page.locator("#results a[href^='#']").evaluate_all("(links) => links.map((link) => link.hash.slice(1))")

    assert asked
    assert page.evaluate("(ids) => ids.filter((id) => document.getElementById(id)?.closest('.optional'))", asked) == []


def test_a_value_unfolds(open_check: OpenCheckPage) -> None:
    """What a file or the last visit has filled in is in sight; other folds stay closed."""
    check = open_check()

    check.open_file(draft({_OWN_USE: "100"}))

    expect(check.control(_OWN_USE)).to_be_visible()
    expect(check.control(_COVER).first).to_be_hidden()
    check.reload()
    expect(check.control(_OWN_USE)).to_be_visible()


def test_a_mistake_unfolds(open_check: OpenCheckPage) -> None:
    """Also one that no control can hold: a choice that is not offered."""
    check = open_check()

    check.open_file(draft({_COVER: "别的"}))

    expect(check.page.locator(f'[id="{_COVER}.error"]')).to_be_visible()


def test_a_disagreement_unfolds_once(open_check: OpenCheckPage) -> None:
    """Whoever folds it again is not contradicted by the next letter typed."""
    check = open_check()
    check.open_file(draft({"name": "甲孵化器", "stated.cover_name": "乙孵化器"}))
    told = check.page.locator('[id="stated.cover_name.disagreements"]')
    expect(told).to_be_visible()

    fold(check.page, _COVER).locator("summary").first.click()
    check.control("jobs").fill("501")
    check.expect_verdict("jobs", "met")
    expect(told).to_be_hidden()


def test_a_jump_unfolds(open_check: OpenCheckPage) -> None:
    """The summary of mistakes leads to a field whose fold was closed again."""
    check = open_check()
    check.open_file(draft({_OWN_USE: "-1"}))
    summary = check.page.locator("#error-summary")
    expect(summary).to_be_visible()
    fold(check.page, _OWN_USE).locator("summary").first.click()
    expect(check.control(_OWN_USE)).to_be_hidden()

    summary.get_by_role("link").click()

    expect(check.control(_OWN_USE)).to_be_focused()
    expect(check.control(_OWN_USE)).to_be_in_viewport()


def test_an_address_unfolds(page: Page, site: SiteServer) -> None:
    """Other pages link to fields that may stay blank."""
    page.goto(site.url(f"{INCUBATOR}/check/#{_OTHER}"))

    expect(page.locator(f'[name="{_OTHER}"]')).to_be_in_viewport()


def test_without_script(scriptless_page: Page, site: SiteServer) -> None:
    """Without script the folds open by hand, and the list of parts leads on."""
    scriptless_page.goto(site.url(f"{INCUBATOR}/check/"))
    fold(scriptless_page, _OWN_USE).locator("summary").first.click()

    expect(scriptless_page.locator(f'[name="{_OWN_USE}"]')).to_be_visible()
    expect(scriptless_page.locator("#contents a").first).to_be_visible()
    expect(scriptless_page.locator(".part-state:visible")).to_have_count(0)


def test_on_paper(open_check: OpenCheckPage) -> None:
    """Of what may stay blank, paper shows what is filled in; the screen is as before."""
    check = open_check()
    check.open_file(draft({_OTHER: "100"}))
    fold(check.page, _OTHER).locator("summary").first.click()

    paper = printed_text(check.page)

    assert "其他面积" in paper.splitlines()
    assert "自用面积" not in paper.splitlines()
    assert "封面上的联系人" not in paper
    expect(check.control(_OTHER)).to_be_hidden()


def test_hints_are_short(incubator: CheckPage) -> None:
    """One line says what to write; the limits that a number is about, with their clauses, unfold below it."""
    page = incubator.page
    control = incubator.control("tenants.beyond_usual_limits")
    field = page.locator(".field").filter(has=control)
    expect(control).to_have_accessible_description(
        "家 入驻时成立超过24个月、在孵超过42（60）个月或场地大于1000㎡的企业；没有则填0。"
    )

    field.locator("summary").click()

    for title, limit, clause in (
        ("入驻时成立时间", "不超过 24 个月", "一·在孵企业2"),
        ("在孵时限", "不超过 60 个月", "一·在孵企业4"),
        ("单一企业场地面积", "不超过 1000 ㎡", "一·在孵企业5"),
    ):
        term = field.get_by_role("listitem").filter(has_text=title)
        expect(term).to_contain_text(limit)
        expect(term.get_by_role("link", name=clause)).to_have_attribute("href", f"../text/#{clause}")


def test_own_verdict_beside_the_field(incubator: CheckPage) -> None:
    """It stands in the line of the label, and its coming moves nothing."""
    field = incubator.page.locator(".field").filter(has=incubator.control("fund.amount_wan"))
    height = field.bounding_box()
    incubator.control("fund.amount_wan").fill("300")

    expect(field.locator(".field-verdict")).to_have_text("符合")
    after = field.bounding_box()
    assert height is not None
    assert after is not None
    assert after["width"] == height["width"]

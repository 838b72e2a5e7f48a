"""The form of the check page: fields of each variant, amounts, errors at their fields, and markup as plain text."""

import json
import re

import pytest
from playwright.sync_api import expect

import worked
from check_page import CheckPage, ample_application, eventually
from worked import INCUBATOR

MARKUP = "<img src=x onerror=\"document.title='broken'\"><b>甲</b>"


def test_switching_the_variant_keeps_answers(incubator: CheckPage) -> None:
    """Fields of the other variant disappear and come back with what was in them."""
    page = incubator
    platforms = page.control("platforms.count")

    page.control("variant", "specialized").check()
    platforms.fill("2")
    page.control("declarations.public-platform", "yes").check()
    page.expect_verdict("public-platform", "met")
    page.control("variant", "general").check()
    expect(platforms).to_be_hidden()
    page.expect_verdict("public-platform", "not_applicable")
    page.control("variant", "specialized").check()

    expect(platforms).to_be_visible()
    expect(platforms).to_have_value("2")
    page.expect_verdict("public-platform", "met")


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("premises.total_m2", "-1", "不能小于 0 ㎡"),
        ("fund.amount_wan", "300000000", "不能大于 100000000 万元；请核对单位"),
        ("jobs", "500.5", "应填整数"),
    ],
)
def test_answer_out_of_bounds(incubator: CheckPage, name: str, typed: str, message: str) -> None:
    """An impossible answer is pointed out at its field and in the summary; all others still count."""
    page = incubator
    page.open_file(worked.as_text(ample_application(INCUBATOR)))
    page.expect_verdict("jobs", "met")
    control = page.control(name)
    summary = page.page.locator("#error-summary")

    control.fill(typed)

    expect(page.page.locator(f'[id="{name}.error"]')).to_contain_text(message)
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_accessible_description(re.compile(re.escape(message)))
    assert "unknown" in {verdict for verdict, _ in page.results()["conditions"].values()}
    assert page.verdict("operating-since") == "met"

    page.page.locator("h1").click()
    summary.get_by_role("link").click()
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport()

    control.fill(str(worked.ample(INCUBATOR)[name]))
    expect(summary).to_be_hidden()
    expect(page.page.locator(f'[id="{name}.error"]')).to_be_hidden()
    eventually(page.page, lambda: page.results()["overall"], "met")
    expect(control).not_to_have_attribute("aria-invalid", "true")


def test_markup_in_an_answer(incubator: CheckPage) -> None:
    """An answer that looks like HTML is shown as it was typed, everywhere, and never runs."""
    page = incubator

    def expect_plain_text() -> None:
        assert page.answers() == {"name": MARKUP}
        assert page.page.locator("#check img, #check b").count() == 0
        assert "broken" not in page.page.title()

    page.control("name").fill(MARKUP)
    expect_plain_text()
    page.reload()
    expect_plain_text()
    elements = page.page.locator("#check *").count()
    saved = page.save()
    page.page.get_by_role("button", name="清空").click()
    page.open_file(saved, name="<img src=x>.json")
    expect_plain_text()
    page.open_file(json.dumps({MARKUP: 1}))
    assert MARKUP in page.message
    expect_plain_text()
    assert page.page.locator("#check *").count() >= elements

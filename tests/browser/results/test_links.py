"""The ways from the form to the results, and from a reason back to its field."""

from playwright.sync_api import expect

from check_page import CheckPage


def test_reason_leads_to_the_missing_answer(incubator: CheckPage) -> None:
    """Whoever reads that an answer is missing gets to its field with one press."""
    page = incubator

    page.page.locator('[data-condition="jobs"] [data-text=reason]').get_by_role("link").first.click()

    expect(page.page.locator("#variant, #jobs").and_(page.page.locator(":focus"))).to_have_count(1)


def test_way_to_the_results(incubator: CheckPage) -> None:
    """On a narrow screen the bar leads to the results, and can still be read while it is pointed at."""
    incubator.page.set_viewport_size({"width": 390, "height": 800})
    bar = incubator.page.locator(".verdict-bar")

    bar.click()

    expect(incubator.page.locator("#results-title")).to_be_in_viewport()
    expect(bar).to_have_css("color", "rgb(255, 255, 255)")

"""The ways from a reason back to its field."""

from playwright.sync_api import expect

from check_page import CheckPage


def test_reason_leads_to_the_missing_answer(incubator: CheckPage) -> None:
    """Whoever reads that an answer is missing gets to its field with one press."""
    page = incubator

    page.page.locator('[data-condition="jobs"] [data-text=reason]').get_by_role("link").first.click()

    expect(page.page.locator("#variant, #jobs").and_(page.page.locator(":focus"))).to_have_count(1)

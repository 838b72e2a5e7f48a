"""Texts as people type them in a row's form: kept in the way of the tables, or as they were typed where refused."""

import pytest
from playwright.sync_api import expect

from check_page import eventually
from roster_page import RosterPage

TYPED = [
    ("area_m2", "1.2千平方米", "读作 1,200 ㎡，请核对", "1200"),
    ("capital_wan", "3亿", "读作 30,000 万元，即 300,000,000 元，请核对", "30000"),
    ("capital_wan", "叁佰万元整", "读作 300 万元，即 3,000,000 元，请核对", "300"),
    ("moved_in_on", "2023年6月", "2023年6月", "2023-06"),
    ("moved_in_on", "20230601", "2023年6月1日", "2023-06-01"),
]
REFUSED = [
    ("area_m2", "100~300", "是一个范围"),
    ("capital_wan", "1,5", "逗号不在千分位上"),
    ("moved_in_on", "23/3/15", "年份要写四位数"),
    ("moved_in_on", "0023-03-15", "不应早于 1950-01-01"),
]


@pytest.mark.parametrize(("column", "text", "said", "kept"), TYPED)
def test_understood(tenants: RosterPage, column: str, text: str, said: str, kept: str) -> None:
    """The form says what it understood, and the roster has that."""
    dialog = tenants.row_dialog
    control = dialog.locator(f'[name="tenant_roster.{column}"]')
    tenants.row(1).get_by_role("button").click()

    control.fill("")
    control.press_sequentially(text)
    expect(dialog.locator(f'[id="tenant_roster.{column}.echo"]')).to_have_text(said)
    expect(control).to_have_value(text)
    tenants.page.keyboard.press("Control+Enter")

    expect(dialog).to_be_hidden()
    eventually(tenants.page, lambda: tenants.stored_rows()[0].get(column), kept)


@pytest.mark.parametrize(("column", "text", "said"), REFUSED)
def test_refused(tenants: RosterPage, column: str, text: str, said: str) -> None:
    """What cannot be read is said at its control, and stays as it was typed, marked, in the roster."""
    dialog = tenants.row_dialog
    control = dialog.locator(f'[name="tenant_roster.{column}"]')
    tenants.row(1).get_by_role("button").click()

    control.fill(text)
    expect(dialog.locator(f'[id="tenant_roster.{column}.error"]')).to_contain_text(said)
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(dialog.locator(f'[id="tenant_roster.{column}.echo"]')).to_be_hidden()
    tenants.page.keyboard.press("Control+Enter")

    expect(dialog).to_be_hidden()
    eventually(tenants.page, lambda: tenants.stored_rows()[0].get(column), text)
    expect(tenants.cell(1, column)).to_contain_text("有误")

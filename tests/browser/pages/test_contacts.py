"""The contacts in a real browser: sorted, narrowed down, and the unit that one applies to found."""

import pytest
from playwright.sync_api import Locator, Page, expect

import worked
from keyboard import tab_stops
from site_server import SiteServer

UNITS = [unit["unit"] for unit in worked.FOLDERS[worked.INCUBATOR].parts["contacts"]["recommending_units"]]
AREAS = worked.FOLDERS[worked.INCUBATOR].parts["contacts"]["finder"]["areas"]


@pytest.fixture
def contacts(page: Page, site: SiteServer) -> Page:
    """Return the incubators' contacts."""
    page.goto(site.url(f"{worked.INCUBATOR}/contacts/"))
    expect(page.get_by_label("筛选").first).to_be_visible()
    return page


def units_table(page: Page) -> Locator:
    """Return the list of recommending units, with what belongs to it."""
    return page.locator("[data-table]").first


def shown_units(page: Page) -> list[str]:
    """Return the recommending units that the list shows, in order."""
    return units_table(page).locator("tbody tr:visible th").all_inner_texts()


def heading(page: Page, name: str) -> Locator:
    """Return a heading of the list of recommending units."""
    return units_table(page).get_by_role("columnheader", name=name)


def test_sort(contacts: Page) -> None:
    """Units are sorted as Chinese is, forwards and backwards, and whoever cannot see it is told."""
    assert shown_units(contacts) == UNITS

    heading(contacts, "单位").get_by_role("button").click()
    expect(heading(contacts, "单位")).to_have_attribute("aria-sort", "ascending")
    ascending = shown_units(contacts)
    assert [unit[:2] for unit in ascending if "长治" not in unit][:5] == ["大同", "晋城", "晋中", "临汾", "吕梁"]
    assert sorted(ascending) == sorted(UNITS)

    heading(contacts, "单位").get_by_role("button").click()
    expect(heading(contacts, "单位")).to_have_attribute("aria-sort", "descending")
    assert shown_units(contacts) == ascending[::-1]


def test_sort_by_number(contacts: Page) -> None:
    """Numbers are sorted as numbers, and bring back the notice's order."""
    heading(contacts, "电话").get_by_role("button").click()
    assert shown_units(contacts)[0] == "朔州市科技局"

    heading(contacts, "序号").get_by_role("button").click()

    expect(heading(contacts, "电话")).not_to_have_attribute("aria-sort", "ascending")
    assert shown_units(contacts) == UNITS


def test_filter(contacts: Page) -> None:
    """Typing narrows the list down by unit, person or number, and the page says how many are left."""
    box = units_table(contacts).get_by_label("筛选")
    count = units_table(contacts).get_by_role("status")
    expect(count).to_have_text("显示 13 家，共 13 家")

    box.fill("长治")
    assert shown_units(contacts) == ["长治市科技局", "长治高新区"]
    expect(count).to_have_text("显示 2 家，共 13 家")

    box.fill("0357")
    assert shown_units(contacts) == ["临汾市科技局"]

    box.fill("教育厅")
    assert shown_units(contacts) == []
    expect(units_table(contacts).get_by_text("没有符合的单位")).to_be_visible()

    box.fill("")
    assert shown_units(contacts) == UNITS
    expect(units_table(contacts).get_by_text("没有符合的单位")).to_be_hidden()


def test_short_lists_are_plain(contacts: Page) -> None:
    """Three contacts are seen at a glance: nothing is offered to narrow them down."""
    expect(contacts.get_by_label("筛选")).to_have_count(1)
    expect(contacts.locator("#department ~ div tbody tr:visible")).to_have_count(3)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area["id"])
def test_finder(contacts: Page, area: dict[str, str]) -> None:
    """Whoever chooses where they are sees their unit with its number, or that the notice gives none."""
    unit = area["unit"]
    people = worked.FOLDERS[worked.INCUBATOR].parts["contacts"]["recommending_units"]
    phone = {person["unit"]: person["phone"] for person in people}.get(unit, "")

    contacts.get_by_label("申报人的类型或所在地区").select_option(label=area["title"])

    row = contacts.locator("[data-finder] tbody tr:visible")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(unit)
    expect(row).to_contain_text(phone or "通知未写")
    expect(row.get_by_role("link", name="三（二）")).to_be_visible()
    expect(contacts.locator("[data-text=answer]")).to_contain_text(f"报送至{unit}")
    assert row.locator("a[href^='tel:']").count() == bool(phone)


def test_finder_shows_everything_again(contacts: Page) -> None:
    """Whoever takes the choice back sees the whole table."""
    select = contacts.get_by_label("申报人的类型或所在地区")
    select.select_option("universities")
    select.select_option("")

    expect(contacts.locator("[data-finder] tbody tr:visible")).to_have_count(len(AREAS))
    expect(contacts.locator("[data-text=answer]")).to_have_text("")


def test_dash_of_the_notice(contacts: Page) -> None:
    """A number that is written with a long dash is shown so, dialled without it, and remarked on."""
    row = units_table(contacts).locator("tr", has_text="吕梁市科技局")

    expect(row.get_by_role("link", name="0358—3368807")).to_have_attribute("href", "tel:+863583368807")
    expect(row).to_contain_text("照录原文")


def test_by_keyboard(contacts: Page) -> None:
    """Tab reaches the finder, the filters and the headings, where they can be seen; Enter sorts."""
    reached = []
    for _ in tab_stops(contacts):
        reached.append(contacts.evaluate("() => document.activeElement.localName + document.activeElement.innerText"))
        if reached[-1] == "button联系人":
            contacts.keyboard.press("Enter")

    assert reached.count("button联系人") == 1
    assert sum(stop.startswith("select") for stop in reached) == 1
    expect(heading(contacts, "联系人")).to_have_attribute("aria-sort", "ascending")


def test_without_script(scriptless_page: Page, site: SiteServer) -> None:
    """Lists, finder and downloads are plain tables and links; nothing is offered that does not work."""
    scriptless_page.goto(site.url(f"{worked.INCUBATOR}/contacts/"))

    expect(scriptless_page.locator("[data-finder] tbody tr:visible")).to_have_count(len(AREAS))
    assert shown_units(scriptless_page) == UNITS
    expect(scriptless_page.get_by_role("link", name="下载为通讯录（vCard）")).to_be_visible()
    expect(scriptless_page.locator("article :is(input, select, button):visible")).to_have_count(0)

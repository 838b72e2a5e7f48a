"""A roster on the check page as its visitors meet it, and rows to fill it with."""

import json
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, Page, expect

from check_page import CheckPage
from worked import INCUBATOR, notice

_MOST_KEYS = 400


class RosterPage:
    """One roster of a check page in a browser."""

    def __init__(self, check: CheckPage, roster: str) -> None:
        self.check = check
        self.page = check.page
        self.roster = roster
        self.section = check.page.locator(f"#{roster}_roster")
        self.dialog = check.page.locator("#row-dialog")
        self.importing = check.page.locator("#import-dialog")
        self.rows = self.section.locator("tbody tr")

    def row(self, number: int) -> Locator:
        """Return a row by its number."""
        return self.section.locator(f'tbody tr[data-row="{number - 1}"]')

    def cell(self, number: int, column: str) -> Locator:
        """Return a cell by its row's number and its column."""
        place = self.section.locator(f'th[data-column="{column}"]').evaluate("(heading) => heading.cellIndex")
        return self.row(number).locator("th, td").nth(place)

    def numbers(self) -> list[int]:
        """Return the numbers of the rows on this page of the table, in their order."""
        return [int(number) for number in self.section.locator("tbody th span").all_text_contents()]

    def texts(self) -> list[dict[str, str]]:
        """Return the rows as this browser keeps them."""
        kept = self.page.evaluate(
            """(roster) => Object.entries(localStorage).find(([name]) => name.includes(`:roster:${roster}:`))?.[1]""",
            self.roster,
        )
        return list(json.loads(kept or "[]"))

    def expect_status(self, status: str) -> None:
        """Wait until the roster's line says this."""
        expect(self.section.locator("[data-text=status]")).to_have_text(status)

    def undo(self) -> None:
        """Take back what was done last."""
        self.page.get_by_role("button", name="撤销").click()

    def import_file(self, path: Path) -> None:
        """Choose a file to import, and wait for what was found in it."""
        self.section.locator("[data-import-file]").set_input_files(path)
        expect(self.importing.locator(".sheet").first).to_be_visible()

    def confirm_import(self) -> None:
        """Take what was found in a file."""
        self.importing.get_by_role("button", name="确认导入").click()
        expect(self.importing).to_be_hidden()


def roster_page(check: CheckPage, roster: str) -> RosterPage:
    """Return a roster of an open check page."""
    return RosterPage(check, roster)


def keys_until(page: Page, key: str, goal: Locator) -> None:
    """Press a key until something has the focus."""
    element = goal.element_handle()  # once: to find it by its role takes longer than pressing a key
    for _ in range(_MOST_KEYS):
        if element.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {goal}")


def columns(roster: str) -> dict[str, str]:
    """Return the columns of a roster, by name, as its official form or its worksheet heads them."""
    return {column.name: column.headings[0] for column in notice(INCUBATOR).rosters[roster].columns}


def tenant(number: int, **cells: str) -> dict[str, str]:
    """Return a tenant that lacks nothing, as texts."""
    return {
        "name": f"示例{number}号科技有限公司",
        "registered_on": "2022-03-15",
        "moved_in_on": "2022-06-01",
        "area_m2": "100",
        "capital_wan": str(number),
        "patent_applied": "yes",
        "ip_owned": "yes",
        "financed": "no",
        "registered_in_premises": "yes",
        "works_in_premises": "yes",
        "relocated": "no",
        "industry_policy": "yes",
        "special_field": "no",
        "ip_clear": "yes",
        "capable_team": "yes",
        "student_or_returnee_firm": "no",
        **cells,
    }


def draft(rows: list[dict[str, str]], **answers: str) -> str:
    """Return a draft with tenants."""
    return json.dumps({"notice": INCUBATOR, "answers": answers, "rosters": {"tenant": rows}})


def workbook(path: Path, rows: list[dict[str, str]], renamed: dict[str, str]) -> Path:
    """Write a workbook such as applicants have: a title above the headings, one of them in words of their own."""
    titles = columns("tenant")
    names = ["name", "registered_on", "moved_in_on", "area_m2", "patent_applied"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["某孵化器在孵企业情况汇总表"])
    sheet.append([renamed.get(name, titles[name]) for name in names])
    for row in rows:
        sheet.append([{"yes": "是", "no": "否"}.get(row[name], row[name]) for name in names])
    book.save(path)
    return path

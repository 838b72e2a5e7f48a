"""A roster on the check page as its visitors meet it, and rows to fill it with."""

import json
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, expect

from check_page import CheckPage
from worked import INCUBATOR, notice


class RosterPage:
    """One roster of a check page in a browser."""

    def __init__(self, check: CheckPage, roster: str) -> None:
        self.check = check
        self.page = check.page
        self.roster = roster
        self.section = check.page.locator(f"#{roster}_roster")
        self.row_dialog = check.page.locator("#row-dialog")
        self.import_dialog = check.page.locator("#import-dialog")
        self.rows = self.section.locator("tbody tr")

    def row(self, number: int) -> Locator:
        """Return a row by its number."""
        return self.section.locator(f'tbody tr[data-row="{number - 1}"]')

    def cell(self, number: int, column: str) -> Locator:
        """Return a cell by its row's number and its column."""
        place = self.section.locator(f'th[data-column="{column}"]').evaluate("(heading) => heading.cellIndex")
        return self.row(number).locator("th, td").nth(place)

    def row_numbers(self) -> list[int]:
        """Return the numbers of the rows on this page of the table, in their order."""
        return [int(number) for number in self.section.locator("tbody th span").all_text_contents()]

    def stored_rows(self) -> list[dict[str, str]]:
        """Return the rows as this browser keeps them of the draft that the page shows."""
        kept = self.page.evaluate(
            """({ notice, roster }) => {
                const kept = (storage, part) => Object.entries(storage).find(([name]) => name.includes(part))?.[1];
                const draft = kept(sessionStorage, `${notice}:draft-of-window:`);
                return kept(localStorage, `${notice}:roster:${roster}${draft === "@" ? "" : draft}:`);
            }""",
            {"notice": self.check.notice, "roster": self.roster},
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
        # What reads tables is loaded with the first of them, which takes a busy machine longer than anything else.
        expect(self.import_dialog.locator(".sheet").first).to_be_visible(timeout=20_000)

    def confirm_import(self) -> None:
        """Take what was found in a file."""
        self.import_dialog.get_by_role("button", name="确认导入").click()
        expect(self.import_dialog).to_be_hidden()


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


def open_three_tenants(roster: RosterPage) -> None:
    """Open a draft with three tenants: one that meets everything, one too large, one whose area cannot be read."""
    rows = [tenant(1), tenant(2, area_m2="1200"), tenant(3, area_m2="大约一百")]
    roster.check.open_file(draft(rows, **{"tenants.count": "40"}))
    roster.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")


def write_workbook(path: Path, rows: list[dict[str, str]], renamed: dict[str, str]) -> Path:
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

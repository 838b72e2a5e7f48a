"""Measures rosters in the page: from a file to verdicts, and from an edit to its verdict, as a visitor sees it."""

import json
import statistics
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page, Playwright

from bench.edits import median_edit
from bench.serving import LAUNCH, CountingServer
from checker.sheets.writing.workbook import workbook
from generator.notices import Case, NoticeFolder

ROSTER = "tenant"
FEW, MANY = 300, 3000
EDITS = 20

# Chooses nothing more than a visitor does: waits for the preview, confirms, waits until what was counted is shown.
_PREVIEW = "#import-dialog [data-phase=preview]:not([hidden]) table"
_CHANGED = (
    "(before) => document.querySelector('[data-condition=tenant-count] [data-text=reason]').textContent !== before"
)
_COUNTED = "(rows) => document.querySelector(`#${rows.roster}_roster`).dataset.rows === String(rows.number)"

# Edits a row in its editor; takes the time to the row's own verdict, which stands beside it.
_ROW_VERDICT = """([roster, column, value]) => new Promise((resolve) => {
    const input = document.getElementsByName(`${roster}_roster.${column}`)[0];
    new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    }).observe(document.querySelector("dialog[open] [data-text=finding]"), { childList: true });
    input.value = value;
    const started = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
})"""

# Edits a row in its editor and saves it; takes the time from there to the verdict that it changes.
_EDIT_ROW = """([roster, column, value, condition]) => new Promise((resolve) => {
    const shown = document.querySelector(`[data-condition="${condition}"] [data-text=reason]`);
    document.querySelector(`#${roster}_roster tbody tr button`).click();
    const input = document.getElementsByName(`${roster}_roster.${column}`)[0];
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    }).observe(shown, { childList: true });
    const started = performance.now();
    document.querySelector("dialog[open] [data-row-action=save]").click();
})"""

# The longest that the page does not answer while something goes on.
_WATCH = """() => {
    let last = performance.now();
    window.longest = 0;
    const tick = () => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        window.watching = setTimeout(tick, 0);
    };
    tick();
}"""


def measure(playwright: Playwright, server: CountingServer, folder: NoticeFolder, case: Case) -> dict[str, float]:
    """Return the times of imports, first ones in a visit, and of edits beside the same form without a roster."""
    measured: dict[str, float] = {}
    with playwright.chromium.launch(**LAUNCH) as browser:
        for number in (FEW, MANY):
            with browser.new_page() as page:
                _open(page, server, folder.id, case)
                if number == FEW:
                    measured["edit_without_roster_ms"] = median_edit(page, EDITS)
                page.evaluate(_WATCH)
                measured[f"import_{number}_ms"] = _import(page, workbook(folder.notice, {ROSTER: rows(number)}), number)
                measured[f"import_{number}_blocked_ms"] = page.evaluate("() => window.longest")
                page.evaluate("() => clearTimeout(window.watching)")
                measured[f"edit_with_{number}_ms"] = median_edit(page, EDITS)
                measured[f"row_edit_with_{number}_ms"] = _median_row_edit(page)
                measured[f"row_verdict_with_{number}_ms"] = _median_row_verdict(page)
    return measured


def rows(number: int) -> list[dict[str, str]]:
    """Return tenants that differ in whatever tenants differ in."""
    first = date(2021, 3, 1)
    return [
        {
            "name": f"第{place}号科技有限公司",
            "registered_on": (first + timedelta(days=place % 400)).isoformat(),
            "uscc": f"91140100MA0K{place:05d}X",
            "moved_in_on": (first + timedelta(days=500 + place % 600)).isoformat(),
            "capital_wan": str(10 + place % 490),
            "field": ("电子信息", "生物医药", "新材料")[place % 3],
            "area_m2": str(20 + place % 300),
            "last_year_revenue_wan": f"{place % 1000}.5",
            "sme_registration": "否",
            **dict.fromkeys(("patent_applied", "ip_owned"), ("yes", "no")[place % 2]),
            "financed": ("yes", "no")[place % 7 > 0],
            **dict.fromkeys(("registered_in_premises", "works_in_premises", "industry_policy"), "yes"),
            **dict.fromkeys(("ip_clear", "capable_team"), "yes"),
            **dict.fromkeys(("relocated", "special_field", "student_or_returnee_firm"), "no"),
            "staff": str(3 + place % 40),
            "college_educated": str(3 + place % 30),
        }
        for place in range(number)
    ]


def _open(page: Page, server: CountingServer, notice: str, case: Case) -> None:
    page.goto(f"{server.address}/{notice}/check/")
    page.wait_for_selector("[data-checker-state=ready]")
    application = json.dumps(case.application).encode()
    file: Any = {"name": "case.json", "mimeType": "application/json", "buffer": application}
    page.set_input_files("[data-open-file]", file)
    page.wait_for_selector("[data-overall=met]")


def _import(page: Page, contents: bytes, number: int) -> float:
    """Return the time from choosing the file to the preview, and from confirming it to the page with its verdicts."""
    before = page.evaluate("() => performance.now()")
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file: Any = {"name": "tenants.xlsx", "mimeType": mime, "buffer": contents}
    page.set_input_files(f"#{ROSTER}_roster [data-import-file]", file)
    page.wait_for_function("(preview) => document.querySelector(preview)", arg=_PREVIEW)  # looks at every frame
    read = page.evaluate("() => performance.now()") - before
    reason = page.locator("[data-condition=tenant-count] [data-text=reason]")
    reason_before = reason.text_content()
    before = page.evaluate("() => performance.now()")
    page.click("#import-dialog [type=submit]")
    page.wait_for_function(_CHANGED, arg=reason_before)
    page.wait_for_function(_COUNTED, arg={"roster": ROSTER, "number": number})
    taken: float = page.evaluate("() => performance.now()") - before
    return float(read) + taken


def _median_row_verdict(page: Page) -> float:
    page.locator(f"#{ROSTER}_roster tbody tr button").first.click()
    edits = ([ROSTER, "registered_in_premises", ("no", "yes")[number % 2]] for number in range(EDITS))
    times = [page.evaluate(_ROW_VERDICT, edit) for edit in edits]
    page.keyboard.press("Escape")
    return statistics.median(times)


def _median_row_edit(page: Page) -> float:
    edits = ([ROSTER, "registered_in_premises", ("no", "yes")[number % 2], "tenant-count"] for number in range(EDITS))
    return statistics.median(page.evaluate(_EDIT_ROW, edit) for edit in edits)

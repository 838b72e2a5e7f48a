"""The check page as its visitors meet it, for the tests that open it in a browser."""

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page

import worked
from checker import read_application
from checker.application.texts import answers_from_application

CHECKER = Path(sys.executable).with_name("checker")

type Results = dict[str, Any]
"""`overall`, and for each condition its verdict and the reason given."""

type OpenCheckPage = Callable[..., "CheckPage"]
"""Takes a notice, the state to wait for, and the width of the window."""

_RESULTS = """() => ({
    overall: [...new Set([...document.querySelectorAll("[data-overall]")].map((e) => e.dataset.overall))].join(),
    conditions: Object.fromEntries([...document.querySelectorAll("[data-condition]")].map((element) => [
        element.dataset.condition,
        [element.dataset.verdict ?? null, element.querySelector("[data-text=reason]").textContent],
    ])),
})"""

_ANSWERS = """() => Object.fromEntries([...document.querySelectorAll("#application input[name]")]
    .filter((input) => (input.type === "radio" ? input.checked : input.value))
    .map((input) => [input.name, input.value]))"""


class CheckPage:
    """A notice's check page in a browser."""

    def __init__(self, page: Page, address: str, notice: str) -> None:
        self.page = page
        self.address = address
        self.notice = notice
        self.faults: list[str] = []
        """The faults of the site's own program that the page has reported."""
        self._file_numbers = itertools.count(1)
        page.on("console", self._record_fault)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _record_fault(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.text.startswith("fault "):
            self.faults.append(message.text)

    def open(self) -> None:
        """Go to the page."""
        self.page.goto(self.address)

    def reload(self) -> None:
        """Load the page again and wait for its first verdict."""
        self.page.reload()
        self.wait_for_state("ready")

    def wait_for_state(self, state: str) -> None:
        """Wait until the page is `loading`, `ready` or `failed`."""
        self.page.wait_for_selector(f"html[data-checker-state={state}]", state="attached")

    def control(self, name: str, value: str = "") -> Locator:
        """Return a control by its name, a radio button by its name and value."""
        chosen = f'[value="{value}"]' if value else ""
        return self.page.locator(f'[name="{name}"]{chosen}')

    def verdict(self, condition: str) -> str | None:
        """Return a condition's verdict as the page shows it."""
        return self.page.get_attribute(f'[data-condition="{condition}"]', "data-verdict")

    def expect_verdict(self, condition: str, verdict: str) -> None:
        """Wait for a verdict; the test fails if it does not come."""
        eventually(self.page, lambda: self.verdict(condition), verdict)

    def results(self) -> Results:
        """Return what the page shows now."""
        return dict(self.page.evaluate(_RESULTS))

    def expect_results(self, expected: Results) -> None:
        """Wait for these results."""
        eventually(self.page, self.results, expected)

    def answers(self) -> dict[str, str]:
        """Return what the form's controls hold now, by their names."""
        return dict(self.page.evaluate(_ANSWERS))

    def expect_answers(self, expected: Mapping[str, str]) -> None:
        """Wait for these answers."""
        eventually(self.page, self.answers, dict(expected))

    @property
    def message(self) -> str:
        """What the page says about the last thing that was done."""
        return self.page.locator(".message").inner_text()

    def open_file(self, contents: str | bytes, name: str = "") -> str:
        """Hand a file to the page, wait until the page says what became of it, and return that message.

        Where the page asks because the file is another applicant's, it becomes a new draft, as proposed.
        A file without a name gets a new one, so that the message about an earlier file is not taken for this one's.
        """
        name = name or f"底稿{next(self._file_numbers)}.json"
        buffer = contents.encode() if isinstance(contents, str) else contents
        file = {"name": name, "mimeType": "application/json", "buffer": buffer}
        self.page.locator("[data-open-file]").set_input_files(files=[file])
        message = self.page.locator(".message").filter(has_text=f"打开“{name}”").filter(has_not_text="正在")
        question = self.page.locator("#applicant-dialog[open]")
        message.or_(question).first.wait_for()
        if question.is_visible():
            question.get_by_role("button", name="打开").click()
        message.wait_for()
        return self.message

    def save(self) -> str:
        """Save to a file and return its contents."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="保存到文件").click()
        return Path(download.value.path()).read_text(encoding="utf-8")


def eventually[T](page: Page, read: Callable[[], T], expected: T, seconds: float = 20) -> None:
    """Wait until `read` returns what is expected; in the end say what it returns instead."""
    for _ in range(int(seconds * 50)):
        if read() == expected:
            return
        page.wait_for_timeout(20)
    assert read() == expected


def ample_application(notice: str) -> dict[str, Any]:
    """Return an application that meets everything."""
    return worked.nested(worked.ample(notice))


def saved_application(folder: Path, application: Mapping[str, Any]) -> Path:
    """Save an application to a file, as the command line takes it, and return its path."""
    path = folder / "application.json"
    path.write_text(worked.as_text(application), encoding="utf-8")
    return path


def command_line_results(notice: str, file: Path) -> Results:
    """Return what the command line finds for an application, in the same shape as the page's."""
    done = subprocess.run([CHECKER, "check", notice, file, "--json"], check=True, capture_output=True)
    report = json.loads(done.stdout)
    return {
        "overall": report["overall"],
        "conditions": {entry["id"]: [entry["verdict"], entry["reason"]] for entry in report["conditions"]},
    }


def control_values(notice: str, application: Mapping[str, Any]) -> dict[str, str]:
    """Return an application as the names and texts of the form's controls."""
    read = read_application(worked.as_text(application), worked.notice(notice))
    return answers_from_application(read, worked.notice(notice))

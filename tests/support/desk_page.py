"""The officers' page as an officer meets it: files go in, a table comes out."""

import copy
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

import worked
from check_page import CHECKER
from site_server import SiteServer

# Keeps the worker's Python within the test's reach, as `python`.
WITHIN_REACH = b"""{
    const create = globalThis._createPyodideModule;
    globalThis._createPyodideModule = (settings) => {
        Object.defineProperty(self, "python", { get: () => settings.API.public_api });
        return create(settings);
    };
}"""

_FORGET = """() => Promise.all(["batches", "desk"].map((name) => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = request.onblocked = reject;
})))"""

# All were checked; some files could not be read.
_CHECKED = (0, 3)


class DeskPage:
    """The page for officers in a browser."""

    def __init__(self, page: Page, site: SiteServer) -> None:
        self.page = page
        self.site = site
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open_blank(self, notice: str = worked.INCUBATOR) -> None:
        """Go to the page as somebody who has never been there."""
        self.page.goto(self.site.url("about/"))  # the page itself would hold on to what it keeps
        self.page.evaluate(_FORGET)
        self.site.requests.clear()
        self.open(notice)

    def open(self, notice: str = worked.INCUBATOR) -> None:
        """Go to the page, and choose a notice there."""
        self.page.goto(self.site.url("officers/"))
        expect(self.page.locator("[data-part=drop]")).to_be_visible()
        choice = self.page.locator(f'[name="desk-notice"][value="{notice}"]')
        if not choice.is_checked():
            choice.check()

    @property
    def message(self) -> Locator:
        """What the page says of what was done last."""
        return self.page.locator("#message-bar .message")

    @property
    def rows(self) -> Locator:
        """The rows of the table."""
        return self.page.locator(".desk-applicants tbody tr")

    @property
    def details(self) -> Locator:
        """The dialog with what was found of one applicant."""
        return self.page.locator("#desk-details")

    def choose_folder(self, folder: Path) -> None:
        """Choose a folder in the browser's dialog, and wait until it is checked."""
        self.page.locator("#desk-folder").set_input_files(folder)
        self.expect_done()

    def choose_files(self, *files: Path) -> None:
        """Choose files in the browser's dialog, and wait until they are checked."""
        self.page.locator("#desk-files").set_input_files(files)
        self.expect_done()

    def drop(self, *paths: Path) -> None:
        """Drop files and folders from the computer onto the page's heading."""
        box = self.page.locator("h1").bounding_box()
        assert box
        place = {"x": box["x"] + 5, "y": box["y"] + 5}
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        session = self.page.context.new_cdp_session(self.page)
        for kind in ("dragEnter", "dragOver", "drop"):
            session.send("Input.dispatchDragEvent", {"type": kind, "data": data, **place})
        session.detach()

    def expect_done(self) -> None:
        """Wait until all that waited is checked, and the tables of the whole are there."""
        expect(self.message).to_contain_text("核对了", timeout=60_000)
        expect(self.page.locator(".desk-tables details").first).to_be_visible()

    def names(self) -> list[str]:
        """Return the names in the table, in their order."""
        return self.page.locator(".desk-name").all_inner_texts()

    def cells(self, name: str) -> dict[str, str]:
        """Return a row's cells but the first, by heading."""
        headings = self.page.locator(".desk-applicants thead th").all_inner_texts()[1:]
        row = self.rows.filter(has=self.page.get_by_role("button", name=name, exact=True))
        return dict(zip(headings, row.locator("td").all_inner_texts(), strict=True))

    def open_details(self, name: str) -> None:
        """Open the dialog of an applicant by keyboard."""
        self.page.get_by_role("button", name=name, exact=True).press("Enter")
        expect(self.details).to_be_visible()


def application(name: str, tenants: Sequence[Mapping[str, Any]] = (), /, **answers: object) -> str:
    """Return an incubator's application that meets everything but for these answers, as a file's text."""
    nested: dict[str, Any] = copy.deepcopy(worked.nested(worked.ample(worked.INCUBATOR)))
    rosters = {"tenant_roster": list(tenants)} if tenants else {}
    return worked.as_text({**nested, "name": name, **rosters, **answers})


def tenant(name: str, uscc: str) -> dict[str, Any]:
    """Return a tenant beyond doubt."""
    return {**worked.CERTAIN_TENANT, "name": name, "uscc": uscc, "area_m2": 100}


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, making those below it, and return it."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, contents in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
    return folder


def command_line_workbook(folder: Path, target: Path, day: str = "") -> Path:
    """Let the command line check a folder of incubators, and return the workbook that it writes."""
    chosen = ["--on", day] if day else []
    command = [CHECKER, "batch", worked.INCUBATOR, folder, "--xlsx", target, *chosen]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode in _CHECKED, done.stderr
    return target


def draft(notice: str, **answers: str) -> str:
    """Return a draft as the self-assessment saves it."""
    return json.dumps({"notice": notice, "answers": answers, "rosters": {}}, ensure_ascii=False)

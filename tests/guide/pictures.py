"""Takes the pictures of the guide to operators: what each example looks like on the page, in one of its cases."""

import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site_src"), str(ROOT / "tests"), str(ROOT / "tests" / "support")]

from bench.serving import LAUNCH  # noqa: E402 - found through the path above
from generator.notices import read_notice  # noqa: E402
from operator_examples import PAGE, PICTURES, Example, examples  # noqa: E402
from other_sites import site_of  # noqa: E402
from site_server import SiteServer, serving  # noqa: E402
from worked import as_text, nested  # noqa: E402

_WINDOW = {"width": 1280, "height": 900}
"""In which results stand beside the form."""

_LEVERS_MS = 3000
"""How long it takes at most to find what would close a gap."""

_OPEN = """(result) => {
    for (const one of document.querySelectorAll("details")) one.open ||= one.contains(result) || result.contains(one);
}"""


def main() -> None:
    """Take them all, and put them below their examples, in place of those that were there."""
    with tempfile.TemporaryDirectory() as name:
        run = Path(name)
        (run / "examples").mkdir()
        shown = list(examples(run / "examples"))
        site = site_of(run, "the guide", [example.notice for example in shown])
        PICTURES.mkdir(exist_ok=True)
        for old in PICTURES.glob("*.png"):
            old.unlink()
        with serving(site) as server, sync_playwright() as playwright, playwright.chromium.launch(**LAUNCH) as browser:
            for example in shown:
                with browser.new_context(viewport=_WINDOW, locale="zh-CN") as context:
                    _result(example, context.new_page(), server).screenshot(
                        path=PICTURES / example.picture, animations="disabled"
                    )
        PAGE.write_text(_with_pictures(PAGE.read_text(encoding="utf-8"), shown), encoding="utf-8")


def _result(example: Example, page: Page, server: SiteServer) -> Locator:
    """Answer as the case that is shown does, and return what the page says of it."""
    page.goto(server.url(f"{example.notice.name}/check/"))
    page.locator("[data-checker-state=ready]").wait_for()
    application = as_text(nested(example.application(example.pictured["answers"])))
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": application.encode()}
    page.locator("input[data-open-file]").set_input_files([file])
    return _of_row(page) if example.is_of_rows else _of_application(example, page)


def _of_row(page: Page) -> Locator:
    page.locator("tbody tr[data-row] button").first.click()
    return page.locator("#row-dialog .result")


def _of_application(example: Example, page: Page) -> Locator:
    condition = read_notice(example.notice).notice.conditions[-1].id
    result = page.locator(f".result[data-condition={condition}][data-verdict={example.pictured['verdict']}]")
    result.evaluate(_OPEN)
    with suppress(PlaywrightTimeoutError):  # for some that are unmet there is nothing to be done
        page.locator(f".result[data-condition={condition}][data-levers]").wait_for(timeout=_LEVERS_MS)
    return result


def _with_pictures(page: str, shown: list[Example]) -> str:
    """Return the page with a picture below each example, described in the words that stand in it."""
    without = re.sub(r"\n!\[[^\n]*\]\(pictures/[^\n]*\)\n", "", page)
    pictures = iter(f"\n![{one.said_in_picture()}](pictures/{one.picture})\n" for one in shown)
    return re.sub(
        r"^```yaml\n.*?^```\n", lambda block: block[0] + next(pictures), without, flags=re.MULTILINE | re.DOTALL
    )


if __name__ == "__main__":
    main()

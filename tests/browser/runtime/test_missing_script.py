"""A page whose own script does not come says so, loses nothing, and goes on when the script is there."""

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from check_page import CheckPage, OpenCheckPage
from site_server import Fault, Handler, SiteServer, cut, held_back, missing, page_instead, truncated

STORED = "() => Object.keys(localStorage).filter((name) => name.includes(':draft:')).map((name) => localStorage[name])"
STORAGE_FORBIDDEN = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def compressed_twice(handler: Handler, contents: bytes) -> None:
    """Send what was compressed before as if the server had compressed it once."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/javascript")
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(gzip.compress(gzip.compress(contents)))
    handler.close_connection = True


@pytest.fixture
def script(site_folder: Path) -> str:
    """Return the name of the page's own script."""
    [path] = (site_folder / "assets").glob("check.*.js")
    return path.name


def failure(page: Page) -> str:
    """Wait for the message, and return it."""
    expect(page.get_by_role("alert")).to_contain_text("脚本没有取到")
    return page.locator("[data-text=remedy]").inner_text()


def retry(check: CheckPage, site: SiteServer) -> None:
    """Press the button once the server is right again."""
    site.faults.clear()
    check.page.get_by_role("button", name="重试").click()
    check.wait_for_state("ready")


@pytest.mark.parametrize("fault", [missing, page_instead, truncated, cut, compressed_twice])
def test_goes_on_when_the_script_is_there(
    open_new_check: OpenCheckPage, site: SiteServer, script: str, fault: Fault
) -> None:
    """What was typed meanwhile is stored, survives a reload, and is checked after one press of a button."""
    site.faults[script] = fault
    check = open_new_check(state="")
    remedy = failure(check.page)
    check.control("jobs").fill("501")
    stored = check.page.evaluate(STORED)
    check.faults.clear()  # the broken script itself is one

    assert "存在这个浏览器里" in remedy
    assert list(map(json.loads, stored)) == [{"jobs": "501"}]
    retry(check, site)
    assert check.answers() == {"jobs": "501"}
    assert check.verdict("jobs") == "met"
    expect(check.page.get_by_role("alert")).to_be_hidden()


def test_keeps_the_draft_that_was_there(open_new_check: OpenCheckPage, site: SiteServer, script: str) -> None:
    """What is typed into a page that could not show the draft is added to it, and takes the place of nothing else."""
    check = open_new_check()
    check.control("jobs").fill("400")
    check.control("fund.amount_wan").fill("300")
    expect(check.page.locator("[data-text=draft-state]")).to_contain_text("已自动保存")
    site.faults[script] = missing
    check.open()
    failure(check.page)

    check.control("jobs").fill("501")
    check.control("registered_on").fill("2019")
    check.control("registered_on").fill("")
    retry(check, site)

    assert check.answers() == {"jobs": "501", "fund.amount_wan": "300"}


def test_says_when_nothing_can_be_kept(open_new_check: OpenCheckPage, site: SiteServer, script: str) -> None:
    """Where the browser stores nothing, the page does not say that it does."""
    site.faults[script] = missing
    check = open_new_check(state="")
    check.page.add_init_script(STORAGE_FORBIDDEN)
    check.open()
    check.control("jobs").fill("501")

    assert "会丢失" in failure(check.page)
    retry(check, site)
    assert check.answers() == {"jobs": "501"}


def test_does_not_wait_for_ever(open_new_check: OpenCheckPage, site: SiteServer, script: str) -> None:
    """A script that is on its way for ever is told of; if it comes after all, the page goes on by itself."""
    check = open_new_check()
    site.faults[script] = held_back
    check.page.clock.install()
    check.page.goto(check.address, wait_until="commit")
    check.control("jobs").fill("501")
    check.page.clock.run_for(20_000)
    failure(check.page)

    site.released.set()

    check.wait_for_state("ready")
    expect(check.page.get_by_role("alert")).to_be_hidden()
    assert check.answers() == {"jobs": "501"}


def held_after_the_form(handler: Handler, contents: bytes) -> None:
    """Send a page as far as the end of its big form, and the rest only when the test says so."""
    if "/check/" not in handler.path:
        return handler.answer(contents, "text/html")
    end = contents.index(b"</form>", contents.index(b'id="application"'))
    form, rest = contents[:end], contents[end:]
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(len(contents)))
    handler.end_headers()
    handler.wfile.write(form)
    handler.site.released.wait()
    handler.wfile.write(rest)
    return None


def test_typed_while_the_page_is_still_coming(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """The page's script may be there long before the end of the page: what is typed in between is stored, too."""
    check = open_new_check()
    site.faults["index.html"] = held_after_the_form
    check.page.goto(check.address, wait_until="commit")
    check.wait_for_state("loading")
    check.control("jobs").fill("501")

    site.released.set()
    site.faults.clear()
    check.wait_for_state("ready")
    check.reload()

    assert check.answers() == {"jobs": "501"}

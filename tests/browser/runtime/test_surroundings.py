"""Where the site stands may forbid the checker: the page says what it is, and who can do what about it."""

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from check_page import OpenCheckPage
from site_server import Handler, SiteServer

PAGE = "2024-incubator/check/"


def own_policy(policy: str) -> object:
    """Return a fault: the server sends a policy of its own with each page."""

    def fault(handler: Handler, contents: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Security-Policy", policy)
        handler.send_header("Content-Length", str(len(contents)))
        handler.end_headers()
        handler.wfile.write(contents)

    return fault


def expect_failure(page: Page | Frame, failure: str, remedy: str) -> None:
    """Wait for a message."""
    expect(page.locator("[data-text=failure]")).to_contain_text(failure, timeout=60_000)
    expect(page.locator("[data-text=remedy]")).to_contain_text(remedy)


@pytest.mark.parametrize(
    "policy",
    [
        "worker-src 'self'",
        "default-src 'self' 'unsafe-inline'",
        "script-src 'self' 'unsafe-inline'",
        "connect-src 'none'",
    ],
)
def test_policy_of_the_server(open_new_check: OpenCheckPage, site: SiteServer, policy: str) -> None:
    """A server's own policy is named as what it is: no other computer would help."""
    site.faults["index.html"] = own_policy(policy)

    page = open_new_check(state="failed").page

    expect_failure(page, "Content-Security-Policy", "deploy/")


def test_sandboxed_frame(new_page: Page, site: SiteServer) -> None:
    """In a frame that forbids it, the page asks to be opened by itself."""
    new_page.set_content(f'<iframe sandbox="allow-scripts" src="{site.url(PAGE)}" width=800 height=800></iframe>')
    frame = new_page.frames[1]

    expect_failure(frame, "嵌在别的网页里", "新窗口")


def test_opened_from_a_folder(new_page: Page, site_folder: Path) -> None:
    """Opened by double click, the page says that it can be read there, and how it can be used."""
    new_page.goto((site_folder / PAGE / "index.html").as_uri())

    expect_failure(new_page, "文件夹里打开", "http.server")


def test_old_browser(new_page: Page, site: SiteServer) -> None:
    """A browser that lacks what the checker needs is told so, and not that the network is to blame."""
    new_page.add_init_script("delete self.DecompressionStream;")
    new_page.goto(site.url(PAGE))

    expect_failure(new_page, "太旧", "极速模式")


def test_browser_that_does_not_understand_the_scripts(new_page: Page, site: SiteServer, site_folder: Path) -> None:
    """The script in the page's head is for browsers, too, to which the page's own is a syntax error."""
    [script] = (site_folder / "assets").glob("check.*.js")
    site.faults[script.name] = lambda handler, _: handler.answer(b"a ?!. b", "text/javascript")
    new_page.add_init_script("delete self.DecompressionStream;")
    new_page.goto(site.url(PAGE))

    expect_failure(new_page, "太旧", "极速模式")
    expect(new_page.locator("[data-text=remedy]")).to_contain_text("存在这个浏览器里")

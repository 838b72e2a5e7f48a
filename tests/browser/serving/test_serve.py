"""`make serve`: what editors save is shown by itself, and what is wrong with it too."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from check_page import eventually
from copied_sources import SourceServer, build, copy_sources, serving_sources
from generator.site import version_of
from generator.tools import Files, read_files
from worked import INCUBATOR

CONDITIONS = f"site_src/notices/{INCUBATOR}/conditions.yaml"
ABOUT = f"site_src/notices/{INCUBATOR}/notice.yaml"
HOSTILE = "<img src=x onerror=alert(1)>"
EDITS = (
    (CONDITIONS, "title: 就业岗位\n", "title: 就业岗位总数\n"),
    (ABOUT, "short_title: 2024 孵化器", "short_title: 2024 年孵化器"),
    ("site_src/content/about.md", "依据通知原文整理", "依据各通知原文整理"),
    ("site_src/templates/pages/questions.md.j2", "# 常见问题", "# 常见的问题"),
    ("site_src/theme/styles/site/lead.css", "border: 1px", "border: 2px"),
    ("site_src/theme/overrides/partials/window-line.html", "下一批尚未公布", "下一批还没有公布"),
    ("site_src/app/site.ts", "", 'console.debug("edited");\n'),
)
SCRIPT = re.compile(rb'<script async src="/__serve/page\.js" data-version="\w+"></script>')
OVERLAY = "#problems-of-sources"
DOUBTS = "#doubts-of-sources"
WHOLE_BUILD_MS = 180_000
"""The longest that it may take to build with nothing remembered, on a machine that does a lot besides."""


@pytest.fixture(scope="module")
def server(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SourceServer]:  # noqa: ARG001 - keeps bytecode
    """Return the server of a copy of the sources, to which each test does what it undoes."""
    with serving_sources(copy_sources(tmp_path_factory.mktemp("serve") / "copy", compiled=True)) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page in a browser that keeps what a site has it keep."""
    with browser.new_context(service_workers="allow") as context:
        yield context.new_page()


@contextmanager
def edited(sources: Path, name: str, old: str, new: str) -> Iterator[None]:
    """Save a file in which a text stands in the place of another, for as long as the `with` block lasts."""
    path = sources / name
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def served(server: SourceServer, addresses: Files) -> Files:
    """Return files as they are served, without the script that shows pages again."""
    return {address: SCRIPT.sub(b"", server.get(address)) for address in addresses}


def differing(some: Files, others: Files) -> list[str]:
    """Return the addresses of files that are not the same."""
    return [address for address in some.keys() | others.keys() if some.get(address) != others.get(address)]


def test_whole_site_is_served_as_it_is_built(server: SourceServer, site_folder: Path, page: Page) -> None:
    """The first page that is served belongs to the site as `make site` makes it."""
    site = read_files(site_folder)
    eventually(page, lambda: version(server) == version_of(site), expected=True)

    assert differing(served(server, site), site) == ["service-worker.js"]
    assert b"unregister" in server.get("service-worker.js")


def test_what_is_saved_is_shown(server: SourceServer, page: Page) -> None:
    """The open page shows a condition's new title by itself, where the editor was, without a fault."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{server.address}{INCUBATOR}/conditions/")
    page.evaluate("scrollTo(0, 700)")

    with edited(server.sources, CONDITIONS, "title: 就业岗位\n", "title: 就业岗位总数\n"):
        expect(page.locator("#jobs")).to_contain_text("就业岗位总数")
        expect(page.locator(OVERLAY)).to_have_count(0)
        eventually(page, lambda: page.evaluate("scrollY"), 700)

    expect(page.locator("#jobs")).not_to_contain_text("就业岗位总数")
    assert faults == []


def test_what_is_wrong_is_shown_on_top_of_the_page(server: SourceServer, page: Page) -> None:
    """File, line, field and remedy, as text whatever they say; the page comes back when it is mended."""
    address = f"{server.address}{INCUBATOR}/conditions/"
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(address)
    overlay = page.locator(OVERLAY)

    with edited(server.sources, CONDITIONS, "  clause: 一（一）5\n", f"  clause: '一（一）5{HOSTILE}'\n"):
        expect(overlay).to_contain_text(re.compile(rf"{re.escape(CONDITIONS)}:\d+"))
        expect(overlay).to_contain_text(HOSTILE)
        expect(overlay).to_contain_text("改法：")
        expect(overlay.locator("img")).to_have_count(0)
        assert re.search(rf"\n{re.escape(CONDITIONS)}:\d+: .*{re.escape(HOSTILE)}.*（改法：", server.told())
        page.goto(f"{server.address}{INCUBATOR}/text/")
        expect(overlay).to_be_visible()
        expect(page.locator("h1").first).to_contain_text("通知原文")

    expect(overlay).to_have_count(0)


def test_what_is_doubtful_is_shown_in_a_corner(server: SourceServer, page: Page) -> None:
    """The page is shown all the same, and what differs from the text with it, until it is mended."""
    page.goto(f"{server.address}{INCUBATOR}/")
    corner = page.locator(DOUBTS)

    with edited(server.sources, ABOUT, "〔2024〕131号", "〔2024〕113号"):
        corner.locator("summary").click()
        expect(corner).to_contain_text("请核对，有 1 处与原文看来不同")
        expect(corner.locator("li")).to_contain_text("113号")
        expect(page.locator("main").first).to_contain_text("〔2024〕113号")
        assert "请核对，有 1 处" in server.told()

    expect(corner).to_have_count(0)


@pytest.mark.parametrize("code", ["site_src/generator/pages/rendering.py", "build.py"])
def test_a_mistake_in_the_code_is_shown(server: SourceServer, page: Page, code: str) -> None:
    """Another process builds when the code has changed, and the server outlives one that cannot."""
    page.goto(server.address)

    with edited(server.sources, code, '"""', '("""'):
        expect(page.locator(OVERLAY)).to_contain_text("SyntaxError")

    expect(page.locator(OVERLAY)).to_have_count(0, timeout=WHOLE_BUILD_MS)


def test_pages_are_those_of_a_full_build(server: SourceServer, page: Page) -> None:
    """Whatever is edited, of data, pages, styles and scripts, every file is as if all had been built anew."""
    with ExitStack() as edits:
        for name, old, new in EDITS:
            before = version(server)
            edits.enter_context(edited(server.sources, name, old, new))
            eventually(page, lambda before=before: version(server) == before, expected=False, seconds=120)
        site = read_files(build(server.sources))

        assert differing(served(server, site), site) == ["service-worker.js"]


def test_start_with_a_mistake(
    site_folder: Path,  # noqa: ARG001 - keeps bytecode
    tmp_path: Path,
    page: Page,
) -> None:
    """The server starts all the same, says what is wrong, and shows the site when it is mended."""
    sources = copy_sources(tmp_path / "copy", compiled=True)
    with ExitStack() as running:
        with edited(sources, CONDITIONS, "  clause: 一（一）5\n", "  clause: 一（九）5\n"):
            server = running.enter_context(serving_sources(sources))
            page.goto(server.address)
            expect(page.locator(OVERLAY)).to_contain_text("一（九）5")
            assert f"生成中止，有 1 处要改：\n{CONDITIONS}:" in server.told()

        expect(page.locator("h1").first).to_contain_text("认定", timeout=WHOLE_BUILD_MS)
        expect(page.locator(OVERLAY)).to_have_count(0)


def version(server: SourceServer) -> str:
    """Return the version of the site that is served."""
    return version_of({"version.json": server.get("version.json")})

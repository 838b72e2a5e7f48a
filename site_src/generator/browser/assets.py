"""Bundles the pages' own scripts and styles, and what these load, each under a name that changes with its contents."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.browser.bundling import bundle
from generator.tools import ROOT, Files, Memory, digest_of, sha256

APP = ROOT / "site_src" / "app"
STYLES = ROOT / "site_src" / "theme" / "styles"
STATIC = ROOT / "site_src" / "theme" / "static"
REPORT = ROOT / "site_src" / "templates" / "papers" / "report.docx"

SERVICE_WORKER = "service-worker.js"
"""Its address, at the site's root: a service worker serves what is below its own."""

ONLY_FOR_SERVERS = ("404.html", "robots.txt", SERVICE_WORKER, "sitemap.xml")
"""What no visitor reads without a server."""

_OLD = "es2017"
"""What browsers understand that are too old for everything else, so that they can say so."""

PAGE_STYLES = ("attachments", "check", "desk", "diagram", "home", "materials", "quick", "visit")
"""Styles of one kind of page, which names them as its ``styles``."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of what was bundled, relative to the site's root; styles of one kind of page by name.

    What stands in a page's head is there as text.
    """

    early_script: str
    site_script: str
    later_script: str
    check_script: str
    quick_script: str
    visit_script: str
    desk_script: str
    papers_script: str
    drafts_script: str
    sharing_script: str
    word_script: str
    search_script: str
    report_template: str
    styles: str
    page_styles: Mapping[str, str]


def make_assets(memory: Memory) -> tuple[Files, Assets]:
    """Return all scripts, styles and what is served as it is, and what those are called that pages name."""
    return memory.keep("assets", [digest_of(APP, STYLES, STATIC, REPORT)], _make)


def _make() -> tuple[Files, Assets]:
    files = {SERVICE_WORKER: bundle(APP / "service-worker.ts")}
    files |= {f"assets/{path.relative_to(STATIC)}": path.read_bytes() for path in STATIC.rglob("*") if path.is_file()}
    assets = Assets(
        early_script=bundle(APP / "early.ts", target=_OLD).decode().strip(),
        site_script=_write(APP / "site.ts", files, "js"),
        later_script=_write(APP / "later.ts", files, "js", module=True),
        check_script=_write(APP / "check.ts", files, "js"),
        quick_script=_write(APP / "quick.ts", files, "js"),
        visit_script=_write(APP / "visit.ts", files, "js"),
        desk_script=_write(APP / "desk.ts", files, "js"),
        papers_script=_write(APP / "papers.ts", files, "js", module=True),
        drafts_script=_write(APP / "drafts.ts", files, "js", module=True),
        sharing_script=_write(APP / "sharing.ts", files, "js", module=True),
        word_script=_write(APP / "word.ts", files, "js", module=True),
        search_script=_write(APP / "search.ts", files, "js", module=True),
        report_template=_named(REPORT, REPORT.read_bytes(), files, "docx"),
        styles=_write(STYLES / "site.css", files, "css"),
        page_styles={name: _write(STYLES / f"{name}.css", files, "css") for name in PAGE_STYLES},
    )
    return files, assets


def _write(source: Path, files: dict[str, bytes], suffix: str, *, module: bool = False) -> str:
    return _named(source, bundle(source, module=module), files, suffix)


def _named(source: Path, contents: bytes, files: dict[str, bytes], suffix: str) -> str:
    name = f"assets/{source.stem}.{sha256(contents)[:8]}.{suffix}"
    files[name] = contents
    return name

"""Bundles the pages' own scripts and styles, and what these load, each under a name that changes with its contents."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.browser.bundling import bundle
from generator.tools import ROOT, sha256

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


def write_assets(docs: Path) -> Assets:
    """Bundle scripts and styles into ``assets/`` below `docs`, and copy what is served as it is."""
    folder = docs / "assets"
    (docs / SERVICE_WORKER).write_bytes(bundle(APP / "service-worker.ts"))
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    return Assets(
        early_script=bundle(APP / "early.ts", target=_OLD).decode().strip(),
        site_script=_write(APP / "site.ts", folder, "js"),
        later_script=_write(APP / "later.ts", folder, "js", module=True),
        check_script=_write(APP / "check.ts", folder, "js"),
        quick_script=_write(APP / "quick.ts", folder, "js"),
        visit_script=_write(APP / "visit.ts", folder, "js"),
        desk_script=_write(APP / "desk.ts", folder, "js"),
        papers_script=_write(APP / "papers.ts", folder, "js", module=True),
        drafts_script=_write(APP / "drafts.ts", folder, "js", module=True),
        sharing_script=_write(APP / "sharing.ts", folder, "js", module=True),
        word_script=_write(APP / "word.ts", folder, "js", module=True),
        search_script=_write(APP / "search.ts", folder, "js", module=True),
        report_template=_named(REPORT, REPORT.read_bytes(), folder, "docx"),
        styles=_write(STYLES / "site.css", folder, "css"),
        page_styles={name: _write(STYLES / f"{name}.css", folder, "css") for name in PAGE_STYLES},
    )


def _write(source: Path, folder: Path, suffix: str, *, module: bool = False) -> str:
    return _named(source, bundle(source, module=module), folder, suffix)


def _named(source: Path, contents: bytes, folder: Path, suffix: str) -> str:
    name = f"{source.stem}.{sha256(contents)[:8]}.{suffix}"
    (folder / name).write_bytes(contents)
    return f"assets/{name}"

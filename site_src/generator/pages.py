"""Renders the site's pages as Markdown, from the notices' data and the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.attachments import clauses_of, file_name, missing_forms, numbered, several
from generator.entries import entries, groups, quotes, statement
from generator.notices import NoticeFolder
from generator.source import ROOT
from generator.text import render_text

TEMPLATES = ROOT / "site_src" / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page.

    Attributes:
        slug: Its address below the notice's, or below the site's; empty for the first page.
        title: Its name in the navigation.
        template: The file in ``templates/pages/``.
        level: The level of conditions that it shows; a notice without any has no such page.
        each: The template of the page that stands below it for each entry of its part; empty without such pages.
        about: The entry that a page of this kind is about.
    """

    slug: str
    title: str
    template: str
    level: str = "applicant"
    each: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


SITE_PAGES = (
    Page("", "首页", "home"),
)  # fmt: skip

PAGES = (
    Page("", "概览", "overview"),
    Page("conditions", "认定条件", "conditions"),
    Page("tenants", "在孵企业条件", "rows", "tenant"),
    Page("graduates", "毕业企业条件", "rows", "graduate"),
    Page("attachments", "附件", "attachments", each="attachment"),
    Page("contacts", "联系方式", "contacts"),
    Page("text", "通知原文", "text"),
    Page("check", "自评", "check"),
)


def write_pages(folders: Sequence[NoticeFolder], runtime: str, target: Path) -> None:
    """Write every page below `target`.

    Args:
        folders: The notices, the newest first.
        runtime: Name of the browser runtime's folder in ``assets/runtime/``.
        target: MkDocs' folder of documents.
    """
    environment = make_environment()
    shared = {"folders": folders, "runtime": f"../../assets/runtime/{runtime}/"}
    for page in SITE_PAGES:
        _write(page, target, environment, shared)
    for folder in folders:
        for page in pages_of(folder):
            for one in (page, *pages_below(page, folder)):
                _write(one, target / folder.id, environment, shared | {"folder": folder})


def make_environment() -> Environment:
    """Return the templates' environment: everything is escaped, a misspelt name is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "clauses_of": clauses_of,
        "condition_of": condition_of,
        "condition_page": condition_page,
        "entries": entries,
        "file_name": file_name,
        "groups": groups,
        "missing_forms": missing_forms,
        "numbered": numbered,
        "official_text": lambda text: render_text(text, environment),
        "pages_of": pages_of,
        "quotes": quotes,
        "several": several,
        "statement": statement,
    }
    return environment


def pages_of(folder: NoticeFolder) -> list[Page]:
    """Return the pages that a notice has."""
    return [page for page in PAGES if folder.at_level(page.level)]


def pages_below(page: Page, folder: NoticeFolder) -> list[Page]:
    """Return the pages below a page, one for each entry of its part."""
    entries_of = folder.parts[page.slug][page.slug] if page.each else ()
    return [Page(f"{page.slug}/{one['number']}", numbered(one), page.each, about=one) for one in entries_of]


def condition_of(folder: NoticeFolder, name: str) -> Mapping[str, Any]:
    """Return a condition by its id."""
    return next(condition for condition in folder.conditions if condition["id"] == name)


def condition_page(condition: Mapping[str, Any]) -> str:
    """Return the slug of the page that tells about a condition."""
    rows = (page.slug for page in PAGES if page.template == "rows" and page.level == condition["level"])
    return next(rows, "conditions")


def navigation(folders: Sequence[NoticeFolder]) -> list[dict[str, Any]]:
    """Return MkDocs' ``nav``."""
    site = [{page.title: str(Path(page.slug, "index.md"))} for page in SITE_PAGES]
    notices = [{folder.about["short_title"]: _below(folder)} for folder in folders]
    return [site[0], *notices, *site[1:]]


def _below(folder: NoticeFolder) -> list[dict[str, Any]]:
    return [_with_pages_below(page, folder) for page in pages_of(folder)]


def _with_pages_below(page: Page, folder: NoticeFolder) -> dict[str, Any]:
    address = str(Path(folder.id, page.slug, "index.md"))
    below = [{one.title: str(Path(folder.id, one.slug, "index.md"))} for one in pages_below(page, folder)]
    return {page.title: [{f"{page.title}目录": address}, *below] if below else address}


def _write(page: Page, folder: Path, environment: Environment, context: Mapping[str, Any]) -> None:
    path = folder / page.slug / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    template = environment.get_template(f"pages/{page.template}.md.j2")
    path.write_text(template.render(context, page=page), encoding="utf-8")

"""Renders the site's pages as Markdown, from the notices' data and the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from checker.cli import BASES, LABELS
from generator.comparison import declared_alike, topic_rows, variant_rows
from generator.content import CONTENT, content_error
from generator.downloads.text import text_checksum
from generator.entries import entries, groups, quotes, statement
from generator.notices import NoticeFolder
from generator.source import ROOT
from generator.text import markdown_heading, render_text

TEMPLATES = ROOT / "site_src" / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page.

    Attributes:
        slug: Its address below the notice's, or below the site's; empty for the first page.
        title: Its name in the navigation.
        template: The file in ``templates/pages/``, or, of a page written by hand, in ``content/``.
        level: The level of conditions that it shows; a notice without any has no such page.
    """

    slug: str
    title: str
    template: str
    level: str = "applicant"


SITE_PAGES = (
    Page("", "首页", "home"),
    Page("compare", "两类认定对照", "compare"),
    Page("officers", "推荐单位与管理部门", "officers"),
    Page("about", "关于本站", "about"),
)  # fmt: skip

PAGES = (
    Page("", "概览", "overview"),
    Page("conditions", "认定条件", "conditions"),
    Page("tenants", "在孵企业条件", "rows", "tenant"),
    Page("graduates", "毕业企业条件", "rows", "graduate"),
    Page("contacts", "联系方式", "contacts"),
    Page("questions", "常见问题", "questions"),
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
            _write(page, target / folder.id, environment, shared | {"folder": folder})


def make_environment() -> Environment:
    """Return the templates' environment: everything is escaped, a misspelt name is an error."""
    environment = Environment(
        loader=FileSystemLoader((TEMPLATES, CONTENT.parent)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "bases": BASES,
        "condition_link": condition_link,
        "declared_alike": declared_alike,
        "entries": entries,
        "groups": groups,
        "heading": markdown_heading,
        "official_text": lambda folder: render_text(folder.text, environment),
        "pages_of": pages_of,
        "quotes": quotes,
        "site_pages": SITE_PAGES,
        "statement": statement,
        "text_checksum": text_checksum,
        "topic_rows": topic_rows,
        "variant_rows": variant_rows,
        "verdicts": LABELS,
    }
    return environment


def pages_of(folder: NoticeFolder) -> list[Page]:
    """Return the pages that a notice has."""
    return [page for page in PAGES if folder.at_level(page.level)]


def condition_link(folder: NoticeFolder, name: str) -> tuple[str, str]:
    """Return where a condition is shown, below the notice's address, and its title."""
    condition = next(condition for condition in folder.conditions if condition["id"] == name)
    slug = next((page.slug for page in PAGES if page.slug and page.level == condition["level"]), "conditions")
    return f"{slug}/#{name}", condition["title"]


def navigation(folders: Sequence[NoticeFolder]) -> list[dict[str, Any]]:
    """Return MkDocs' ``nav``."""
    site = [{page.title: str(Path(page.slug, "index.md"))} for page in SITE_PAGES]
    notices = [{folder.about["short_title"]: _below(folder)} for folder in folders]
    return [site[0], *notices, *site[1:]]


def _below(folder: NoticeFolder) -> list[dict[str, str]]:
    return [{page.title: str(Path(folder.id, page.slug, "index.md"))} for page in pages_of(folder)]


def _write(page: Page, folder: Path, environment: Environment, context: Mapping[str, Any]) -> None:
    path = folder / page.slug / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [f"pages/{page.template}.md.j2", f"{CONTENT.name}/{page.template}.md"]
    try:
        text = environment.select_template(names).render(context, page=page)
    except TemplateError as error:
        if told := content_error(error):
            raise told from None
        raise
    path.write_text(text, encoding="utf-8")

"""Renders the site's pages as Markdown, from the notices' data and the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.diagram import process_diagram
from generator.entries import entries, groups, quotes, statement
from generator.items import clauses
from generator.notices import NoticeFolder
from generator.process import documents, stages
from generator.requirements import years
from generator.schedule import days, events
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
    """

    slug: str
    title: str
    template: str
    level: str = "applicant"


SITE_PAGES = (
    Page("", "首页", "home"),
)  # fmt: skip

PAGES = (
    Page("", "概览", "overview"),
    Page("conditions", "认定条件", "conditions"),
    Page("tenants", "在孵企业条件", "rows", "tenant"),
    Page("graduates", "毕业企业条件", "rows", "graduate"),
    Page("process", "申报流程", "process"),
    Page("schedule", "时间安排", "schedule"),
    Page("requirements", "有效期与要求", "requirements"),
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
            _write(page, target / folder.id, environment, shared | {"folder": folder})


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
        "clauses": clauses,
        "days": days,
        "documents": documents,
        "entries": entries,
        "events": events,
        "groups": groups,
        "official_text": lambda folder: render_text(folder.text, environment),
        "pages_of": pages_of,
        "process_diagram": process_diagram,
        "quotes": quotes,
        "stages": stages,
        "statement": statement,
        "years": years,
    }
    return environment


def pages_of(folder: NoticeFolder) -> list[Page]:
    """Return the pages that a notice has."""
    return [page for page in PAGES if folder.at_level(page.level)]


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
    template = environment.get_template(f"pages/{page.template}.md.j2")
    path.write_text(template.render(context, page=page), encoding="utf-8")

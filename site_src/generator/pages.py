"""Renders the site's pages as Markdown, from the notices' data and the templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.attachments import clauses_of, file_name, missing_forms, numbered, several
from generator.diagram import process_diagram
from generator.entries import entries, groups, quotes, statement
from generator.items import clauses
from generator.materials import lines_of, spine_of, table_is_missing, without_material
from generator.notices import NOTICES, NoticeFolder
from generator.process import documents, stages
from generator.requirements import years
from generator.schedule import days, events
from generator.source import ROOT, SCHEMAS
from generator.text import render_text

TEMPLATES = ROOT / "site_src" / "templates"
CONTENT = ROOT / "site_src" / "content"


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page.

    Attributes:
        slug: Its address below the notice's, or below the site's; empty for the first page.
        title: Its name in the navigation.
        template: The file in ``templates/pages/``.
        level: The level of conditions that it shows; a notice without any has no such page.
        source: The file of the notice's folder, or of ``content/``, that it shows; by default the one of its name.
        each: The template of the page that stands below it for each entry of its part; empty without such pages.
        about: The entry that a page of this kind is about.
    """

    slug: str
    title: str
    template: str
    level: str = "applicant"
    source: str = ""
    each: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)


SITE_PAGES = (
    Page("", "首页", "home"),
)  # fmt: skip

PAGES = (
    Page("", "概览", "overview", source="notice.yaml"),
    Page("conditions", "认定条件", "conditions"),
    Page("tenants", "在孵企业条件", "rows", "tenant", "conditions.yaml"),
    Page("graduates", "毕业企业条件", "rows", "graduate", "conditions.yaml"),
    Page("materials", "申报材料", "materials"),
    Page("attachments", "附件", "attachments", each="attachment"),
    Page("process", "申报流程", "process"),
    Page("schedule", "时间安排", "schedule"),
    Page("requirements", "有效期与要求", "requirements"),
    Page("contacts", "联系方式", "contacts"),
    Page("text", "通知原文", "text", source="text.md"),
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
        for page in (page for top in pages_of(folder) for page in (top, *pages_below(top, folder))):
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
        "clauses_of": clauses_of,
        "condition_of": condition_of,
        "condition_page": condition_page,
        "entries": entries,
        "file_name": file_name,
        "clauses": clauses,
        "days": days,
        "documents": documents,
        "events": events,
        "groups": groups,
        "lines_of": lines_of,
        "spine_of": spine_of,
        "missing_forms": missing_forms,
        "numbered": numbered,
        "official_text": lambda text: render_text(text, environment),
        "pages_of": pages_of,
        "process_diagram": process_diagram,
        "quotes": quotes,
        "several": several,
        "table_is_missing": table_is_missing,
        "without_material": without_material,
        "stages": stages,
        "statement": statement,
        "years": years,
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


def changed_pages(folders: Sequence[NoticeFolder], changes: Mapping[Path, str]) -> dict[str, str]:
    """Return the day on which each document's source last changed, by the document's path; unknown ones are left out.

    Args:
        folders: The notices.
        changes: The day of each file's last change.
    """
    shown = [(page, "", CONTENT) for page in SITE_PAGES]
    shown += [(page, folder.id, NOTICES / folder.id) for folder in folders for page in pages_of(folder)]
    sources = {str(Path(below, page.slug, "index.md")): _source(page, root) for page, below, root in shown}
    return {document: changes[source] for document, source in sources.items() if source in changes}


def _source(page: Page, folder: Path) -> Path:
    if page.template == "check":
        return SCHEMAS / "forms" / f"{folder.name}.schema.json"
    return folder / (page.source or f"{page.template}.yaml")


def _below(folder: NoticeFolder) -> list[dict[str, Any]]:
    return [_with_pages_below(page, folder) for page in pages_of(folder)]


def _with_pages_below(page: Page, folder: NoticeFolder) -> dict[str, Any]:
    below = pages_below(page, folder)
    shown = [{shown.title: str(Path(folder.id, shown.slug, "index.md"))} for shown in (page, *below)]
    return {page.title: shown} if below else shown[0]


def _write(page: Page, folder: Path, environment: Environment, context: Mapping[str, Any]) -> None:
    path = folder / page.slug / "index.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    template = environment.get_template(f"pages/{page.template}.md.j2")
    path.write_text(template.render(context, page=page), encoding="utf-8")

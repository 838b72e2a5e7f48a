"""Renders the pages as Markdown, from the notices' data and the templates."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from checker.values.verdict import BY_WEIGHT
from checker.wording import vocabulary
from generator.notices import NoticeFolder, as_list, attachments, clauses, process, requirements, schedule, visit
from generator.pages import comparison, condition_entries, coverage, form_sections, materials, rosters
from generator.pages.diagram import process_diagram
from generator.pages.handwritten_pages import CONTENT, as_source_error
from generator.pages.page_list import SITE_PAGES, Page, all_pages, condition_page, document, pages_of
from generator.pages.quick_questions import quick_check
from generator.text import markdown_heading, render_text, text_checksum
from generator.tools import ROOT

TEMPLATES = ROOT / "site_src" / "templates"

FUNCTIONS = (
    attachments.file_name,
    attachments.missing_forms,
    attachments.numbered,
    clauses,
    coverage.coverage_of,
    coverage.uses,
    comparison.declared_alike,
    comparison.topic_rows,
    comparison.variant_rows,
    condition_page,
    condition_entries.blank_results,
    condition_entries.condition_entries,
    condition_entries.condition_groups,
    form_sections.form_guide,
    form_sections.form_sections,
    materials.lines_of,
    materials.lines_proving,
    materials.spine_of,
    materials.table_is_missing,
    materials.without_material,
    pages_of,
    process.documents,
    process.stages,
    process_diagram,
    quick_check,
    requirements.years,
    rosters.template_name,
    rosters.workbook_name,
    schedule.days,
    schedule.events,
    as_list,
    text_checksum,
    visit.visit_forms,
)
"""What templates may call, each by its own name."""

WORDS = {
    "ANSWER_LABELS": vocabulary.ANSWER_LABELS,
    "BASIS_LABELS": vocabulary.BASIS_LABELS,
    "BASIS_SHORT": vocabulary.BASIS_SHORT,
    "CELL_MARKS": vocabulary.CELL_MARKS,
    "NOT_CHECKED": vocabulary.NOT_CHECKED,
    "OVERALL_LABELS": vocabulary.OVERALL_LABELS,
    "SEVERITY_LABELS": vocabulary.SEVERITY_LABELS,
    "STRENGTH_LABELS": vocabulary.STRENGTH_LABELS,
    "VERDICT_LABELS": vocabulary.VERDICT_LABELS,
    "VERDICT_ORDER": BY_WEIGHT,
}
"""The words that templates, scripts and the command line share."""


def write_pages(folders: Sequence[NoticeFolder], runtime: str, target: Path) -> None:
    """Write every page below `target`.

    Args:
        folders: The notices, the newest first.
        runtime: Name of the browser runtime's folder in ``assets/runtime/``.
        target: MkDocs' folder of documents.

    Raises:
        SourceErrors: A page written by hand does not keep to its format.
    """
    environment = make_environment()
    for page in SITE_PAGES:
        path = document(page)
        _write(page, target / path, environment, {"folders": folders, "runtime": _address(runtime, path)})
    for folder in folders:
        for page in all_pages(folder):
            path = document(page, folder.id)
            context: dict[str, Any] = {"folders": folders, "runtime": _address(runtime, path), "folder": folder}
            _write(page, target / path, environment, context)


def make_environment() -> Environment:
    """Return the templates' environment: everything is escaped, a misspelt name is an error."""
    environment = Environment(
        loader=FileSystemLoader((TEMPLATES, CONTENT.parent)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {function.__name__: function for function in FUNCTIONS}
    environment.globals |= WORDS
    environment.globals |= {
        "heading": markdown_heading,
        "official_text": lambda text, used=MappingProxyType({}): render_text(text, environment, used),
    }
    return environment


def _address(runtime: str, path: str) -> str:
    """Return the address of the runtime's folder from the page that is made of a document."""
    return f"{'../' * path.count('/')}assets/runtime/{runtime}/"


def _write(page: Page, path: Path, environment: Environment, context: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [f"pages/{page.template}.md.j2", f"{CONTENT.name}/{page.template}.md"]
    try:
        text = environment.select_template(names).render(context, page=page)
    except TemplateError as error:
        if told := as_source_error(error):
            raise told from None
        raise
    path.write_text(text, encoding="utf-8")

"""Renders the pages as Markdown, from the notices' data and the templates."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, meta

from checker.values.verdict import BY_WEIGHT
from checker.wording import vocabulary
from generator.notices import (
    NoticeFolder,
    as_list,
    attachments,
    clauses,
    derived,
    process,
    requirements,
    schedule,
    visit,
)
from generator.pages import (
    called,
    comparison,
    condition_entries,
    coverage,
    form_sections,
    materials,
    panels,
    rosters,
    selections,
)
from generator.pages.diagram import process_diagram
from generator.pages.handwritten_pages import CONTENT, as_source_error
from generator.pages.page_list import (
    ROWS_WITH_PAGE,
    Page,
    all_pages,
    condition_page,
    document,
    pages_of,
    site_pages,
    slugs,
)
from generator.pages.quick_questions import quick_check
from generator.text import markdown_heading, render_text, text_checksum
from generator.tools import ROOT, Files, Memory, digest_of

TEMPLATES = ROOT / "site_src" / "templates"

FUNCTIONS = (
    attachments.file_name,
    attachments.missing_forms,
    attachments.numbered,
    called.common_disclaimer,
    called.conditions_title,
    called.contact_lists,
    called.issuers,
    called.programmes,
    called.receiver,
    called.telephones_found,
    called.variants_named,
    called.whom_to_ask,
    clauses,
    coverage.coverage_of,
    coverage.nothing_to_look_up,
    coverage.uses,
    comparison.declared_alike,
    comparison.is_comparable,
    comparison.not_compared,
    comparison.topic_rows,
    comparison.variant_rows,
    comparison.with_topics,
    comparison.with_variants,
    condition_page,
    condition_entries.blank_results,
    condition_entries.condition_entries,
    condition_entries.condition_groups,
    condition_entries.one_of,
    condition_entries.registered,
    condition_entries.row_groups,
    condition_entries.summary_entries,
    form_sections.form_guide,
    form_sections.form_sections,
    materials.binding_heading,
    materials.book_title,
    materials.lines_of,
    materials.lines_proving,
    materials.quote_says_more,
    materials.spine_of,
    materials.table_is_missing,
    materials.without_material,
    derived.phone_parts,
    pages_of,
    slugs,
    panels.has_pictures,
    panels.has_two_readings,
    panels.is_measured,
    panels.judged_by,
    panels.judged_otherwise,
    panels.judges_rows,
    panels.mended_when_handing_in,
    panels.of_no_matter,
    process.documents,
    process.stages,
    process_diagram,
    quick_check,
    requirements.years,
    rosters.template_name,
    rosters.workbook_name,
    selections.for_recommending_units,
    selections.with_missing_forms,
    selections.with_officers_questions,
    selections.with_page,
    selections.with_register,
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
    "FEWEST_TO_NARROW": called.FEWEST_TO_NARROW,
    "MOST_COLUMNS": comparison.MOST_COLUMNS,
    "ROWS_WITH_PAGE": ROWS_WITH_PAGE,
    "NOT_CHECKED": vocabulary.NOT_CHECKED,
    "OVERALL_LABELS": vocabulary.OVERALL_LABELS,
    "SEVERITY_LABELS": vocabulary.SEVERITY_LABELS,
    "STRENGTH_LABELS": vocabulary.STRENGTH_LABELS,
    "VERDICT_LABELS": vocabulary.VERDICT_LABELS,
    "VERDICT_ORDER": BY_WEIGHT,
}
"""The words that templates, scripts and the command line share."""


RUNTIME = "assets/runtime/"
"""Where the checker's folder is; its name is put into the finished pages, because it changes with every notice."""


def render_pages(folders: Sequence[NoticeFolder], memory: Memory) -> Files:
    """Return every page's document, by its path.

    Args:
        folders: The notices, the newest first.
        memory: What was made before: only pages of which something has changed are rendered.

    Raises:
        SourceErrors: A page written by hand does not keep to its format.
    """
    templates = digest_of(TEMPLATES, CONTENT)
    environment = memory.keep("environment of templates", [templates], make_environment)
    documents: dict[str, bytes] = {}
    for page, path, shown in _contexts(folders):
        names = (f"pages/{page.template}.md.j2", f"{CONTENT.name}/{page.template}.md")
        context = {"page": page, "runtime": _address(path), "folders": folders, **shown}
        with _explained():
            variables = memory.keep(f"variables of {names}", [templates], partial(_variables, environment, names))
            made_of = folders if "folders" in variables else shown.values()
            render = partial(_render, environment, names, context)
            documents[path] = memory.keep(f"page {path}", [templates, *made_of], render)
    return documents


def _contexts(folders: Sequence[NoticeFolder]) -> Iterator[tuple[Page, str, dict[str, NoticeFolder]]]:
    """Yield each page with its document's path, and the notice that it is one of, if it is one of any."""
    for page in site_pages(folders):
        yield page, document(page), {}
    for folder in folders:
        for page in all_pages(folder):
            yield page, document(page, folder.id), {"folder": folder}


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


def _address(path: str) -> str:
    """Return the address of the runtime's folder from the page that is made of a document."""
    return f"{'../' * path.count('/')}{RUNTIME}"


def _render(environment: Environment, names: Sequence[str], context: Mapping[str, Any]) -> bytes:
    return environment.select_template(names).render(context).encode()


@contextmanager
def _explained() -> Iterator[None]:
    """Have editors understand a mistake in a page written by hand."""
    try:
        yield
    except TemplateError as error:
        if told := as_source_error(error):
            raise told from None
        raise


def _variables(environment: Environment, names: Sequence[str]) -> AbstractSet[str]:
    """Return what a template, the first of some names that there is, and those that it refers to, look at."""
    path = Path(environment.select_template(names).filename or "")
    tree = environment.parse(path.read_text(encoding="utf-8"))
    below = (_variables(environment, [other]) for other in meta.find_referenced_templates(tree) if other)
    return meta.find_undeclared_variables(tree).union(*below)

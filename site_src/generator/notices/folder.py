"""A notice's folder: read, and checked against itself and its form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import Notice
from generator.notices.attachments import check_attachments
from generator.notices.citations import check_clauses
from generator.notices.conditions import check_conditions, check_references
from generator.notices.consistency import check_consistency_rules
from generator.notices.contacts import check_contacts
from generator.notices.figures import FigureSources, check_figures
from generator.notices.form import check_field_clauses, check_form
from generator.notices.materials import check_materials
from generator.notices.paper_templates import check_papers
from generator.notices.papers import Paper, papers_of
from generator.notices.process import check_process
from generator.notices.questions import check_questions
from generator.notices.requirements import check_requirements
from generator.notices.rosters import check_columns, check_rosters
from generator.notices.schedule import check_schedule
from generator.notices.successor import check_successor
from generator.notices.topics import check_topics
from generator.notices.visit import check_visit
from generator.notices.visit_templates import VisitTemplate, check_visit_templates, visit_templates
from generator.source import Source, read_source
from generator.text import Text, parse_text
from generator.tools import ROOT, SCHEMAS

NOTICES = ROOT / "site_src" / "notices"

PARTS = ("attachments", "contacts", "materials", "process", "questions", "requirements", "schedule", "visit")
"""Files of a notice that its pages show as they are; each has a schema and a page of its own name."""


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """Everything that a notice's folder says, already checked.

    Attributes:
        about: ``notice.yaml``.
        conditions: ``conditions.yaml``.
        parts: The files that pages show as they are, by name, such as ``parts["contacts"]``.
        form: ``schemas/forms/<id>.schema.json``.
        consistency: ``consistency.yaml``.
        text: ``text.md``.
        keywords: ``keywords.yaml``, still to be checked against the pages.
        notice: What the checker makes of it.
        papers: Its official forms that can be filled in.
        visit_templates: The forms of a visit.
    """

    about: Mapping[str, Any]
    conditions: Sequence[Mapping[str, Any]]
    parts: Mapping[str, Any]
    form: Mapping[str, Any]
    consistency: Sequence[Mapping[str, Any]]
    text: Text
    keywords: Source
    notice: Notice
    papers: Sequence[Paper]
    visit_templates: Sequence[VisitTemplate]

    @property
    def id(self) -> str:
        """The notice's id, which is the folder's name and the first part of its pages' addresses."""
        return self.notice.id

    def at_level(self, *levels: str) -> list[Mapping[str, Any]]:
        """Return the conditions of some levels, in the order of the text."""
        return [condition for condition in self.conditions if condition["level"] in levels]


def read_notices(folder: Path = NOTICES, forms: Path = SCHEMAS / "forms") -> list[NoticeFolder]:
    """Read all notices, the newest first.

    Raises:
        SourceError: Something in a folder is wrong.
    """
    folders = sorted((path for path in folder.iterdir() if path.is_dir()), reverse=True)
    return [read_notice(path, forms / f"{path.name}.schema.json") for path in folders]


def read_notice(folder: Path, form_path: Path) -> NoticeFolder:
    """Read one notice's folder and its form.

    Raises:
        SourceError: Something in them is wrong.
    """
    about = read_source(folder / "notice.yaml", "notice")
    if about.data["id"] != folder.name:
        raise about.error(("id",), f"编号“{about.data['id']}”与文件夹名“{folder.name}”不同", "两处写成一样")
    check_successor(about, folder.parent)
    text = parse_text(folder / "text.md")
    form = read_source(form_path, "form")
    conditions = read_source(folder / "conditions.yaml", "conditions")
    consistency = read_source(folder / "consistency.yaml", "consistency")
    parts = {name: read_source(folder / f"{name}.yaml", name) for name in PARTS}
    check_clauses(text, about, form, conditions, consistency, *parts.values())
    check_conditions(conditions, text, about)
    check_topics(conditions)
    check_rosters(form, conditions)
    check_consistency_rules(consistency, form)
    compiled = {"form": form.data, "conditions": conditions.data, "consistency": consistency.data}
    notice = Notice.of({"notice": about.data, **compiled})
    check_references(notice, conditions)
    check_form(notice, form)
    check_field_clauses(notice, form)
    keywords = read_source(folder / "keywords.yaml", "keywords")
    _check_parts(parts, about, conditions, text, notice)
    check_columns(form, parts["attachments"])
    check_papers(parts["attachments"], notice, [one.file for one in visit_templates(parts["visit"].data, folder)])
    check_visit_templates(parts["visit"])
    cases = read_source(folder / "cases.yaml", "cases")
    check_figures(FigureSources(conditions, parts["questions"], cases, (about, parts["schedule"])), notice, text)
    contents = {name: source.data for name, source in parts.items()}
    papers = papers_of(contents["attachments"], notice, folder)
    templates = visit_templates(contents["visit"], folder)
    return NoticeFolder(
        about.data, conditions.data, contents, form.data, consistency.data, text, keywords, notice, papers, templates
    )


def _check_parts(parts: Mapping[str, Source], about: Source, conditions: Source, text: Text, notice: Notice) -> None:
    check_attachments(parts["attachments"], text, notice)
    check_contacts(parts["contacts"], text)
    check_materials(parts["materials"], text, conditions, notice)
    check_process(parts["process"], parts["schedule"], parts["attachments"], text)
    check_questions(parts["questions"], notice, text)
    check_requirements(parts["requirements"], conditions, text)
    check_schedule(parts["schedule"], about, parts["process"], conditions, text)
    check_visit(parts["visit"], parts["attachments"], notice, text)

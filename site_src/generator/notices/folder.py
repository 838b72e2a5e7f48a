"""A notice's folder: read, and checked against itself and its form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker import Notice
from generator.notices.attachments import check_attachments
from generator.notices.cases import Cases, check_cases, read_cases
from generator.notices.citations import absent_clauses, check_clauses
from generator.notices.conditions import check_conditions, check_references
from generator.notices.consistency import check_consistency_rules
from generator.notices.contacts import check_contacts
from generator.notices.figures import FigureSources, check_figures
from generator.notices.form import check_form
from generator.notices.form_completion import completed_form, with_clauses
from generator.notices.materials import check_materials
from generator.notices.paper_templates import check_papers
from generator.notices.papers import Paper, papers_of
from generator.notices.process import check_process
from generator.notices.questions import check_examples, check_questions
from generator.notices.requirements import check_requirements
from generator.notices.rosters import check_columns, check_rosters
from generator.notices.schedule import check_schedule
from generator.notices.successor import check_successor
from generator.notices.topics import check_topics
from generator.notices.visit import check_visit
from generator.notices.visit_templates import VisitTemplate, check_visit_templates, visit_templates
from generator.source import Errors, Problems, Source, read_source
from generator.text import Text, parse_text
from generator.tools import ROOT

NOTICES = ROOT / "site_src" / "notices"

CORE = ("notice", "form", "conditions", "consistency", "keywords", "cases")
"""Files of a notice that are no page's own; each has a schema of its own name."""

PARTS = ("attachments", "contacts", "materials", "process", "questions", "requirements", "schedule", "visit")
"""Files of a notice that its pages show as they are; each has a schema and a page of its own name."""


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """Everything that a notice's folder says, already checked.

    Attributes:
        path: The folder.
        about: ``notice.yaml``.
        conditions: ``conditions.yaml``.
        parts: The files that pages show as they are, by name, such as ``parts["contacts"]``.
        form: ``form.yaml`` as a JSON Schema.
        consistency: ``consistency.yaml``.
        text: ``text.md``.
        keywords: ``keywords.yaml``, still to be checked against the pages.
        notice: What the checker makes of it.
        papers: Its official forms that can be filled in.
        visit_templates: The forms of a visit.
        cases: ``cases.yaml``.
    """

    path: Path
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
    cases: Cases

    @property
    def id(self) -> str:
        """The notice's id, which is the folder's name and the first part of its pages' addresses."""
        return self.notice.id

    def at_level(self, *levels: str) -> list[Mapping[str, Any]]:
        """Return the conditions of some levels, in the order of the text."""
        return [condition for condition in self.conditions if condition["level"] in levels]


def read_notices(folder: Path = NOTICES) -> list[NoticeFolder]:
    """Read all notices, the newest first.

    Raises:
        SourceErrors: Something in a folder is wrong.
    """
    problems = Problems()
    paths = sorted((path for path in folder.iterdir() if path.is_dir()), reverse=True)
    read = [problems.attempt(read_notice, path) for path in paths]
    problems.require_none()
    return [notice for notice in read if notice]


def read_notice(folder: Path) -> NoticeFolder:
    """Read one notice's folder.

    Raises:
        SourceErrors: Something in them is wrong.
    """
    problems = Problems()
    files = {name: folder / f"{name}.yaml" for name in (*CORE, *PARTS)}
    sources = {name: problems.attempt(read_source, path, name) for name, path in files.items()}
    sources["form"] = problems.attempt(completed_form, sources["form"], sources["notice"])
    text = _read_text(folder, sources.values(), problems)
    about, form, conditions, consistency = (sources[name] for name in ("notice", "form", "conditions", "consistency"))
    problems.check(_check_id, about, folder)
    problems.check(check_successor, about, folder.parent)
    problems.check(check_conditions, conditions, text, about)
    problems.check(check_topics, conditions)
    problems.check(check_rosters, form, conditions)
    problems.check(check_consistency_rules, consistency, form)
    notice = problems.attempt(_notice, about, form, conditions, consistency)
    problems.check(check_references, notice, conditions)
    problems.check(check_form, notice, form)
    _check_parts(sources, text, notice, problems)
    cases = problems.attempt(read_cases, sources["cases"], notice)
    if problems.none_in(form, conditions, sources["questions"]):
        problems.check(check_examples, sources["questions"], notice)
    if problems.none_in(form, conditions):
        problems.check(check_cases, cases, notice)
    sound = {name: problems.sound(source) for name, source in sources.items()}
    return _folder(folder, sound, problems.sound(text), problems.sound(notice), problems.sound(cases))


def _read_text(folder: Path, sources: Iterable[Source | None], problems: Problems) -> Text | None:
    """Return the official text, which knows what is cited without standing there; the editor is told of it once."""
    text = problems.attempt(parse_text, folder / "text.md")
    citing = [source for source in sources if source]
    if text is None:
        return None
    problems.check(check_clauses, text, *citing)
    return replace(text, absent=absent_clauses(text, *citing))


def _check_id(about: Source, folder: Path) -> Errors:
    if about.data["id"] != folder.name:
        yield about.error(("id",), f"编号“{about.data['id']}”与文件夹名“{folder.name}”不同", "两处写成一样")


def _notice(about: Source, form: Source, conditions: Source, consistency: Source) -> Notice:
    data = {"notice": about.data, "conditions": conditions.data, "consistency": consistency.data}
    return Notice.of({**data, "form": with_clauses(form, Notice.of({**data, "form": form.data})).data})


def _check_parts(
    sources: Mapping[str, Source | None], text: Text | None, notice: Notice | None, problems: Problems
) -> None:
    about, form, conditions, cases = (sources[name] for name in ("notice", "form", "conditions", "cases"))
    attachments, process, questions, schedule = (
        sources[name] for name in ("attachments", "process", "questions", "schedule")
    )
    visit = sources["visit"]
    problems.check(check_attachments, attachments, text, notice)
    problems.check(check_contacts, sources["contacts"], text)
    problems.check(check_materials, sources["materials"], text, conditions, notice)
    problems.check(check_process, process, schedule, attachments, text)
    problems.check(check_questions, questions, notice, text)
    problems.check(check_requirements, sources["requirements"], conditions, text)
    problems.check(check_schedule, schedule, about, process, conditions, text)
    problems.check(check_visit, visit, attachments, notice, text)
    if problems.none_in(form, attachments):
        problems.check(check_columns, form, attachments)
    if problems.none_in(form, attachments, visit):
        problems.check(check_papers, attachments, notice, visit)
    problems.check(check_visit_templates, visit)
    if text and not text.absent:
        figures = problems.attempt(FigureSources, conditions, questions, cases, about, schedule)
        problems.check(check_figures, figures, notice, text)


def _folder(folder: Path, sources: Mapping[str, Source], text: Text, notice: Notice, cases: Cases) -> NoticeFolder:
    data = {name: source.data for name, source in sources.items()}
    return NoticeFolder(
        folder,
        data["notice"],
        data["conditions"],
        {name: data[name] for name in PARTS},
        notice.form,
        data["consistency"],
        text,
        sources["keywords"],
        notice,
        papers_of(data["attachments"], notice, folder),
        visit_templates(data["visit"], folder),
        cases,
    )

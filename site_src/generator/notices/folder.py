"""A notice's folder: read, and checked against itself and its form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker import Notice
from generator.notices.attachments import check_attachments
from generator.notices.case_workbook import FILE as CASE_WORKBOOK
from generator.notices.case_workbook import check_case_workbook
from generator.notices.cases import Cases, check_cases, read_cases
from generator.notices.citations import absent_clauses, check_clauses
from generator.notices.conditions import check_conditions, check_references
from generator.notices.consistency import check_consistency_rules
from generator.notices.contacts import check_contacts
from generator.notices.derived import (
    completed_about,
    completed_conditions,
    completed_consistency,
    completed_contacts,
    completed_materials,
    completed_schedule,
)
from generator.notices.doubts import doubts_in
from generator.notices.figures import FigureSources, check_figures
from generator.notices.form import check_form
from generator.notices.form_completion import completed_form, with_clauses
from generator.notices.materials import check_materials
from generator.notices.new_notice import unchecked
from generator.notices.paper_templates import check_papers
from generator.notices.papers import Paper, papers_of
from generator.notices.process import check_process
from generator.notices.questions import check_examples, check_questions
from generator.notices.requirements import check_requirements
from generator.notices.rosters import check_columns, check_rosters
from generator.notices.schedule import check_days, check_schedule
from generator.notices.seal import borrowed_text, broken_seal
from generator.notices.successor import check_successor
from generator.notices.topics import check_topics
from generator.notices.visit import check_visit
from generator.notices.visit_templates import VisitTemplate, check_visit_templates, visit_templates
from generator.source import Errors, Problems, Source, SourceError, read_optional, read_source
from generator.text import Text, parse_text
from generator.tools import ROOT

NOTICES = ROOT / "site_src" / "notices"

REQUIRED = ("notice", "conditions", "contacts")
"""Files that every notice has, besides its text and form; each has a schema of its own name."""

OPTIONAL = (
    "attachments",
    "cases",
    "consistency",
    "keywords",
    "materials",
    "process",
    "questions",
    "requirements",
    "schedule",
    "visit",
)
"""Files that a notice has if there is something to say."""

_WORDS = {"title", "quote", "explanation", "reading", "evidence"}
"""What a condition says in words; the rest of it can be read without them."""

PARTS = ("attachments", "contacts", "materials", "process", "questions", "requirements", "schedule", "visit")
"""Files that its pages show as they are; the page has the file's name."""


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """Everything that a notice's folder says, already checked.

    Attributes:
        path: The folder.
        about: ``notice.yaml``.
        conditions: ``conditions.yaml``.
        parts: The files that pages show as they are, by name, such as ``parts["contacts"]``; what is left out is
            there with its default.
        absent: The parts of which there is no file.
        form: ``form.yaml`` as a JSON Schema.
        consistency: ``consistency.yaml``.
        text: ``text.md``.
        keywords: ``keywords.yaml``, still to be checked against the pages.
        notice: What the checker makes of it.
        papers: Its official forms that can be filled in.
        visit_templates: The forms of a visit.
        cases: ``cases.yaml``.
        doubts: What in its data the text seems to say otherwise.
    """

    path: Path
    about: Mapping[str, Any]
    conditions: Sequence[Mapping[str, Any]]
    parts: Mapping[str, Any]
    absent: frozenset[str]
    form: Mapping[str, Any]
    consistency: Sequence[Mapping[str, Any]]
    text: Text
    keywords: Source
    notice: Notice
    papers: Sequence[Paper]
    visit_templates: Sequence[VisitTemplate]
    cases: Cases
    doubts: Sequence[SourceError] = ()

    @property
    def id(self) -> str:
        """The notice's id, which is the folder's name and the first part of its pages' addresses."""
        return self.notice.id

    def at_level(self, *levels: str) -> list[Mapping[str, Any]]:
        """Return the conditions of some levels, in the order of the text."""
        return [condition for condition in self.conditions if condition["level"] in levels]


def read_notices(folder: Path = NOTICES, read: Callable[[Path], NoticeFolder] | None = None) -> list[NoticeFolder]:
    """Read all notices, those first whose time to apply ends last.

    Args:
        folder: Where their folders are.
        read: What reads one of them, if it is not `read_notice`.

    Raises:
        SourceErrors: Something in a folder is wrong.
    """
    problems = Problems()
    paths = sorted((path for path in folder.iterdir() if path.is_dir()), reverse=True)
    notices = [problems.attempt(read or read_notice, path) for path in paths]
    problems.require_none()
    found = [notice for notice in notices if notice]
    return sorted(found, key=lambda notice: str(notice.about["window"]["last"]), reverse=True)


def read_notice(folder: Path) -> NoticeFolder:
    """Read one notice's folder.

    Raises:
        SourceErrors: Something in them is wrong.
    """
    problems = Problems()
    sources = _read_sources(folder, problems)
    text = _read_text(folder, sources.values(), problems)
    sources["schedule"] = problems.attempt(completed_schedule, sources["schedule"], sources["notice"], text)
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
    if problems.none_in(about, form, conditions, sources["questions"], besides=_WORDS):
        problems.check(check_examples, sources["questions"], notice)
    if problems.none_in(about, form, conditions, besides=_WORDS):
        problems.check(check_cases, cases, notice)
        problems.check(check_case_workbook, folder / CASE_WORKBOOK, notice)
    doubts = _doubts(sources, text, notice, cases, problems)
    sound = {name: problems.sound(source) for name, source in sources.items()}
    read = _folder(folder, sound, problems.sound(text), problems.sound(notice), problems.sound(cases))
    return replace(read, doubts=doubts)


def _read_sources(folder: Path, problems: Problems) -> dict[str, Source | None]:
    """Read all files, each completed by what stands in another."""
    sources = {name: problems.read(read_source, folder / f"{name}.yaml", name) for name in REQUIRED}
    sources |= {name: problems.read(read_optional, folder / f"{name}.yaml", name) for name in OPTIONAL}
    sources["notice"] = about = problems.attempt(completed_about, _with_types(sources["notice"]), folder, sources)
    form = problems.attempt(read_source, folder / "form.yaml", "form")  # answers cannot be read by a wrong one
    sources["form"] = problems.attempt(completed_form, form, about)
    proving = sources["materials"] or Source(folder / "materials.yaml", {"items": []}, {(): 1})
    sources["conditions"] = problems.attempt(completed_conditions, sources["conditions"], about, proving)
    sources["consistency"] = problems.attempt(
        completed_consistency, sources["consistency"], sources["form"], sources["conditions"]
    )
    sources["contacts"] = problems.attempt(completed_contacts, sources["contacts"])
    sources["materials"] = problems.attempt(completed_materials, sources["materials"], about)
    return sources


def _with_types(about: Source | None) -> Source | None:
    """Return the metadata; None where its types are written wrongly, by which almost everything is checked."""
    return None if about is None or any(place[:1] == ("variants",) for place in about.flawed) else about


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
    data = {"notice": about.data, "conditions": _readable(conditions), "consistency": _sound(consistency)}
    return Notice.of({**data, "form": with_clauses(form, Notice.of({**data, "form": form.data})).data})


def _readable(conditions: Source) -> list[Mapping[str, Any]]:
    """Return the conditions, each that is written wrongly without its requirement, so that others can name it."""
    flawed = {place[0] for place in conditions.flawed if place and not _WORDS.intersection(place[1:2])}
    stand_in = {"requirement": "not_applicable", "ambiguities": []}
    return [
        {"level": "applicant", **condition, **stand_in} if number in flawed else condition
        for number, condition in enumerate(conditions.data)
    ]


def _sound(rules: Source) -> list[Mapping[str, Any]]:
    """Return the rules that are written as they should be."""
    flawed = {place[0] for place in rules.flawed if place}
    return [rule for number, rule in enumerate(rules.data) if number not in flawed]


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
    if _is_there(process):
        problems.check(check_process, process, schedule, attachments, text)
    problems.check(check_questions, questions, notice, text)
    problems.check(check_requirements, sources["requirements"], conditions, text)
    problems.check(check_days, about)
    if _is_there(schedule):
        problems.check(check_schedule, schedule, about, process, conditions, text)
    if _is_there(visit):
        problems.check(check_visit, visit, attachments, notice, text)
        problems.check(check_visit_templates, visit)
    if problems.none_in(form, attachments):
        problems.check(check_columns, form, attachments)
    if problems.none_in(form, attachments, visit):
        problems.check(check_papers, attachments, notice, visit)
    if text and not text.absent:
        figures = problems.attempt(FigureSources, conditions, questions, cases, about, schedule)
        problems.check(check_figures, figures, notice, text)


def _doubts(
    sources: Mapping[str, Source | None],
    text: Text | None,
    notice: Notice | None,
    cases: Cases | None,
    problems: Problems,
) -> Sequence[SourceError]:
    """Return what is doubted; told with the errors if there are any, since some come of what is doubted."""
    read = {name: source for name, source in sources.items() if source}
    if text is None or "notice" not in read:
        return ()
    folder = read["notice"].path.parent
    doubts = problems.attempt(_asked, folder, text) or []
    doubts += problems.attempt(lambda: list(doubts_in(read, notice, cases, text))) or []
    if problems:
        problems.add(doubts)
    return doubts


def _asked(folder: Path, text: Text) -> list[SourceError]:
    """Return what an editor has still to look at: marks, and a text that is not the one that was sealed."""
    return [*unchecked(folder), *broken_seal(folder, text), *borrowed_text(folder, text)]


def _is_there(source: Source | None) -> bool:
    return source is not None and source.path.exists()


def _folder(folder: Path, sources: Mapping[str, Source], text: Text, notice: Notice, cases: Cases) -> NoticeFolder:
    data = {name: source.data for name, source in sources.items()}
    return NoticeFolder(
        folder,
        data["notice"],
        data["conditions"],
        {name: data[name] for name in PARTS},
        frozenset(name for name in PARTS if not (folder / f"{name}.yaml").exists()),
        notice.form,
        data["consistency"],
        text,
        sources["keywords"],
        notice,
        papers_of(data["attachments"], notice, folder),
        visit_templates(data["visit"], folder) if (folder / "visit.yaml").exists() else [],
        cases,
    )

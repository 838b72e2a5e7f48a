"""A notice's folder: read, checked against itself and its form, and compiled for the checker."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker import Notice
from generator.attachments import check_attachments
from generator.consistency import check_citations, check_clauses, check_entries, check_form, check_references
from generator.contact_checks import check_contacts
from generator.material_checks import check_materials
from generator.process import check_process
from generator.question_checks import check_questions
from generator.requirements import check_requirements
from generator.roster_checks import check_columns, check_consistency_rules, check_rosters
from generator.schedule import check_schedule
from generator.source import ROOT, SCHEMAS, Source, read_source
from generator.text import Text
from generator.text_reading import parse_text
from generator.topics import check_topics

NOTICES = ROOT / "site_src" / "notices"
PACKAGED = ROOT / "checker" / "src" / "checker" / "notices"

PARTS = ("attachments", "contacts", "materials", "process", "questions", "requirements", "schedule")
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
    """

    about: Mapping[str, Any]
    conditions: Sequence[Mapping[str, Any]]
    parts: Mapping[str, Any]
    form: Mapping[str, Any]
    consistency: Sequence[Mapping[str, Any]]
    text: Text
    keywords: Source
    notice: Notice

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
    text = parse_text(folder / "text.md")
    form = read_source(form_path, "form")
    conditions = read_source(folder / "conditions.yaml", "conditions")
    consistency = read_source(folder / "consistency.yaml", "consistency")
    parts = {name: read_source(folder / f"{name}.yaml", name) for name in PARTS}
    check_clauses(text, about, form, conditions, consistency, *parts.values())
    check_entries(conditions, text, about)
    check_topics(conditions)
    check_rosters(form, conditions)
    check_consistency_rules(consistency, form)
    compiled = {"form": form.data, "conditions": conditions.data, "consistency": consistency.data}
    notice = Notice.of({"notice": about.data, **compiled})
    check_references(notice, conditions)
    check_form(notice, form)
    check_citations(notice, form)
    keywords = read_source(folder / "keywords.yaml", "keywords")
    _check_parts(parts, about, conditions, text, notice)
    check_columns(form, parts["attachments"])
    contents = {name: source.data for name, source in parts.items()}
    return NoticeFolder(about.data, conditions.data, contents, form.data, consistency.data, text, keywords, notice)


def _check_parts(parts: Mapping[str, Source], about: Source, conditions: Source, text: Text, notice: Notice) -> None:
    check_attachments(parts["attachments"], text, notice)
    check_contacts(parts["contacts"], text)
    check_materials(parts["materials"], text, about.data, conditions)
    check_process(parts["process"], parts["schedule"], parts["attachments"], text)
    check_questions(parts["questions"], notice, text)
    check_requirements(parts["requirements"], conditions, text)
    check_schedule(parts["schedule"], about, parts["process"], conditions, text)


def write_notices(folders: Iterable[NoticeFolder], target: Path = PACKAGED) -> None:
    """Write what the checker's wheel carries: one JSON file for each notice, and no other."""
    compiled = {target / f"{folder.id}.json": compile_notice(folder) for folder in folders}
    for stale in set(target.glob("*.json")) - compiled.keys():
        stale.unlink()
    for path, text in compiled.items():
        # What stays as it is may be read by another process just now.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def compile_notice(folder: NoticeFolder) -> str:
    """Return the JSON that the checker's wheel carries."""
    data = {
        "notice": folder.about,
        "form": folder.form,
        "conditions": folder.conditions,
        "consistency": folder.consistency,
    }
    return json.dumps(data, ensure_ascii=False, default=_number, separators=(",", ":"))


def _number(value: object) -> float:
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON: {value!r}")
    return float(value)

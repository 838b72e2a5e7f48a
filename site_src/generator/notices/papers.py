"""A notice's papers: official forms as Word files with tags in them, which the self-assessment page fills in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import Notice
from generator.notices.attachments import Entry, numbered
from generator.tools import sha256

FOLDER = "papers"
"""Where a notice's folder has its templates."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An official form with a template.

    Attributes:
        id: The attachment's id.
        title: The attachment's title.
        name: The same with its number.
        file: The template, in the notice's folder.
        fields: Paths of the fields of the self-assessment that the form asks for, each once.
        rosters: Ids of the rosters that are tables of the form.
    """

    id: str
    title: str
    name: str
    file: Path
    fields: Sequence[str]
    rosters: Sequence[str]

    @property
    def address(self) -> str:
        """Where the self-assessment page finds the template, relative to itself; it changes with the contents."""
        return f"{FOLDER}/{self.file.stem}.{sha256(self.file.read_bytes())[:8]}.docx"

    def as_json(self) -> Mapping[str, Any]:
        """Return what the checker needs of it: a form of its ``Supplement``."""
        return {"id": self.id, "fields": list(self.fields), "rosters": list(self.rosters)}


def papers_of(attachments: Mapping[str, Any], notice: Notice, folder: Path) -> list[Paper]:
    """Return the papers of a notice, in the order of its attachments."""
    return [
        _paper(attachment, notice, folder / FOLDER)
        for attachment in attachments["attachments"]
        if "paper" in attachment
    ]


def _paper(attachment: Entry, notice: Notice, folder: Path) -> Paper:
    printed = ((roster.schema.get("x-attachment"), name) for name, roster in notice.rosters.items())
    tables = {number: name for number, name in printed if number}
    rosters = [tables[form["number"]] for form in attachment["forms"] if form.get("number") in tables]
    fields = (
        field["field"]
        for form in attachment["forms"]
        for field in form["fields"]
        if form.get("number") not in tables and "field" in field
    )
    file = folder / attachment["paper"]
    return Paper(
        attachment["id"], attachment["title"], numbered(attachment), file, list(dict.fromkeys(fields)), rosters
    )

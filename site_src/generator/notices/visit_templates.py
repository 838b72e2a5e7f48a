"""The Word templates of a visit's forms: which there are, and whether they have the tags that they need, and no others.

Tags are written as in the templates of the official forms (see `generator.notices.paper_templates`): in the form of one
visit the ids of ``visit.yaml``'s entries, in the tables one row between ``{#rows}`` and ``{/rows}``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.notices.paper_templates import Tag, tags_of
from generator.notices.papers import FOLDER
from generator.notices.visit import FORMS
from generator.source import Errors, Source, SourceError, similar
from generator.tools import sha256

ROWS = "rows"
"""The tag around what is repeated for each applicant."""


@dataclass(frozen=True, slots=True)
class VisitTemplate:
    """A template of one of a visit's forms.

    Attributes:
        form: ``opinion``, ``summary`` or ``recommended``.
        file: The template, in the notice's folder.
    """

    form: str
    file: Path

    @property
    def address(self) -> str:
        """Where the page of visits finds it, relative to itself; it changes with the contents."""
        return f"{FOLDER}/{self.file.stem}.{sha256(self.file.read_bytes())[:8]}.docx"


def visit_templates(visit: Mapping[str, Any], folder: Path) -> list[VisitTemplate]:
    """Return the templates of a visit's forms; `folder` is the notice's."""
    return [VisitTemplate(form, folder / FOLDER / visit[form]["paper"]) for form in FORMS]


def check_visit_templates(visit: Source) -> Errors:
    """Require that every template has a tag for each answer that its form takes, and no others."""
    for template in visit_templates(visit.data, visit.path.parent):
        yield from _check(template, visit.data)


def _check(template: VisitTemplate, visit: Mapping[str, Any]) -> Errors:
    wanted = list(_wanted(template.form, visit))
    found = list(tags_of(template.file))
    rows = {tag.row for tag in found if tag.name.endswith(ROWS)}
    for tag in found:
        if tag.name not in wanted:
            yield _error(template, tag, f"没有“{tag.name}”", similar(tag.name, wanted))
    scattered = [tag for tag in found if tag.row is None or {tag.row} != rows] if template.form != "opinion" else []
    if scattered:
        remedy = f"从 {{#{ROWS}}} 到 {{/{ROWS}}} 写在表格的一行里"
        yield _error(template, scattered[0], "标记不在同一行里", remedy)
    for name in wanted:
        if name not in {tag.name for tag in found}:
            yield SourceError(template.file, None, None, f"模板里没有标记“{name}”", f"在相应的格中写 {{{name}}}")


def _wanted(form: str, visit: Mapping[str, Any]) -> Iterator[str]:
    """Yield the tags that a form's template has, each once."""
    yield from (entry["id"] for entry in visit["identity"])
    if form != "opinion":
        yield from (f"#{ROWS}", f"/{ROWS}", "number")
    for item in visit["items"]:
        name = item["id"]
        if form == "summary":
            yield from (name, *([f"{name}.reason"] if "explained" in item else []))
        elif form == "opinion" and "explained" in item:
            yield from (f"{name}=yes", f"{name}=no", f"{name}.reason")
        elif form == "opinion" and "opinion" in item:
            yield name


def _error(template: VisitTemplate, tag: Tag, message: str, remedy: str) -> SourceError:
    return SourceError(template.file, None, f"{{{tag.text}}}", f"{message}；在“{tag.words}”一段", remedy)

"""How texts were understood, said beside the controls in which they stand."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from checker.application.texts import field_of_control
from checker.form.field import Field
from checker.form.roster import Roster
from checker.notice import Notice
from checker.reading import Reading, echo, read_text
from checker.reading.texts import is_date
from checker.values.numbers import with_unit

type Echoes = Mapping[str, Mapping[str, str]]
"""By control or cell: ``text``, how it was understood, and ``note``, what is to be checked or empty."""


def echoes_of_answers(answers: Mapping[str, str], notice: Notice) -> Echoes:
    """Say how the texts of the form's controls were understood, as far as they do not say it themselves."""
    return _echoes(answers, lambda name: field_of_control(name, notice))


def echoes_of_row(texts: Mapping[str, str], roster: Roster) -> Echoes:
    """Say the same of a row's cells."""
    return _echoes(texts, roster.field_of)


def canonical_texts(texts: Mapping[str, str], roster: Roster) -> Mapping[str, str]:
    """Return a row's texts in the one way in which tables and files have them; what cannot be read stays as it is."""
    read = {name: read_text(text, field) for name, text in texts.items() if (field := roster.field_of(name))}
    kept = {name: reading.text for name, reading in read.items() if reading.text}
    return {**{name: text for name, text in texts.items() if name not in read}, **kept}


def _echoes(texts: Mapping[str, str], field_of: Callable[[str], Field | None]) -> Echoes:
    given = ((name, text, field) for name, text in texts.items() if (field := field_of(name)))
    return {name: said for name, text, field in given if (said := _echo(text, field))}


@lru_cache(maxsize=5_000)
def _echo(text: str, field: Field) -> Mapping[str, str] | None:
    reading = read_text(text, field)
    said = echo(reading, field)
    return {"text": said, "note": _note(reading)} if said and not _is_plain(text.strip(), said, field) else None


def _is_plain(text: str, said: str, field: Field) -> bool:
    """Whether a text says itself how it was understood: ``12`` of persons, ``2023-06-01``."""
    return is_date(text) if field.kind == "date" else said == with_unit(text, field.unit)


def _note(reading: Reading) -> str:
    return reading.issue.text if reading.issue else ""

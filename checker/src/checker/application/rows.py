"""Rows read from their texts: most cells of a table have a text that another row had before."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from checker.application.texts import no_such_field, put, read_answer
from checker.application.validation import find_cell_problems
from checker.form.field import Field
from checker.form.problem import Problem
from checker.form.roster import Roster

_LONGEST_REMEMBERED = 40
"""Longer texts are hardly ever those of another row, and take up memory."""


class _Cell(NamedTuple):
    """A cell as it was read.

    Attributes:
        value: The answer; None where there is none.
        field: What it answers; None where there is nothing to answer, or the answer is wrong.
        is_plain: Whether it is all that its field holds.
        unreadable: Why it cannot be read.
        invalid: What keeps it from being valid.
    """

    value: object = None
    field: Field | None = None
    is_plain: bool = False
    unreadable: Problem | None = None
    invalid: tuple[Problem, ...] = ()


def read_row(texts: Mapping[str, object], roster: Roster) -> tuple[dict[str, Any], list[Problem]]:
    """Read a row from its cells' names and texts.

    Returns:
        The row without the cells that cannot be read or are not valid, and what is wrong with those, by the cells'
        names: first why some cannot be read.
    """
    row: dict[str, Any] = {}
    unreadable: list[Problem] = []
    invalid: list[Problem] = []
    for name, text in texts.items():
        remembered = isinstance(text, str) and len(text) <= _LONGEST_REMEMBERED
        cell = _recurring(name, text, roster) if remembered else _read(name, text, roster)
        if cell.is_plain:
            row[name] = cell.value
        elif cell.field:
            put(row, name, cell.value, cell.field)
        elif cell.unreadable:
            unreadable.append(cell.unreadable)
        else:
            invalid += cell.invalid
    return row, [*unreadable, *invalid]


def _read(name: str, text: object, roster: Roster) -> _Cell:
    field = roster.field_of(name)
    if field is None or not isinstance(text, str):
        return _Cell(unreadable=no_such_field(name))
    value, problem = read_answer(name, text, field)
    if problem:
        return _Cell(unreadable=problem)
    invalid = tuple(find_cell_problems(name, value, field))
    return _Cell(invalid=invalid) if invalid else _Cell(value, field, name == field.path)


_recurring = lru_cache(maxsize=20_000)(_read)

"""Rows read from their texts: most cells of a table have a text that another row had before."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.application.texts import no_such_field, put, read_answer
from checker.application.validation import find_cell_problems
from checker.form.field import Field
from checker.form.problem import Problem
from checker.form.roster import Roster
from checker.wording.sentence import Statement

_LONGEST_REMEMBERED = 40
"""Longer texts are hardly ever those of another row, and take up memory."""
_REMEMBERED = 2_000
"""So many texts of a column are remembered."""


class _Cell(NamedTuple):
    """A cell as it was read.

    Attributes:
        value: The answer; None where there is none.
        field: What it answers; None where there is nothing to answer, or the answer is wrong.
        is_plain: Whether it is all that its field holds.
        unreadable: Why it cannot be read.
        invalid: What keeps it from being valid.
        doubt: What is to be checked, although it could be read.
    """

    value: object = None
    field: Field | None = None
    is_plain: bool = False
    unreadable: Problem | None = None
    invalid: tuple[Problem, ...] = ()
    doubt: Statement | None = None


def read_row(texts: Mapping[str, object], roster: Roster) -> tuple[dict[str, Any], list[Problem]]:
    """Read a row from its cells' names and texts.

    Returns:
        The row without the cells that cannot be read or are not valid, and what is wrong with those, by the cells'
        names: first why some cannot be read.
    """
    row: dict[str, Any] = {}
    unreadable: list[Problem] = []
    invalid: list[Problem] = []
    for name, cell in zip(texts, _cells(texts, roster), strict=True):
        if cell.is_plain:
            row[name] = cell.value
        elif cell.field:
            put(row, name, cell.value, cell.field)
        elif cell.unreadable:
            unreadable.append(cell.unreadable)
        else:
            invalid += cell.invalid
    return row, [*unreadable, *invalid]


def doubts_in_row(texts: Mapping[str, object], roster: Roster) -> list[tuple[str, Statement]]:
    """Return the names of a row's cells that were read as something to be checked, each with what that is."""
    return [(name, cell.doubt) for name, cell in zip(texts, _cells(texts, roster), strict=True) if cell.doubt]


def _cells(texts: Mapping[str, object], roster: Roster) -> list[_Cell]:
    columns = _columns(roster)
    return [
        columns[name][text] if isinstance(text, str) and name in columns else _read(name, text, roster)
        for name, text in texts.items()
    ]


def _read(name: str, text: object, roster: Roster) -> _Cell:
    field = roster.field_of(name)
    if field is None or not isinstance(text, str):
        return _Cell(unreadable=no_such_field(name))
    value, doubt, problem = read_answer(name, text, field)
    if problem:
        return _Cell(unreadable=problem)
    invalid = tuple(find_cell_problems(name, value, field))
    return _Cell(invalid=invalid, doubt=doubt) if invalid else _Cell(value, field, name == field.path, doubt=doubt)


class _Column(dict[str, _Cell]):
    """The cells of a column by the texts that they were read from; one whose texts hardly recur ousts no other's."""

    def __init__(self, name: str, roster: Roster) -> None:
        super().__init__()
        self._name, self._roster = name, roster

    def __missing__(self, text: str) -> _Cell:
        cell = _read(self._name, text, self._roster)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = cell
        return cell


@cache
def _columns(roster: Roster) -> Mapping[str, _Column]:
    return {column.name: _Column(column.name, roster) for column in roster.columns}

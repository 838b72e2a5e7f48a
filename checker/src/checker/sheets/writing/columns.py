"""The columns of a roster in a file that is written."""

from collections.abc import Iterable, Mapping

from checker.form.roster import Column, Roster
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.recognition.records import speaks_for_itself


def columns_of(roster: Roster, rows: Iterable[Mapping[str, str]]) -> tuple[Column, ...]:
    """Return a roster's columns, followed by those of years that occur only in its rows."""
    declared = {column.name: column for column in roster.columns}
    names = sorted({name for row in rows for name in row} - declared.keys())
    return (*declared.values(), *(column for name in names for column in _year_column(roster, name)))


def row_label(number: int, row: Mapping[str, str], roster: Roster) -> int | str:
    """Return what stands in the column that numbers the rows: with an apostrophe, the row is a record as it stands."""
    return number if speaks_for_itself(row, roster) else f"{VERBATIM}{number}"


def _year_column(roster: Roster, name: str) -> Iterable[Column]:
    if not (field := roster.field_of(name)):
        return
    title = field.year(name.rpartition(".")[2])
    heading = f"{title}({field.unit})" if field.unit else title
    yield Column(name, field, title, (heading, title), not field.schema.get("x-worksheet", False))

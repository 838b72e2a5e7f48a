"""The columns of a roster in a file that is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.form.roster import Column, Roster
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.recognition.records import speaks_for_itself


def columns_of(roster: Roster, rows: Iterable[Mapping[str, str]]) -> tuple[Column, ...]:
    """Return a roster's columns, followed by those of years that occur only in its rows."""
    declared = {column.name: column for column in roster.columns}
    names = sorted({name for row in rows for name in row} - declared.keys())
    return (*declared.values(), *(column for name in names for column in _year_column(roster, name)))


def row_labels(rows: Sequence[Mapping[str, str]], roster: Roster) -> Iterator[int | str]:
    """Yield what stands in the column that numbers the rows: after an apostrophe, the row is a record as it stands."""
    names = Counter(roster.name(row) for row in rows)
    for number, row in enumerate(rows, 1):
        name = roster.name(row)
        alone = not name or names[name] == 1
        yield number if alone and speaks_for_itself(row, roster) else f"{VERBATIM}{number}"


def _year_column(roster: Roster, name: str) -> Iterable[Column]:
    if not (field := roster.field_of(name)):
        return
    title = field.year(name.rpartition(".")[2])
    heading = f"{title}({field.unit})" if field.unit else title
    yield Column(name, field, title, (heading, title), not field.schema.get("x-worksheet", False))

"""The columns of a roster as a file has them."""

from collections.abc import Iterable, Mapping

from checker.form.roster import Column, Roster


def columns_of(roster: Roster, rows: Iterable[Mapping[str, str]]) -> tuple[Column, ...]:
    """Return a roster's columns, then those of years that only its rows have."""
    known = {column.name: column for column in roster.columns}
    names = sorted({name for row in rows for name in row} - known.keys())
    return (*known.values(), *(column for name in names for column in _yearly(roster, name)))


def _yearly(roster: Roster, name: str) -> Iterable[Column]:
    if not (field := roster.field_of(name)):
        return
    title = field.year(name.rpartition(".")[2])
    heading = f"{title}({field.unit})" if field.unit else title
    yield Column(name, field, title, (heading, title), not field.schema.get("x-worksheet", False))

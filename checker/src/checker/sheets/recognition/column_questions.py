"""What is asked about a column: whether its figures are what the roster's column wants."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import unique
from fractions import Fraction

from checker.form.field import Field
from checker.form.roster import Roster
from checker.reading.quantities import read_quantity
from checker.sheets.files.grid import column_letters
from checker.sheets.recognition.data_rows import Rows
from checker.sheets.recognition.header import Header
from checker.sheets.recognition.layout import AskedColumn, Layout
from checker.sheets.recognition.magnitudes import SMALL_UNIT, bare_numbers, is_money, least_if_too_great
from checker.sheets.recognition.number_fields import number_field
from checker.sheets.recognition.qualifiers import example_in, unit_in
from checker.sheets.recognition.questions import BY_ROW, LEAVE, TAKE, Option, Question
from checker.sheets.recognition.unit_line import UnitLine
from checker.values.numbers import plain, with_unit
from checker.values.units import factor_between
from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement

_LEFT = Option(LEAVE, "不读入")
_BY_ROW = Option(BY_ROW, "按每行写的单位读入")
_LIST = re.compile(r"[/、,;或]")
_MOST_UNITS = 5


@unique
class ColumnDoubt(MessageTemplate):
    """What is asked about a column."""

    UNKNOWN_UNIT = "标题里的单位“{unit}”不能换算成{wanted}；要读入，请确认这一列的数本来就是{wanted}"
    QUALIFIED = "标题里的“{qualifier}”可能使它成为另一栏；要读入，请确认这一列就是“{title}”"
    UNCLEAR_UNIT = "表里写的单位是“{line}”，看不出这一列用的是哪个；要读入，请选这一列的单位"
    UNIT_BY_ROW = "{column} 列逐行写了单位（{units}）；请确认这一列怎么读入"
    MAGNITUDE = "这一列多数在 {least} 以上，按{unit}就是 {shown}以上，单位可能写错；要读入，请选这一列的单位"


def heading_doubts(
    header: Header, roster: Roster, columns: Mapping[int, str], line: UnitLine | None
) -> Iterator[tuple[int, AskedColumn]]:
    """Yield the columns whose headings do not say for certain what stands below, with what is asked about them.

    Args:
        header: The headings.
        roster: What the sheet is.
        columns: Names of the roster's columns, by the sheet's column whose heading is known.
        line: The line that names units; None where there is none.
    """
    for column, name in columns.items():
        found = roster.field_of(name)
        if found and (message := _heading_doubt(header, roster, column, found)):
            options = (_LEFT, *_ways_to_take(found, header.unit(column), line))
            yield column, asked_column(header, column, name, message, options)


def _heading_doubt(header: Header, roster: Roster, column: int, found: Field) -> Statement | None:
    matched, unit = header.match(column, roster), header.unit(column)
    if not matched:
        return None
    number = number_field(roster, matched.name)
    if number and (example := example_in(header.heading(column))) and _is_no_number(example, number.unit):
        return ColumnDoubt.QUALIFIED(qualifier=example, title=_title(roster, matched.name))
    if matched.qualifier and not _lists_choices(matched.qualifier, found):
        said = (
            f"{matched.qualifier}、{unit}" if unit and factor_between(unit, found.unit) is None else matched.qualifier
        )
        return ColumnDoubt.QUALIFIED(qualifier=said, title=_title(roster, matched.name))
    if unit and number and factor_between(unit, found.unit) is None:
        return ColumnDoubt.UNKNOWN_UNIT(unit=unit, wanted=found.unit)
    return None


def _is_no_number(text: str, unit: str) -> bool:
    return read_quantity(text, unit).outcome in {"rejected", "omitted"}


def _title(roster: Roster, name: str) -> str:
    """Return what a column is called; one for a year that the form does not list by that year."""
    return next((column.title for column in roster.columns if column.name == name), name.rpartition(".")[2])


def _lists_choices(text: str, found: Field) -> bool:
    """Whether a text lists the choices that a field offers."""
    labels = found.schema.get("x-choices", {}).values()
    return bool(labels) and all(part in labels for part in _LIST.split(text))


def unit_doubts(layout: Layout, body: Rows) -> Iterator[tuple[int, AskedColumn]]:
    """Yield the columns whose unit is open, or makes implausible figures of theirs, with what is asked about them.

    Args:
        layout: How the sheet is read.
        body: The rows that are data.
    """
    columns_of_units = _columns_of_units(layout, body)
    for column, name in layout.columns.items():
        number = number_field(layout.roster, name)
        if not number or not number.unit or column in layout.asked:
            continue
        units = _column_of_units(column, number.unit, layout, columns_of_units)
        unclear = layout.is_unit_unclear(column) or _changes_within(layout, body, number.unit)
        if units is None and not unclear and not is_money(number.unit):
            continue
        figures = bare_numbers(column, body)
        if figures and units is not None:
            stated = all(units in body[row] and unit_in(body[row][units].text) for row in figures)
            message, options = _by_row(units, columns_of_units[units], number.unit, stated=stated)
        elif figures and unclear and layout.unit_line:
            message, options = _unclear(layout.unit_line, number.unit)
        elif (least := least_if_too_great(figures.values(), layout.factor(column), number.unit)) is not None:
            message, options = _too_great(least, layout, column, number.unit)
        else:
            continue
        yield column, replace(asked_column(layout.header, column, name, message, options), units=units)


def _by_row(units: int, named: Sequence[str], wanted: str, *, stated: bool) -> tuple[Statement, tuple[Option, ...]]:
    """Return what is asked about figures beside a column of units, which `stated` says to name one for each."""
    each = [_BY_ROW] if stated and all(factor_between(unit, wanted) is not None for unit in named) else []
    message = ColumnDoubt.UNIT_BY_ROW(column=column_letters(units), units="、".join(named))
    return message, (_LEFT, *each, *_in_each(named, wanted))


def _unclear(line: UnitLine, wanted: str) -> tuple[Statement, tuple[Option, ...]]:
    return ColumnDoubt.UNCLEAR_UNIT(line=line.text), (_LEFT, *_in_each(line.units, wanted))


def _too_great(least: Fraction, layout: Layout, column: int, wanted: str) -> tuple[Statement, tuple[Option, ...]]:
    unit, shown = layout.unit(column) or wanted, with_unit(plain(least * (layout.factor(column) or 1)), wanted)
    return ColumnDoubt.MAGNITUDE(least=plain(least), unit=unit, shown=shown), (_LEFT, *_as([SMALL_UNIT, unit]))


def _in_each(named: Iterable[str], wanted: str) -> Iterator[Option]:
    """Yield the options that figures are in one of the units named, or in the usual ones."""
    by_factor: dict[Fraction, str] = {}  # 平方米 and ㎡ are one
    for unit in (*named, *([SMALL_UNIT] if is_money(wanted) else []), wanted):
        if (factor := factor_between(unit, wanted)) is not None:
            by_factor.setdefault(factor, unit)
    return _as(by_factor.values())


def _as(units: Iterable[str]) -> Iterator[Option]:
    return (Option(unit, f"按{unit}读入") for unit in dict.fromkeys(units))


def _changes_within(layout: Layout, body: Rows, unit: str) -> bool:
    """Whether a line between the rows names a unit in which the figures of a column may be."""
    line = layout.unit_line
    return bool(line and body and line.serving(unit) and any(row < max(body) for row in line.below))


def _columns_of_units(layout: Layout, body: Rows) -> Mapping[int, Sequence[str]]:
    """Return the units in the columns that hold hardly anything else and are not taken, by column."""
    texts: dict[int, dict[str, None]] = {}
    for row in body.values():
        for column in row.keys() - layout.columns.keys():
            if len(found := texts.setdefault(column, {})) <= _MOST_UNITS:
                found[row[column].text.strip()] = None
    units = {column: list(map(unit_in, found)) for column, found in texts.items() if len(found) <= _MOST_UNITS}
    return {
        column: tuple(dict.fromkeys(filter(None, named)))
        for column, named in units.items()
        if 0 < len(named) <= 2 * sum(map(bool, named))
    }


def _column_of_units(column: int, wanted: str, layout: Layout, named: Mapping[int, Sequence[str]]) -> int | None:
    """Return the column that names the unit of each figure of a column; None where none does.

    It stands on its right, or belongs to no other figures, since on its left there are none of its kind.
    """
    if column + 1 in named:
        return column + 1
    for other, units in named.items():
        left = layout.number_field(other - 1)
        if _serve(units, wanted) and not (left and _serve(units, left.unit)):
            return other
    return None


def _serve(units: Iterable[str], wanted: str) -> bool:
    return any(factor_between(unit, wanted) is not None for unit in units)


def _ways_to_take(found: Field, named: str, line: UnitLine | None) -> Iterator[Option]:
    """Yield the options to take a column: in the unit of its heading or else of the line, where it can be converted."""
    if not found.unit:
        yield Option(TAKE, "读入")
        return
    of_line = line.serving(found.unit) if line and not named else []
    of_heading = [named] if named and factor_between(named, found.unit) is not None else []
    for unit in of_heading or of_line or [found.unit]:
        yield Option(unit, f"按{unit}读入")


def asked_column(
    header: Header, column: int, name: str, message: Statement, options: tuple[Option, ...]
) -> AskedColumn:
    """Return a column with what is asked about it."""
    where, heading = f"{column_letters(column)} 列", header.heading(column)
    return AskedColumn(name, Question(f"column-{column}", where, heading, message, options))

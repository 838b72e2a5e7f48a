"""What is asked about a column: whether its figures are what the roster's column wants."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import unique
from fractions import Fraction

from checker.form.field import Field
from checker.form.roster import Roster
from checker.reading.quantities import read_quantity
from checker.sheets.files.grid import column_letters
from checker.sheets.recognition.data_rows import Rows
from checker.sheets.recognition.header import Header
from checker.sheets.recognition.layout import AskedColumn, Layout
from checker.sheets.recognition.number_fields import number_field
from checker.sheets.recognition.qualifiers import example_in, understood
from checker.sheets.recognition.questions import LEAVE, TAKE, Option, Question
from checker.values.numbers import plain, with_unit
from checker.values.units import factor_between
from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement

_LEFT = Option(LEAVE, "不读入")
_LIST = re.compile(r"[/、,;或]")
_NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,20})?")
_MOST_UNITS = 5
_LARGE, _LARGE_UNIT, _SMALL_UNIT = 100_000, "万元", "元"


@unique
class ColumnDoubt(MessageTemplate):
    """What is asked about a column."""

    UNKNOWN_UNIT = "标题里的单位“{unit}”不能换算成{wanted}；要读入，请确认这一列的数本来就是{wanted}"
    QUALIFIED = "标题里的“{qualifier}”可能使它成为另一栏；要读入，请确认这一列就是“{title}”"
    UNCLEAR_UNIT = "表里写的单位是“{line}”，看不出这一列用的是哪个；要读入，请选这一列的单位"
    MAGNITUDE = "这一列多数在 {least} 以上，按{unit}就是 {shown}以上，单位可能写错；要读入，请选这一列的单位"


def heading_doubts(header: Header, roster: Roster, columns: Mapping[int, str]) -> Iterator[tuple[int, AskedColumn]]:
    """Yield the columns whose headings do not say for certain what stands below, with what is asked about them.

    Args:
        header: The headings.
        roster: What the sheet is.
        columns: Names of the roster's columns, by the sheet's column whose heading is known.
    """
    for column, name in columns.items():
        found = roster.field_of(name)
        if found and (message := _heading_doubt(header, roster, column, found)):
            yield column, asked_column(header, column, name, message, (_LEFT, _taken(found)))


def _heading_doubt(header: Header, roster: Roster, column: int, found: Field) -> Statement | None:
    matched, unit = header.match(column, roster), header.unit(column)
    if not matched:
        return None
    number = number_field(roster, matched.name)
    if number and (example := example_in(header.heading(column))) and _is_no_number(example, number.unit):
        return ColumnDoubt.QUALIFIED(qualifier=example, title=_title(roster, matched.name))
    if matched.qualifier and not _lists_choices(matched.qualifier, found):
        return ColumnDoubt.QUALIFIED(qualifier=matched.qualifier, title=_title(roster, matched.name))
    if unit and number and factor_between(unit, found.unit) is None:
        return ColumnDoubt.UNKNOWN_UNIT(unit=unit, wanted=found.unit)
    return None


def _is_no_number(text: str, unit: str) -> bool:
    return read_quantity(text, unit).outcome == "rejected"


def _title(roster: Roster, name: str) -> str:
    """Return what a column is called; one for a year that the form does not list by that year."""
    return next((column.title for column in roster.columns if column.name == name), name.rpartition(".")[2])


def _lists_choices(text: str, found: Field) -> bool:
    """Whether a text lists the choices that a field offers."""
    labels = found.schema.get("x-choices", {}).values()
    return bool(labels) and all(part in labels for part in _LIST.split(text))


def unit_doubts(layout: Layout, body: Rows) -> Iterator[tuple[int, AskedColumn]]:
    """Yield the columns whose unit is open, or makes implausible figures of theirs, with what is asked about them.

    A column is asked about where the line with units leaves its unit open, and one of money also where half of its
    bare numbers come to 100,000 万元 or more: hardly any firm has so much, and as 元 the same figures are usual.

    Args:
        layout: How the sheet is read.
        body: The rows that are data.
    """
    for column, name in layout.columns.items():
        number = number_field(layout.roster, name)
        if not number or not number.unit or column in layout.asked:
            continue
        beside = _units_beside(column, layout, body)
        unclear = bool(beside) or layout.is_unit_unclear(column) or _changes_within(layout, body, number.unit)
        is_money = factor_between(_SMALL_UNIT, number.unit) is not None
        figures = _bare_numbers(column, body) if unclear or is_money else []
        if figures and unclear:
            line = layout.unit_line.text if layout.unit_line and not beside else "、".join(beside)
            message: Statement = ColumnDoubt.UNCLEAR_UNIT(line=line)
            named = [*beside, *(layout.unit_line.units if layout.unit_line else ())]
            serving = [unit for unit in named if factor_between(unit, number.unit) is not None]
            units = dict.fromkeys([*serving, *([_SMALL_UNIT] if is_money else []), number.unit])
        elif (least := _implausible(figures, layout.factor(column), number.unit)) is not None:
            shown = with_unit(plain(least * (layout.factor(column) or 1)), number.unit)
            message = ColumnDoubt.MAGNITUDE(least=plain(least), unit=layout.unit(column) or number.unit, shown=shown)
            units = dict.fromkeys([_SMALL_UNIT, layout.unit(column) or number.unit])
        else:
            continue
        options = (_LEFT, *(Option(unit, f"按{unit}读入") for unit in units))
        yield column, asked_column(layout.header, column, name, message, options)


def _changes_within(layout: Layout, body: Rows, unit: str) -> bool:
    """Whether a line between the rows names a unit in which the figures of a column may be."""
    line = layout.unit_line
    return bool(line and body and line.serving(unit) and any(row < max(body) for row in line.below))


def _units_beside(column: int, layout: Layout, body: Rows) -> tuple[str, ...]:
    """Return the units in a column that holds nothing else and stands right of one with figures."""
    if column + 1 in layout.columns:
        return ()
    texts = dict.fromkeys(cell.text.strip() for row in body.values() if (cell := row.get(column + 1)))
    return tuple(texts) if len(texts) <= _MOST_UNITS and all(map(understood, texts)) else ()


def _bare_numbers(column: int, body: Rows) -> list[str]:
    """Return the numbers of a column that stand without a unit."""
    cells = (cell for row in body.values() if (cell := row.get(column)) and cell.display is None)
    texts = (cell.text if cell.kind == "number" else cell.text.replace(",", "").strip() for cell in cells)
    return [text for text in texts if _NUMBER.fullmatch(text)]


def _implausible(figures: Sequence[str], factor: Fraction | None, unit: str) -> Fraction | None:
    """Return the least of the greater half of figures of money that are too great in their unit; None for others."""
    if not figures or factor is None or (enough := factor_between(_LARGE_UNIT, unit)) is None:
        return None
    middle = Fraction(sorted(figures, key=float)[(len(figures) - 1) // 2])
    return middle if middle * factor >= _LARGE * enough else None


def _taken(found: Field) -> Option:
    return Option(found.unit, f"按{found.unit}读入") if found.unit else Option(TAKE, "读入")


def asked_column(
    header: Header, column: int, name: str, message: Statement, options: tuple[Option, ...]
) -> AskedColumn:
    """Return a column with what is asked about it."""
    where, heading = f"{column_letters(column)} 列", header.heading(column)
    return AskedColumn(name, Question(f"column-{column}", where, heading, message, options))

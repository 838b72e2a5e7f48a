"""What is asked about a column: whether its figures are what the roster's column wants."""

from collections.abc import Iterator, Mapping
from enum import unique

from checker.form.roster import Roster
from checker.sheets.files.grid import column_letters
from checker.sheets.recognition.header import Header
from checker.sheets.recognition.layout import AskedColumn, number_field
from checker.sheets.recognition.questions import LEAVE, Option, Question
from checker.values.units import factor_between
from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement


@unique
class ColumnDoubt(MessageTemplate):
    """What is asked about a column."""

    UNKNOWN_UNIT = "标题里的单位“{unit}”不能换算成{wanted}；要读入，请确认这一列的数本来就是{wanted}"


def doubtful_columns(header: Header, roster: Roster, columns: Mapping[int, str]) -> Iterator[tuple[int, AskedColumn]]:
    """Yield the columns whose headings name a unit that cannot be converted, with what is asked about them.

    Args:
        header: The headings.
        roster: What the sheet is.
        columns: Names of the roster's columns, by the sheet's column whose heading is known.
    """
    for column, name in columns.items():
        unit, number = header.unit(column), number_field(roster, name)
        if unit and number and factor_between(unit, number.unit) is None:
            message = ColumnDoubt.UNKNOWN_UNIT(unit=unit, wanted=number.unit)
            options = (Option(LEAVE, "不读入"), Option(number.unit, f"按{number.unit}读入"))
            yield column, asked_column(header, column, name, message, options)


def asked_column(
    header: Header, column: int, name: str, message: Statement, options: tuple[Option, ...]
) -> AskedColumn:
    """Return a column with what is asked about it."""
    where, heading = f"{column_letters(column)} 列", header.heading(column)
    return AskedColumn(name, Question(f"column-{column}", where, heading, message, options))

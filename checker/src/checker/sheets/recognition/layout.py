"""How a sheet is read: which roster it is, and which column is which."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import unique
from fractions import Fraction

from checker.form.field import Field
from checker.form.roster import Column, Roster
from checker.sheets.recognition.header import Header
from checker.sheets.recognition.number_fields import number_field
from checker.sheets.recognition.questions import BY_ROW, LEAVE, TAKE, Question
from checker.sheets.recognition.unit_line import UnitLine
from checker.values.units import factor_between
from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement


@unique
class ColumnIssue(MessageTemplate):
    """Why a column with a known heading is not taken."""

    SECOND_OF_A_KIND = "与 {column} 列是同一栏，只读入 {column} 列"
    ANOTHER_COLUMN = "标题里的“{qualifier}”使它成为另一栏，这一栏看 {column} 列"


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column that is asked about.

    Attributes:
        name: The name of the roster's column that it may be.
        question: What is asked; an answer other than that it is left or taken is the unit of its numbers.
        units: The sheet's column that names the unit of each row's number; None where none does.
    """

    name: str
    question: Question
    units: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read.

    Attributes:
        roster: The roster that it is; None where that is not known.
        header: Its headings.
        columns: Names of the roster's columns, by the sheet's column that is taken for each.
        row_numbers: The column that numbers the rows; None where there is none.
        issues: Why a column with a known heading is not taken, by column.
        asked: The columns that are asked about.
        unit_line: The line above the table that names units; None where there is none.
        table_above: The row in which another table begins above; None where none does.
        table_below: The row in which another table begins below; None where none does.
    """

    roster: Roster | None
    header: Header
    columns: Mapping[int, str]
    row_numbers: int | None = None
    issues: Mapping[int, Statement] = field(default_factory=dict)
    asked: Mapping[int, AskedColumn] = field(default_factory=dict)
    unit_line: UnitLine | None = None
    table_above: int | None = None
    table_below: int | None = None

    def heading(self, column: int) -> str:
        """Return a column's heading in one line; empty where it has none."""
        return self.header.heading(column)

    def unit(self, column: int) -> str:
        """Return the unit of a column's numbers, by its heading or else by the line above the table; empty for none."""
        if column in self.asked and (answer := self.asked[column].question.answer) not in {LEAVE, TAKE, BY_ROW}:
            return answer
        if named := self.header.unit(column):
            return named
        units = self._units_above(column)
        return units[0] if len(units) == 1 else ""

    def column_of_units(self, column: int) -> int | None:
        """Return the column by which the unit of a column's numbers is decided row by row; None where none is."""
        asked = self.asked.get(column)
        return asked.units if asked and asked.question.answer == BY_ROW else None

    def is_unit_unclear(self, column: int) -> bool:
        """Whether a column's heading names no unit, and the line above the table leaves it open."""
        number = self.number_field(column)
        if not self.unit_line or not number or not number.unit or self.header.unit(column):
            return False
        return self.unit_line.leaves_open(number.unit)

    def factor(self, column: int) -> Fraction | None:
        """Return by what a column's numbers are multiplied; None where its unit cannot be converted."""
        number = self.number_field(column)
        return factor_between(self.unit(column) or number.unit, number.unit) if number else Fraction(1)

    def remapped(self, chosen: Mapping[int, str]) -> "Layout":
        """Return the layout with some columns of the sheet read as others, or, where the name is empty, not at all."""
        names = {name for name in chosen.values() if name}
        kept = {column: name for column, name in self.columns.items() if column not in chosen and name not in names}
        columns = kept | {column: name for column, name in chosen.items() if name}
        row_numbers = None if self.row_numbers in columns else self.row_numbers
        issues = {column: issue for column, issue in self.issues.items() if column not in chosen}
        asked = {column: one for column, one in self.asked.items() if column not in chosen}
        return replace(self, columns=columns, row_numbers=row_numbers, issues=issues, asked=asked)

    def asking(self, asked: Mapping[int, AskedColumn], answers: Mapping[str, str]) -> "Layout":
        """Return the layout with some columns asked about, which are taken or left as the answers by id say."""
        every = {column: replace(one, question=one.question.answered(answers)) for column, one in asked.items()}
        taken = {column: one.name for column, one in every.items() if one.question.answer != LEAVE}
        names = set(taken.values())
        kept = {column: name for column, name in self.columns.items() if column not in every and name not in names}
        return replace(self, columns=kept | taken, asked={**self.asked, **every})

    def _units_above(self, column: int) -> list[str]:
        """Return which units of the line above the table a column's numbers may be in."""
        number = self.number_field(column)
        return self.unit_line.serving(number.unit) if self.unit_line and number else []

    def number_field(self, column: int) -> Field | None:
        """Return the field that a column fills, if it takes numbers."""
        return number_field(self.roster, self.columns.get(column, ""))


def naming_column(roster: Roster) -> Column | None:
    """Return the column that names a roster's rows: the first official one with text or else the first with text."""
    named = [column for column in roster.columns if column.field.kind == "text"]
    return next((column for column in named if column.official), next(iter(named), None))

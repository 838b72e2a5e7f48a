"""Puts the texts of one field into cells of a sheet."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.cell import Cell as FileCell
from openpyxl.cell import WriteOnlyCell

from checker.form.field import Field
from checker.sheets.files.escapes import encoded
from checker.sheets.files.grid import LONGEST_TEXT, Cell
from checker.sheets.writing import workbook_styles as styles
from checker.sheets.writing.cell_encoding import day_of, workbook_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TAKEN_FOR_OTHER = ("=", "#")
"""What openpyxl takes for a formula or an error."""


class CellWriter:
    """Makes the cells of one field, each to be appended before the next: styled cells are reused, which is quicker."""

    def __init__(self, sheet: "Worksheet", field: Field, name: str, warn: Callable[[str], None]) -> None:
        """Prepare the cells.

        Args:
            sheet: The sheet, in write-only mode.
            field: What the cells answer.
            name: What they are called in a sentence.
            warn: Is told what was not written in full.
        """
        self._field = field
        self._name = name
        self._warn = warn
        self._encoded: dict[str, Cell] = {}
        self._cell = WriteOnlyCell(sheet)
        self._cell.number_format = styles.number_format(field)
        self._styled = self._cell.has_style
        self._day = WriteOnlyCell(sheet)
        self._day.number_format = styles.DAY

    def cell(self, text: str) -> FileCell | Decimal | str | None:
        """Return the cell for a text, None for an empty one; a bare value, which is quicker, where that will do."""
        if not text:
            return None
        cell = self._encoded.get(text)
        if cell is None:
            cell = self._encoded[text] = workbook_cell(text, self._field)
        if cell.kind == "day":
            self._day.value = day_of(cell)
            return self._day
        if cell.kind == "number":
            return Decimal(cell.text)
        content = self._content(cell.text)
        if not self._styled and not content.startswith(_TAKEN_FOR_OTHER):
            return content
        self._cell.value = content
        self._cell.data_type = "s"  # whatever it begins with, it is no formula
        return self._cell

    def _content(self, text: str) -> str:
        content = encoded(text)
        if len(content) <= LONGEST_TEXT:
            return content
        self._warn(f"{self._name}有一格超过 {LONGEST_TEXT} 个字，只写入了前面的部分：{text[:20]}……")
        return encoded(text[: LONGEST_TEXT // len("_x0000_")])

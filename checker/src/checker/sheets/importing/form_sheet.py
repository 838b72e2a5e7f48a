"""Reads the form's answers from a sheet with one row for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.form.controls import Control, controls_of
from checker.notice import Notice
from checker.sheets.cells.read_cell import read_cell
from checker.sheets.files.errors import SheetError
from checker.sheets.files.grid import Cell, Grid
from checker.sheets.importing.import_notes import duplicate_cells, uncalculated_cells
from checker.sheets.importing.imported_sheet import CellNote, ImportedSheet, SkippedPart, brief
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.sheets.recognition.header import Header
from checker.sheets.recognition.headings import heading
from checker.sheets.recognition.layout import Layout
from checker.sheets.recognition.non_data_rows import NonDataRow, non_data_row
from checker.sheets.recognition.template_names import ANSWER, CONTROL, FORM_HEADINGS, NOTICE, NOTICE_TITLE, TITLE
from checker.wording.sentence import Statement

_ROWS_SEARCHED = 20


def read_form_sheet(grid: Grid, notice: Notice) -> ImportedSheet | None:
    """Read a sheet that lists the answers of a notice's form; None where it is no such sheet.

    Raises:
        SheetError: It says that it is another notice's.
    """
    for number in list(grid.rows)[:_ROWS_SEARCHED]:
        cells = grid.rows[number]
        headings = {column: cell.text.strip() for column, cell in cells.items()}
        columns = {text: column for column, text in sorted(headings.items(), reverse=True) if text in FORM_HEADINGS}
        if ANSWER in columns and (CONTROL in columns or TITLE in columns):
            reader = _FormReader(grid, columns, notice)
            reader.read(number, {control.name: control for control in controls_of(notice.fields)})
            labels = {column: (cell.text,) for column, cell in cells.items()}
            return ImportedSheet(
                grid,
                Layout(None, Header(number, number, labels), {}),
                answers=reader.answers,
                rejected=tuple(reader.rejected),
                noted=tuple(reader.noted),
                skipped=(*uncalculated_cells(grid), *duplicate_cells(grid), *reader.skipped),
            )
    return None


@dataclass(slots=True)
class _FormReader:
    """Reads the answers; `columns` are those of the sheet, by the headings of the form."""

    grid: Grid
    columns: Mapping[str, int]
    notice: Notice
    answers: dict[str, str] = field(default_factory=dict)
    rejected: list[CellNote] = field(default_factory=list)
    noted: list[CellNote] = field(default_factory=list)
    skipped: list[SkippedPart] = field(default_factory=list)

    def read(self, header_row: int, controls: Mapping[str, Control]) -> None:
        """Read all rows but the headings."""
        by_title = _by_title(controls)
        for number, cells in self.grid.rows.items():
            if number == header_row or self._is_notice(cells) or self._is_section(cells):
                continue
            control = controls.get(self._text(cells, CONTROL)) or by_title.get(_key(self._text(cells, TITLE)))
            if number < header_row or control is None:
                self._skip_row(number, cells, above=number < header_row)
                continue
            self._read_answer(number, cells, control)
            self.skipped += self._cells_beside(number, cells)

    def _is_notice(self, cells: Mapping[int, Cell]) -> bool:
        """Tell whether a row says which notice the form is for; refuse another's."""
        if (self._text(cells, CONTROL) or self._text(cells, TITLE)) not in {NOTICE, NOTICE_TITLE}:
            return False
        if (said := self._text(cells, ANSWER)) not in {"", self.notice.id}:
            raise SheetError(ImportFault.OTHER_NOTICE(other=brief(said), notice=self.notice.id))
        return True

    def _is_section(self, cells: Mapping[int, Cell]) -> bool:
        """Tell whether a row is the title of a section of our own, which holds nothing."""
        titles = {group["title"] for group in self.notice.form["x-groups"]}
        return len(cells) == 1 and self._text(cells, TITLE) in titles

    def _skip_row(self, number: int, cells: Mapping[int, Cell], *, above: bool) -> None:
        text = " ".join(cell.text for cell in cells.values())
        usual = above or not self._text(cells, ANSWER)
        self.skipped.append(SkippedPart.row(number, text, _row_message(cells, above=above), usual=usual))

    def _read_answer(self, number: int, cells: Mapping[int, Cell], control: Control) -> None:
        column = self.columns[ANSWER]
        if not (cell := cells.get(column)):
            return
        reading = read_cell(cell, control.field, since_1904=self.grid.since_1904)
        if reading.outcome == "omitted" or control.name in self.answers:
            message = reading.issue or ImportNote.ANSWERED_ABOVE()
            self.skipped.append(SkippedPart.cell(number, column, cell.text, message))
            return
        self.answers[control.name] = reading.text
        if reading.issue:
            notes = self.rejected if reading.outcome == "rejected" else self.noted
            notes.append(CellNote(number, column, control.title, cell.text, reading.issue))

    def _cells_beside(self, number: int, cells: Mapping[int, Cell]) -> Iterator[SkippedPart]:
        """Yield the cells of a row in columns that are not the form's."""
        columns = set(self.columns.values())
        for column, cell in cells.items():
            if column not in columns:
                yield SkippedPart.cell(number, column, cell.text, ImportNote.BESIDE_FORM())

    def _text(self, cells: Mapping[int, Cell], name: str) -> str:
        cell = cells.get(self.columns[name]) if name in self.columns else None
        return cell.text.strip() if cell else ""


def _row_message(cells: Mapping[int, Cell], *, above: bool) -> Statement:
    """Return why a row is not taken: because it stands above the table, or holds no answer of the form."""
    if above:
        return NonDataRow.ABOVE_TABLE()
    non_data = non_data_row(cells[min(cells)].text)
    return non_data() if non_data else ImportNote.NOT_IN_FORM()


def _by_title(controls: Mapping[str, Control]) -> Mapping[str, Control]:
    """Return controls by title; a title that two of them share names neither."""
    titles = [_key(control.title) for control in controls.values()]
    return {key: control for key, control in zip(titles, controls.values(), strict=True) if titles.count(key) == 1}


def _key(title: str) -> str:
    return next(iter(heading(title).keys), "")

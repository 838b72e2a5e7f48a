"""An import: what was read from a file, until something else is read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from checker.form.controls import controls_of
from checker.form.roster import Roster
from checker.notice import Notice
from checker.sheets.files.delimited import read_text
from checker.sheets.files.errors import SheetError
from checker.sheets.files.grid import Grid
from checker.sheets.files.open_file import is_disguised, open_file
from checker.sheets.importing.doubtful_titles import asked_about_title
from checker.sheets.importing.form_sheet import read_form_sheet
from checker.sheets.importing.imported_sheet import APPLICATION, CellNote, ImportedSheet, SkippedPart, brief
from checker.sheets.importing.lacking import lacking_rows, with_column_filled
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.sheets.importing.remarks import Remark, remarks_on
from checker.sheets.importing.repeated_sheets import asked_about_repeats, is_left
from checker.sheets.importing.roster_sheet import read_roster_sheet
from checker.sheets.recognition.recognise import lay_out, recognise
from checker.sheets.recognition.template_names import GUIDE_TITLE
from checker.values.limits import LARGEST_SHEET_FILE
from checker.wording.sentence import Statement

_OTHER_ROWS = 100
"""How many rows more than a roster takes a sheet may have: titles, totals, notes."""


@dataclass(frozen=True, slots=True)
class Import:
    """What was read from one file.

    Attributes:
        notice: The notice that it is read for.
        sheets: Its sheets.
    """

    notice: Notice
    sheets: tuple[ImportedSheet, ...]

    @classmethod
    def of_file(cls, notice: Notice, name: str, data: bytes, roster: str = "") -> "Import":
        """Read a file.

        Args:
            notice: The notice.
            name: The file's name, which names the table where it has no other.
            data: Its contents.
            roster: The id of the roster that it ought to be, if that is known.

        Raises:
            SheetError: It cannot be read.
        """
        found = cls._of(notice, open_file(data, PurePath(name).stem, _most_rows(notice)), roster)
        return replace(found, sheets=tuple(map(_as_text, found.sheets))) if is_disguised(data, name) else found

    @classmethod
    def of_text(cls, notice: Notice, text: str, roster: str = "") -> "Import":
        """Read text that was pasted.

        Raises:
            SheetError: It is empty or too large, or its quotes do not match.
        """
        if not text.strip():
            raise SheetError(ImportFault.NOTHING_PASTED())
        if len(text) > LARGEST_SHEET_FILE:
            raise SheetError(ImportFault.TOO_MUCH_PASTED())
        return cls._of(notice, (read_text(text, "", _most_rows(notice), pasted=True),), roster)

    @classmethod
    def _of(cls, notice: Notice, grids: Sequence[Grid], roster: str) -> "Import":
        wanted = notice.rosters.get(roster)
        filled = [grid for grid in grids if grid.rows and not _is_guide(grid)]
        if not filled:
            raise SheetError(_no_table(grids)())
        sheets = [_sheet(grid, notice, wanted, alone=len(filled) == 1) for grid in grids]
        return cls(notice, _asked_about(notice, sheets))

    def remapped(self, number: int, roster: str, columns: Mapping[int, str], answers: Mapping[str, str]) -> "Import":
        """Return the import with one sheet read as another roster, with other columns, or as answers say.

        Args:
            number: The number of the sheet, from 0.
            roster: The id of the roster; ``application`` for the form, empty for none.
            columns: Names of the roster's columns by column of the sheet; an empty name leaves the column out.
            answers: The answers to the sheet's questions, by their ids; others are read as proposed.

        Raises:
            SheetError: The sheet was not read, is no form, or has more rows than the roster takes.
        """
        sheets = list(self.sheets)
        before = sheets[number]
        chosen = self.notice.rosters.get(roster)
        if not before.grid.rows and roster:
            raise SheetError(_not_importable(before.grid))
        if roster == APPLICATION:
            if not (form := read_form_sheet(before.grid, self.notice)):
                raise SheetError(ImportFault.NOT_THE_FORM(sheet=before.grid.name))
            sheets[number] = form
        elif chosen:
            layout = lay_out(before.grid, chosen, self.notice.rosters.values())
            sheets[number] = read_roster_sheet(before.grid, layout.remapped(columns), answers)
        elif before.grid.rows:
            sheets[number] = read_roster_sheet(
                before.grid, replace(before.layout, roster=None, columns={}, asked={}), {}
            )
        return replace(self, sheets=_asked_about(self.notice, sheets))

    def filled(self, number: int, answers: Mapping[str, str]) -> "Import":
        """Return the import with answers put into all rows of one sheet that lack them.

        Args:
            number: The number of the sheet, from 0.
            answers: The answers, as texts, by the roster's column.
        """
        sheets = list(self.sheets)
        for name, text in answers.items():
            sheets[number] = with_column_filled(sheets[number], name, text)
        return replace(self, sheets=tuple(sheets))

    def lacking(self, number: int) -> list[dict[str, Any]]:
        """Return the rows of a sheet that lack answers, as ``lackingRow`` of ``schemas/worker.schema.json``."""
        return lacking_rows(self.sheets[number], self.notice)

    def taken(self, numbers: Sequence[int]) -> tuple[dict[str, list[Mapping[str, str]]], dict[str, str]]:
        """Return the rows of some sheets by roster, those of one roster one after another, and the form's answers.

        A roster of which they have no row is left out, so that its present rows are not replaced by nothing.

        Raises:
            SheetError: Two sheets answer the same question differently.
        """
        rosters: dict[str, list[Mapping[str, str]]] = {}
        answers: dict[str, str] = {}
        sources: dict[str, str] = {}
        for sheet in (self.sheets[number] for number in numbers):
            for name, text in (sheet.answers or {}).items():
                source = sources.setdefault(name, sheet.grid.name)
                if answers.setdefault(name, text) != text:
                    raise SheetError(self._conflict(name, source, sheet.grid.name))
            if sheet.answers is None and sheet.roster and sheet.rows and not is_left(sheet):
                rosters.setdefault(sheet.roster, []).extend(sheet.rows)
        return rosters, answers

    def remarks(self, numbers: Sequence[int]) -> list[Remark]:
        """Return what is said of some sheets once they are taken."""
        return [remark for number in numbers for remark in remarks_on(self.sheets[number])]

    def remarks_by_roster(self, numbers: Sequence[int]) -> Mapping[str, list[Remark]]:
        """Return the same by what the sheets are: ids of rosters, or ``application``."""
        by_roster: dict[str, list[Remark]] = {}
        for number in numbers:
            by_roster.setdefault(self.sheets[number].roster, []).extend(remarks_on(self.sheets[number]))
        return by_roster

    def _conflict(self, name: str, first: str, second: str) -> Statement:
        title = next(control.title for control in controls_of(self.notice.fields) if control.name == name)
        return ImportFault.CONFLICTING_ANSWERS(title=title, first=brief(first), second=brief(second))


def _asked_about(notice: Notice, sheets: Iterable[ImportedSheet]) -> tuple[ImportedSheet, ...]:
    """Return sheets with what is asked about each as a whole."""
    return asked_about_repeats([asked_about_title(sheet, notice.rosters.values()) for sheet in sheets])


def _as_text(sheet: ImportedSheet) -> ImportedSheet:
    """Note that a file is no workbook, although its name says so; refuse it where it holds no table."""
    if not sheet.rows and all(len(cells) == 1 for cells in sheet.grid.rows.values()):
        raise SheetError(ImportFault.NO_WORKBOOK())
    row, cells = next(iter(sheet.grid.rows.items()))
    note = CellNote(row, min(cells), "", cells[min(cells)].text, ImportNote.READ_AS_TEXT())
    return replace(sheet, noted=(note, *sheet.noted))


def _no_table(grids: Sequence[Grid]) -> ImportFault:
    if any(grid.uncalculated for grid in grids):
        return ImportFault.NO_TABLE_BUT_FORMULAS
    hidden = any(grid.hidden for grid in grids)
    return ImportFault.NO_TABLE_BUT_HIDDEN_SHEETS if hidden else ImportFault.NO_TABLE


def _not_importable(grid: Grid) -> Statement:
    if grid.unread:
        return ImportFault.UNREAD_SHEET_CHOSEN(sheet=grid.name, reason=grid.unread().text)
    return ImportFault.EMPTY_SHEET_CHOSEN(sheet=grid.name)


def _most_rows(notice: Notice) -> int:
    return max((roster.limit for roster in notice.rosters.values()), default=0) + _OTHER_ROWS


def _is_guide(grid: Grid) -> bool:
    return any(cell.text == GUIDE_TITLE for cell in grid.rows.get(1, {}).values())


def _sheet(grid: Grid, notice: Notice, wanted: Roster | None, *, alone: bool) -> ImportedSheet:
    if not grid.rows:
        return ImportedSheet(grid, skipped=(SkippedPart.sheet(grid.name, (grid.unread or ImportNote.EMPTY_SHEET)()),))
    if _is_guide(grid):
        return ImportedSheet(grid, skipped=(SkippedPart.sheet(GUIDE_TITLE, ImportNote.GUIDE()),))
    if form := read_form_sheet(grid, notice):
        return form
    return read_roster_sheet(grid, recognise(grid, tuple(notice.rosters.values()), wanted, alone=alone), {})

"""Reads the form's answers from a sheet with one line for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.form.controls import Control, controls_of
from checker.notice.notice import Notice
from checker.sheets.cells.cell import read_cell
from checker.sheets.files.grid import Cell, Grid, letter
from checker.sheets.importing.roster_table import doubled
from checker.sheets.importing.sheet import Remark, Sheet, Skipped
from checker.sheets.recognition.headings import heading
from checker.sheets.recognition.layout import Header, Layout
from checker.sheets.recognition.names import ANSWER, CONTROL, FORM_HEADINGS, TITLE
from checker.sheets.recognition.non_data_rows import mark_of

_SEARCHED = 20


def read_answers(grid: Grid, notice: Notice) -> Sheet | None:
    """Read a sheet that lists the form's answers; nothing where it is no such sheet."""
    for number in list(grid.rows)[:_SEARCHED]:
        cells = grid.rows[number]
        headings = {place: cell.text.strip() for place, cell in cells.items()}
        places = {text: place for place, text in sorted(headings.items(), reverse=True) if text in FORM_HEADINGS}
        if ANSWER in places and (CONTROL in places or TITLE in places):
            reader = _Reader(grid, notice, places)
            reader.read(number)
            labels = {place: (cell.text,) for place, cell in cells.items()}
            return Sheet(
                grid,
                Layout(None, Header(number, number, labels), {}),
                answers=reader.answers,
                rejected=tuple(reader.rejected),
                noted=tuple(reader.noted),
                skipped=(*doubled(grid), *reader.skipped),
            )
    return None


@dataclass(slots=True)
class _Reader:
    """The answers of a sheet, while they are read."""

    grid: Grid
    notice: Notice
    places: Mapping[str, int]
    answers: dict[str, str] = field(default_factory=dict)
    rejected: list[Remark] = field(default_factory=list)
    noted: list[Remark] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def read(self, header: int) -> None:
        """Read all rows but the headings."""
        by_name = {control.name: control for control in controls_of(self.notice)}
        by_title = _by_title(by_name)
        for number, cells in self.grid.rows.items():
            if number == header:
                continue
            control = by_name.get(self._text(cells, CONTROL)) or by_title.get(_key(self._text(cells, TITLE)))
            if number < header or control is None:
                text = " ".join(cell.text for cell in cells.values())
                usual = number < header or not self._text(cells, ANSWER)
                self.skipped.append(Skipped(f"第 {number} 行", text, self._why(number < header, cells), usual))
                continue
            self._answer(number, cells, control)
            self.skipped += self._beside(number, cells)

    def _answer(self, number: int, cells: Mapping[int, Cell], control: Control) -> None:
        place = self.places[ANSWER]
        if not (cell := cells.get(place)):
            return
        reading = read_cell(cell, control.field, since_1904=self.grid.since_1904)
        if reading.outcome == "left" or control.name in self.answers:
            reason = reading.reason or "这一栏上面已经填过，只读入上面的"
            self.skipped.append(Skipped(f"{letter(place)}{number}", cell.text, reason))
            return
        self.answers[control.name] = reading.text
        remark = Remark(number, place, control.title, cell.text, reading.reason)
        if reading.outcome != "taken":
            (self.rejected if reading.outcome == "rejected" else self.noted).append(remark)

    def _beside(self, number: int, cells: Mapping[int, Cell]) -> Iterator[Skipped]:
        known = set(self.places.values())
        for place, cell in cells.items():
            if place not in known:
                yield Skipped(f"{letter(place)}{number}", cell.text, "不属于自评表的任何一列，没有读入")

    def _text(self, cells: Mapping[int, Cell], column: str) -> str:
        cell = cells.get(self.places[column]) if column in self.places else None
        return cell.text.strip() if cell else ""

    def _why(self, above: bool, cells: Mapping[int, Cell]) -> str:  # noqa: FBT001 - a plain fact
        if above:
            return "表格上方的标题"
        return mark_of(cells[min(cells)].text) or "没有这个栏目"


def _by_title(controls: Mapping[str, Control]) -> Mapping[str, Control]:
    """Return controls by title; a title that two of them share names neither."""
    titles = [_key(control.title) for control in controls.values()]
    return {key: control for key, control in zip(titles, controls.values(), strict=True) if titles.count(key) == 1}


def _key(title: str) -> str:
    return next(iter(heading(title).keys), "")

"""Where a sheet's headings stand, which roster it is, and which column is which."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from checker.form.field import Field
from checker.form.roster import Roster
from checker.sheets.cells.quantities import scale_between
from checker.sheets.files.grid import MOST_PLACES, Cell, Grid, letter
from checker.sheets.recognition.headings import ENOUGH, LONGEST_HEADING, column_of, heading, numbers_rows, shown
from checker.sheets.recognition.next_table import next_table, table_above
from checker.sheets.recognition.unit_line import UnitLine, unit_line

_SEARCHED = 20
_TITLE_WEIGHS = 3
_WISH_WEIGHS = 2
_WIDE_ENOUGH = 0.6
_LONGEST_NUMBER = 6

type Labels = Mapping[int, tuple[str, ...]]
"""What may be a column's heading, by place; the fullest first."""


@dataclass(frozen=True, slots=True)
class Header:
    """One or two rows of headings.

    Attributes:
        top: The first row, 0 where there are none.
        bottom: The last row.
        labels: What the columns are called.
    """

    top: int = 0
    bottom: int = 0
    labels: Labels = field(default_factory=dict)

    def columns(self, roster: Roster) -> Mapping[int, str]:
        """Return the columns of a roster that it names, by place; of two for one column the first."""
        found: dict[int, str] = {}
        for place, labels in self.labels.items():
            name = next(filter(None, (column_of(label, roster) for label in labels)), "")
            if name and name not in found.values():
                found[place] = name
        return found


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is read.

    Attributes:
        roster: What it is; none where that is not known.
        header: Its headings.
        columns: The names of the columns that are taken, by place.
        numbering: The place of the column that numbers the rows.
        reasons: Why a column with a known heading is not taken, by place.
        units: The line above the table that names units, if there is one.
        above: The row in which another table begins above; nothing where none does.
        end: The row in which another table begins below; likewise.
    """

    roster: Roster | None
    header: Header
    columns: Mapping[int, str]
    numbering: int | None = None
    reasons: Mapping[int, str] = field(default_factory=dict)
    units: UnitLine | None = None
    above: int | None = None
    end: int | None = None

    def heading(self, place: int) -> str:
        """Return a column's heading in one line."""
        return shown(next(iter(self.header.labels.get(place, ("",))), ""))

    def named_unit(self, place: int) -> str:
        """Return the unit that a column's heading names; empty where it names none."""
        return _unit(self.header.labels.get(place, ()))

    def unit(self, place: int) -> str:
        """Return the unit that is said of a column's numbers, by its heading or else by the line above the table."""
        if named := self.named_unit(place):
            return named
        part = self._number(place)
        served = self.units.serving(part.unit) if self.units and part else []
        return served[0] if len(served) == 1 else ""

    def is_unclear(self, place: int) -> bool:
        """Whether a column's unit is named neither by its heading nor, without doubt, by the line above the table."""
        part = self._number(place)
        if not self.units or not part or not part.unit or self.named_unit(place):
            return False
        served = len(self.units.serving(part.unit))
        return served > 1 or (not served and self.units.foreign)

    def scale(self, place: int) -> Fraction | None:
        """Return by what a column's numbers are multiplied; nothing where its unit is another kind of thing."""
        part = self._number(place)
        return scale_between(self.unit(place), part.unit) if part else Fraction(1)

    def _number(self, place: int) -> Field | None:
        return _number(self.roster, self.columns.get(place, ""))

    def remapped(self, chosen: Mapping[int, str]) -> "Layout":
        """Return the layout with some places read as other columns, or not at all."""
        taken = {name for name in chosen.values() if name}
        kept = {place: name for place, name in self.columns.items() if place not in chosen and name not in taken}
        columns = kept | {place: name for place, name in chosen.items() if name}
        numbering = None if self.numbering in columns else self.numbering
        reasons = {place: why for place, why in self.reasons.items() if place not in chosen}
        return replace(self, columns=columns, numbering=numbering, reasons=reasons)


def recognise(grid: Grid, rosters: Sequence[Roster], wanted: Roster | None, *, alone: bool) -> Layout:
    """Find out which roster a sheet is and how it is laid out.

    Args:
        grid: The sheet.
        rosters: What it may be.
        wanted: What it ought to be, if that is known.
        alone: Whether the file has no other sheet, so that it is the wanted roster even without a known heading.
    """
    headers = list(_headers(grid))
    weighed = [
        (len(found) + _weight(grid, roster, wanted, header), -rank, roster, header, found)
        for rank, header in enumerate(headers)
        for roster in rosters
        if len(found := header.columns(roster)) >= (1 if alone and roster is wanted else ENOUGH)
    ]
    if not weighed:
        return assigned(grid, wanted, rosters) if wanted and alone else Layout(None, _likely_header(grid), {})
    weight, order, roster, header, _ = max(weighed, key=lambda entry: entry[:2])
    rivals = {id(entry[2]) for entry in weighed if entry[:2] == (weight, order)}
    if len(rivals) > 1:
        return Layout(None, header, {}, _numbering(header, {}))
    return _laid_out(grid, roster, header, rosters)


def assigned(grid: Grid, roster: Roster, rosters: Iterable[Roster]) -> Layout:
    """Lay out a sheet of which it is known which roster it is; `rosters` are all whose tables may stand below."""
    found = [(len(header.columns(roster)), -rank, header) for rank, header in enumerate(_headers(grid))]
    known, _, header = max(found, key=lambda entry: entry[:2], default=(0, 0, Header()))
    if known:
        return _laid_out(grid, roster, header, rosters)
    if grid.pasted:
        return _in_order(grid, roster)
    return _laid_out(grid, roster, _likely_header(grid), rosters)


def _laid_out(grid: Grid, roster: Roster, header: Header, rosters: Iterable[Roster]) -> Layout:
    columns = dict(header.columns(roster))
    reasons: dict[int, str] = {}
    for place, labels in header.labels.items():
        name = next(filter(None, (column_of(label, roster) for label in labels)), "")
        if name and place not in columns:
            first = next(other for other, taken in columns.items() if taken == name)
            reasons[place] = f"与 {letter(first)} 列是同一栏，只读入 {letter(first)} 列"
        elif (part := _number(roster, name)) and scale_between(_unit(labels), part.unit) is None:
            reasons[place] = f"标题里的单位“{_unit(labels)}”不能换算，没有读入"
    kept = {place: name for place, name in columns.items() if place not in reasons}
    return Layout(
        roster,
        header,
        kept,
        _numbering(header, kept),
        reasons,
        unit_line(grid, header.top),
        table_above(grid, header.top, rosters),
        next_table(grid, header.top, header.bottom, rosters),
    )


def _number(roster: Roster | None, name: str) -> Field | None:
    """Return the field of a column that takes numbers; nothing for another column."""
    part = roster.field_of(name) if roster and name else None
    return part if part and part.kind in {"number", "years"} else None


def _unit(labels: Iterable[str]) -> str:
    return next(filter(None, (heading(label).unit for label in labels)), "")


def _numbering(header: Header, columns: Mapping[int, str]) -> int | None:
    free = ((place, labels) for place, labels in header.labels.items() if place not in columns)
    return next((place for place, labels in free if any(map(numbers_rows, labels))), None)


def _weight(grid: Grid, roster: Roster, wanted: Roster | None, header: Header) -> int:
    titles = [
        grid.name,
        *(cell.text for row, cells in grid.rows.items() if row < header.top for cell in cells.values()),
    ]
    names = {key for text in (roster.title, str(roster.row["title"])) for key in heading(text).keys}
    titled = any(name in key for text in titles for key in heading(text).keys for name in names)
    return (_TITLE_WEIGHS if titled else 0) + (_WISH_WEIGHS if roster is wanted else 0)


def _headers(grid: Grid) -> Iterator[Header]:
    """Yield what may be the headings: each of the first rows alone, then with the one below it."""
    first = list(grid.rows)[:_SEARCHED]
    yield from (_header(grid, row, row) for row in first)
    yield from (_header(grid, row, row + 1) for row in first if row + 1 in grid.rows)


def _header(grid: Grid, top: int, bottom: int) -> Header:
    upper = _spread(grid, top, {top})
    if top == bottom:
        return Header(top, bottom, {place: (text,) for place, text in upper.items()})
    lower = _spread(grid, bottom, {top, bottom})
    labels = {
        place: _joined(upper.get(place, ""), lower.get(place, "")) for place in sorted(upper.keys() | lower.keys())
    }
    return Header(top, bottom, labels)


def _joined(above: str, below: str) -> tuple[str, ...]:
    if not below or above == below:
        return (above,)
    return (f"{above} {below}", below) if above else (below,)


def _spread(grid: Grid, row: int, header: Iterable[int]) -> Mapping[int, str]:
    """Return a row's texts, those of merged cells in each of their places."""
    texts = {place: _label(cell) for place, cell in grid.rows[row].items()}
    for span in grid.spans:
        if span.top in header and span.top <= row <= span.bottom and (cell := grid.rows[span.top].get(span.left)):
            texts |= dict.fromkeys(range(span.left, min(span.right, span.left + MOST_PLACES) + 1), _label(cell))
    return {place: text for place, text in sorted(texts.items()) if text}


def _label(cell: Cell) -> str:
    return cell.text if len(cell.text) <= LONGEST_HEADING else ""


def _likely_header(grid: Grid) -> Header:
    """Return the first row that is about as wide as the table, for a user to say what its columns are."""
    first = list(grid.rows)[:_SEARCHED]
    widest = max((len(grid.rows[row]) for row in first), default=0)
    wide = (row for row in first if len(grid.rows[row]) >= max(ENOUGH, widest * _WIDE_ENOUGH))
    row = next(wide, 0)
    return _header(grid, row, row) if row else Header()


def _in_order(grid: Grid, roster: Roster) -> Layout:
    """Lay out text without headings as the official form has its columns, or as all of them where all are there."""
    official = [column.name for column in roster.columns if column.official]
    every = [column.name for column in roster.columns]
    numbered = _counts_up(grid)
    width = max((max(cells) + 1 for cells in grid.rows.values()), default=0) - numbered
    names = official if official and width < len(every) else every
    columns = dict(enumerate(names, int(numbered)))
    return Layout(roster, Header(), columns, 0 if numbered else None)


def _counts_up(grid: Grid) -> bool:
    given = [cells[0].text.strip() if 0 in cells else "" for cells in grid.rows.values()]
    if not all(text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER for text in given):
        return False
    numbers = list(map(int, given))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False

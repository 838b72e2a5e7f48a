"""Finds out which roster a sheet is, where its headings stand, and which column is which."""

from collections.abc import Iterable, Mapping, Sequence

from checker.form.roster import Roster
from checker.sheets.files.grid import Grid, column_letters
from checker.sheets.recognition.column_questions import heading_doubts
from checker.sheets.recognition.header import (
    Header,
    later_headers,
    likely_header,
    possible_headers,
    with_groups,
    with_units,
    with_years,
)
from checker.sheets.recognition.headings import FEWEST_HEADINGS, heading, numbers_rows
from checker.sheets.recognition.layout import ColumnIssue, Layout
from checker.sheets.recognition.next_table import next_table, table_above
from checker.sheets.recognition.unit_line import unit_line
from checker.wording.sentence import Statement

_WEIGHT_OF_TITLE = 3
_WEIGHT_OF_WISH = 2
_LONGEST_ROW_NUMBER = 6


def recognise(grid: Grid, rosters: Sequence[Roster], wanted: Roster | None, *, alone: bool) -> Layout:
    """Find out which roster a sheet is and how it is laid out.

    Args:
        grid: The sheet.
        rosters: What it may be.
        wanted: What it ought to be, if that is known.
        alone: Whether the file has no other sheet, so that it is the wanted roster even without a known heading.
    """

    def candidates_among(headers: Iterable[Header]) -> list[tuple[int, int, Roster, Header]]:
        return [
            (len(columns) + _weight(grid, roster, wanted, header), -rank, roster, header)
            for rank, header in enumerate(headers)
            for roster in rosters
            if len(columns := header.columns(roster)) >= (1 if alone and roster is wanted else FEWEST_HEADINGS)
        ]

    candidates = candidates_among(possible_headers(grid)) or candidates_among(later_headers(grid, rosters))
    if not candidates:
        return lay_out(grid, wanted, rosters) if wanted and alone else Layout(None, likely_header(grid), {})
    weight, order, roster, header = max(candidates, key=lambda candidate: candidate[:2])
    rivals = {id(candidate[2]) for candidate in candidates if candidate[:2] == (weight, order)}
    if len(rivals) > 1:
        return Layout(None, header, {}, _row_numbers(header, {}))
    return _layout(grid, roster, header, rosters)


def lay_out(grid: Grid, roster: Roster, rosters: Iterable[Roster]) -> Layout:
    """Lay out a sheet that is known to be a roster.

    Args:
        grid: The sheet.
        roster: What it is.
        rosters: All rosters whose tables may stand above or below.
    """
    header = _fullest(possible_headers(grid), roster) or _fullest(later_headers(grid, [roster]), roster)
    if header:
        return _layout(grid, roster, header, rosters)
    if grid.pasted:
        return _without_headings(grid, roster)
    return _layout(grid, roster, likely_header(grid), rosters)


def _fullest(headers: Iterable[Header], roster: Roster) -> Header | None:
    """Return the headings that name most of a roster's columns, the first of several; None where none names any."""
    fullest = max(headers, key=lambda header: len(header.columns(roster)), default=None)
    return fullest if fullest and fullest.columns(roster) else None


def _layout(grid: Grid, roster: Roster, recognised: Header, rosters: Iterable[Roster]) -> Layout:
    header = with_units(grid, with_years(grid, with_groups(grid, recognised)))
    columns = header.columns(roster)
    units = unit_line(grid, header.top, header.bottom)
    asked = dict(heading_doubts(header, roster, columns, units))
    return Layout(
        roster,
        header,
        {column: name for column, name in columns.items() if column not in asked},
        _row_numbers(header, columns),
        _issues(header, roster, columns),
        asked,
        units,
        table_above(grid, header.top, rosters),
        next_table(grid, header.top, header.bottom, rosters),
    )


def _issues(header: Header, roster: Roster, columns: Mapping[int, str]) -> Mapping[int, Statement]:
    issues: dict[int, Statement] = {}
    first_columns = {name: column for column, name in columns.items()}
    for column in header.labels:
        found = header.match(column, roster)
        if found and column not in columns:
            taken = column_letters(first_columns[found.name])
            issues[column] = (
                ColumnIssue.ANOTHER_COLUMN(qualifier=found.qualifier, column=taken)
                if found.qualifier
                else ColumnIssue.SECOND_OF_A_KIND(column=taken)
            )
    return issues


def _row_numbers(header: Header, columns: Mapping[int, str]) -> int | None:
    """Return the column that numbers the rows, among those that are not taken."""
    free = ((column, labels) for column, labels in header.labels.items() if column not in columns)
    return next((column for column, labels in free if any(map(numbers_rows, labels))), None)


def _weight(grid: Grid, roster: Roster, wanted: Roster | None, header: Header) -> int:
    """Return how much speaks for a roster besides the number of its headings."""
    titles = [
        grid.name,
        *(cell.text for row, cells in grid.rows.items() if row < header.top for cell in cells.values()),
    ]
    names = {key for text in (roster.title, str(roster.row_schema["title"])) for key in heading(text).keys}
    titled = any(name in key for text in titles for key in heading(text).keys for name in names)
    return (_WEIGHT_OF_TITLE if titled else 0) + (_WEIGHT_OF_WISH if roster is wanted else 0)


def _without_headings(grid: Grid, roster: Roster) -> Layout:
    """Lay out text without headings: its columns are those of the official form or, where it has as many, all."""
    official = [column.name for column in roster.columns if column.official]
    every = [column.name for column in roster.columns]
    numbered = _is_numbered(grid)
    width = max((max(cells) + 1 for cells in grid.rows.values()), default=0) - numbered
    names = official if official and width < len(every) else every
    columns = dict(enumerate(names, int(numbered)))
    return Layout(roster, Header(), columns, 0 if numbered else None)


def _is_numbered(grid: Grid) -> bool:
    """Whether the first column counts up from row to row."""
    texts = [cells[0].text.strip() if 0 in cells else "" for cells in grid.rows.values()]
    if not all(text.isascii() and text.isdigit() and len(text) < _LONGEST_ROW_NUMBER for text in texts):
        return False
    numbers = list(map(int, texts))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False

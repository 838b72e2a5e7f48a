"""Which rows of a table are records, such as firms: decided by what a row is, and asked where that is not certain."""

import re
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from checker.form.roster import Roster
from checker.reading.choices import plain_answer
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.files.grid import Cell
from checker.sheets.recognition.data_rows import Cells
from checker.sheets.recognition.layout import Layout, naming_column
from checker.sheets.recognition.name_doubts import NameJudge, RowDoubt, name_judge
from checker.sheets.recognition.names import is_state
from checker.sheets.recognition.non_data_rows import (
    NonDataRow,
    is_end,
    is_firm,
    is_group,
    is_numbered_group,
    is_part,
    is_placeholder,
    is_row_number,
    is_total,
    is_void,
)
from checker.sheets.recognition.sums import RunningSums

_CODE = "uscc"
_CODE_LIKE = re.compile(r"[0-9A-Za-z]{8}")
_DOUBTFUL = (is_void, is_total, is_part, is_end, is_numbered_group, is_group, is_state, is_placeholder)
"""What makes a row without a code be looked at by its name."""
_QUESTION = re.compile(r"是否(?:已经?)?([\w]{2,8})")
_EVENT = re.compile(
    r"(?:实际)?(退[出园租]|毕业|[迁搬]出|[迁搬]离|清退|注销|吊销|离[职任园])(?:时间|日期|年月|年份|原因)"
)
_SAID = {"yes": "{}", "no": "未{}", "unsure": "", "": ""}
"""What the answers to such a question say."""
_ENOUGH_SUMS = 2
_FEWEST_ALIKE = 2


@dataclass(slots=True)
class RecordJudge:
    """Decides of a table's rows, from top to bottom, which are records.

    Attributes:
        name: The column that names the records.
        code: The column with their codes; None where there is none.
        names: Who tells what is doubtful about their names.
        firms: Whether the records are firms, which have codes.
        columns: All columns that are taken.
        questions: What columns ask that are not taken, such as 毕业 for 是否毕业.
        events: What has happened where such a column is filled, such as 毕业 for 毕业时间.
        prefilled: For each column with the same text in all rows without a name, that text.
        row_numbers: The column that numbers the rows; None where rows are not numbered.
        only_names: Whether most rows have nothing but a name.
        sums: The sums of the records so far.
    """

    name: int
    code: int | None
    names: NameJudge
    firms: bool
    columns: AbstractSet[int]
    questions: Mapping[int, str]
    events: Mapping[int, str]
    prefilled: Mapping[int, str]
    row_numbers: int | None
    only_names: bool
    sums: RunningSums

    def judge(self, cells: Cells) -> NonDataRow | RowDoubt | None:
        """Return what the next row is, or what is to be asked about it; None for a record."""
        found = self._judged(cells)
        if found is None:
            self.sums.add(cells)
        elif found in {NonDataRow.TOTAL, NonDataRow.SUMS, RowDoubt.LIKE_TOTAL}:
            self.sums.begin_group()
        return found

    def _judged(self, cells: Cells) -> NonDataRow | RowDoubt | None:
        if self.is_literal(cells):
            return None
        name = _text(cells, self.name)
        if doubt := self._doubt_of_name(name, cells):
            return doubt
        if self._says_that_it_is_one(name, cells):
            return None
        if is_placeholder(name):
            return RowDoubt.LIKE_EXAMPLE
        if not is_void(name):
            return self._no_name(cells) or self._with_name(cells) or self.names.several(name)
        if any(column in self.columns for column in cells):
            return self._without_name(cells)
        return None

    def doubt_of_name(self, cells: Cells) -> RowDoubt | None:
        """Return what is to be asked about a row's name even where the row has a code; None for nothing."""
        return None if self.is_literal(cells) else self._doubt_of_name(_text(cells, self.name), cells)

    def _doubt_of_name(self, name: str, cells: Cells) -> RowDoubt | None:
        if doubt := self.names.certain_doubt(name):
            return doubt
        beside = (self._remark(column, cells[column].text) for column in cells.keys() - self.columns)
        return RowDoubt.MARKED if any(map(self.names.is_gone, beside)) else None

    def _remark(self, column: int, text: str) -> str:
        """Return what a cell says that is not taken, together with its heading where that is 是否毕业 or 毕业时间."""
        if asked := self.questions.get(column):
            return _SAID[plain_answer(text)].format(asked)
        if happened := self.events.get(column):
            return "" if is_void(text) else happened
        return text

    def is_literal(self, cells: Cells) -> bool:
        """Whether a row is said to be a record of its own, by an apostrophe before its number."""
        return _text(cells, self.row_numbers).startswith(VERBATIM)

    def _says_that_it_is_one(self, name: str, cells: Cells) -> bool:
        """Whether a row is a record without doubt: by its code or its name."""
        if _CODE_LIKE.search(_text(cells, self.code)):
            return True
        doubtful = any(doubtful(name) for doubtful in (is_total, is_part, is_placeholder))
        return is_firm(name) and not doubtful and not self.names.several(name)

    def _no_name(self, cells: Cells) -> NonDataRow | RowDoubt | None:
        if not self.names.is_no_name(_text(cells, self.name)):
            return None
        return NonDataRow.TOTAL if self._is_called_total(cells) else RowDoubt.NO_NAME

    def _without_name(self, cells: Cells) -> NonDataRow | RowDoubt:
        filled = [column for column in cells if column in self.columns and not _is_void(cells[column])]
        if not filled:
            return NonDataRow.VOID
        if self._is_called_total(cells):
            return NonDataRow.TOTAL
        if self.sums.equal(cells) >= _ENOUGH_SUMS:
            return NonDataRow.SUMS
        if all(cells[column].text == self.prefilled.get(column) for column in filled):
            return NonDataRow.PREFILLED
        return RowDoubt.NAMELESS

    def _is_called_total(self, cells: Cells) -> bool:
        return any(is_total(cell.text) for column, cell in cells.items() if column < self.name)

    def _with_name(self, cells: Cells) -> NonDataRow | RowDoubt | None:
        """Judge a row with a name and without a code: a total has numbers only, a heading or a note nothing else."""
        text = cells[self.name].text
        others = cells.keys() - {self.name, self.row_numbers}
        has_words = any(column not in self.sums.columns and not _is_void(cells[column]) for column in others)
        if is_total(text):
            return RowDoubt.LIKE_TOTAL if has_words else NonDataRow.TOTAL
        if is_part(text):
            return RowDoubt.LIKE_TOTAL if has_words or is_firm(text) else NonDataRow.TOTAL
        if is_end(text):
            return RowDoubt.LIKE_GROUP if has_words else NonDataRow.NOTE
        if is_state(text):
            numbered = is_row_number(_text(cells, self.row_numbers))
            return RowDoubt.LIKE_GROUP if has_words or numbered else NonDataRow.GROUP
        if not others:
            return self._only_name(cells, text)
        if has_words:
            return None
        if self._lacks_number(cells) or (self.row_numbers is None and self._heads_group(text)):
            return NonDataRow.GROUP if self._heads_group(text) else RowDoubt.LIKE_GROUP
        return RowDoubt.LIKE_SUMS if self.sums.equal(cells) else None

    def _only_name(self, cells: Cells, text: str) -> NonDataRow | RowDoubt | None:
        if self._heads_group(text):
            return NonDataRow.GROUP
        unusual = self.row_numbers is None and not self.only_names
        return RowDoubt.LIKE_GROUP if unusual or self._lacks_number(cells) else None

    def _heads_group(self, text: str) -> bool:
        return is_numbered_group(text) or (self.firms and is_group(text))

    def _lacks_number(self, cells: Cells) -> bool:
        return self.row_numbers is not None and not is_row_number(_text(cells, self.row_numbers))


def record_judge(layout: Layout, rows: Mapping[int, Cells]) -> RecordJudge | None:
    """Return who judges the rows of a table; None where it is no roster, or no column names its records."""
    places = {name: column for column, name in layout.columns.items()}
    naming = naming_column(layout.roster) if layout.roster else None
    if not layout.roster or not naming or naming.name not in places:
        return None
    name = places[naming.name]
    numbers = tuple(column for column in layout.columns if layout.number_field(column))
    codes = (column for column, path in layout.columns.items() if _is_code(layout.roster, path))
    return RecordJudge(
        name,
        next(codes, None),
        name_judge(layout.roster, naming),
        any(_is_code(layout.roster, column.name) for column in layout.roster.columns),
        frozenset(layout.columns),
        _not_taken(layout, _QUESTION),
        _not_taken(layout, _EVENT),
        _prefilled(rows, name, layout.columns.keys() - set(numbers)),
        layout.row_numbers,
        2 * sum(1 for cells in rows.values() if len(cells) == 1) >= len(rows),
        RunningSums(numbers),
    )


def _not_taken(layout: Layout, pattern: re.Pattern[str]) -> Mapping[int, str]:
    """Return what the headings begin with that follow a pattern, of columns that are not taken."""
    matches = {column: pattern.match(layout.heading(column)) for column in layout.header.labels}
    return {column: found[1] for column, found in matches.items() if found and column not in layout.columns}


def speaks_for_itself(row: Mapping[str, str], roster: Roster) -> bool:
    """Whether a row of texts is taken for a record wherever it stands: by its code or its name."""
    naming = naming_column(roster)
    codes = (text for name, text in row.items() if _is_code(roster, name))
    if naming is None:
        return True
    name = row.get(naming.name, "")
    names = name_judge(roster, naming)
    if names.certain_doubt(name):
        return False
    if any(map(_CODE_LIKE.search, codes)):
        return True
    return not (names.several(name) or names.is_no_name(name) or any(doubtful(name) for doubtful in _DOUBTFUL))


def _is_code(roster: Roster, name: str) -> bool:
    found = roster.field_of(name)
    return bool(found and found.schema.get("format") == _CODE)


def _prefilled(rows: Mapping[int, Cells], name: int, columns: Collection[int]) -> Mapping[int, str]:
    """Return, for each of some columns, the text that all of its cells have in rows without a name."""
    nameless = [cells for cells in rows.values() if name not in cells or _is_void(cells[name])]
    if len(nameless) < _FEWEST_ALIKE:
        return {}
    texts = {column: {cells[column].text for cells in nameless if column in cells} for column in columns}
    return {column: next(iter(found)) for column, found in texts.items() if len(found) == 1}


def _is_void(cell: Cell) -> bool:
    return cell.kind == "error" or is_void(cell.text)


def _text(cells: Cells, column: int | None) -> str:
    cell = cells.get(column) if column is not None else None
    return cell.text if cell else ""

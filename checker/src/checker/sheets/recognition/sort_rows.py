"""Sorts the rows of a sheet: into records, all others, and those that have to be asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.sheets.files.grid import Grid
from checker.sheets.recognition.data_rows import Cells, Rows, told_by_words
from checker.sheets.recognition.layout import Layout
from checker.sheets.recognition.merged_records import JOIN, MergedRecord, merged_records
from checker.sheets.recognition.name_doubts import RowDoubt
from checker.sheets.recognition.non_data_rows import NonDataRow
from checker.sheets.recognition.questions import LEAVE, TAKE, Option, Question
from checker.sheets.recognition.records import RecordJudge, record_judge
from checker.sheets.recognition.same_names import same_name_questions


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of a sheet.

    Attributes:
        data: The rows that are data.
        others: What the others are; headings, and rows with only a number, are left out.
        questions: What is to be decided about rows; those that are left because of an answer are nowhere else.
        merged: The first rows of records over several rows, about which it is asked.
    """

    data: Rows
    others: Mapping[int, NonDataRow]
    questions: tuple[Question, ...] = ()
    merged: frozenset[int] = frozenset()


def sort_rows(grid: Grid, layout: Layout, answers: Mapping[str, str]) -> SortedRows:
    """Sort the rows of a sheet, as the answers to questions about them say, or else as is proposed."""
    rows, others = told_by_words(grid, layout)
    judge = record_judge(layout, rows)
    if not judge or not layout.roster:
        return SortedRows(rows, others)
    numbers = judge.sums.columns
    merged = list(merged_records(grid, rows, judge.name, numbers, layout.columns.keys() - numbers))
    sorter = _Sorter(judge, str(layout.roster.row_schema["title"]), answers)
    return sorter.sorted(rows, others, merged)


@dataclass(slots=True)
class _Sorter:
    """Sorts rows that no word tells apart."""

    judge: RecordJudge
    title: str
    answers: Mapping[str, str]
    data: dict[int, Cells] = field(default_factory=dict)
    others: dict[int, NonDataRow] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def sorted(self, rows: Rows, told: Mapping[int, NonDataRow], merged: list[MergedRecord]) -> SortedRows:
        """Sort some rows; `told` are what others are."""
        totals = {number for number, kind in told.items() if kind is NonDataRow.TOTAL}
        by_first_row = {record.rows[0]: record for record in merged}
        below = {number for record in merged for number in record.rows[1:]}
        for number in sorted(rows.keys() - below | totals):
            if number in totals:
                self.judge.sums.begin_group()
            elif record := by_first_row.get(number):
                self._sort_merged(record)
            else:
                self._sort(number, rows[number])
        if self.judge.firms:
            self._sort_same_names()
        others = dict(sorted([*self.others.items(), *told.items()]))
        return SortedRows(self.data, others, tuple(self.questions), frozenset(by_first_row))

    def _sort(self, number: int, cells: Cells) -> None:
        found = self.judge.judge(cells)
        if isinstance(found, NonDataRow):
            self.others[number] = found
        elif found is None or self._ask(_row_question(number, cells, found, self.title)) == TAKE:
            self.data[number] = cells

    def _sort_merged(self, record: MergedRecord) -> None:
        first = record.rows[0]
        doubt = self.judge.doubt_of_name(record.cells[0])
        if doubt and self._ask(_row_question(first, record.cells[0], doubt, self.title)) == LEAVE:
            return
        answer = self._ask(record.question(record.cells[0][self.judge.name].text))
        if answer == TAKE:
            self.data |= zip(record.rows, record.cells, strict=True)
        else:
            self.data[first] = record.joined() if answer == JOIN else record.cells[0]

    def _sort_same_names(self) -> None:
        rows = {number: cells for number, cells in self.data.items() if not self.judge.is_literal(cells)}
        for (_, *others), question in same_name_questions(rows, self.judge.name, self.judge.code):
            if self._ask(question) == LEAVE:
                for number in others:
                    del self.data[number]

    def _ask(self, question: Question) -> str:
        answered = question.answered(self.answers)
        self.questions.append(answered)
        return answered.answer


def _row_question(number: int, cells: Cells, doubt: RowDoubt, title: str) -> Question:
    text = " ".join(cells[column].text for column in sorted(cells))
    options = (Option(LEAVE, "不读入"), Option(TAKE, f"当一条“{title}”读入"))
    return Question(f"row-{number}", f"第 {number} 行", text, doubt(), options)

"""What was counted from a roster, and from which of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from checker.conditions import BoundedAnswer
from checker.form.field import Field
from checker.form.roster import Roster
from checker.values.interval import Interval
from checker.values.numbers import plain, with_unit
from checker.wording.sentence import Amount, Part, Phrase, RowPiece, Rows, Sentence, Statement, Words, joined

_NAMED = 5
"""So many rows are named one by one."""

_ALONE = Sentence("count.not-typed", "名册数出{counted}。")
_USED = Sentence("count.used", "核对用名册数出的{counted}；栏里填的是 {typed}，未采用。")
_BESIDE = Sentence("count.not-used", "名册数出{counted}，栏里填的是 {typed}。")
_FROM_ROWS = Sentence("count.rows", "{summary}。")
_COUNTED_FROM_ROWS = Sentence("count.counted", "{summary}，数出{counted}。")
_ROWS_OPEN = Sentence("count.rows-open", "“{roster}”{open}的{columns}未填或有误")
_ALL_OPEN = Sentence("count.all-open", "“{roster}”各行的{columns}都未填或有误")
_DIFFERENCES = Sentence("count.differences", "{differences}。")


@dataclass(frozen=True, slots=True)
class CountedNumber(Part):
    """What was counted, as the end of a sentence: a number, or the two that it lies between, or a list."""

    text: str
    number: Amount | None

    @property
    def phrase(self) -> Phrase:
        """The number, with a space before it where it begins with a digit."""
        return (f" {self.text}" if self.text[:1].isdigit() else self.text,)

    def as_json(self) -> dict[str, Any]:
        """Return the number where it is known, else the words."""
        return self.number.as_json() if self.number else Words(self.text).as_json()


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one field.

    Attributes:
        field: The field of the form.
        roster: The roster that it was counted from.
        ends: The least and the greatest value, equal if no row is open. For a list these are two lists, and the
            greatest is None if open rows could make the list longer.
        capped: Whether the greatest value only follows from the most that a cell can hold.
        row_count: How many rows count.
        open_rows: Numbers of those rows in which the answer is missing.
        summary: Which rows were taken, as parts of a sentence.
        missing_columns: Titles of the columns that open rows lack.
    """

    field: Field
    roster: Roster
    ends: tuple[Any, Any]
    capped: bool
    row_count: int
    open_rows: tuple[int, ...]
    summary: Mapping[str, Part]
    missing_columns: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether the number is known."""
        return not self.open_rows and not self.is_blank

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to count in any row."""
        low = self.ends[0]
        blank = isinstance(low, list) and not any(item is not None for item in low)
        return blank or (bool(self.open_rows) and len(self.open_rows) == self.row_count)

    @property
    def number(self) -> Amount | None:
        """The number, where it is known and one."""
        low = self.ends[0]
        return None if self.open_rows or isinstance(low, list) else Amount(Fraction(low), self.field.unit)

    @property
    def text(self) -> str:
        """The number with its unit, or the two that it lies between."""
        low, high = self.ends
        at_least = "至少 " if self.open_rows else ""
        if isinstance(low, list):
            return self.field.listed([None if item is None else f"{at_least}{item}" for item in low])
        least = plain(Fraction(low))
        if self.open_rows and not self.capped:
            return f"{least} 至 {with_unit(plain(Fraction(high)), self.field.unit)}"
        return at_least + with_unit(least, self.field.unit)

    @property
    def counted(self) -> CountedNumber:
        """The number as the end of a sentence."""
        return CountedNumber(self.text, self.number)

    @property
    def incompleteness(self) -> Statement:
        """What is missing and where, in half a sentence."""
        columns = "、".join(f"“{title}”" for title in self.missing_columns) or "有关栏目"
        if self.is_blank:
            return _ALL_OPEN.of(roster=self.roster.title, columns=columns)
        return _ROWS_OPEN.of(roster=self.roster.title, open=self._named_open_rows(), columns=columns)

    @property
    def bounds(self) -> BoundedAnswer:
        """The number as an answer of which only bounds are known; nothing follows from a list that may grow longer."""
        ends = (None,) if self.ends[1] is None else self.ends
        incomplete = self.incompleteness
        return BoundedAnswer(Interval(ends), incomplete.as_sentence(), incomplete)

    def beside_field(self, typed: Any, text: str) -> tuple[Statement, ...]:  # noqa: ANN401 - as for `admits`
        """Return what stands beside the field: the number, what is typed, which of both is used, and from which rows.

        Args:
            typed: The typed answer; None where there is none.
            text: The same as the applicant would write it, with its unit.
        """
        return (self._compared(typed, text), _FROM_ROWS.of(**self.summary), *self._details(typed))

    def explained(self, typed: Any) -> tuple[Statement, ...]:  # noqa: ANN401 - as for `admits`
        """Return from which rows the number comes, what is missing, and which items of a typed list differ."""
        return (_COUNTED_FROM_ROWS.of(**self.summary, counted=self.counted), *self._details(typed))

    def admits(self, typed: Any) -> bool:  # noqa: ANN401 - a number or a list of numbers, as its field has it
        """Whether a typed answer can be the number; a blank in a list can be a zero."""
        if isinstance(typed, list):
            return not self.differences(typed)
        low, high = self.ends
        return Fraction(low) <= Fraction(typed) <= Fraction(high)

    def differences(self, typed: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
        """Say which items of a typed list cannot be what was counted, each in half a sentence; none for a number."""
        if not isinstance(typed, list):
            return ()
        pairs = enumerate(zip_longest(typed, self.ends[0]), 1)
        return tuple(
            self._difference(number, given, counted)
            for number, (given, counted) in pairs
            if self._differ(given, counted)
        )

    def _compared(self, typed: Any, text: str) -> Statement:  # noqa: ANN401 - as for `admits`
        if typed is None:
            return _ALONE.of(counted=self.counted)
        return (_USED if self.is_known else _BESIDE).of(counted=self.counted, typed=text)

    def _details(self, typed: Any) -> tuple[Statement, ...]:  # noqa: ANN401 - as for `admits`
        incomplete = (self.incompleteness.as_sentence(),) if self.open_rows else ()
        differences = self.differences(typed)
        return (*incomplete, *((_DIFFERENCES.of(differences="；".join(differences)),) if differences else ()))

    def _named_open_rows(self) -> Rows:
        named = self.open_rows[:_NAMED]
        links: list[Phrase] = [(RowPiece(str(number), self.roster.id, number),) for number in named]
        rest = " 行" if len(named) == len(self.open_rows) else f" 等 {len(self.open_rows)} 行"
        return Rows(self.roster.id, named, ("第 ", *joined(links, "、"), rest))

    def _differ(self, given: Any, counted: int | None) -> bool:  # noqa: ANN401 - a number or None
        least = counted or 0
        return not least <= (given or 0) <= least + len(self.open_rows)

    def _difference(self, number: int, given: Any, counted: int | None) -> str:  # noqa: ANN401 - as above
        typed = "未填" if given is None else f"填 {plain(Fraction(given))}"
        most = f" 至 {counted + len(self.open_rows)}" if counted is not None and self.open_rows else ""
        found = "名册没有数出" if counted is None else f"名册数出 {counted}{most}"
        return f"{self.field.item(number)}{typed}，{found}"

"""What was counted from a roster, and from which of its rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import zip_longest
from typing import Any

from checker.conditions import BoundedAnswer
from checker.form.field import Field
from checker.form.roster import Roster
from checker.rosters.eligible_rows import EligibleRows
from checker.values import exact_json
from checker.values.interval import Interval
from checker.values.numbers import exact, plain, with_unit
from checker.wording.sentence import (
    Amount,
    FieldPiece,
    Fields,
    Part,
    Phrase,
    RowPiece,
    Rows,
    Sentence,
    Statement,
    Words,
    joined,
)

_NAMED = 5
_NAMED_COLUMNS = 3
"""So many rows, and columns, are named one by one."""

_ALONE = Sentence("count.not-typed", "名册数出{counted}。")
_USED = Sentence("count.used", "核对用名册数出的{counted}；栏里填的是 {typed}，未采用。")
_BESIDE = Sentence("count.open", "名册数出{counted}，还不能定；栏里填的是 {typed}，未采用。")
_FROM_ROWS = Sentence("count.rows", "{summary}。")
_COUNTED_FROM_ROWS = Sentence("count.counted", "{summary}，数出{counted}。")
_ROWS_OPEN = Sentence("count.rows-open", "“{roster}”{open}的{columns}未填或有误")
_ALL_OPEN = Sentence("count.all-open", "“{roster}”各行的{columns}都未填或有误")
_DAYS_OPEN = Sentence("count.days-open", "“{roster}”有多少行计入还不能定：{days}没有填到日，或先后不对")
_BETWEEN = "，“{field}”数出{counted}"
_NO_LIST = "，“{field}”还不能定"
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


@dataclass(frozen=True)
class Count:
    """What was counted for one field.

    Attributes:
        field: The field of the form.
        roster: The roster that it was counted from.
        ends: The least and the greatest value, equal if no row is open. For a list these are two lists, and the
            greatest is None if open rows could make the list longer.
        rows: Which rows were taken.
        open: The rows that leave the number open, each with the columns that it lacks.
        is_blank: Whether the roster says nothing of what is counted.
        lacking: The form's fields without which the number is open.
        beyond: How many rows lie beyond what is counted, to be said after the others.
        capped: Whether the greatest value only follows from the most that a cell can hold.
    """

    field: Field
    roster: Roster
    ends: tuple[Any, Any]
    rows: EligibleRows
    open: Mapping[int, tuple[str, ...]]
    is_blank: bool
    lacking: tuple[Field, ...] = ()
    beyond: str = ""
    capped: bool = False

    @cached_property
    def summary(self) -> Mapping[str, Part]:
        """Which rows were taken, as parts of a sentence."""
        return self.rows.summary(self.roster, self.beyond)

    @property
    def is_known(self) -> bool:
        """Whether the number is known."""
        return not (self.open or self.lacking or self.is_blank)

    def yields_to(self, typed: Any) -> bool:  # noqa: ANN401 - a number or a list of numbers, as its field has it
        """Whether what is typed stands: the roster says nothing of it, and nothing against it."""
        return self.is_blank and (not self.open or (typed is not None and self.admits(typed)))

    @property
    def number(self) -> Amount | None:
        """The number, where it is known and one."""
        low = self.ends[0]
        return None if self.open or isinstance(low, list) else Amount(Fraction(low), self.field.unit)

    @property
    def answer(self) -> int | Decimal | list[int | None] | None:
        """The number, or the list, as an application has it; None where it is not known."""
        low = self.ends[0]
        if not self.is_known:
            return None
        return low if isinstance(low, list) else exact_json.number(plain(Fraction(low)))

    @property
    def text(self) -> str:
        """The number with its unit, or the two that it lies between."""
        low, high = self.ends
        at_least = "至少 " if self.open and low != high else ""
        if isinstance(low, list):
            return self.field.listed([None if item is None else f"{at_least}{item}" for item in low])
        least = plain(Fraction(low))
        if self.open and not self.capped:
            return f"{least} 至 {with_unit(plain(Fraction(high)), self.field.unit)}"
        return at_least + with_unit(least, self.field.unit)

    @property
    def counted(self) -> CountedNumber:
        """The number as the end of a sentence."""
        return CountedNumber(self.text, self.number)

    @cached_property
    def missing_columns(self) -> Mapping[str, int]:
        """Paths of the columns that open rows lack, in the order of the roster, each with the number of these rows."""
        lacked = Counter[str]()
        for columns, rows in Counter(self.open.values()).items():
            lacked.update(dict.fromkeys(columns, rows))
        return {path: lacked[path] for path in self.roster.fields if path in lacked}

    @property
    def incompleteness(self) -> Statement:
        """What is missing and where, in half a sentence."""
        if self.lacking and not self.missing_columns:
            names: list[Phrase] = [("“", FieldPiece(field.title, field.path), "”") for field in self.lacking]
            days = Fields(tuple(field.path for field in self.lacking), joined(names, "与"))
            return _DAYS_OPEN.of(roster=self.roster.title, days=days)
        if self.is_blank:
            return _ALL_OPEN.of(roster=self.roster.title, columns=self._named_columns())
        return _ROWS_OPEN.of(roster=self.roster.title, open=self._named_open_rows(), columns=self._named_columns())

    @property
    def bounds(self) -> BoundedAnswer:
        """The number as an answer of which only bounds are known; nothing follows from a list that may grow longer."""
        ends = (None,) if self.ends[1] is None else self.ends
        said = self.incompleteness
        if not self.is_blank:
            name = Fields((self.field.path,), (FieldPiece(self.field.title, self.field.path),))
            decided = _NO_LIST if isinstance(self.ends[0], list) else _BETWEEN
            said = said.extended(decided, field=name, counted=self.counted)
        return BoundedAnswer(Interval(ends), said.as_sentence(), said)

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
        return bool(low <= exact(typed) <= high)

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
        incomplete = (self.incompleteness.as_sentence(),) if self.open or self.lacking else ()
        differences = self.differences(typed)
        return (*incomplete, *((_DIFFERENCES.of(differences="；".join(differences)),) if differences else ()))

    def _named_open_rows(self) -> Rows:
        numbers = tuple(self.open)
        named = numbers[:_NAMED]
        links: list[Phrase] = [(RowPiece(str(number), self.roster.id, number),) for number in named]
        rest = " 行" if len(named) == len(numbers) else f" 等 {len(numbers)} 行"
        return Rows(self.roster.id, named, ("第 ", *joined(links, "、"), rest))

    def _named_columns(self) -> Fields:
        paths = tuple(self.missing_columns)
        named = "、".join(f"“{self.roster.fields[path].title}”" for path in paths[:_NAMED_COLUMNS]) or "有关栏目"
        rest = f"等 {len(paths)} 栏" if len(paths) > _NAMED_COLUMNS else ""
        return Fields(paths, (f"{named}{rest}",))

    def _differ(self, given: Any, counted: int | None) -> bool:  # noqa: ANN401 - a number or None
        least = counted or 0
        return not least <= (given or 0) <= least + len(self.open)

    def _difference(self, number: int, given: Any, counted: int | None) -> str:  # noqa: ANN401 - as above
        typed = "未填" if given is None else f"填 {plain(Fraction(given))}"
        most = f" 至 {counted + len(self.open)}" if counted is not None and self.open else ""
        found = "名册没有数出" if counted is None else f"名册数出 {counted}{most}"
        return f"{self.field.item(number)}{typed}，{found}"

"""What was counted from a roster, and from which of its rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from checker.form.field import Field
from checker.form.roster import Roster
from checker.requirements.interval import Interval
from checker.values.numbers import plain, with_unit
from checker.values.verdict import Verdict

if TYPE_CHECKING:
    from checker.rosters.row import Row

_NAMED = 5
"""So many rows are named one by one."""


@dataclass(frozen=True, slots=True)
class EligibleRows:
    """The rows of a roster that count.

    Attributes:
        rows: Those rows by number, from 1.
        doubled: Numbers of further rows of firms that have one.
        fallen: Numbers of rows that are known not to be what the roster lists.
        unsettled: Numbers of rows that count although not all conditions on them are filled in.
    """

    rows: Mapping[int, "Row"]
    doubled: tuple[int, ...]
    fallen: tuple[int, ...]
    unsettled: frozenset[int]

    def said(self, roster: Roster, open_: Collection[int]) -> str:
        """Say which rows were taken and which were left out; of those that are open something else is said."""
        listed = len(self.rows) + len(self.doubled) + len(self.fallen)
        left_out = [
            f"{words} {len(rows)} 行" for words, rows in (("重复", self.doubled), ("未达到条件", self.fallen)) if rows
        ]
        unsettled = len(self.unsettled.difference(open_))
        parts = [f"{'、'.join(left_out)}不计"] if left_out else []
        parts += [f"有 {unsettled} 行条件还没有填全，先按名册计入"] if unsettled else []
        return f"“{roster.title}”共 {listed} 行" + (f"，其中{'；'.join(parts)}" if parts else "")


class RosterRows(tuple["Row", ...]):  # noqa: SLOT001 - it keeps what is found once
    """The rows of one roster, in their order; what is found for them together is found once."""

    @cached_property
    def standing(self) -> EligibleRows:
        """Those that count."""
        return standing(self)

    @cached_property
    def counts(self) -> dict[str, "Count"]:
        """What was counted from them whatever the form says, by the field's path."""
        return {}

    @cached_property
    def messages(self) -> dict[object, list[tuple[int, str]]]:
        """What rules of consistency said of them, by rule and by what it read from the form."""
        return {}


def standing(rows: Sequence["Row"]) -> EligibleRows:
    """Tell the rows that count from those that do not; several rows of one firm count as one."""
    by_firm: dict[object, list[int]] = {}
    for number, row in enumerate(rows, 1):
        by_firm.setdefault(row.identity or number, []).append(number)
    kept, fallen, doubled = {}, [], []
    for first, *others in by_firm.values():
        row = rows[first - 1].joined([rows[number - 1] for number in others]) if others else rows[first - 1]
        doubled += others
        if row.stands:
            kept[first] = row
        else:
            fallen.append(first)
    unsettled = frozenset(number for number, row in kept.items() if row.verdict is Verdict.UNKNOWN)
    return EligibleRows(kept, tuple(doubled), tuple(fallen), unsettled)


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one field.

    Attributes:
        field: The field of the form.
        roster: The roster that it was counted from.
        ends: The least and the greatest that it can be, the same where no row is open; of a list each item's, and None
            for the greatest where open rows may lengthen it.
        capped: Whether the greatest is no more than what the roster's cells can hold.
        taken: How many rows count.
        open: Numbers of those rows in which the answer is missing.
        said: Which rows were taken.
        wanted: The columns that are missing in open rows, by title.
    """

    field: Field
    roster: Roster
    ends: tuple[Any, Any]
    capped: bool
    taken: int
    open: tuple[int, ...]
    said: str
    wanted: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the number is known."""
        return not self.open and not self.nothing_counted

    @property
    def nothing_counted(self) -> bool:
        """Whether there is nothing to count in any row."""
        low = self.ends[0]
        blank = isinstance(low, list) and not any(item is not None for item in low)
        return blank or (bool(self.open) and len(self.open) == self.taken)

    @property
    def text(self) -> str:
        """The number with its unit, or the two that it lies between."""
        low, high = self.ends
        at_least = "至少 " if self.open else ""
        if isinstance(low, list):
            return self.field.listed([None if item is None else f"{at_least}{item}" for item in low])
        least = plain(Fraction(low))
        if self.open and not self.capped:
            return f"{least} 至 {with_unit(plain(Fraction(high)), self.field.unit)}"
        return at_least + with_unit(least, self.field.unit)

    @property
    def found(self) -> str:
        """The number as the end of a sentence."""
        return f"数出 {self.text}" if self.text[:1].isdigit() else f"数出{self.text}"

    @property
    def why_open(self) -> str:
        """Say what is missing, and where."""
        columns = "、".join(f"“{title}”" for title in self.wanted)
        if self.nothing_counted:
            return f"“{self.roster.title}”各行的{columns or '有关栏目'}都未填或有误"
        first = "、".join(map(str, self.open[:_NAMED]))
        rows = f"第 {first} 行" if len(self.open) <= _NAMED else f"第 {first} 等 {len(self.open)} 行"
        return f"“{self.roster.title}”{rows}的{columns or '有关栏目'}未填或有误"

    @property
    def between(self) -> Interval:
        """The number as an answer that is not quite known; nothing follows from a list that may become longer."""
        ends = (None,) if self.ends[1] is None else self.ends
        return Interval(ends, f"{self.why_open}。", self.why_open)

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
            self._difference(place, given, counted) for place, (given, counted) in pairs if self._differ(given, counted)
        )

    def _differ(self, given: Any, counted: int | None) -> bool:  # noqa: ANN401 - a number or None
        least = counted or 0
        return not least <= (given or 0) <= least + len(self.open)

    def _difference(self, place: int, given: Any, counted: int | None) -> str:  # noqa: ANN401 - as above
        typed = "未填" if given is None else f"填 {plain(Fraction(given))}"
        most = f" 至 {counted + len(self.open)}" if counted is not None and self.open else ""
        found = "名册没有数出" if counted is None else f"名册数出 {counted}{most}"
        return f"{self.field.item(place)}{typed}，{found}"

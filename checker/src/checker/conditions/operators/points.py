"""``points``: indicators that are worth points, which have to come to a pass mark together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, product
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Lever, all_together
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.indicators import Indicator, indicator
from checker.values.numbers import plain
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Sentence, Statement, Words

_TOTAL = Sentence("points.total", "合计 {total}，{compared} {mark}。")
_AT_LEAST = Sentence("points.at-least", "没有填的各项即使都得最低分，合计也有 {total}，达到 {mark}。")
_AT_MOST = Sentence("points.at-most", "没有填的各项即使都得满分，合计也只有 {total}，不到 {mark}。")
_LOSES = Sentence("points.loses", "“{item}”为{value}，得 {points}，比满分少 {lost}。")
_ZERO = Sentence("points.zero", "“{item}”得 0 分，而每项都不得为 0 分。")
_LACKING = Sentence("points.gap", "还差 {points}。")
_UNANSWERED = Sentence("points.unanswered", "“{item}”尚未填写")
_TRIED = 20_000
"""So many ways to raise several indicators at once are looked at."""


@dataclass(frozen=True, slots=True)
class Points(Operator):
    """A table of points.

    Attributes:
        items: The indicators.
        pass_mark: What they have to come to, itself enough.
        no_zero: Whether each of them has to be worth something.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number", "question", "choice"})

    has_scale: ClassVar[bool] = True

    items: tuple[Indicator, ...]
    pass_mark: Fraction
    no_zero: bool

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{items: [indicator, …], pass_mark: number, no_zero?: bool}``."""
        return cls(tuple(map(indicator, data["items"])), Fraction(data["pass_mark"]), data.get("no_zero", False))

    def reads(self) -> Iterator[str]:
        """Yield the fields of the indicators."""
        yield from (item.path for item in self.items)

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield those of the indicators."""
        for item in self.items:
            yield from item.turning_points()

    def describe(self, facts: Facts) -> str:
        """Return the pass mark and what is worth how much."""
        zero = "，每项都不得为 0 分" if self.no_zero else ""
        return f"合计达到 {plain(self.pass_mark)} 分{zero}：{'；'.join(item.describe(facts) for item in self.items)}"

    def joint(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return what separates the indicators."""
        return "；"

    def decide(self, facts: Facts) -> Finding:
        """Compare the sum with the pass mark, with open indicators at their least and at their most."""
        worth = {item: points for item in self.items if (points := item.points(facts)) is not None}
        open_ = [item for item in self.items if item not in worth]
        least, most = (sum(worth.values(), Fraction()) + sum(ends) for ends in _ends(open_))
        given = tuple(item.path for item in worth)
        if most < self.pass_mark or self._zeros(worth):
            reasons = [self._sum(most, open_), *self._losing(worth, facts)]
            return Finding(Verdict.UNMET, tuple(reasons), given, gap=None if open_ else self._gap(least))
        if least < self.pass_mark or (self.no_zero and any(0 in item.possible for item in open_)):
            return Finding.unknown(tuple(item.path for item in open_), given)
        unknowns = tuple(_UNANSWERED.of(item=facts.name(item.path)) for item in open_)
        reasons = [self._sum(least, open_), *self._losing(worth, facts)]
        return Finding(Verdict.MET, tuple(reasons), given, immaterial_unknowns=unknowns)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield those of the indicators, beside what is answered to the others."""
        for item in self.items:
            yield from item.edges(facts)

    def measure(self, facts: Facts) -> Measure:
        """Return the sum beside the pass mark; nothing while it is open, or where an indicator that is 0 decides."""
        scale = Measure(self.pass_mark, "分")
        worth = [item.points(facts) for item in self.items]
        total = sum((points for points in worth if points is not None), Fraction())
        decided = None not in worth and not (self.no_zero and 0 in worth and total >= self.pass_mark)
        return scale.of(total) if decided else scale

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to come to the pass mark with as few indicators as possible, the least effort first."""
        if self.decide(facts).verdict is not Verdict.UNMET:
            return
        better = [levers for item in self.items if (levers := list(item.better(facts)))]
        tried = 0
        for number in range(1, len(better) + 1):
            choices: Iterator[tuple[Lever, ...]] = (
                way for chosen in combinations(better, number) for way in product(*chosen)
            )
            ways = list(islice(choices, _TRIED - tried))
            tried += len(ways)
            pulled = [lever for lever in map(all_together, ways) if self._passes_just(lever, facts)]
            if pulled:
                yield from sorted(pulled, key=lambda lever: facts.effort(lever.changes))
                return

    def _passes_just(self, lever: Lever, facts: Facts) -> bool:
        met, *others = (
            self.decide(facts.supposing(changes)).verdict is Verdict.MET for changes in (lever.changes, *lever.shorts)
        )
        return met and not any(others)

    def _zeros(self, worth: dict[Indicator, Fraction]) -> list[Indicator]:
        return [item for item, points in worth.items() if self.no_zero and not points]

    def _sum(self, total: Fraction, open_: Sequence[Indicator]) -> Statement:
        passes = total >= self.pass_mark
        parts = {"total": Amount(total, "分"), "mark": Amount(self.pass_mark, "分")}
        if open_:
            return (_AT_LEAST if passes else _AT_MOST).of(**parts)
        return _TOTAL.of(**parts, compared=Words("达到" if passes else "不到"))

    def _losing(self, worth: dict[Indicator, Fraction], facts: Facts) -> Iterator[Statement]:
        """Yield which indicators are worth less than they could be, and how much less."""
        zeros = self._zeros(worth)
        for item, points in worth.items():
            name = facts.name(item.path)
            if points < item.most:
                amounts = {"points": Amount(points, "分"), "lost": Amount(item.most - points, "分")}
                yield _LOSES.of(item=name, value=item.answered(facts), **amounts)
            if item in zeros:
                yield _ZERO.of(item=name)

    def _gap(self, total: Fraction) -> Gap | None:
        lacking = self.pass_mark - total
        if lacking <= 0:
            return None
        return Gap(plain(lacking), "分", _LACKING.of(points=Amount(lacking, "分")))


def _ends(items: Sequence[Indicator]) -> tuple[list[Fraction], list[Fraction]]:
    """Return the least and the most points of each of some indicators."""
    return [min(item.possible) for item in items], [item.most for item in items]

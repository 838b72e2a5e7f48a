"""``each_at_least``: every item of a list has to reach a threshold; an average that reaches it proves nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Lever, typed_number
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.values.numbers import plain
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Sentence, Statement

_ALL_MET = Sentence("each_at_least.met", "“{list}”所列 {count} 项都不少于 {limit}；只核对了所列各项。")
_GAPS = Sentence("each_at_least.gaps", "“{list}”列了 {count} 项，中间有 {blanks} 项未填。")
_MEAN_ENOUGH = Sentence(
    "each_at_least.mean-enough",
    "“{list}”{items}不足 {limit}；平均 {mean}，平均达到，但不是每项都达到。",
)
_UNMET = Sentence("each_at_least.unmet", "“{list}”{items}不足 {limit}；平均 {mean}，平均也不足。")
_ITEMS_LACK = Sentence("each_at_least.gap", "{items}共少 {amount}。")
_ONLY_MEAN = Sentence(
    "each_at_least.only-mean", "只填了“{average}” {mean}；平均达到不等于每项都达到，请逐项填“{list}”。"
)
_MEAN_SHORT = Sentence("each_at_least.mean-short", "只填了“{average}” {mean}，少于 {limit}。")
_MEAN_LACKS = Sentence("each_at_least.mean-gap", "平均还差 {amount}。")
_ADD = Sentence("each_at_least.add", "{items}再增加 {amount}")
_ADD_EACH = Sentence("each_at_least.add-each", "{items}都增加到 {limit}，共再增加 {amount}")
_FILL = Sentence("each_at_least.fill", "“{list}”逐项填写，每项都不少于 {limit}")
_NAMED = 5
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class EachAtLeast(Operator):
    """A list of numbers, such as events by month, each of which has to reach a threshold.

    Attributes:
        list_path: The list; blanks at its ends are no part of it, blanks between are missing answers.
        average_path: The field for the average alone, for those who have no list.
        threshold: What each item has to reach.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"list", "number"})

    has_scale: ClassVar[bool] = True

    list_path: str
    average_path: str
    threshold: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{values: path, average: path, threshold: number}``."""
        return cls(data["values"], data["average"], Fraction(data["threshold"]))

    def reads(self) -> Iterator[str]:
        """Yield the list and the average."""
        yield self.list_path
        yield self.average_path

    def describe(self, facts: Facts) -> str:
        """Return the threshold."""
        return f"每项都不少于 {plain(self.threshold)} {facts.fields[self.list_path].unit}"

    def subject(self, facts: Facts) -> str:
        """Name the list."""
        return facts.title(self.list_path)

    def decide(self, facts: Facts) -> Finding:
        """Decide by the list where there is one without gaps, else by the average."""
        items = facts.numbers(self.list_path)
        return self._by_average(facts) if items is None else self._by_item(items, facts)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield lists with one item below, at and above the threshold, and all others at it."""
        size = min(_SHOWN, int(facts.fields[self.list_path].schema["maxItems"]))
        items = [self.threshold + step for step in (-1, 0, 1)]
        others = [typed_number(self.threshold)] * (size - 1)
        yield tuple({self.list_path: [typed_number(item), *others]} for item in items if item >= 0)

    def measure(self, facts: Facts) -> Measure:
        """Return the least item; without a complete list the average, if it is too small even so."""
        scale = Measure(self.threshold, facts.fields[self.list_path].unit)
        items = list((facts.numbers(self.list_path) or {}).values())
        given = [item for item in items if item is not None]
        if given and len(given) == len(items):
            return scale.of(min(given))
        average = facts.number(self.average_path)
        return scale if average is None or average >= self.threshold else scale.of(average)

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield what every item has to become; where there is no list, all of its items."""
        field, items = facts.fields[self.list_path], facts.numbers(self.list_path)
        wanted = range(1, int(field.schema["maxItems"]) + 1) if items is None else items
        given = items or {}
        short = {place: given.get(place) for place in wanted if (given.get(place) or -1) < self.threshold}
        if not short:
            return
        answer = facts.answer(self.list_path)
        filled = list(answer) if isinstance(answer, list) and items else [None] * len(wanted)
        for place in short:
            filled[place - 1] = typed_number(self.threshold)
        shorts = tuple({self.list_path: _with(filled, place, self.threshold - 1)} for place in short)
        yield Lever({self.list_path: filled}, shorts, self._closing(short, facts))

    def _closing(self, short: Mapping[int, Fraction | None], facts: Facts) -> Statement:
        field = facts.fields[self.list_path]
        given = [number for number in short.values() if number is not None]
        limit, names = Amount(self.threshold, field.unit), list(map(field.item, short))
        items = "、".join(names) if len(names) <= _NAMED else f"{names[0]}等 {len(names)} 项"
        if len(given) < len(short):
            return _FILL.of(list=facts.name(self.list_path), limit=limit)
        amount = Amount(sum((self.threshold - number for number in given), Fraction()), field.unit)
        return (_ADD if len(short) == 1 else _ADD_EACH).of(items=items, amount=amount, limit=limit)

    def _by_item(self, items: Mapping[int, Fraction | None], facts: Facts) -> Finding:
        name, unit = facts.name(self.list_path), facts.fields[self.list_path].unit
        given = {position: number for position, number in items.items() if number is not None}
        if len(given) < len(items):
            counts = {"count": Amount(len(items)), "blanks": Amount(len(items) - len(given))}
            return self._with_gaps(_GAPS.of(list=name, **counts), facts)
        short = {position: number for position, number in given.items() if number < self.threshold}
        limit = Amount(self.threshold, unit)
        if not short:
            statement = _ALL_MET.of(list=name, count=Amount(len(given)), limit=limit)
            return Finding(Verdict.MET, (statement,), (self.list_path,))
        mean = sum(given.values(), Fraction()) / len(given)
        shown = Amount(mean, unit, "nearest", self.threshold)
        which = "、".join(map(facts.fields[self.list_path].item, short))
        lacking = sum((self.threshold - number for number in short.values()), Fraction())
        gap = Gap(plain(lacking), unit, _ITEMS_LACK.of(items=which, amount=Amount(lacking, unit)))
        if mean >= self.threshold:
            statement = _MEAN_ENOUGH.of(list=name, items=which, limit=limit, mean=shown)
            return Finding(Verdict.ATTENTION, (statement,), (self.list_path,), gap=gap)
        statement = _UNMET.of(list=name, items=which, limit=limit, mean=shown)
        return Finding(Verdict.UNMET, (statement,), (self.list_path,), gap=gap)

    def _with_gaps(self, gaps: Statement, facts: Facts) -> Finding:
        if facts.number(self.average_path) is None:
            return Finding.unknown((self.list_path,), (self.list_path,), gaps)
        by_average = self._by_average(facts)
        return by_average.concluding(by_average.verdict, gaps, *by_average.statements)

    def _by_average(self, facts: Facts) -> Finding:
        unit = facts.fields[self.list_path].unit
        number = facts.number(self.average_path)
        if number is None:
            return Finding.unknown((self.list_path,))
        average, mean = facts.name(self.average_path), Amount(number, unit)
        if number >= self.threshold:
            statement = _ONLY_MEAN.of(average=average, mean=mean, list=facts.name(self.list_path))
            return Finding(Verdict.ATTENTION, (statement,), (self.average_path,))
        lacking = self.threshold - number
        gap = Gap(plain(lacking), unit, _MEAN_LACKS.of(amount=Amount(lacking, unit)))
        statement = _MEAN_SHORT.of(average=average, mean=mean, limit=Amount(self.threshold, unit))
        return Finding(Verdict.UNMET, (statement,), (self.average_path,), gap=gap)


def _with(items: list[Any], place: int, number: Fraction) -> list[Any]:
    return [typed_number(number) if at == place else item for at, item in enumerate(items, 1)]

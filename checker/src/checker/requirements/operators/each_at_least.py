"""``each_at_least``: every item of a list has to reach a threshold; an average that does proves nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap
from checker.requirements.operators.base import Operator
from checker.values.numbers import plain, rounded_down, rounded_up
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class EachAtLeast(Operator):
    """A list of numbers, such as events by month, each of which has to reach a threshold.

    Attributes:
        values: The list; blanks at its ends are no part of it, blanks between are missing answers.
        average: The field for the average alone, for those who have no list.
        threshold: What each item has to reach.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"list", "number"})

    values: str
    average: str
    threshold: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{values: path, average: path, threshold: number}``."""
        return cls(data["values"], data["average"], Fraction(data["threshold"]))

    def reads(self) -> Iterator[str]:
        """Yield the list and the average."""
        yield self.values
        yield self.average

    def decide(self, facts: Facts) -> Finding:
        """Decide by the list where there is one without gaps, else by the average."""
        items = facts.numbers(self.values)
        return self._by_average(facts) if items is None else self._by_item(items, facts)

    def _required(self, facts: Facts) -> str:
        return f"逐项不少于 {plain(self.threshold)} {facts.fields[self.values].unit}"

    def _by_item(self, items: Mapping[int, Fraction | None], facts: Facts) -> Finding:
        required, title, values = self._required(facts), facts.title(self.values), (self.values,)
        numbers = [item for item in items.values() if item is not None]
        if blanks := len(items) - len(numbers):
            reason = f"“{title}”列了 {len(items)} 项，中间有 {blanks} 项未填。"
            if facts.number(self.average) is None:
                return Finding.unknown(values, required, values, reason)
            by_average = self._by_average(facts)
            return by_average.because(by_average.verdict, f"{reason}{by_average.reason}")
        short = {place: number for place, number in items.items() if number is not None and number < self.threshold}
        if not short:
            reason = f"“{title}”所列 {len(numbers)} 项都符合“{required}”；只核对了所列各项。"
            return Finding(Verdict.MET, reason, required, values)
        mean, unit = sum(numbers, Fraction()) / len(numbers), facts.fields[self.values].unit
        which = "、".join(facts.fields[self.values].item(place) for place in short)
        lacking = plain(sum((self.threshold - number for number in short.values()), Fraction()))
        gap = Gap(lacking, unit, f"{which}共少 {lacking} {unit}。")
        enough = mean >= self.threshold
        said = rounded_up(mean) if enough else rounded_down(mean)
        reason = f"“{title}”{which}不足 {plain(self.threshold)} {unit}；平均 {said} {unit}，"
        if enough:
            reason += "平均达到而并非逐项达到，须向推荐单位确认。"
            return Finding(Verdict.ATTENTION, reason, required, values, gap=gap)
        return Finding(Verdict.UNMET, f"{reason}平均也不足。", required, values, gap=gap)

    def _by_average(self, facts: Facts) -> Finding:
        required, title, unit = (
            self._required(facts),
            facts.title(self.average),
            facts.fields[self.values].unit,
        )
        mean = facts.number(self.average)
        if mean is None:
            return Finding.unknown((self.values,), required)
        found, values = f"只填了“{title}” {plain(mean)} {unit}", (self.average,)
        if mean >= self.threshold:
            reason = f"{found}；平均达到不能证明逐项达到，请逐项填写“{facts.title(self.values)}”。"
            return Finding(Verdict.ATTENTION, reason, required, values)
        lacking = plain(self.threshold - mean)
        gap = Gap(lacking, unit, f"平均还差 {lacking} {unit}。")
        return Finding(Verdict.UNMET, f"{found}，少于 {plain(self.threshold)} {unit}。", required, values, gap=gap)

"""``two_readings``: a clause that can be read more or less strictly; where the readings disagree, ask."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.conditions.days import FullDay, TimelineDay
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure, on_one_scale
from checker.conditions.operators.base import Operator
from checker.conditions.operators.wrapper import Wrapper
from checker.values.verdict import Verdict
from checker.wording.sentence import Fields, Sentence

_NEXT = "；"
_NAMED = Sentence("two_readings.reading", "{reading}：")
_READING = Sentence("two_readings.gap", "{reading}：{said}")
_DISAGREE = Sentence("two_readings.attention", "两种读法结论不同，通知没有写明按哪一种。")
_GAPS = Sentence("two_readings.gaps", "{strict}{lenient}")
_CONTRADICTORY = Sentence("two_readings.contradictory", "所填的数互相矛盾，请核对。")


@dataclass(frozen=True, slots=True)
class NamedReading(Wrapper):
    """One way to read a clause, with its name."""

    name: str

    def decide(self, facts: Facts) -> Finding:
        """Decide it on this reading."""
        finding = self.requirement.decide(facts)
        name = (_NAMED.of(reading=self.name),) if finding.statements else ()
        gap = finding.gap and replace(finding.gap, statement=_READING.of(reading=self.name, said=_said(finding.gap)))
        return replace(finding, statements=(*name, *finding.statements), gap=gap)

    def measure(self, facts: Facts) -> Measure | None:
        """Return what it compares on this reading."""
        measure = self.requirement.measure(facts)
        return measure and measure.named(self.name)

    def days(self, facts: Facts) -> Iterator[TimelineDay]:
        """Yield the days on this reading."""
        for day in self.requirement.days(facts):
            yield replace(day, reading=self.name) if isinstance(day, FullDay) else day


@dataclass(frozen=True, slots=True)
class TwoReadings(Operator):
    """A strict reading and a lenient one; whoever satisfies the strict one satisfies the lenient one too."""

    strict: NamedReading
    lenient: NamedReading

    def describe(self, facts: Facts) -> str:
        """Return both readings' requirements by their names, or one requirement where they are the same."""
        one, other = (part.describe(facts) for part in (self.strict, self.lenient))
        return one if one == other else self.describe_in_full(facts)

    def describe_in_full(self, facts: Facts) -> str:
        """Return the same with what the readings are about."""
        words = {part.describe_in_full(facts): f"{part.name}：" for part in (self.strict, self.lenient)}
        return _NEXT.join(f"{name if len(words) > 1 else ''}{said}" for said, name in words.items())

    def joint(self, facts: Facts) -> str:
        """Return what separates the readings, if they differ."""
        described = [part.describe(facts) for part in (self.strict, self.lenient)]
        return self.strict.joint(facts) if described[0] == described[1] else _NEXT

    def measure(self, facts: Facts) -> Measure | None:
        """Return both readings' values, or the one where they are the same; none while the outcome is open."""
        measures = on_one_scale(part.measure(facts) for part in self.parts())
        if not measures:
            return None
        if self.decide(facts).verdict is Verdict.UNKNOWN:
            return measures[0].scale
        values = tuple(value for measure in measures for value in measure.values)
        if self._compare_the_same(facts):
            return measures[0].scale.of(values[0].number, values[0].text)
        return replace(measures[0], values=values)

    def parts(self) -> Iterator[Operator]:
        """Yield both readings."""
        yield self.strict
        yield self.lenient

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield those of the strict reading, with which nothing has to be asked."""
        yield from self.strict.levers(facts)

    def decide(self, facts: Facts) -> Finding:
        """Decide where the readings agree, and name them only if what they compare differs; ask where they disagree.

        Figures by which only the strict reading is satisfied cannot all be right.
        """
        strict, lenient = self.strict.decide(facts), self.lenient.decide(facts)
        if (strict.verdict, lenient.verdict) == (Verdict.MET, Verdict.UNMET):
            both = combined(Verdict.UNKNOWN, (strict, lenient))
            return both.concluding(Verdict.UNKNOWN, *strict.statements, *lenient.statements, _CONTRADICTORY.of())
        if strict.verdict is lenient.verdict and self._compare_the_same(facts):
            return replace(self.lenient.requirement.decide(facts), given_paths=strict.given_paths)
        if strict.verdict is Verdict.MET:
            return strict
        if lenient.verdict is Verdict.UNMET:
            return _failed(strict, lenient)
        if Verdict.UNKNOWN in {strict.verdict, lenient.verdict}:
            return combined(Verdict.UNKNOWN, (strict, lenient))
        both = combined(Verdict.ATTENTION, (strict, lenient))
        return both.concluding(Verdict.ATTENTION, *strict.statements, *lenient.statements, _DISAGREE.of())

    def _compare_the_same(self, facts: Facts) -> bool:
        """Whether both readings come to the same number."""
        measures = on_one_scale(part.measure(facts) for part in self.parts())
        numbers = [[value.number for value in measure.values] for measure in measures]
        return bool(numbers) and numbers[0] != [] and numbers[0] == numbers[-1]


def _failed(strict: Finding, lenient: Finding) -> Finding:
    """Return what is found where neither reading is satisfied: what it takes to satisfy both, and what for one."""
    if not strict.gap or not lenient.gap or strict.verdict is not Verdict.UNMET:
        return lenient
    statement = _GAPS.of(strict=_said(strict.gap), lenient=_said(lenient.gap))
    return replace(combined(Verdict.UNMET, (strict, lenient)), gap=replace(strict.gap, statement=statement))


def _said(gap: Gap) -> Fields:
    return Fields((), gap.statement.phrase)

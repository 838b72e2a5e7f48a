"""What would close each gap, exactly: every lever is pulled, and evaluated, before it is offered."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from operator import attrgetter, itemgetter

from checker.advice.effects import effects
from checker.advice.nearest_rows import NearestRows
from checker.advice.offer import Offer
from checker.advice.parts_and_wholes import PartsAndWholes
from checker.advice.row_levers import RowLevers
from checker.advice.row_trials import looks_at_counts
from checker.conditions import BoundedAnswer, Condition, Facts, Result
from checker.conditions.lever import Changes, Lever
from checker.evaluation import NOTHING, NoticeEvaluator, Report
from checker.notice import Notice
from checker.rosters import Count
from checker.values.verdict import NOTHING_LACKING, Verdict
from checker.wording.sentence import Fields, Sentence, Statement, joined

_LEVELS = {"applicant", "material"}
_LACKING = {Verdict.UNMET, Verdict.ATTENTION}
_SUPPOSING = Sentence("lever.supposing", "{supposed}，{lever}")
_ALONG = "（{along}）"
_WHICHEVER = "（“{choice}”选哪一种都够）"
_LISTED = "名册里还不能定的按此前所数"


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the levers of a condition depend on.

    Attributes:
        needed: The conditions that it refers to, in the order of the text, and itself.
        affected: The conditions that they may have an effect on.
        paths: The answers.
        rosters: The rosters from which some of these are counted.
    """

    needed: tuple[Condition, ...]
    affected: tuple[Condition, ...]
    paths: tuple[str, ...]
    rosters: tuple[str, ...]

    @property
    def reads(self) -> frozenset[str]:
        """The answers that decide it."""
        return _read(self.needed)


@dataclass(frozen=True)
class _Situation:
    """One application, with what is known of it.

    Attributes:
        report: What was found.
        evaluator: What finds it.
    """

    report: Report
    evaluator: NoticeEvaluator

    @cached_property
    def known(self) -> tuple[Facts, Mapping[str, BoundedAnswer]]:
        """The answers that conditions look at, and those of which only bounds are known."""
        return self.evaluator.known(self.report.typed.answers, self.report.rosters)

    @cached_property
    def counts(self) -> Mapping[str, Count]:
        """What was counted from rosters, by field."""
        return {count.field.path: count for count in self.report.roster_counts}

    def results(self, changes: Changes, conditions: Collection[Condition]) -> tuple[Result, ...]:
        """Evaluate some conditions as if the answers were changed."""
        return self.evaluator.results(self.report.typed.answers, self.report.rosters, changes, conditions)


@dataclass(frozen=True)
class _Gap:
    """A condition that is not met.

    Attributes:
        condition: The condition.
        scope: What its levers depend on.
        situation: The application.
        pairs: Parts and wholes among its answers.
    """

    condition: Condition
    scope: _Scope
    situation: _Situation
    pairs: PartsAndWholes

    @cached_property
    def supposed(self) -> Changes:
        """What is supposed of answers of which bounds are known: those with which the least has to be done."""
        requirement, efforts = self.condition.requirement, []
        for supposed in self._corners():
            then = self._supposing(supposed)
            if lever := next(requirement.levers(then), None):
                efforts.append((then.effort(lever.changes), supposed))
        return min(efforts, key=itemgetter(0), default=(0, NOTHING))[1]

    def _corners(self) -> Iterator[Changes]:
        """Yield the bounds that can be true at once: a part is not counted in full while its whole is not."""
        counts = self.situation.counts
        ends = {
            path: one.interval.ends[: 1 if path in counts and counts[path].capped else None]
            for path, one in self.situation.known[1].items()
            if path in self.scope.reads and one.interval.ends != (None,)
        }
        for chosen in product(*({0, len(end) - 1} for end in ends.values())):
            places = dict(zip(ends, chosen, strict=True))
            if all(places.get(part, 0) <= places.get(whole, 1) for part, whole in self.pairs.pairs):
                yield {path: end[places[path]] for path, end in ends.items()}

    @cached_property
    def facts(self) -> Facts:
        """The answers, with what is supposed."""
        return self._supposing(self.supposed)

    def _supposing(self, supposed: Changes) -> Facts:
        """Return the answers with some supposed, and what is found then for the conditions that this one refers to."""
        facts, others = self.situation.known[0].supposing(supposed), self.scope.needed[:-1]
        if not others:
            return facts
        found = self.situation.results(supposed, others)
        requirements = {one.id: one.requirement for one in others}
        findings = {result.condition.id: result.finding for result in found}
        titles = {one.id: one.title for one in others}
        return replace(facts.beside(findings, titles), requirements=requirements)

    @cached_property
    def before(self) -> tuple[Result, ...]:
        """What is found for the affected conditions so far."""
        return self.situation.results(self.supposed, self.scope.affected)

    def after(self, changes: Changes) -> tuple[Result, ...]:
        """Return what is found for them with changed answers."""
        return self.situation.results({**self.supposed, **changes}, self.scope.affected)

    def is_closed(self, changes: Changes) -> bool:
        """Whether changed answers make the condition met, or require nothing of the applicant any more."""
        *_, result = self.situation.results({**self.supposed, **changes}, self.scope.needed)
        return result.finding.verdict in NOTHING_LACKING

    def entailed(self, lever: Lever, changes: Changes) -> Changes | None:
        """Return changes that a lever makes, or a hair less, with what they entail; None where they cannot be made."""
        return self.pairs.moved_along(changes, self.facts, lever.newcomers, self.scope.reads)

    def said(self, lever: Lever, changes: Changes) -> Statement:
        """Return what is said of a lever: what is supposed before it, and behind it what moves along."""
        statement, then = lever.statement, self.facts.supposing(changes)
        if self.supposed:
            said = Fields(tuple(self.supposed), statement.phrase)
            statement = _SUPPOSING.of(supposed=self._supposed_in_words(), lever=said)
        along = tuple(path for path in changes if path not in lever.changes)
        moved = [(*then.short_name(path).phrase, f"{self._direction(path, then)} {then.text(path)}") for path in along]
        if (choice := self._unanswered_choice()) and choice not in changes:
            statement = statement.extended(_WHICHEVER, choice=Fields((choice,), then.short_name(choice).phrase))
        return statement.extended(_ALONG, along=Fields(along, joined(moved, "，"))) if along else statement

    def _unanswered_choice(self) -> str | None:
        """Return a choice on which the threshold depends and that is still to be made: a lever is enough for any."""
        facts, reads = self.facts, self.condition.reads
        return next((path for path in reads if facts.fields[path].kind == "choice" and not facts.answer(path)), None)

    def _direction(self, path: str, then: Facts) -> str:
        is_less = (then.number(path) or 0) < (self.facts.number(path) or 0)
        return "随之减至" if is_less else "随之增至"

    def _supposed_in_words(self) -> str:
        lists = [answer for answer in self.supposed.values() if isinstance(answer, list)]
        if lists:
            return _LISTED
        facts = self.facts
        return f"按{'、'.join(f'{facts.fields[path].short} {facts.text(path)}' for path in self.supposed)}算"


class Levers:
    """Finds the levers of one notice's applications, and remembers those of answers that have stayed the same."""

    def __init__(self, evaluator: NoticeEvaluator) -> None:
        """Prepare for the applications that `evaluator` evaluates."""
        self._evaluator = evaluator
        self._pairs = PartsAndWholes.of(evaluator.notice.consistency_checks)
        self._rows = RowLevers(evaluator)
        self._nearest = NearestRows(evaluator)
        self._scopes: dict[str, _Scope] = {}
        self._found: dict[str, tuple[object, tuple[Offer, ...]]] = {}

    def of(self, report: Report) -> dict[str, tuple[Offer, ...]]:
        """Return the levers of every condition that is not met and that answers or rows can close, by its id."""
        situation = _Situation(report, self._evaluator)
        waiting = {count.field.path for count in report.roster_counts if count.open}
        found = {
            result.condition.id: self._remembered(result, situation)
            for result in report.results
            if result.condition.level in _LEVELS and _can_be_closed(result, waiting)
        }
        return {name: offers for name, offers in found.items() if offers}

    def _remembered(self, result: Result, situation: _Situation) -> tuple[Offer, ...]:
        condition, report = result.condition, situation.report
        scope = self._scope(condition)
        key = (report.typed.key(scope.paths), *map(report.rosters.get, scope.rosters))
        known = self._found.get(condition.id)
        if key[0] is None or known is None or known[0] != key:
            offers = sorted(self._offers(result, scope, situation), key=attrgetter("does_harm"))
            known = self._found[condition.id] = (key, tuple(offers))
        return known[1]

    def _offers(self, result: Result, scope: _Scope, situation: _Situation) -> Iterator[Offer]:
        if result.finding.verdict is Verdict.UNKNOWN:
            yield from self._rows.offers(result, situation.report, situation.known)
            return
        gap, told = _Gap(result.condition, scope, situation, self._pairs), list[Changes]()
        for lever in result.condition.requirement.levers(gap.facts):
            changes = gap.entailed(lever, lever.changes)
            if changes and changes not in told:
                told.append(changes)
                yield from self._verified(lever, changes, gap)
        yield from self._nearest.offers(result, situation.report, situation.known)

    def _verified(self, lever: Lever, changes: Changes, gap: _Gap) -> Iterator[Offer]:
        """Yield a lever with its effects if it closes the gap, and exactly."""
        shorts = [gap.entailed(lever, short) or short for short in lever.shorts]
        if gap.is_closed(changes) and not any(map(gap.is_closed, shorts)):
            found = tuple(effects(gap.before, gap.after(changes), gap.condition.id))
            yield Offer(
                self._evaluator.notice,
                gap.said(lever, changes),
                {**gap.supposed, **changes},
                found,
                supposed=gap.supposed,
            )

    def _scope(self, condition: Condition) -> _Scope:
        if condition.id not in self._scopes:
            self._scopes[condition.id] = self._scope_of(condition)
        return self._scopes[condition.id]

    def _scope_of(self, condition: Condition) -> _Scope:
        """Return what a condition's levers depend on.

        What is counted from rosters may depend on days, and rows that are filled in count for other conditions too.
        """
        notice = self._evaluator.notice
        needed = (*_closure(condition, notice), condition)
        read = _read(needed)
        dates = {path for path, field in notice.fields.items() if field.kind == "date"}
        moved = self._pairs.reach(read.difference(*(one.choices for one in needed)))
        if not dates.isdisjoint(moved):
            moved |= notice.countings.keys()
        affected = [
            one
            for one in notice.on_application()
            if one not in needed and not one.refers and not moved.isdisjoint(one.reads)
        ]
        counted = [notice.countings[path].roster for path in read if path in notice.countings]
        by_rows = [
            one for one in notice.on_application() if any(looks_at_counts(one, roster, notice) for roster in counted)
        ]
        paths = {*moved, *dates, *(path for one in (*needed, *affected, *by_rows) for path in one.looks_at)}
        rosters = {notice.countings[path].roster.id for path in paths if path in notice.countings}
        return _Scope(needed, tuple(affected), tuple(sorted(paths)), tuple(sorted(rosters)))


def _can_be_closed(result: Result, waiting: AbstractSet[str]) -> bool:
    """Whether levers are looked for: by answers, or by rows where the condition waits for some."""
    condition, verdict = result.condition, result.finding.verdict
    if verdict in _LACKING:
        return not condition.is_summary
    return verdict is Verdict.UNKNOWN and not condition.refers and not waiting.isdisjoint(condition.reads)


def _closure(condition: Condition, notice: Notice) -> tuple[Condition, ...]:
    """Return the conditions that a condition refers to, and those that these do, in the order of the text."""
    referred, names = notice.on_application(), set(condition.refers)
    earlier = [one for one in referred if one.id != condition.id]
    for one in reversed(earlier):
        if one.id in names:
            names.update(one.refers)
    return tuple(one for one in earlier if one.id in names)


def _read(conditions: Iterable[Condition]) -> frozenset[str]:
    return frozenset(path for condition in conditions for path in condition.reads)

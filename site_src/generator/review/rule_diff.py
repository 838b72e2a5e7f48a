"""What two notices, or two versions of one, ask otherwise, and which worked cases come out otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from checker import Condition, Notice, check
from generator.notices import NoticeFolder, nested
from generator.notices.doubts.limits import Limit, limits_in
from generator.text import Bound

type Kind = Literal["new", "gone", "stricter", "looser", "other", "same"]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A condition before and after.

    Attributes:
        kind: What has become of it.
        before: Its data before; None for a new one.
        after: Its data after; None for one that is gone.
        asked: What is required, before and after, in words.
    """

    kind: Kind
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    asked: tuple[str, str]

    @property
    def title(self) -> str:
        """What it is called."""
        return str((self.after or self.before or {})["title"])


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A worked case that comes out otherwise.

    Attributes:
        name: The case.
        overall: The overall verdict before and after.
        conditions: The title of each condition that comes out otherwise, with its verdict before and after.
    """

    name: str
    overall: tuple[str, str]
    conditions: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class RuleDiff:
    """How one notice's rules differ from another's.

    Attributes:
        before: The other notice.
        changes: Every condition of either, in the order of the newer one, those that are gone last.
        cases: The other notice's worked cases that come out otherwise.
        tried: How many cases were tried.
    """

    before: NoticeFolder
    changes: Sequence[RuleChange]
    cases: Sequence[CaseChange]
    tried: int


def compare_rules(before: NoticeFolder, after: NoticeFolder) -> RuleDiff:
    """Compare the rules of two notices; conditions are the same if they have the same id, or the same topic alone."""
    pairs = _pairs(before.notice, after.notice)
    changes = [_change(one, other, before.notice, after.notice) for one, other in pairs]
    cases = (*before.cases.applications, *before.cases.with_rosters)
    found = [_case_change(case.name, case.answers, case.rosters, before.notice, after.notice) for case in cases]
    return RuleDiff(before, changes, [change for change in found if change], len(cases))


def _pairs(before: Notice, after: Notice) -> Iterator[tuple[Condition | None, Condition | None]]:
    left = {condition.id: condition for condition in before.conditions}
    for condition in after.conditions:
        yield left.pop(condition.id, None) or _by_topic(condition, left, after), condition
    yield from ((condition, None) for condition in left.values())


def _by_topic(condition: Condition, left: dict[str, Condition], after: Notice) -> Condition | None:
    """Take the only condition that is left about the same topic, unless the newer notice has another of its id."""
    ids = {one.id for one in after.conditions}
    topic = condition.about.get("topic")
    alike = [one for one in left.values() if topic and one.about.get("topic") == topic and one.id not in ids]
    return left.pop(alike[0].id) if len(alike) == 1 else None


def _change(one: Condition | None, other: Condition | None, before: Notice, after: Notice) -> RuleChange:
    asked = (_asked(one, before), _asked(other, after))
    data = (one.about if one else None, other.about if other else None)
    if one is None or other is None:
        return RuleChange("new" if one is None else "gone", *data, asked)
    if _essence(one) == _essence(other):
        return RuleChange("same", *data, asked)
    return RuleChange(_direction(_limits(one, before), _limits(other, after)), *data, asked)


def _asked(condition: Condition | None, notice: Notice) -> str:
    return condition.requirement.describe_in_full(notice.facts_at(condition.level, {})) if condition else ""


def _essence(condition: Condition) -> tuple[Any, ...]:
    about = condition.about
    return about["requirement"], about["level"], about["strength"], about.get("applies_to")


def _limits(condition: Condition, notice: Notice) -> Mapping[Any, Limit]:
    found = limits_in(condition.about["requirement"], (), notice.fields_at(condition.level))
    return {(tuple(step for step in limit.place if step not in _COMPARISONS), limit.unit): limit for limit in found}


_COMPARISONS = {
    f"{kind}{relation}"
    for kind in ("", "ratio_", "growth_")
    for relation in ("at_least", "more_than", "at_most", "less_than")
}


def _direction(before: Mapping[Any, Limit], after: Mapping[Any, Limit]) -> Kind:
    """Say whether all limits that differ have moved one way; those that cannot be compared are other ones."""
    if before.keys() != after.keys():
        return "other"
    moved = {_moved(before[key], after[key]) for key in after} - {"same"}
    return next(iter(moved)) if len(moved) == 1 else "other"


def _moved(before: Limit, after: Limit) -> Kind:
    upper = {Bound.AT_MOST, Bound.LESS_THAN}
    if (before.bound in upper) != (after.bound in upper):
        return "other"
    if before.value == after.value:
        if before.bound == after.bound:
            return "same"
        return "stricter" if after.bound in {Bound.MORE_THAN, Bound.LESS_THAN} else "looser"
    return "stricter" if (after.value > before.value) != (after.bound in upper) else "looser"


def _case_change(
    name: str, answers: Mapping[str, Any], rosters: Mapping[str, Any], before: Notice, after: Notice
) -> CaseChange | None:
    then = check(before, {**nested(answers), **rosters})
    paths = {roster.path for roster in after.rosters.values()}
    known = {path: answer for path, answer in answers.items() if path in after.fields}
    now = check(after, {**nested(known), **{path: rows for path, rows in rosters.items() if path in paths}})
    earlier = {result.condition.id: result.finding.verdict for result in then.results}
    changed = [
        (str(result.condition.about["title"]), str(earlier[result.condition.id]), str(result.finding.verdict))
        for result in now.results
        if result.condition.id in earlier and earlier[result.condition.id] != result.finding.verdict
    ]
    if then.overall == now.overall and not changed:
        return None
    return CaseChange(name, (str(then.overall), str(now.overall)), changed)

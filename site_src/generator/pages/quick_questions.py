"""The questions of a quick check: the few facts with which somebody who has answered nothing begins best."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from checker import Condition, Field
from checker.advice import advice, possible_answers
from checker.conditions import Facts, Ratio
from checker.evaluation import NoticeEvaluator
from generator.notices import NoticeFolder, nested

MOST_QUESTIONS = 8
_RESERVE = 1
"""How many more are prepared: a number may settle a choice, such as an area that is enough for either answer."""


@dataclass(frozen=True, slots=True)
class QuickQuestion:
    """One question.

    Attributes:
        title: What it is about.
        fields: The fields of the form that it fills in: several where they only make sense together.
        only_when: The choice, and its answer as its control has it, without which it is not asked; empty for most.
        requirements: The conditions that demand something of the answer, each with what it demands in words; none
            where the answer decides what is demanded.
    """

    title: str
    fields: Sequence[Field]
    only_when: Sequence[str]
    requirements: Sequence[tuple[Mapping[str, Any], str]]


@dataclass(frozen=True, slots=True)
class QuickCheck:
    """A quick check.

    Attributes:
        most: How many questions are asked at most.
        questions: All that may be asked, in the order of a blank form.
        conditions: The conditions on an applicant, by which it can end.
    """

    most: int
    questions: Sequence[QuickQuestion]
    conditions: Sequence[Condition]


def quick_check(folder: NoticeFolder) -> QuickCheck:
    """Return the quick check of a notice."""
    choosing = _Choosing(folder)
    questions = choosing.questions()
    return QuickCheck(min(MOST_QUESTIONS, len(questions)), questions, choosing.conditions)


def asked_about(folder: NoticeFolder) -> list[Condition]:
    """Return the conditions that a quick check is about: on facts of the applicant, and of force by themselves."""
    return [
        condition
        for condition in folder.notice.conditions
        if condition.level == "applicant"
        and condition.basis == "computed"
        and condition.about["strength"] == "hard"
        and not condition.refers
    ]


class _Choosing:
    """Chooses what to ask, from facts alone: statements are asserted, and few are denied."""

    def __init__(self, folder: NoticeFolder) -> None:
        self._form = folder.form
        self._fields = folder.notice.fields
        self._evaluator = NoticeEvaluator(folder.notice)
        self._figures = asked_about(folder)
        self.conditions = [one for one in folder.notice.on_application() if one.level == "applicant"]

    def questions(self) -> list[QuickQuestion]:
        """Return what comes first, whichever way choices are answered; what every way has comes before the rest."""
        ways = list(self._ways({}, ()))
        always = [path for path in ways[0] if all(path in way for way in ways)]
        asked: list[Sequence[str]] = []
        for path in dict.fromkeys(chain(always, *ways)):
            if paths := [one for one in self._together(path) if one not in chain(*asked)]:
                asked.append(paths)
        return [self._question(paths, set(chain(*asked))) for paths in asked]

    @cached_property
    def _choices(self) -> set[str]:
        return {path for condition in self._figures for path in condition.choices}

    def _ways(self, chosen: Mapping[str, Any], asked: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield what is asked, by the first field of each question, for each way to answer the choices among it."""
        path = self._next(chosen, asked)
        if path is None or len(asked) == MOST_QUESTIONS + _RESERVE:
            yield asked
            return
        answers = possible_answers(self._fields[path]) if path in self._choices else ()
        for answer in answers or (None,):
            yield from self._ways({**chosen, path: answer}, (*asked, path))

    def _next(self, chosen: Mapping[str, Any], asked: Sequence[str]) -> str | None:
        facts = {path for condition in self._figures for path in condition.reads}
        done = {one for path in asked for one in self._together(path)}
        return next((path for path in self._order(chosen) if path in facts - done), None)

    def _order(self, chosen: Mapping[str, Any]) -> Sequence[str]:
        return advice(self._evaluator, self._evaluator.check(nested(chosen))).order.next

    def _question(self, paths: Sequence[str], asked: set[str]) -> QuickQuestion:
        group = self._form["properties"][paths[0].partition(".")[0]]
        title = self._fields[paths[0]].title if len(paths) == 1 else group["title"]
        requirements = [
            (condition.about, condition.requirement.describe(self._evaluator.notice.facts_at(condition.level, {})))
            for condition in self._demanding(paths, asked)
        ]
        return QuickQuestion(title, [self._fields[path] for path in paths], self._only_when(paths[0]), requirements)

    def _demanding(self, paths: Sequence[str], asked: set[str]) -> Sequence[Condition]:
        """Return the conditions to show beside a question: those that the questions settle, else the first of all."""
        if self._choices.intersection(paths):
            return []
        reading = [condition for condition in self._figures if set(paths).intersection(condition.reads)]
        return [condition for condition in reading if asked.issuperset(condition.reads)] or reading[:1]

    def _together(self, path: str) -> tuple[str, ...]:
        """Return the fields of one question: a number of which only shares are looked at goes with their parts."""
        reading = [condition.requirement for condition in self._figures if path in condition.reads]
        shares = [one for one in reading if isinstance(one, Ratio) and one.whole.paths == (path,)]
        if len(shares) < len(reading):
            return (path,)
        return (path, *dict.fromkeys(part for share in shares for part in share.part.paths))

    def _only_when(self, path: str) -> tuple[str, ...]:
        """Return the choice of which only one answer makes a field matter, and that answer."""
        for choice in self._choices - {path}:
            mattering = [one for one in possible_answers(self._fields[choice]) if path in self._order({choice: one})]
            if len(mattering) == 1:
                return choice, Facts(nested({choice: mattering[0]}), self._fields).choice(choice) or ""
        return ()

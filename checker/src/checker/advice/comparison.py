"""The same answers judged as each variant of a notice, and under other notices as far as these ask the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.advice.headline import Headline, headline
from checker.application import find_problems, without
from checker.conditions import Result
from checker.conditions.operators.within import Within
from checker.evaluation import NOTHING, Assessment, NoticeEvaluator, Report, Rows, assuming
from checker.form import Field
from checker.notice import Notice
from checker.values.verdict import Verdict

_VARIANT = "variant"
_LEVELS = {"applicant", "material"}
"""Of conditions that the overall verdict heeds."""
_OPEN = {Verdict.UNMET, Verdict.ATTENTION, Verdict.UNKNOWN}
_CARRIED_KINDS = {"number", "date", "question", "choice"}
"""The places of a list mean other months elsewhere, and no condition reads a text."""

type Row = tuple[Result, ...]
"""The results of one condition, one for each column."""


@dataclass(frozen=True, slots=True)
class Column:
    """The answers judged as one variant.

    Attributes:
        variant: The variant; empty for a notice that has none.
        title: Its name.
        is_chosen: Whether it is the one that is answered.
        report: What was found.
        headline: What is to be done, in one sentence.
    """

    variant: str
    title: str
    is_chosen: bool
    report: Report
    headline: Headline


@dataclass(frozen=True, slots=True)
class Carried:
    """An answer that also counts under another notice.

    Attributes:
        field: The other notice's field.
        own_title: What the applicant's own form calls it.
        text: The answer, as the applicant would write it.
        roster: The title of the roster that it was counted from; empty for one that was typed.
    """

    field: Field
    own_title: str
    text: str
    roster: str

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``carried`` of ``schemas/report.schema.json``."""
        named = {"own_label": self.own_title} if self.own_title != self.field.title else {}
        counted = {"roster": self.roster} if self.roster else {}
        return {"label": self.field.title, "text": self.text} | named | counted


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found under one notice, for each of its variants.

    Attributes:
        notice: The notice.
        columns: Its variants, in its order.
        carried: The answers that were taken over; none for the notice that they were given for.
    """

    notice: Notice
    columns: tuple[Column, ...]
    carried: tuple[Carried, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yield the conditions on which variants differ or that leave something to do, in the notice's order."""
        for row in zip(*(column.report.results for column in self.columns), strict=True):
            verdicts = {result.finding.verdict for result in row}
            if _counts(row[0]) and (len(verdicts) > 1 or verdicts & _OPEN):
                yield row

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``compared`` of ``schemas/report.schema.json``."""
        about, window = self.notice.about, self.notice.about["window"]
        rows = list(self.rows())
        others = sum(map(_counts, self.columns[0].report.results)) - len(rows)
        return {
            "notice": self.notice.id,
            "title": about["short_title"],
            "window": {end: str(window[end]) for end in ("first", "last")},
            "columns": [_column_as_json(column) for column in self.columns],
            "rows": list(map(_row_as_json, rows)),
            "others": others,
            "carried": [one.as_json() for one in self.carried],
        }


def compare(
    assessment: Assessment, answers: Mapping[str, str], others: Iterable[NoticeEvaluator]
) -> Iterator[Compared]:
    """Judge the form's answers, as texts by control, under their own notice and then under others that ask the same."""
    application, _ = assessment.read(answers)
    yield compared(assessment.evaluator, application, assessment.rows)
    report = assessment.evaluator.check(application, assessment.rows)
    for other in others:
        if is_comparable(report.notice, other.notice):
            yield compared_elsewhere(report, other)


def is_comparable(own: Notice, other: Notice) -> bool:
    """Whether another notice asks anything that answers to this one say, besides the day of application."""
    return bool({*_shared(own, other)} - _days_in_window(other))


def compared(evaluator: NoticeEvaluator, application: Mapping[str, Any], rosters: Rows) -> Compared:
    """Judge an application as each variant of its notice.

    Args:
        evaluator: What compares applications with the notice.
        application: The valid answers.
        rosters: The rows of its rosters.
    """
    notice = evaluator.notice
    variants: Mapping[str, str] = notice.about.get("variants", {})
    columns = [_column(variant, title, evaluator, application, rosters) for variant, title in variants.items()]
    return Compared(notice, tuple(columns or [_column("", notice.about["programme"], evaluator, application, rosters)]))


def compared_elsewhere(report: Report, evaluator: NoticeEvaluator) -> Compared:
    """Judge under another notice what is answered that it asks too.

    Rosters are not carried over; what was counted from them is. Neither is what applicants declare: it is said of the
    words of one notice's clause. The day of application is of use only beside other answers.

    Args:
        report: What was found under the notice that the answers were given for.
        evaluator: What compares applications with the other notice.
    """
    notice, own = evaluator.notice, report.answers
    shared = _shared(report.notice, notice)
    answers = {path: answer for path in shared if (answer := own.answer(path)) is not None}
    if answers.keys() <= _days_in_window(notice):
        answers = {}
    given = assuming({}, answers)
    refused = [problem.path for problem in find_problems(given, notice)]
    found = compared(evaluator, without(dict(given), refused), {})
    carried = (_carried(path, report, notice) for path in answers if path not in refused)
    return Compared(notice, found.columns, tuple(carried))


def _column(
    variant: str, title: str, evaluator: NoticeEvaluator, application: Mapping[str, Any], rosters: Rows
) -> Column:
    report = evaluator.check(application, rosters, {_VARIANT: variant} if variant else NOTHING)
    return Column(variant, title, variant == application.get(_VARIANT), report, headline(evaluator, report))


def _shared(own: Notice, other: Notice) -> Iterator[str]:
    """Yield what another notice asks too and does not leave to be declared."""
    unshared = {_VARIANT, *_declared(other)}
    alike = (path for path, field in other.looked_at.items() if _is_alike(path, field, own))
    return (path for path in alike if path not in unshared)


def _days_in_window(notice: Notice) -> set[str]:
    """Return the days that have to lie in the time of application."""
    parts = (part for condition in notice.on_application() for part in condition.requirement.walk())
    windows = (part for part in parts if isinstance(part, Within))
    return {path for part in windows if part.window == notice.window for path in part.reads()}


def _is_alike(path: str, field: Field, notice: Notice) -> bool:
    """Whether another notice has the same field."""
    own = notice.fields.get(path)
    return bool(own and own.kind == field.kind and own.unit == field.unit and own.kind in _CARRIED_KINDS)


def _declared(notice: Notice) -> Iterator[str]:
    for condition in notice.on_application():
        for part in condition.requirement.walk():
            if part.rests_on_declaration:
                yield from part.reads()


def _carried(path: str, report: Report, notice: Notice) -> Carried:
    own, count = report.answers, report.counts.get(path)
    roster = count.roster.title if count and count.is_known else ""
    return Carried(notice.fields[path], own.title(path), own.text(path), roster)


def _counts(result: Result) -> bool:
    return result.condition.level in _LEVELS and result.condition.stands_alone


def _column_as_json(column: Column) -> dict[str, Any]:
    return {
        "variant": column.variant,
        "title": column.title,
        "chosen": column.is_chosen,
        "overall": column.report.overall.value,
        "headline": column.headline.as_json(),
    }


def _row_as_json(row: Row) -> dict[str, Any]:
    condition = row[0].condition
    return {
        "id": condition.id,
        "title": condition.about["title"],
        "clause": condition.about["clause"],
        "basis": condition.basis,
        "cells": list(map(_cell_as_json, row)),
    }


def _cell_as_json(result: Result) -> dict[str, Any]:
    return {name: value for name, value in result.as_json.items() if name in {"verdict", "sentence", "gap", "missing"}}

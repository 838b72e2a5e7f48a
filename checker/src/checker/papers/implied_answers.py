"""What follows for the fields of an official form from other answers, by the notice's own rules of consistency."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from checker.conditions import Facts, Ratio
from checker.consistency.rules import DerivedFigureRule, Quotient, Same
from checker.evaluation import Report
from checker.notice import Notice


def with_implied_answers(report: Report) -> Facts:
    """Return the answers that conditions look at, and what follows from them.

    A figure that can be worked out stands in the place of one that was typed; what only a hint compares stays as it was
    typed. What has to be the same in two places and was given in one stands in both.
    """
    facts = report.answers
    implied = dict(_implied(report.notice, facts))
    return replace(facts, overrides={**facts.overrides, **implied})


def limit_of(path: str, figure: Fraction, notice: Notice) -> Fraction | None:
    """Return the percentage nearest to a worked-out figure that a condition asks of shares of the same whole."""
    wholes = {
        rule.whole
        for check in notice.consistency_checks
        for rule in check.rules
        if isinstance(rule, Quotient) and rule.value == path
    }
    limits = {
        part.percent
        for condition in notice.on_application()
        for part in condition.requirement.walk()
        if isinstance(part, Ratio) and part.whole in wholes
    }
    return min(limits, key=lambda limit: abs(limit - figure), default=None)


def _implied(notice: Notice, facts: Facts) -> Iterator[tuple[str, object]]:
    for check in notice.consistency_checks:
        binding = check.severity == "mismatch"
        for rule in check.rules:
            match rule:
                case DerivedFigureRule(value=path) if binding or facts.answer(path) is None:
                    if (figure := rule.figure(facts)) is not None:
                        yield path, figure
                case Same(paths=(one, other)) if binding:
                    yield from _copied(one, other, facts)
                    yield from _copied(other, one, facts)


def _copied(source: str, target: str, facts: Facts) -> Iterator[tuple[str, object]]:
    if (answer := facts.answer(source)) is not None and facts.answer(target) is None:
        yield target, answer

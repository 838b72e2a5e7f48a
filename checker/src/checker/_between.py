"""Answers that are only known to lie between two: a day of which the month is known, a count with rows still open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from checker._facts import Facts
from checker._finding import Finding, combined
from checker._operators import Operator
from checker._verdict import Verdict


@dataclass(frozen=True, slots=True)
class Between:
    """An answer that is known not quite.

    Attributes:
        ends: The least and the greatest that it can be; None alone where nothing may be concluded from these.
        why: What is not known, in Chinese, a full sentence that says what to fill in.
        whatever: The same as the beginning of a sentence that holds nevertheless.
    """

    ends: tuple[object, ...]
    why: str
    whatever: str


def decide(requirement: Operator, facts: Facts, between: Mapping[str, Between]) -> Finding:
    """Decide where the outcome is the same at all ends of what is not quite known; it is unknown where they differ.

    Every operator is monotone in each number and each date, so what holds at the ends holds between them.
    """
    if not between:
        return requirement.decide(facts)
    read = dict.fromkeys(path for part in requirement.walk() for path in part.reads() if path in between)
    if not read:
        return requirement.decide(facts)
    found = [
        requirement.decide(replace(facts, instead={**facts.instead, **dict(zip(read, ends, strict=True))}))
        for ends in product(*(between[path].ends for path in read))
    ]
    verdicts = {finding.verdict for finding in found}
    if len(verdicts) == 1 and Verdict.UNKNOWN not in verdicts:
        whatever = "".join(between[path].whatever for path in read)
        return replace(found[0], reason=f"{whatever}{found[0].reason}", gap=None)
    missing = [finding for finding in found if finding.verdict is Verdict.UNKNOWN and finding.missing]
    reason = "".join(between[path].why for path in read)
    paths = dict.fromkeys([*read, *combined(Verdict.UNKNOWN, missing).missing])
    return Finding.unknown(tuple(paths), found[0].threshold, reason=reason)

"""Rules of consistency that every worked case contradicts: probably their sides are swapped."""

from collections.abc import Iterator

from checker import Notice
from checker.conditions import Facts
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules import Rule, rule
from checker.wording.sentence import phrase_of, text_of
from generator.notices.cases import Case, Cases
from generator.notices.doubts.doubt import Doubt
from generator.notices.items import as_list
from generator.source import Source

_COMPARING = frozenset({"average", "equal", "in_order", "no_more", "quotient"})
"""Rules that compare answers of the form with each other."""


def doubted_rules(consistency: Source, cases: Cases, notice: Notice) -> Iterator[Doubt]:
    """Yield the rules with which no case agrees that answers what they compare."""
    flawed = {place[0] for place in consistency.flawed if place}
    for number, entry in enumerate(consistency.data):
        for position, data in enumerate(entry["rules"] if number not in flawed else ()):
            if not data.keys() <= _COMPARING:
                continue
            found = rule(data, notice.rosters)
            said = list(_said(found, cases, notice))
            if said and all(wrong for _, wrong in said):
                name, wrong = said[0]
                message = f"填了这几栏的用例（{len(said)} 个）都与它对不上，如“{name}”：{wrong.removesuffix('。')}"
                about, place = "/".join(found.reads()), (number, "rules", position)
                yield Doubt(consistency, place, (number,), about, message, as_list(entry["clause"])[0])


def _said(found: Rule, cases: Cases, notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield the cases that answer what a rule reads, each with what does not agree in it; empty if all does."""
    for case in (*cases.applications, *cases.with_rosters):
        if all(case.answers.get(path) is not None for path in found.reads()):
            yield case.name, _wrong(found, case, notice)


def _wrong(found: Rule, case: Case, notice: Notice) -> str:
    context = ConsistencyContext(Facts(case.application, notice.fields), {}, notice.rosters, {})
    return text_of(phrase_of([statement for one in found.find(context) for statement in one.statements]))

"""Whom a quote exempts: 高等院校不作要求."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.form import Field
from generator.notices.doubts.doubt import Doubt
from generator.source import Source, groups
from generator.text import without_whitespace

_EXEMPT = re.compile("不[作做][^，,。；;（）()]{0,6}(?:要求|限制)|不受[^，,。；;（）()]{0,6}限制")
_SEGMENT = re.compile("[，,。；;（）()]")
_NOTHING = "not_applicable"


def doubted_exemptions(conditions: Source, number: int, fields: Mapping[str, Field]) -> Iterator[Doubt]:
    """Yield exemptions that a condition leaves out, and those that it grants to others than the quote."""
    condition = conditions.data[number]
    exempt = [part for part in _SEGMENT.split(without_whitespace(condition["quote"])) if _EXEMPT.search(part)]
    if not exempt:
        return
    place, requirement = (number, "requirement"), condition["requirement"]
    if _NOTHING not in str(requirement):
        message = f"引文写“{exempt[0]}”，这里没有哪一种情形是 {_NOTHING}"
        yield Doubt(conditions, place, (number,), _NOTHING, message, condition["clause"])
    for label, is_exempt in _answers(requirement, fields):
        named = any(label in part for part in exempt)
        if named and not is_exempt:
            message = f"引文写“{exempt[0]}”，这里对“{label}”有要求"
            yield Doubt(conditions, place, (number,), label, message, condition["clause"])


def _answers(requirement: Any, fields: Mapping[str, Field]) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - any YAML
    """Yield what the answers are called on which a requirement depends, and whether it requires nothing of them."""
    for _, group in groups(requirement):
        match group:
            case {"by_answer": {"answer": str(path), "cases": dict(cases)} as parts} if path in fields:
                for answer, label in fields[path].schema.get("x-choices", {}).items():
                    yield str(label), cases.get(answer, parts.get("otherwise")) == _NOTHING

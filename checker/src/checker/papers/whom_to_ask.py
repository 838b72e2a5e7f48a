"""Whom an applicant asks what the notice leaves open: the unit that recommends it, and the department."""

from collections.abc import Mapping
from typing import Any

from checker.papers.assessed import Assessed
from checker.values.text import tight


def whom_to_ask(assessed: Assessed) -> list[dict[str, str]]:
    """Return units with person and telephone: the recommending unit, and the department's.

    Where the application does not name the recommending unit, it is told where all of them are listed.

    Returns:
        ``contact`` of ``schemas/papers.schema.json``, the person empty where none is named; of the department only the
        first.
    """
    contacts = assessed.supplement.contacts
    named = [_contact(unit) for unit in contacts["recommending_units"] if _is_named(unit, assessed)]
    if contacts["recommending_units"] and not named:
        word = str(assessed.report.notice.about["recommending_unit"])
        named = [{"unit": word, "person": "（各单位的电话见“联系方式”页）", "phone": ""}]
    return [*named, *map(_contact, contacts["department"][:1])]


def contact_line(one: Mapping[str, str]) -> str:
    """Return whom to ask in one line, of what is known: unit, person, telephone."""
    return " ".join(filter(None, (one["unit"], one["person"], one["phone"])))


def _is_named(unit: dict[str, Any], assessed: Assessed) -> bool:
    """Whether the application names a unit as the one that recommends it."""
    path = assessed.report.notice.form.get("x-recommended-by")
    answer = assessed.report.typed.answer(path) if path else None
    return isinstance(answer, str) and tight(unit["unit"]) == tight(answer)


def _contact(one: dict[str, Any]) -> dict[str, str]:
    return {"unit": one["unit"], "person": one["person"], "phone": one["phone"]}

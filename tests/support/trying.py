"""Requirements on a few invented fields, tried with every combination of some answers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import oracle
from checker import Field, Notice
from checker.conditions import Facts, Finding, operator

type Fields = Mapping[str, Mapping[str, Any]]
type Answers = Mapping[str, Any]

COUNT: Mapping[str, Any] = {"type": "integer", "minimum": 0, "maximum": 10_000}
NUMBER: Mapping[str, Any] = {"type": "number", "minimum": 0, "maximum": 1_000_000}
DATE: Mapping[str, Any] = {
    "type": "string",
    "format": "day-or-month",
    "formatMinimum": "1950-01-01",
    "formatMaximum": "2099-12-31",
}
QUESTION: Mapping[str, Any] = {"type": ["boolean", "null"]}


def facts(fields: Fields, answers: Answers) -> Facts:
    """Return answers beside their fields; None is no answer."""
    given = {path: answer for path, answer in answers.items() if answer is not None}
    return Facts(given, {path: Field(path, schema) for path, schema in fields.items()})


def decide(requirement: Any, fields: Fields, answers: Answers) -> Finding:  # noqa: ANN401 - as in the data
    """Return what a requirement finds."""
    return operator(requirement).decide(facts(fields, answers))


def described(requirement: Any, fields: Fields, **answers: object) -> str:  # noqa: ANN401 - as in the data
    """Return a requirement in words."""
    return operator(requirement).describe(facts(fields, answers))


def levers(requirement: Any, fields: Fields, answers: Answers) -> list[tuple[str, Answers]]:  # noqa: ANN401
    """Return what a requirement says would make it hold, each with the answers that it takes."""
    return [(one.statement.text, one.changes) for one in operator(requirement).levers(facts(fields, answers))]


def small_notice(fields: Fields, *conditions: Mapping[str, Any], **rosters: Fields) -> Notice:
    """Return a notice of a few conditions, of which only what matters has to be said.

    Args:
        fields: The fields of its form.
        conditions: The conditions.
        rosters: The columns of its rosters, by id.
    """
    about = {"id": "small", "variants": {"general": "综合"}, "window": {"first": "2024-08-29", "last": "2024-09-30"}}
    said = {"title": "条件", "clause": "一", "quote": "…", "strength": "hard", "explanation": "…", "level": "applicant"}
    form = {
        "type": "object",
        "properties": {
            **fields,
            **{
                f"{name}_roster": {"title": name, "type": "array", "items": {"$ref": f"#/$defs/{name}_row"}}
                for name in rosters
            },
        },
        "$defs": {f"{name}_row": {"title": name, "type": "object", "properties": own} for name, own in rosters.items()},
    }
    told = [{**said, "title": f"条件{one['id']}", **one} for one in conditions]
    return Notice.of({"notice": about | {"issuer": "某厅"}, "form": form, "conditions": told, "consistency": []})


def mistakes(requirement: Any, fields: Fields, candidates: Mapping[str, Sequence[Any]]) -> Iterator[str]:  # noqa: ANN401
    """Yield what is wrong with a requirement's verdicts for every combination of answers, each of which may be missing.

    Complete answers come to the verdict from first principles; of partial ones, a verdict is that of every completion,
    and is there where all completions agree.
    """
    verdicts = [
        (chosen, oracle.verdict(requirement, dict(zip(candidates, chosen, strict=True)), {}))
        for chosen in product(*candidates.values())
    ]
    for partial in product(*((None, *values) for values in candidates.values())):
        answers = dict(zip(candidates, partial, strict=True))
        found = decide(requirement, fields, answers)
        completions = {verdict for chosen, verdict in verdicts if _completes(chosen, partial)}
        if found.verdict == "unknown" and None in partial:
            if not found.missing_paths and completions != {"unknown"}:
                yield f"{answers}: unknown, and nothing is missing"
        elif {found.verdict} != completions - ({"unknown"} if None in partial and len(completions) > 1 else set()):
            yield f"{answers}: {found.verdict} instead of {completions}: {found.reason}"


def idle_levers(requirement: Any, fields: Fields, candidates: Mapping[str, Sequence[Any]]) -> Iterator[str]:  # noqa: ANN401
    """Yield the levers that do not make a requirement hold, or of which less would do."""
    required = operator(requirement)
    for chosen in product(*candidates.values()):
        given = facts(fields, dict(zip(candidates, chosen, strict=True)))
        for lever in required.levers(given):
            if required.decide(given.supposing(lever.changes)).verdict != "met":
                yield f"{given.answers}: {lever.statement.text} does not do"
            if any(required.decide(given.supposing(short)).verdict == "met" for short in lever.shorts):
                yield f"{given.answers}: less than “{lever.statement.text}” would do"


def _completes(chosen: Sequence[Any], partial: Sequence[Any]) -> bool:
    return all(given is None or given == answer for given, answer in zip(partial, chosen, strict=True))

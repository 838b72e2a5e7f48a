"""Whether the thresholds of a requirement make sense: one that can never be reached is a slip of the pen."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.form import Field
from checker.values.percentage import Percentage
from generator.source import Errors, Place, Source

type Mistake = tuple[Place, str, str]
"""Where it stands, what is wrong, and the remedy."""

_ALL = 100


def check_thresholds(source: Source, place: Place, requirement: object, fields: Mapping[str, Field]) -> Errors:
    """Require that the thresholds of a requirement, as it stands in the data at `place`, make sense."""
    for mistake in _mistakes(requirement, place, fields):
        yield source.error(*mistake)


def _mistakes(data: object, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:
    match data:
        case dict():
            for word, arguments in data.items():
                if word in _CHECKS:
                    yield from _CHECKS[word](arguments, (*place, word), fields)
                yield from _mistakes(arguments, (*place, word), fields)
        case list():
            for number, part in enumerate(data):
                yield from _mistakes(part, (*place, number), fields)


def _ratio(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401, ARG001 - parsed YAML
    limit = data["percent"]
    table = {answer: share for answer, share in limit.items() if answer != "by"} if isinstance(limit, dict) else {}
    for at, share in table.items() if table else (((), limit),):
        if Percentage.of(share).number > _ALL:
            here = (*place, "percent", *((at,) if table else ()))
            yield here, f"“{share}”比全体还多", "百分数写 0 到 100，分数写小于 1 的，如 2/3"


_CHECKS: Mapping[str, Callable[[Any, Place, Mapping[str, Field]], Iterator[Mistake]]] = {
    "ratio_at_least": _ratio,
    "ratio_at_most": _ratio,
}

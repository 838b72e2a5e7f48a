"""Whether the thresholds of a requirement make sense: one that can never be reached is a slip of the pen."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.form import Field
from checker.values.percentage import Percentage
from generator.source import Errors, Place, Source, similar

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


def _n_of(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401, ARG001 - parsed YAML
    listed, must = data["conditions"], data.get("must", ())
    if data["at_least"] > len(listed):
        remedy = f"最多写 {len(listed)}，或补上别的条件"
        yield (*place, "at_least"), f"只列了 {len(listed)} 条，不可能具备 {data['at_least']} 条", remedy
    if len(must) > data["at_least"]:
        yield (
            (*place, "must"),
            f"必须具备的有 {len(must)} 条，at_least 却是 {data['at_least']}",
            "改大 at_least，或少写几条",
        )
    for number, name in enumerate(must):
        if name not in listed:
            yield (*place, "must", number), f"“{name}”不在 conditions 里", similar(name, listed)


_CHECKS: Mapping[str, Callable[[Any, Place, Mapping[str, Field]], Iterator[Mistake]]] = {
    "n_of": _n_of,
    "ratio_at_least": _ratio,
    "ratio_at_most": _ratio,
}

"""Shares of one thing in another: a number of people is no part of a number of companies."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.form import Field
from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.limits import UNKNOWN, unit_of
from generator.source import Place, Source
from generator.text import base_unit


def doubted_shares(conditions: Source, number: int, fields: Mapping[str, Field]) -> Iterator[Doubt]:
    """Yield the ratios of a condition whose two sides are not counted in the same unit."""
    condition = conditions.data[number]
    for place, ratio in _ratios(condition["requirement"], (number, "requirement")):
        part, whole = (unit_of(ratio[side], fields) for side in ("part", "whole"))
        if UNKNOWN not in {part, whole} and base_unit(part)[0] != base_unit(whole)[0]:
            message = f"占比的两边单位不同：part 是“{part}”，whole 是“{whole}”"
            yield Doubt(conditions, (*place, "whole"), (number,), f"{part}/{whole}", message, condition["clause"])


def _ratios(data: Any, place: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:  # noqa: ANN401 - any YAML
    match data:
        case {"part": _, "whole": _}:
            yield place, data
        case dict():
            for name, value in data.items():
                yield from _ratios(value, (*place, name))
        case list():
            for position, value in enumerate(data):
                yield from _ratios(value, (*place, position))

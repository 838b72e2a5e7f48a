"""Shares of one thing in another: a number of people is no part of a number of companies."""

from collections.abc import Iterator, Mapping

from checker.form import Field
from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.limits import UNKNOWN, unit_of
from generator.source import Source, groups
from generator.text import base_unit


def doubted_shares(conditions: Source, number: int, fields: Mapping[str, Field]) -> Iterator[Doubt]:
    """Yield the ratios of a condition whose two sides are not counted in the same unit."""
    condition = conditions.data[number]
    for place, ratio in groups(condition["requirement"], (number, "requirement")):
        if not {"part", "whole"} <= ratio.keys():
            continue
        part, whole = (unit_of(ratio[side], fields) for side in ("part", "whole"))
        if UNKNOWN not in {part, whole} and base_unit(part)[0] != base_unit(whole)[0]:
            message = f"占比的两边单位不同：part 是“{part}”，whole 是“{whole}”"
            yield Doubt(conditions, (*place, "whole"), (number,), f"{part}/{whole}", message, condition["clause"])

"""``growth_more_than``: a figure has to have grown by more than a percentage."""

from typing import ClassVar

from checker.conditions.operators.growth_at_least import GrowthAtLeast
from checker.wording.sentence import Sentence


class GrowthMoreThan(GrowthAtLeast):
    """Two figures, the later of which has to be larger by more than a percentage of the earlier."""

    is_exclusive: ClassVar[bool] = True
    relation: ClassVar[str] = "增长超过"
    met: ClassVar[Sentence] = Sentence(
        "growth_more_than.met", "{to} {value}，比{from_} {base}{change} {share}，符合“增长超过 {limit}”。"
    )
    unmet: ClassVar[Sentence] = Sentence(
        "growth_more_than.unmet", "{to} {value}，比{from_} {base}{change} {share}，增长没有超过 {limit}。"
    )

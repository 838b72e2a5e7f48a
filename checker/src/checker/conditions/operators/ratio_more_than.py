"""``ratio_more_than``: a share of a whole that has to exceed a percentage, or a fraction such as 1/2."""

from typing import ClassVar

from checker.conditions.operators.ratio_at_least import RatioAtLeast
from checker.wording.sentence import Sentence


class RatioMoreThan(RatioAtLeast):
    """A share that has to exceed a percentage."""

    is_exclusive: ClassVar[bool] = True
    relation: ClassVar[str] = "超过"
    met: ClassVar[Sentence] = Sentence(
        "ratio_more_than.met", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，符合“超过 {limit}”。"
    )
    unmet: ClassVar[Sentence] = Sentence(
        "ratio_more_than.unmet", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，没有超过 {limit}。"
    )

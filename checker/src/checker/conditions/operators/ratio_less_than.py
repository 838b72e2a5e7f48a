"""``ratio_less_than``: a share of a whole that has to stay below a percentage, or a fraction such as 1/2."""

from typing import ClassVar

from checker.conditions.operators.ratio_at_most import RatioAtMost
from checker.wording.sentence import Sentence


class RatioLessThan(RatioAtMost):
    """A share that has to stay below a percentage."""

    is_exclusive: ClassVar[bool] = True
    relation: ClassVar[str] = "低于"
    met: ClassVar[Sentence] = Sentence(
        "ratio_less_than.met", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，符合“低于 {limit}”。"
    )
    unmet: ClassVar[Sentence] = Sentence(
        "ratio_less_than.unmet", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，没有低于 {limit}。"
    )
    closing: ClassVar[Sentence] = Sentence("ratio_less_than.gap", "{whole}不变时，{part}须减少 {amount}。")

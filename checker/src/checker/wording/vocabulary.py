"""The words for verdicts, bases and the like: each stands here once.

Pages, scripts and the command line take them from here.

A mapping's order is the order in which its words are listed. ``generator`` writes all of this into TypeScript.
"""

from collections.abc import Mapping

from checker.values.verdict import Verdict

VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.MET: "符合",
    Verdict.UNMET: "未达到",
    Verdict.UNKNOWN: "待填",
    Verdict.ATTENTION: "须确认",
    Verdict.NOT_APPLICABLE: "不适用",
}

OVERALL_LABELS: Mapping[Verdict, str] = {**VERDICT_LABELS, Verdict.MET: "未发现缺口"}
"""What is said of an application as a whole: nobody shall take it for a decision."""

NOT_CHECKED = "未核对"
"""What stands in the place of a verdict before there is one."""

BASIS_LABELS: Mapping[str, str] = {"computed": "按数据计算", "declared": "自行说明"}
"""What a verdict rests on: figures, or the applicant's own word."""

BASIS_SHORT: Mapping[str, str] = {"computed": "按数据", "declared": "自行说明"}

STRENGTH_LABELS: Mapping[str, str] = {
    "hard": "必须",
    "usual": "“一般”",
    "encouraged": "鼓励",
    "one_of": "其中一条",
}
"""How strictly the notice demands a condition."""

SEVERITY_LABELS: Mapping[str, str] = {"mismatch": "不一致", "hint": "请核对"}
"""What cannot both be right, and what is only unusual; the graver first."""

CELL_MARKS: Mapping[str, str] = {"error": "有误", "warning": "须核对"}
"""What is wrong with a cell of a roster, and what is to be looked at again."""

OTHERWISE_UNCHANGED = "其余各数不变"
"""What has to be so for what is said of a change: who hires two of the trained may hire graduates or not."""

ANSWER_LABELS: Mapping[str, str] = {"yes": "是", "no": "否", "unsure": "不确定"}


MATERIAL_NEEDS: Mapping[str, str] = {"yes": "要交", "no": "不用交", "open": "还不能定"}
"""Whether a material is needed from an applicant."""

MATERIAL_STATES: Mapping[str, str] = {"ready": "已备", "missing": "缺", "doubtful": "存疑"}
"""What an applicant notes of a material; nothing looks at it."""


def counting_word(unit: str) -> str:
    """Return a unit as it stands before what is counted: persons are ``3 人`` but ``3 名导师``."""
    return "名" if unit == "人" else unit


_ASSERTED = (Verdict.MET, Verdict.UNMET)
RESULT_LABELS: Mapping[str, Mapping[Verdict, str]] = {
    "computed": VERDICT_LABELS,
    "declared": VERDICT_LABELS | {verdict: BASIS_LABELS["declared"] + VERDICT_LABELS[verdict] for verdict in _ASSERTED},
}
"""A condition's verdict by its basis: where nothing was computed and the applicant asserts it, that is said."""

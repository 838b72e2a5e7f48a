"""What a quote seems to say otherwise, in the words of notices that nobody has issued."""

from pathlib import Path

import pytest

from generator.notices import read_notice
from operator_examples import Example

FORM = """form:
  org: { title: 单位性质, x-choices: { firm: 企业, university: 高等院校 } }
  income: { title: 2025年度营业收入, x-unit: 万元 }
  rd: { title: 研发费用, x-unit: 万元 }
  registered_on: { title: 注册日期, format: day-or-month }
  changed: { title: 注册或者变更登记满3年了吗？, type: boolean }
  penalty: { title: 近三年内是否受过处罚？, type: boolean }
  accident: { title: 近三年内是否发生过事故？, type: boolean }
"""
BRACKETS = """quote: 收入5000万元（含）以下的，不低于6%；5000万元至2亿元（含）的，不低于4%；2亿元以上的，不作要求
requirement:
  brackets:
    by: income
    ranges:
      - up_to: 5000
        requirement: { ratio_at_least: { part: rd, whole: income, percent: 6, part_of_whole: false } }
      - above: 5000
        up_to: 20000
        requirement: { ratio_at_least: { part: rd, whole: income, percent: 4, part_of_whole: false } }
      - above: 20000
        requirement: not_applicable
"""
EXEMPT = """quote: 营业收入100万元以上（高等院校不作要求）
requirement:
  by_answer:
    answer: org
    cases: { university: not_applicable, firm: { at_least: { value: income, threshold: 100 } } }
"""
REGISTERED = """quote: 截至2025年12月31日注册满3年
requirement: { months_between: { start: registered_on, end: 2025-12-31, at_least: 36 } }
"""
CLOSING = """quote: 截至申报截止之日注册满3年
requirement: { months_between: { start: registered_on, end: 2026-08-31, at_least: 36 } }
"""
MEAN = """quote: 2024—2025年年均研发费用和营业收入不少于300万元
requirement: { at_least: { value: { sum: [rd, income] }, threshold: 600 } }
"""
ACCIDENT = """quote: 近三年内没有发生过事故
requirement: { not_within: { happened: accident, years: 3 } }
"""
IN_CHARACTERS = """quote: 研发费用占营业收入的比例不低于百分之三
requirement: { ratio_at_least: { part: rd, whole: income, percent: 3, part_of_whole: false } }
"""
EITHER = """quote: 研发费用在150万元以上（含150万元），或营业收入超过3000万元
requirement:
  any_of:
    - at_least: { value: rd, threshold: 150 }
    - more_than: { value: income, threshold: 3000 }
"""
BOTH = """quote: 注册或者变更登记满3年，营业收入超过3000万元
requirement:
  all_of:
    - declared: changed
    - more_than: { value: income, threshold: 3000 }
"""
NEITHER = """quote: 近三年内未发生过事故，或者被处罚
requirement:
  all_of:
    - not_within: { happened: accident, years: 3 }
    - not_within: { happened: penalty, years: 3 }
"""

RIGHT = [BRACKETS, EXEMPT, REGISTERED, CLOSING, MEAN, ACCIDENT, IN_CHARACTERS, EITHER, BOTH, NEITHER]
WRONG = [
    (BRACKETS, "up_to: 5000", "below: 5000", "above: 5000", "from: 5000", "5000 这里算在上面一段"),
    (BRACKETS, "up_to: 20000", "below: 20000", "above: 20000", "from: 20000", "20000 这里算在上面一段"),
    (BRACKETS, "percent: 6", "percent: X", "percent: 4", "percent: 6", "percent: X", "percent: 4", "别的一段"),
    (BRACKETS, "requirement: not_applicable", "requirement: { declared: accident }", "这里没有哪一种情形是"),
    (EXEMPT, "university: not", "X: not", "firm: {", "university: {", "X: not", "firm: not", "对“高等院校”有要求"),
    (REGISTERED, "end: 2025-12-31", "end: 2026-08-31", "引文里的日期是 2025-12-31"),
    (CLOSING, "2026-08-31", "2026-08-01", "2026-08-01 是开始申报的一天"),
    (MEAN, "threshold: 600", "threshold: 900", "“900”不在引文里"),
    (MEAN, "2024—2025年年均", "2023—2024年年均", "栏目“2025年度营业收入”写的是 2025年"),
    (EITHER, "any_of", "all_of", "引文里有“，或”"),
    (EITHER, "requirement:", "explanation: 两项都要做到。\nrequirement:", "这里说“都要”，requirement 用的是 any_of"),
    (
        BOTH,
        "requirement:",
        "explanation: 两项有一项就行。\nrequirement:",
        "这里说“一项就行”，requirement 用的是 all_of",
    ),
    (BOTH, "declared: changed", "not_within: { happened: accident, years: 3 }", "引文里有“或者”"),
    (IN_CHARACTERS, "percent: 3,", "percent: 5,", "“5”不在引文里，引文里的是 百分之三"),
    (ACCIDENT, "近三年内没有发生过", "近五年内没有发生过", "写的是 近三年"),
    (ACCIDENT, "requirement", "strength: encouraged\nrequirement", "引文里没有“鼓励”"),
]


def told(text: str, folder: Path) -> list[str]:
    """Return what an editor is told of a condition."""
    example = Example(0, "doubts", 1, f"{text}{FORM}", folder)
    return [str(doubt) for doubt in read_notice(example.notice).doubts]


@pytest.mark.parametrize("text", RIGHT, ids=lambda text: text.splitlines()[0])
def test_nothing_is_doubted_of_what_is_right(text: str, tmp_path: Path) -> None:
    """What says what its quote says is not doubted."""
    assert told(text, tmp_path) == []


@pytest.mark.parametrize(("right", "changes", "said"), [(one, rest[:-1], rest[-1]) for one, *rest in WRONG])
def test_what_is_wrong_is_told(right: str, changes: list[str], said: str, tmp_path: Path) -> None:
    """Each fact that the quote says otherwise is told."""
    for before, after in zip(changes[::2], changes[1::2], strict=True):
        assert before in right
        right = right.replace(before, after)

    assert any(said in one for one in told(right, tmp_path)), told(right, tmp_path)

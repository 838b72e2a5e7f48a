"""Numbers in 元 and 万元 are not reckoned with each other: the checker does not convert them."""

from pathlib import Path

import pytest

from generator.notices import read_notice
from generator.source import SourceErrors
from operator_examples import Example

FORM = """form:
  rd: { title: 研发费用, x-unit: 元 }
  income: { title: 营业收入, x-unit: 万元 }
  costs: { title: 支出, x-unit: 万元 }
"""
AREAS = FORM.replace("万元", "㎡").replace("元", "平方米")
JOINED = [
    "ratio_at_least: { part: rd, whole: income, percent: 3 }",
    "ratio_less_than: { part: costs, whole: { sum: [income, rd] }, percent: 3 }",
    "at_least: { value: { sum: [rd, income] }, threshold: 3 }",
    "more_than: { value: { difference: [income, rd] }, threshold: 3 }",
    "growth_at_least: { from: rd, to: income, percent: 3 }",
    "each_year: { values: [income, rd], more_than: 3 }",
    "usually: { ratio_at_most: { part: rd, whole: income, percent: 3 } }",
]
APART = [
    "all_of: [{ at_least: { value: rd, threshold: 3 } }, { at_most: { value: income, threshold: 3 } }]",
    "brackets: { by: rd, ranges: [{ requirement: { at_least: { value: income, threshold: 3 } } }] }",
    "ratio_at_least: { part: costs, whole: income, percent: 3 }",
]


def told(requirement: str, form: str, folder: Path) -> str:
    """Return what an editor is told of a condition to stop the build."""
    text = f"quote: 不低于3%\nrequirement: {{ {requirement} }}\n{form}"
    try:
        read_notice(Example(0, "scales", 1, text, folder).notice)
    except SourceErrors as found:
        return str(found)
    return ""


@pytest.mark.parametrize("requirement", JOINED)
def test_two_scales_in_one_reckoning_are_refused(requirement: str, tmp_path: Path) -> None:
    """Both fields are named with their units, whatever joins them."""
    said = told(requirement, FORM, tmp_path)

    assert "“研发费用”（rd）的" in said
    assert "元" in said
    assert "核对时不换算" in said


@pytest.mark.parametrize("requirement", JOINED)
def test_two_names_of_a_unit_are_one_scale(requirement: str, tmp_path: Path) -> None:
    """㎡ and 平方米 are the same."""
    assert "不换算" not in told(requirement, AREAS, tmp_path)


@pytest.mark.parametrize("requirement", APART)
def test_numbers_apart_may_have_their_own_units(requirement: str, tmp_path: Path) -> None:
    """What is not reckoned with each other needs no common unit."""
    assert "不换算" not in told(requirement, FORM, tmp_path)

"""Columns whose headings leave open what stands below: asked about, and left out until that is answered."""

from collections.abc import Sequence

import pytest

from workbooks import read, remapped, taken, workbook

AREA_IN_MU = {"表": [["企业名称", "孵化场地（亩）"], ["甲", 3]]}


def test_unit_that_cannot_be_converted() -> None:
    """The column is left out, and it is asked what its numbers are."""
    (found,) = read(workbook(AREA_IN_MU), "tenant")["sheets"]

    assert found["questions"] == [
        {
            "id": "column-1",
            "code": "unknown-unit",
            "where": "B 列",
            "text": "孵化场地（亩）",
            "message": "标题里的单位“亩”不能换算成㎡；要读入，请确认这一列的数本来就是㎡",
            "options": [{"value": "leave", "label": "不读入"}, {"value": "㎡", "label": "按㎡读入"}],
            "proposal": "leave",
            "answer": "leave",
        }
    ]
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲"}]


def test_answer() -> None:
    """The answer is followed; one that is not offered counts as none."""
    read(workbook(AREA_IN_MU), "tenant")

    assert remapped(0, "tenant", {}, {"column-1": "㎡"})["questions"][0]["answer"] == "㎡"
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "area_m2": "3"}]
    assert remapped(0, "tenant", {}, {"column-1": "顷"})["questions"][0]["answer"] == "leave"
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲"}]


def test_choice_of_the_column() -> None:
    """Who chooses what a column is has answered."""
    read(workbook(AREA_IN_MU), "tenant")

    assert remapped(0, "tenant", {"1": "area_m2"})["questions"] == []
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "area_m2": "3"}]


@pytest.mark.parametrize(
    ("line", "heading", "units"),
    [
        ("单位：元", "注册资金（实缴）", ["元"]),
        ("单位：元", "注册资金（实缴，万元）", ["万元"]),
        ("单位：平方米", "注册资金（实缴）", ["万元"]),
    ],
)
def test_unit_of_a_column_that_is_asked_about(line: str, heading: str, units: Sequence[str]) -> None:
    """It is offered in the unit that the table names for it."""
    (found,) = read(workbook({"表": [[line], ["企业名称", heading], ["甲", 5000]]}), "tenant")["sheets"]

    assert [option["value"] for option in found["questions"][0]["options"]] == ["leave", *units]

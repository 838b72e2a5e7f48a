"""Sheets whose names or titles say that they list something else are left until somebody says otherwise."""

from collections.abc import Sequence

import pytest

from workbooks import read, remapped, taken, workbook

HEADINGS = ["企业名称", "统一社会信用代码", "从业人数", "注册资金", "孵化场地", "所属技术领域"]
TENANT = ["甲公司", "91140100MA0EXAMP0X", 6, 100, 50, "新材料"]
PEOPLE = [["姓名", "职务"], ["张三", "主任"]]


def codes(name: str, table: Sequence[Sequence[object]], roster: str) -> list[str]:
    """Return what is asked about a sheet that may be a certain roster."""
    (found,) = read(workbook({name: table}), roster)["sheets"]
    return [question["code"] for question in found["questions"]]


@pytest.mark.parametrize(
    "name",
    [
        "填写示例",
        "示例1",
        "样表",
        "退出企业",
        "已退出",
        "已注销企业名单",
        "拟入驻",
        "意向企业",
        "非在孵",
        "預備企業",
        "作废",
        "Sample",
    ],
)
def test_named_otherwise(name: str) -> None:
    """The name of the sheet says so, or a title above its headings."""
    assert codes(name, [HEADINGS, TENANT], "tenant") == ["not-these"]
    assert codes("Sheet1", [[f"某孵化器{name}"], HEADINGS, TENANT], "tenant") == ["not-these"]
    assert taken(0)["rosters"] == {}

    remapped(0, "tenant", {}, {"sheet-title": "take"})
    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["甲公司"]


def test_another_roster() -> None:
    """A list of graduates whose columns are those of tenants."""
    assert codes("已毕业企业", [HEADINGS, TENANT], "tenant") == ["other-roster"]
    assert codes("在孵及毕业企业", [HEADINGS, TENANT], "tenant") == ["other-roster"]


@pytest.mark.parametrize(
    "name",
    [
        "Sheet1",
        "在孵企业",
        "在孵企业（含毕业企业）",
        "入驻企业一览表",
        "孵化场地内企业",
        "注销登记处",
        "太原某某测试技术",
        "2024",
    ],
)
def test_usual_names(name: str) -> None:
    """Nothing is asked about others."""
    assert codes(name, [HEADINGS, TENANT], "tenant") == []
    filling_in = (
        "填写说明：退出企业请填入另一张表，示例见附件，名称和代码按营业执照填写，金额单位为万元，面积单位为平方米。"
    )
    assert codes(name, [[filling_in], HEADINGS, TENANT], "tenant") == []


def test_people() -> None:
    """The same holds for persons."""
    assert codes("离职人员", PEOPLE, "staff") == ["not-these"]
    assert codes("管理人员", PEOPLE, "staff") == []


def test_asked_once() -> None:
    """Another sheet's being read otherwise changes nothing, and what is left counts last among sheets that repeat."""
    read(workbook({"填写示例": [HEADINGS, TENANT], "表": [HEADINGS, TENANT]}), "tenant")
    remapped(1, "tenant", {}, {})

    (example, table) = remapped(0, "tenant", {}, {}), remapped(1, "tenant", {}, {})
    assert [question["code"] for question in example["questions"]] == ["copy", "not-these"]
    assert table["questions"] == []
    assert len(taken(0, 1)["rosters"]["tenant"]) == 1

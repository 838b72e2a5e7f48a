"""Rows from elsewhere than a workbook's table: from the clipboard, CSV and the form, or as the user maps them."""

import pytest

from workbooks import HEADINGS, pasted, read, remapped, rows, taken, workbook
from worked import MAKER_SPACE


def test_remap() -> None:
    """The user says which roster a sheet is and what its columns are; the rest stays as it was recognised."""
    (before,) = read(workbook({"表": [["单位全名", "成立", "电话"], ["甲", "2021-03", "1"]]}))["sheets"]
    after = remapped(0, "tenant", {"0": "name", "1": "registered_on"})

    assert [before["roster"], after["roster"], after["rows"]] == ["", "tenant", 1]
    assert taken(0)["rosters"] == {"tenant": [{"name": "甲", "registered_on": "2021-03"}]}
    assert [entry["where"] for entry in after["skipped"]] == ["C 列"]


def test_remap_takes_a_column_away() -> None:
    """A column that is given to another place is given up by the first; an empty name gives it up."""
    read(workbook({"表": [HEADINGS, ["甲", "2021-03", "2022-04", "是"]]}), "tenant")
    remapped(0, "tenant", {"2": "registered_on", "3": ""})

    assert taken(0)["rosters"] == {"tenant": [{"name": "甲", "registered_on": "2022-04"}]}


def test_pasted_with_headings() -> None:
    """Text from Excel has tabs; a cell with several lines is in quotes."""
    pasted('企业名称\t注册时间\r\n"甲\n科技"\t2021.3\r\n"乙"公司\t2021/4/5\r\n', "tenant")

    assert taken(0)["rosters"]["tenant"] == [
        {"name": "甲\n科技", "registered_on": "2021-03"},
        {"name": '"乙"公司', "registered_on": "2021-04-05"},
    ]


@pytest.mark.parametrize("numbers", [("", ""), ("1\t", "2\t")])
def test_pasted_without_headings(numbers: tuple[str, str]) -> None:
    """Rows without headings are in the order of the official form, numbered or not."""
    first, second = numbers
    (found,) = pasted(
        f"{first}张三\t30\t经理\t硕士\t工商管理\t培训\n{second}李四\t28\t专员\t大专\t会计\t无\n", "staff"
    )["sheets"]

    assert (found["header"], found["roster"]) == ("", "staff")
    assert taken(0)["rosters"]["staff"][1] == {
        "name": "李四",
        "age": "28",
        "position": "专员",
        "education": "大专",
        "major": "会计",
        "experience": "无",
    }


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv(encoding: str, separator: str) -> None:
    """Text in the encodings and with the separators that spreadsheets write."""
    lines = [["序号", *HEADINGS], ["1", "甲㐀科技", "2021年3月", '"1,000"', "√"], ["合计", "", "", "1000", ""]]
    data = "\r\n".join(map(separator.join, lines)).encode(encoding)

    assert rows(data, "tenant", name="在孵.csv") == [
        {"name": "甲㐀科技", "registered_on": "2021-03", "capital_wan": "1000", "patent_applied": "yes"}
    ]


def test_form() -> None:
    """The form's answers are read like cells, by number or by name."""
    data = workbook(
        {
            "自评表": [
                ["自评表"],
                ["编号", "栏目", "填写", "单位"],
                ["premises.total_m2", "", "8,000平方米", "㎡"],
                ["", "孵化器类型", "专业孵化器", ""],
                ["", "注册时间", "2021.3", ""],
                ["", "申报日期", "2021年底", ""],
                ["declarations.purpose", "", "√", ""],
                ["", "没有的栏目", "1", ""],
            ]
        }
    )
    (found,) = read(data)["sheets"]

    assert (found["roster"], found["header"]) == ("application", "第 2 行")
    assert taken(0)["answers"] == {
        "premises.total_m2": "8000",
        "variant": "specialized",
        "registered_on": "2021-03",
        "submitted_on": "2021年底",
        "declarations.purpose": "yes",
    }
    assert [cell["heading"] for cell in found["rejected"]] == ["申报日期"]
    assert [entry["where"] for entry in found["skipped"]] == ["第 1 行", "第 8 行"]


def test_list_of_the_form() -> None:
    """Each month has a line of its own."""
    data = workbook({"自评表": [["编号", "填写"], ["events.by_month.0", "3场"], ["events.by_month.17", 4]]})
    read(data, notice=MAKER_SPACE)

    assert taken(0, notice=MAKER_SPACE)["answers"] == {"events.by_month.0": "3", "events.by_month.17": "4"}

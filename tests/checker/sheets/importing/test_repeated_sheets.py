"""Sheets that list the same rows: said before anything is taken, and counted once until somebody says otherwise."""

from collections.abc import Sequence

import pytest

from workbooks import read, remapped, rows, taken, workbook

HEADINGS = ["企业名称", "统一社会信用代码", "从业人数"]
A = ["甲公司", "91140100MA0EXAMP0X", 6]
B = ["乙公司", "91140100MA0EXAMP1X", 7]
C = ["丙公司", None, 8]
D = ["丁公司", None, 9]


def staff(sheets: dict[str, Sequence[Sequence[object]]]) -> tuple[list[str], dict[str, str]]:
    """Return the numbers of staff that are taken from sheets with some rows, and what is asked about the sheets."""
    found = rows(workbook({name: [HEADINGS, *table] for name, table in sheets.items()}), "tenant")
    answer = read(workbook({name: [HEADINGS, *table] for name, table in sheets.items()}), "tenant")
    asked = {sheet["name"]: one["code"] for sheet in answer["sheets"] for one in sheet["questions"]}
    return [row["staff"] for row in found], asked


@pytest.mark.parametrize(
    ("sheets", "expected", "asked"),
    [
        ({"企业": [A, C], "企业 (2)": [A, C]}, ["6", "8"], {"企业 (2)": "copy"}),
        ({"企业副本": [A, C], "企业": [A, C]}, ["6", "8"], {"企业副本": "copy"}),
        ({"2023年": [["甲公司", None, 3], B], "2024年": [A]}, ["6"], {"2023年": "earlier-year"}),
        ({"2024": [A, B], "2023": [["甲 公司", None, 3]]}, ["6", "7"], {"2023": "earlier-year"}),
        ({"旧表": [["甲（公司）", None, 3], C], "新表": [A, B]}, ["6", "7"], {"旧表": "repeated"}),
        ({"A座": [A, B, C], "B座": [D, A, ["戊公司", None, 1]]}, ["6", "7", "8", "9", "6", "1"], {"B座": "repeated"}),
        ({"2022年入驻": [A], "2023年入驻": [B], "2024年入驻": [C]}, ["6", "7", "8"], {}),
    ],
)
def test_sheets(sheets: dict[str, Sequence[Sequence[object]]], expected: list[str], asked: dict[str, str]) -> None:
    """The newest counts; tables of different firms are all taken."""
    assert staff(sheets) == (expected, asked)


def test_answer() -> None:
    """Both are taken if that is chosen, and whatever is chosen for another sheet does not change it."""
    read(workbook({"企业": [HEADINGS, A], "企业 (2)": [HEADINGS, A]}), "tenant")

    assert remapped(1, "tenant", {}, {"sheet": "take"})["questions"][0]["answer"] == "take"
    remapped(0, "tenant", {"2": ""})
    assert [row.get("staff") for row in taken(0, 1)["rosters"]["tenant"]] == [None, "6"]


def test_year_above_the_table() -> None:
    """Where names of sheets say nothing, titles do."""
    sheets = {name: [[f"{year}年度在孵企业情况表"], HEADINGS, A] for name, year in (("Sheet1", 2023), ("Sheet2", 2024))}
    first, second = read(workbook(sheets), "tenant")["sheets"]

    assert [one["code"] for one in first["questions"]] == ["copy"]
    assert second["questions"] == []


def test_people_on_several_sheets() -> None:
    """The same holds where rows have no codes."""
    table = [["姓名", "所在单位", "服务领域"], ["王", "甲", "法律"], ["李", "乙", "财务"]]
    data = workbook({"导师": table, "导师备份": table})

    assert len(rows(data, "mentor")) == 2

"""What rows lack before they can count is named, and can be filled in for all of them."""

import json

from checker import browser
from workbooks import read, workbook
from worked import INCUBATOR, as_text

HEADINGS = ["企业名称", "注册地在本孵化器场地内", "主要研发、办公场所在本孵化器场地内", "备注"]
DECISIVE = ["registered_in_premises", "works_in_premises"]


def lacking(*rows: list[object]) -> list[tuple[int, str, list[str]]]:
    """Return row, name and those decisive columns that it lacks, for every row that lacks any answer."""
    (sheet,) = read(workbook({"在孵企业": [HEADINGS, *rows]}))["sheets"]
    return [
        (one["row"], one["name"], [name for name in one["columns"] if name in DECISIVE]) for one in sheet["lacking"]
    ]


def test_each_row_names_its_own() -> None:
    """An answer that cannot be read is missing as well; one that settles the condition asks for no other."""
    assert lacking(["甲", "是", "是"], ["乙", "是", None], ["丙", "大概", "是"], ["丁", "否", None]) == [
        (2, "甲", []),
        (3, "乙", ["works_in_premises"]),
        (4, "丙", ["registered_in_premises"]),
        (5, "丁", []),
    ]


def test_a_sheet_that_is_no_roster_lacks_nothing() -> None:
    """As a list of telephone numbers."""
    sheets = read(workbook({"在孵企业": [HEADINGS, ["甲", "是", "是"]], "通讯录": [["部门", "电话"], ["办", 1]]}))[
        "sheets"
    ]

    assert sheets[1]["lacking"] == []


def test_filling_says_what_it_filled() -> None:
    """Only where there was nothing; whatever stood there stays."""
    read(workbook({"在孵企业": [HEADINGS, ["甲", "否", "是"], ["乙", None, None]]}))
    request = {"notice": INCUBATOR, "sheets": [0], "fills": {"0": {"registered_in_premises": "yes"}}}
    taken = json.loads(browser.take(as_text(request)))

    assert [row["registered_in_premises"] for row in taken["rosters"]["tenant"]] == ["no", "yes"]
    assert "工作表“在孵企业”“注册地在本孵化器场地内”空着的 1 行，按您的选择填为“是”。" in taken["remarks"]["tenant"]

"""Which rows are data, which are not, and what is said when some, or all, are not."""

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from workbooks import Answer, read, remapped, rows, saved, taken, workbook
from worked import MAKER_SPACE

TENANTS = ["序号", "企业名称", "注册时间", "注册资金(万元)"]
FORM = ["编号", "栏目", "填写"]
AREA, JOBS = "premises.total_m2", "jobs"


def tenants(*table: list[object]) -> Answer:
    """Return what is said of a sheet with tenants."""
    (found,) = read(workbook({"在孵企业": [TENANTS, *table]}), "tenant")["sheets"]
    assert isinstance(found, dict)
    return found


def names() -> list[str]:
    """Return the names of the tenants that were read last."""
    return [row.get("name", "") for row in taken(0)["rosters"].get("tenant", [])]


@pytest.mark.parametrize(
    "name",
    [
        "累计（太原）科技有限公司",
        "合计（山西）数据有限公司",
        "提示：甲公司",
        "说明：乙",
        "联系人：科技有限公司",
    ],
)
def test_firms_that_look_like_notes(name: str) -> None:
    """A row with a date and a sum is a firm, whatever its name begins with."""
    found = tenants([1, "甲", "2021-03", 1], [None, name, "2022-01", 2])

    assert names() == ["甲", name]
    assert found["skipped"] == []


@pytest.mark.parametrize(
    "row",
    [
        ["合计", None, None, 300],
        ["合计（万元）", None, None, 300],
        ["累计（30家）", None, None, 300],
        [None, "总计(单位:万元)", "2021-03", 300],
        [None, "小计：30家", "2021-03", 300],
        ["合计", 30, "2021-03", 300],
    ],
)
def test_totals(row: list[object]) -> None:
    """Totals fill many columns, too; with numbers and units behind the word they are totals."""
    found = tenants([1, "甲", "2021-03", 1], row)

    assert names() == ["甲"]
    assert [entry["reason"] for entry in found["skipped"]] == ["合计行"]


def test_signatures_below_the_table() -> None:
    """Notes side by side are notes, however many columns they fill."""
    found = tenants([1, "甲", "2021-03", 1], ["填表人：张三", "审核人：李四", "联系人：王五", "填表日期：2024-09-01"])

    assert names() == ["甲"]
    assert [entry["reason"] for entry in found["skipped"]] == ["表下的说明"]


@pytest.mark.parametrize("headings", [TENANTS, TENANTS[1:]])
def test_another_table_below(headings: list[str]) -> None:
    """Reading stops where another roster's title and headings stand; all that follows is listed."""
    firm = [1, "甲", "2021-03", 1][-len(headings) :]
    other = [["导师"], ["导师姓名", "所在单位", "服务领域"], ["王", "大学", "法律"]]
    (found,) = read(workbook({"表": [headings, firm, [], *other]}), "tenant")["sheets"]

    assert names() == ["甲"]
    assert [(entry["where"], entry["reason"]) for entry in found["skipped"]] == [
        (f"第 {row} 行", "从第 4 行起是另一张表，没有读入；请移到单独的工作表再导入") for row in (4, 5, 6)
    ]


def test_another_table_above() -> None:
    """Where the lower one is what the sheet seems to be, the upper one is not called a title."""
    table = [TENANTS[1:], ["甲", "2021-03", 1], ["创业导师"], ["导师姓名", "所在单位", "服务领域"], ["王", "大学", "x"]]
    (found,) = read(workbook({"表": table}), "mentor")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["mentor"]] == ["王"]
    assert [(entry["where"], entry["reason"]) for entry in found["skipped"]] == [
        (f"第 {row} 行", "从第 1 行起是另一张表，没有读入；请移到单独的工作表再导入") for row in (1, 2, 3)
    ]


def test_same_table_continued() -> None:
    """Headings of two rows that are printed again are no other table."""
    book = Workbook()
    (sheet,) = book.worksheets
    head = [
        ["序号", "企业名称", "注册时间", "知识产权", None],
        [None, None, None, "是否已申请专利", "是否拥有知识产权"],
    ]
    for row in (*head, [1, "甲", "2021-03", "是", "是"], *head, [2, "乙", "2021-04", "否", "否"]):
        sheet.append(row)
    sheet.merge_cells("D1:E1")
    (found,) = read(saved(book), "tenant")["sheets"]

    assert names() == ["甲", "乙"]
    assert [(entry["where"], entry["reason"]) for entry in found["skipped"]] == [
        ("第 4 行", "又一行表头"),
        ("第 5 行", "又一行表头"),
    ]


def test_words_of_headings_among_the_data() -> None:
    """A row whose first cell is none is no row of headings."""
    table = [["场地地址", "可自主支配场地面积", "其他面积", "自有产权"], ["1号楼", "100", "其他", "自有"]]
    read(workbook({"表": table}), "premises")

    assert len(taken(0)["rosters"]["premises"]) == 1


def test_hidden_rows_and_columns() -> None:
    """They are read, and that is said."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (TENANTS, [1, "甲", "2021-03", 1], [2, "乙", "2021-04", 2], [3, "丙", "2021-05", 3]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["D"].hidden = True
    (found,) = read(saved(book), "tenant")["sheets"]

    assert names() == ["甲", "乙", "丙"]
    assert [(remark["row"], remark["letter"], remark["reason"]) for remark in found["noted"]] == [
        (1, "D", "这一列是隐藏的，也读入了，请核对"),
        (3, "A", "第 3 行共 1 行是隐藏的，也读入了，请核对"),
    ]


def test_number_that_is_a_day_since_1904() -> None:
    """A bare number is counted as the workbook counts its days."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["企业名称", "注册时间"])
    book.worksheets[0].append(["甲", (dt.date(2021, 3, 1) - dt.date(1904, 1, 1)).days])
    (found,) = read(saved(book), "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "registered_on": "2021-03-01"}]
    assert [remark["reason"] for remark in found["noted"]] == ["数字 42794 按 Excel 的日期序号读作 2021-03-01，请核对"]


def test_no_column_of_names() -> None:
    """Where other columns are known and the names are not, that is said first."""
    (found,) = read(workbook({"表": [["单位全名", "注册时间", "注册资金"], ["甲", "2021-03", 1]]}), "tenant")["sheets"]

    assert found["skipped"][0] == {
        "where": "“企业名称”一栏",
        "text": "",
        "code": "name-not-recognised",
        "reason": "没有认出，读入的行没有企业名称；文件里若有这一栏，请选出是哪一列",
    }
    assert all(entry["where"] != "“企业名称”一栏" for entry in remapped(0, "tenant", {"0": "name"})["skipped"])


def test_nothing_to_take() -> None:
    """A table without rows takes the place of nothing."""
    found = tenants(["示例", "某某公司", "2021-03", 1], ["合计", None, None, 1])

    assert (found["roster"], found["rows"]) == ("tenant", 0)
    assert found["skipped"][0] == {
        "where": "整张工作表",
        "text": "",
        "code": "no-rows",
        "reason": "没有可导入的行，现有的行不会改动",
    }
    assert (taken(0)["rosters"], taken(0)["answers"]) == ({}, {})


def test_text_that_calls_itself_a_workbook() -> None:
    """It is read as what it is, and that is said; without a table it is refused."""
    (found,) = read("企业名称,注册时间\n甲,2021-03\n".encode(), "tenant", name="名册.XLSX")["sheets"]

    assert [remark["reason"] for remark in found["noted"]] == ["内容不是 Excel 工作簿，按文本读的，请核对"]
    assert rows("企业名称\n甲\n".encode(), "tenant", name="名册.xlsx") == [{"name": "甲"}]
    assert read("会议纪要\n第一条\n".encode(), "tenant", name="名册.xlsx") == {
        "error": {
            "code": "no-workbook",
            "field": "",
            "parameters": {},
            "message": "文件名像工作簿，内容却不是，而是没有表格的普通文本。请导入原来的 Excel 文件。",
        }
    }


def test_table_that_is_no_form() -> None:
    """It stays what it was: its rows are not taken under another name."""
    tenants([1, "甲", "2021-03", 1])

    assert remapped(0, "application", {})["error"]["message"].startswith("这张工作表不是自评表：没有找到")
    assert names() == ["甲"]


def test_sheet_that_was_not_read() -> None:
    """Why it cannot be taken is said."""
    book = Workbook()
    for row in (TENANTS, [1, "甲", "2021-03", 1]):
        book.worksheets[0].append(row)
    book.create_sheet("旧数据").sheet_state = "hidden"
    book.create_sheet("空表")
    read(saved(book), "tenant")

    assert remapped(1, "tenant", {}) == {
        "error": {
            "code": "unread-sheet-chosen",
            "field": "旧数据",
            "parameters": {"sheet": "旧数据", "reason": "隐藏的工作表，没有读取；要导入，请先在 Excel 里取消隐藏。"},
            "message": "这张工作表不能导入：隐藏的工作表，没有读取；要导入，请先在 Excel 里取消隐藏。",
        }
    }
    assert remapped(2, "application", {})["error"] == {
        "code": "empty-sheet-chosen",
        "field": "空表",
        "parameters": {"sheet": "空表"},
        "message": "这张工作表不能导入：里面没有内容。",
    }
    assert remapped(2, "", {})["roster"] == ""


def test_two_forms_that_agree() -> None:
    """What both say is said once; what only one says is taken from it."""
    read(workbook({"一": [FORM, [AREA, "", 8000], [JOBS, "", 5]], "二": [FORM, [AREA, "", 8000]]}))

    assert taken(0, 1)["answers"] == {AREA: "8000", JOBS: "5"}


def test_two_forms_that_differ() -> None:
    """Neither is silently preferred; either alone can be taken."""
    read(workbook({"一": [FORM, [JOBS, "", 500]], "二": [FORM, [JOBS, "", 900]]}))

    assert taken(0, 1)["error"]["message"].startswith("工作表“一”和“二”都是自评表，“")
    assert [taken(place)["answers"] for place in (0, 1)] == [{JOBS: "500"}, {JOBS: "900"}]


def test_long_texts_are_cut_where_they_are_listed() -> None:
    """The preview shows the beginning; what is taken stays whole."""
    long = "长" * 3_000
    found = tenants([1, "甲", long, long], [2, long], ["合计：" + long[:30], long])

    listed = [*found["rejected"], *found["noted"], *found["skipped"]]
    assert {len(entry["text"]) for entry in listed} == {61}
    assert {len(text) for column in found["columns"] for text in column["samples"]} <= {1, 61}
    assert max(len(entry["reason"]) for entry in listed) < 100
    assert names() == ["甲", long]


@pytest.mark.parametrize(
    ("heading", "column", "value"),
    [
        ("入园日期", "moved_in_on", "2022-01"),
        ("入园时间", "moved_in_on", "2022-01"),
        ("入孵日期", "moved_in_on", "2022-01"),
        ("租用面积", "area_m2", "1"),
        ("员工数", "staff", "1"),
        ("员工人数", "staff", "1"),
        ("申请专利", "patent_applied", "是"),
        ("有知识产权", "ip_owned", "是"),
        ("所属行业", "field", "软件"),
        ("领域", "field", "软件"),
        ("营收（元）", "last_year_revenue_wan", "1"),
    ],
)
def test_other_headings(heading: str, column: str, value: str) -> None:
    """What incubators call the columns in their own lists."""
    (found,) = read(workbook({"表": [["企业名称", heading], ["甲", value]]}), "tenant")["sheets"]

    assert found["columns"][1]["column"] == column


def test_revenue_of_a_year() -> None:
    """The shorter word, in another unit."""
    data = workbook({"毕业企业": [["企业名称", "2023年营收(元)"], ["甲", 3_000_000]]})

    assert rows(data, "graduate") == [{"name": "甲", "revenue_by_year_wan.2023": "300"}]


def test_name_of_team_or_firm() -> None:
    """Maker spaces have both."""
    data = workbook({"表": [["团队/企业名称", "进驻时间"], ["甲", "2021-03"]]})

    assert rows(data, "tenant", notice=MAKER_SPACE) == [{"name": "甲", "moved_in_on": "2021-03"}]

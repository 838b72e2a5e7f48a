"""Worksheets as incubators really lay them out: everything in a file is either taken or listed."""

import datetime as dt
import re

import pytest
from openpyxl import Workbook

from checker.sheets.importing.messages import ImportNote
from workbooks import HEADINGS, read, rows, saved, taken, workbook

MESSY_ROWS = """
1|甲科技有限公司|*|91140100MA0EXAMP0X|2022.6|1,000.50|电子信息|１２０．５|√|×|0351-1234567|#86.3
2| 乙生物 |2021年10月|#911401001234567|2023年1月10日|500万元|生物医药|300㎡|是|否||1.2亿元

3|丙材料|#2021.1|91140100MA0EXAMP2X|#20210301|约三百|新材料|/|1|有||=L5*2
4|丁装备|#44270|91140100MA0EXAMP3X|2021|#3000000||80%|☑是 □否|不确定||3,000,000元
合计|||||#4500.5||#500
注：营业收入以审计报告为准。
填表人：张三|||审核人：李四
"""
"""Cells as they are typed; those with a # are numbers, the one with a * is a day."""


def messy() -> Workbook:
    """Return a workbook such as an incubator would send."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.title = "在孵企业（2024）"
    sheet["A1"] = "某某孵化器在孵企业情况汇总表"
    sheet.merge_cells("A1:L1")
    sheet["A2"] = "填报单位：某某孵化器"
    headings = {
        "A": "序号",
        "B": "企 业\n名 称",
        "C": "注册时间",
        "D": "社会统一信用代码",
        "E": "入驻\n时间",
        "F": "注册资金（万元）",
        "G": "技术领域",
        "H": "孵化场地（㎡）",
        "I": "知识产权",
        "K": "联系电话",
        "L": "上年度营业收入\n(单位：万元)",
    }
    for letter, heading in headings.items():
        sheet[f"{letter}3"] = heading
        if letter != "I":
            sheet.merge_cells(f"{letter}3:{letter}4")
    sheet.merge_cells("I3:J3")
    sheet["I4"], sheet["J4"] = "是否已申请专利", "是否拥有有效知识产权"
    for number, row in enumerate(MESSY_ROWS.strip().splitlines(), 5):
        for place, text in enumerate(row.split("|"), 1):
            value = float(text[1:]) if text.startswith("#") else dt.date(2022, 3, 15) if text == "*" else text
            sheet.cell(number, place, value or None)
    hidden = book.create_sheet("旧数据")
    hidden["A1"] = "不要的"
    hidden.sheet_state = "hidden"
    book.create_sheet("联系人").append(["办公室", "电话", "传真"])
    return book


def test_messy_workbook() -> None:
    """The rows are those of the firms, read as far as they can be."""
    answer = read(saved(messy()), "tenant")

    first, hidden, other = answer["sheets"]
    assert (first["roster"], first["header"], first["rows"]) == ("tenant", "第 3–4 行", 4)
    assert (hidden["hidden"], hidden["roster"], other["roster"]) == (True, "", "")
    assert taken(0)["rosters"]["tenant"] == [
        {
            "name": "甲科技有限公司",
            "registered_on": "2022-03-15",
            "uscc": "91140100MA0EXAMP0X",
            "moved_in_on": "2022-06",
            "capital_wan": "1000.50",
            "field": "电子信息",
            "area_m2": "120.5",
            "patent_applied": "yes",
            "ip_owned": "no",
            "last_year_revenue_wan": "86.3",
        },
        {
            "name": "乙生物",
            "registered_on": "2021-10",
            "uscc": "911401001234567",
            "moved_in_on": "2023-01-10",
            "capital_wan": "500",
            "field": "生物医药",
            "area_m2": "300",
            "patent_applied": "yes",
            "ip_owned": "no",
            "last_year_revenue_wan": "12000",
        },
        {
            "name": "丙材料",
            "registered_on": "2021.1",
            "uscc": "91140100MA0EXAMP2X",
            "moved_in_on": "2021-03-01",
            "capital_wan": "约三百",
            "field": "新材料",
            "patent_applied": "1",
            "ip_owned": "yes",
        },
        {
            "name": "丁装备",
            "registered_on": "2021-03-15",
            "uscc": "91140100MA0EXAMP3X",
            "moved_in_on": "2021",
            "capital_wan": "3000000",
            "area_m2": "80%",
            "patent_applied": "yes",
            "ip_owned": "unsure",
            "last_year_revenue_wan": "300",
        },
    ]


def test_messy_workbook_lists_the_rest() -> None:
    """What could not be read, what is to be checked and what was left out is listed, each with its place."""
    (first, *_) = read(saved(messy()), "tenant")["sheets"]

    assert [(cell["letter"], cell["row"], cell["text"]) for cell in first["rejected"]] == [
        ("C", 8, "2021.1"),
        ("F", 8, "约三百"),
        ("I", 8, "1"),
        ("E", 9, "2021"),
        ("H", 9, "80%"),
    ]
    assert [(cell["letter"], cell["row"], cell["reason"]) for cell in first["noted"]] == [
        ("F", 9, "按万元是 3000000 万元，企业很少有这么多，单位可能写错，请核对"),
        ("L", 6, "换算成 12000 万元，请核对"),
        ("C", 9, "数字 44270 按 Excel 的日期序号读作 2021-03-15，请核对"),
        ("L", 9, "换算成 300 万元，请核对"),
    ]
    assert [(entry["where"], entry["reason"]) for entry in first["skipped"]] == [
        ("L8", ImportNote.NOT_CALCULATED(count=1).text),
        ("第 1 行", "表格上方的标题"),
        ("第 2 行", "表格上方的标题"),
        ("第 10 行", "合计行"),
        ("第 11 行", "表下的说明"),
        ("第 12 行", "表下的说明"),
        ("K 列", "没有对应的栏目，1 格没有读入"),
        ("H8", "不是数字，按未填；如果是零，请填 0"),
    ]


def test_every_cell_is_taken_or_listed() -> None:
    """No cell that holds anything goes missing, whichever way the workbook is turned."""
    book = messy()
    answer = read(saved(book), "tenant")

    for sheet, found in zip(book.worksheets, answer["sheets"], strict=True):
        whole = {entry["where"] for entry in found["skipped"]}
        columns = {column["letter"]: column for column in found["columns"]}
        top, bottom = (found["header"][2:-2].split("–") * 2)[:2] if found["header"] else ("0", "0")
        for row in sheet.iter_rows():
            for cell in (cell for cell in row if cell.value is not None):
                column = columns.get(cell.column_letter, {"column": "序号"})
                accounted = (
                    "整张工作表" in whole
                    or f"第 {cell.row} 行" in whole
                    or f"{cell.column_letter} 列" in whole
                    or cell.coordinate in whole
                    or int(top) <= cell.row <= int(bottom)
                    or bool(column["column"])
                )
                assert accounted or not found["roster"], (sheet.title, cell.coordinate)


def test_two_header_rows_of_premises() -> None:
    """The upper heading is merged over several columns; the lower ones say which is which."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (
        ["孵化场地情况表"],
        ["序号", "场地地址", "可自主支配场地面积(m²)", "其中 (m²)", None, None, "产权情况", None, None],
        [None, None, None, "在孵企业使用面积", "公共服务场地面积", "其他面积", "自有产权", "受托管理", "租赁"],
        [1, "示范路1号", 5200, 3600, 900, 700, "√", None, None],
    ):
        sheet.append(row)
    for merged in ("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:I2"):
        sheet.merge_cells(merged)

    assert rows(saved(book), "premises") == [
        {
            "address": "示范路1号",
            "total_m2": "5200",
            "tenant_m2": "3600",
            "public_service_m2": "900",
            "other_m2": "700",
            "owned": "yes",
        }
    ]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("社会统一信用代码", "uscc"),
        ("统一社会\n信用代码", "uscc"),
        ("*企业名称（全称）", "name"),
        ("３．注册资金 ［万元］", "capital_wan"),
        ("注册资金/万元", "capital_wan"),
        ("注册资金(千元)", "capital_wan"),
        ("注册资金（单位：万元，人民币）", "capital_wan"),
        ("使用面积（平方米）", "area_m2"),
        ("注册资金（万美元）", ""),
        ("营业收入（2022）", ""),
        ("联系电话", ""),
    ],
)
def test_headings(heading: str, column: str) -> None:
    """Headings are known by their words; a unit that cannot be converted, or a year, is not overlooked."""
    (found,) = read(workbook({"表": [["入驻时间", heading], ["2022-01", "1"]]}), "tenant")["sheets"]

    assert found["columns"][1]["column"] == column


def test_heading_in_another_unit() -> None:
    """Statistics have 千元 where the notice has 万元: the column is converted, and that is said."""
    (found,) = read(workbook({"表": [["企业名称", "注册资金（千元）"], ["甲", 5000], ["乙", "30万元"]]}), "tenant")[
        "sheets"
    ]

    assert [row["capital_wan"] for row in taken(0)["rosters"]["tenant"]] == ["500", "30"]
    assert [cell["reason"] for cell in found["noted"]] == ["整列按标题里的单位换算成万元，请核对"]


def test_two_columns_for_one() -> None:
    """Of two columns with the same heading the first is taken; the other is listed."""
    (found,) = read(workbook({"表": [["企业名称", "注册时间", "成立日期"], ["甲", "2021-03", "2022-03"]]}), "tenant")[
        "sheets"
    ]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "registered_on": "2021-03"}]
    assert found["skipped"][0]["reason"] == "与 B 列是同一栏，只读入 B 列，1 格没有读入"


def test_years() -> None:
    """A figure for a year, listed by the form or not, goes by the year in its heading."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.append(["企业名称", "毕业时间", "2022年营业收入(万元)", "2018年度营业收入", "各年营业收入", None])
    sheet.append([None, None, None, None, 2020, "2021年"])
    sheet.append(["甲", "2023-01", 260, 100, 1, 2])
    sheet.merge_cells("E1:F1")

    assert rows(saved(book), "graduate") == [
        {
            "name": "甲",
            "graduated_on": "2023-01",
            "revenue_by_year_wan.2022": "260",
            "revenue_by_year_wan.2018": "100",
            "revenue_by_year_wan.2020": "1",
            "revenue_by_year_wan.2021": "2",
        }
    ]


def test_each_sheet_is_its_roster() -> None:
    """Sheets are known by name and headings; one that might be two is left to the user."""
    sheets = {
        "情况表": [["姓名", "年龄", "学历"], ["张三", 30, "硕士"]],
        "导师": [["姓名", "工作单位", "服务领域"], ["李四", "甲公司", "法律"]],
        "毕业企业": [["企业名称", "信用代码"], ["甲", "91"]],
        "企业": [["企业名称", "信用代码", "电话"], ["乙", "92", "1"]],
    }
    answer = read(workbook(sheets))

    assert [sheet["roster"] for sheet in answer["sheets"]] == ["staff", "mentor", "graduate", ""]


def test_several_sheets_of_one_roster() -> None:
    """They are taken one after another."""
    sheets = {name: [HEADINGS, [name, "2021-03", 1, "是"]] for name in ("一期", "二期")}
    read(workbook(sheets), "tenant")

    assert [row["name"] for row in taken(1, 0)["rosters"]["tenant"]] == ["二期", "一期"]


def test_rows_that_were_only_numbered() -> None:
    """Rows that wait for data are blank, whatever their number."""
    data = workbook({"表": [["序号", *HEADINGS], [1, "甲", "2021-03", 1, "是"], [2], [3]]})

    assert len(rows(data, "tenant")) == 1


def test_notes_below_the_table() -> None:
    """Notes go on below the first; none of them is a firm, and none goes missing."""
    table = [
        ["序号", *HEADINGS],
        [1, "甲", "2021-03", 1, "是"],
        ["注：1.照实填写。"],
        ["2.一式三份。"],
        [None, "3.盖章。"],
        [2, "乙"],
    ]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["甲", "乙"]
    assert [entry["text"] for entry in found["skipped"]] == ["注：1.照实填写。", "2.一式三份。", "3.盖章。"]


def test_text_in_the_place_of_a_number() -> None:
    """What stands alone where rows are numbered is listed."""
    (found,) = read(workbook({"表": [["序号", *HEADINGS], [1, "甲"], ["待补"], [2, "乙"]]}), "tenant")["sheets"]

    assert [(entry["where"], entry["text"]) for entry in found["skipped"]] == [("A3", "待补")]


def test_cells_merged_downwards() -> None:
    """The first row has the value; that the others have none is said."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (["场地地址", "可自主支配场地面积"], ["1号楼", 100], ["2号楼", None]):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    (found,) = read(saved(book), "premises")["sheets"]

    assert taken(0)["rosters"]["premises"] == [{"address": "1号楼", "total_m2": "100"}, {"address": "2号楼"}]
    assert [cell["reason"] for cell in found["noted"]] == ["与下面 1 行合并，只读入这一行；其余各行请自行补填"]


def test_repeated_headings_and_section_titles() -> None:
    """Headings that a printer repeats, and titles across the table, are no firms."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (HEADINGS, ["一、A座"], ["甲", "2021-03", 1, "是"], HEADINGS, ["乙", "2021-03", 1, "是"]):
        sheet.append(row)
    sheet.merge_cells("A2:D2")
    (found,) = read(saved(book), "tenant")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["甲", "乙"]
    assert [(entry["where"], entry["reason"]) for entry in found["skipped"]] == [
        ("第 2 行", "合并成一格的标题或说明"),
        ("第 4 行", "又一行表头"),
    ]


def test_places_are_those_of_excel() -> None:
    """A column is named as Excel names it, wherever the table begins."""
    data = workbook({"表": [[], [None] * 26 + HEADINGS, [None] * 26 + ["甲", "去年", 1, "是"]]})
    (found,) = read(data, "tenant")["sheets"]

    assert [column["letter"] for column in found["columns"]] == ["AA", "AB", "AC", "AD"]
    assert [(cell["letter"], cell["row"]) for cell in found["rejected"]] == [("AB", 3)]
    assert re.fullmatch(r"第 2 行", found["header"])

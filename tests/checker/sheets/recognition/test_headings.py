"""Headings: which say for certain what stands below, and which leave it open and are asked about."""

from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from checker.sheets.recognition.layout import ColumnIssue
from workbooks import Answer, read, remapped, rows, saved, taken, workbook

QUALIFIED = [
    ("孵化场地（工位）", 2),
    ("孵化场地（坪）", 2),
    ("孵化场地（间）", 2),
    ("孵化场地（平方米/间）", 2),
    ("注册资金（万美金）", 2),
    ("注册资本（实缴）", 2),
    ("注册资本（按实缴填写，万元）", 2),
    ("营业收入（增长率%）", 2),
    ("营业收入（同比）", 2),
    ("营业收入（元/月）", 2),
    ("营业收入（按2022年填）", 2),
    ("上年度营业收入（累计）", 2),
    ("上年度营业收入（预计）", 2),
    ("从业人数（大专以上）", 2),
    ("从业人数（其中女性）", 2),
    ("从业人数（含兼职）", 2),
    ("从业人数【年均】", 2),
    ("注册资金（$）", 2),
    ("注册资金 $", 2),
    ("从业人数%", 2),
    ("注册资金（¥）", 2),
    ("注册时间（变更后）", "2023-01-01"),
    ("企业名称（曾用名）", "旧名"),
]


@pytest.mark.parametrize(("heading", "value"), QUALIFIED)
def test_unknown_words_in_brackets(heading: str, value: object) -> None:
    """They may make it another column: it is asked about, and not read meanwhile."""
    data = workbook({"表": [["统一社会信用代码", "技术领域", heading], ["91140100MA0EXAMP0X", "电子", value]]})
    (found,) = read(data, "tenant")["sheets"]
    (question,) = found["questions"]

    assert (question["where"], question["text"], question["proposal"]) == ("C 列", heading, "leave")
    assert taken(0)["rosters"]["tenant"] == [{"uscc": "91140100MA0EXAMP0X", "field": "电子"}]
    remapped(0, "tenant", {}, {question["id"]: question["options"][1]["value"]})
    assert str(value) in taken(0)["rosters"]["tenant"][0].values()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("入驻时间（如2023-01-01）", "moved_in_on"),
        ("注册时间（格式：2021-01-01）", "registered_on"),
        ("注册时间（例：2021.1）", "registered_on"),
        ("注册时间\n（YYYY-MM-DD）", "registered_on"),
        ("注册时间（年/月/日）", "registered_on"),
        ("入驻时间 如2023-01-01", "moved_in_on"),
        ("入驻时间（填写格式2023年1月）", "moved_in_on"),
        ("【1】企业名称", "name"),
        ("企业名称（盖章）", "name"),
        ("企业名称（全称）", "name"),
        ("企业名称（与营业执照一致）", "name"),
        ("企业名称*（必填）", "name"),
        ("统一社会信用代码（18位）", "uscc"),
        ("是否已申请专利（是/否）", "patent_applied"),
        ("是否已申请专利（打√）", "patent_applied"),
        ("孵化场地(㎡，保留两位)", "area_m2"),
        ("（1）企业名称", "name"),
        ("①企业名称", "name"),
        ("⑵ 企业名称", "name"),
        ("1.企业名称", "name"),
        ("3 企业名称", "name"),
        ("一、企业名称", "name"),
        ("（三）企业名称", "name"),
        ("A.企业名称", "name"),
        ("其中：大专以上学历人数", "college_educated"),
        ("企業名稱", "name"),
        ("統一社會信用代碼", "uscc"),
        ("註冊時間", "registered_on"),
        ("從業人數", "staff"),
        ("註冊資金（萬元）", "capital_wan"),
    ],
)
def test_certain_headings(heading: str, column: str) -> None:
    """Examples, remarks on how to fill in, numbers and traditional characters change nothing."""
    (found,) = read(workbook({"表": [["技术领域", heading, "是否获得投融资"], ["电子", "甲", "是"]]}), "tenant")[
        "sheets"
    ]

    assert found["questions"] == [] or column == "area_m2"
    assert found["columns"][1]["column"] == column


@pytest.mark.parametrize(
    ("heading", "value", "column", "text"),
    [
        ("孵化场地（万平）", "0.5", "area_m2", "5000"),
        ("孵化场地（万㎡）", "0.5", "area_m2", "5000"),
        ("注册资金（以元计）", "5000", "capital_wan", "0.5"),
        ("注册资金（单位：人民币元）", "5000", "capital_wan", "0.5"),
        ("注册资金-元", "5000", "capital_wan", "0.5"),
        ("注册资金《元》", "5000", "capital_wan", "0.5"),
        ("注册资金：千元", "5000", "capital_wan", "500"),
    ],
)
def test_units_that_are_converted(heading: str, value: str, column: str, text: str) -> None:
    """In whatever way a heading names it."""
    data = workbook({"表": [["企业名称", heading], ["甲", value]]})

    assert rows(data, "tenant") == [{"name": "甲", column: text}]


@pytest.mark.parametrize(
    ("heading", "qualifier", "unit", "text"),
    [
        ("注册资金（实缴，万元）", "实缴", "万元", "5000"),
        ("注册资金（万元、实缴）", "实缴", "万元", "5000"),
        ("注册资金（实缴；必填；元）", "实缴", "元", "0.5"),
        ("注册资金（实缴）（元）", "实缴", "元", "0.5"),
        ("孵化场地面积（建筑面积，平方米）", "建筑面积", "平方米", "5000"),
        ("孵化场地面积（使用面积，含公摊，万平方米）", "含公摊", "万平方米", "50000000"),
        ("孵化场地面积（建筑面积，亩）", "建筑面积、亩", "㎡", "5000"),
        ("注册资金（元，万元）", "元,万元", "万元", "5000"),
    ],
)
def test_several_parts_in_brackets(heading: str, qualifier: str, unit: str, text: str) -> None:
    """Each is what it would be alone: what may make it another column is asked about, in the unit that is named."""
    (found,) = read(workbook({"表": [["企业名称", heading], ["甲", 5000]]}), "tenant")["sheets"]
    (question,) = found["questions"]

    assert question["message"].startswith(f"标题里的“{qualifier}”可能使它成为另一栏")
    assert [option["value"] for option in question["options"]] == ["leave", unit]
    remapped(0, "tenant", {}, {question["id"]: unit})
    (row,) = taken(0)["rosters"]["tenant"]
    assert text in row.values()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("孵化场地面积（使用面积，平方米）", "area_m2"),
        ("孵化场地面积（使用面积）", "area_m2"),
        ("注册资金（注册资本，万元，必填）", "capital_wan"),
    ],
)
def test_brackets_with_another_name_of_the_column(heading: str, column: str) -> None:
    """What the form's data lists as a heading of the same column makes no other one of it."""
    assert rows(workbook({"表": [["企业名称", heading], ["甲", 50]]}), "tenant") == [{"name": "甲", column: "50"}]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_exact_heading_beats_qualified_one(order: Sequence[int]) -> None:
    """Wherever it stands; why the other one is not read is said."""
    table = [("统一社会信用代码", "企业名称（曾用名）", "企业名称"), ("91140100MA0EXAMP0X", "旧名", "新名")]
    data = workbook({"表": [[row[0], *(row[place] for place in order)] for row in table]})
    (found,) = read(data, "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"uscc": "91140100MA0EXAMP0X", "name": "新名"}]
    assert found["questions"] == []
    letter = "C" if order == (1, 2) else "B"
    issue = ColumnIssue.ANOTHER_COLUMN(qualifier="曾用名", column=letter)
    assert issue.text in [part["reason"].split("，1")[0] for part in found["skipped"]]


def grouped(above: str, *, deep: bool = False) -> Answer:
    """Return what is said of a sheet with a heading above two others, and perhaps a third row of headings."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (
        *([["企业", None, "情况", None]] if deep else []),
        ["企业名称", "技术领域", above, None],
        [None, None, "注册资金", "从业人数"],
        ["甲", "电子", 500, 9],
    ):
        sheet.append(row)
    row = 2 if deep else 1
    for merged in (f"A{row}:A{row + 1}", f"B{row}:B{row + 1}", f"C{row}:D{row}"):
        sheet.merge_cells(merged)
    if deep:
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C1:D1")
    (found,) = read(saved(book), "tenant")["sheets"]
    return found


@pytest.mark.parametrize("deep", [False, True])
def test_heading_of_a_group(*, deep: bool) -> None:
    """It says nothing else, or a unit, or words by which the columns below may be others."""
    assert grouped("基本情况", deep=deep)["questions"] == []
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "field": "电子", "capital_wan": "500", "staff": "9"}]
    assert [asked["where"] for asked in grouped("2023年情况", deep=deep)["questions"]] == ["C 列", "D 列"]
    assert [asked["where"] for asked in grouped("情况（预计）", deep=deep)["questions"]] == ["C 列", "D 列"]


def test_heading_of_a_group_above_complete_headings() -> None:
    """It counts also where the row below would be enough to know all columns."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (
        ["名册"],
        ["", "", "资金（元）", None],
        ["企业名称", "技术领域", "注册资金", "营业收入"],
        ["甲", "电子", 500000, 9000],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("C2:D2")

    assert rows(saved(book), "tenant") == [
        {"name": "甲", "field": "电子", "capital_wan": "50", "last_year_revenue_wan": "0.9"}
    ]


@pytest.mark.parametrize("lines", [25, 200, 400])
def test_headings_far_down(lines: int) -> None:
    """Below long instructions they are found all the same."""
    preamble = [[f"填表要求第{number}条", "示例文字"] for number in range(lines)]
    data = workbook({"表": [*preamble, ["企业名称", "从业人数"], ["甲", 9]], "说": preamble, "明": preamble})

    assert rows(data, "tenant") == [{"name": "甲", "staff": "9"}]


@pytest.mark.parametrize(
    ("heading", "numbers", "codes"),
    [
        ("注册资金(万元)", [1000000, 500000, 30], ["magnitude"]),
        ("上年度营业收入", [3000000], ["magnitude"]),
        ("注册资金", [1000000, 500, 30], []),
        ("注册资金（元）", [1000000, 500000], []),
        ("孵化场地", [1000000, 500000], []),
    ],
)
def test_magnitudes(heading: str, numbers: Sequence[int], codes: Sequence[str]) -> None:
    """Money of which most is plausible only as 元 is asked about, in every column."""
    data = workbook({"表": [["企业名称", heading], *([f"企业{number}", number] for number in numbers)]})
    (found,) = read(data, "tenant")["sheets"]

    assert [question["code"] for question in found["questions"]] == codes


def test_answer_on_a_magnitude() -> None:
    """It is the unit that the numbers are read in."""
    read(workbook({"表": [["企业名称", "注册资金(万元)"], ["甲", 1000000]]}), "tenant")

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲"}]
    remapped(0, "tenant", {}, {"column-1": "元"})
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "capital_wan": "100"}]
    remapped(0, "tenant", {}, {"column-1": "万元"})
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "capital_wan": "1000000"}]


def test_blank_row_among_headings() -> None:
    """It ends them: what stands above it is a title."""
    data = workbook({"表": [["2024年名册", "注册资金"], [], ["企业名称", "从业人数"], ["甲", 9]]})

    assert rows(data, "tenant") == [{"name": "甲", "staff": "9"}]


@pytest.mark.parametrize("merged", [True, False])
def test_unit_of_a_group(*, merged: bool) -> None:
    """It is that of all columns below, whether cells are merged or the next ones are blank."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (
        ["企业名称", "资金（元）", None, "从业人数"],
        [None, "注册资金", "上年度营业收入", None],
        ["甲", 5000, 300, 9],
    ):
        sheet.append(row)
    if merged:
        sheet.merge_cells("B1:C1")

    assert rows(saved(book), "tenant") == [
        {"name": "甲", "capital_wan": "0.5", "last_year_revenue_wan": "0.03", "staff": "9"}
    ]


@pytest.mark.parametrize(
    "units", [["", "元", "㎡", "人"], [None, "（元）", "（平方米）", None], ["/", "元", "m²", "名"]]
)
def test_row_of_units(units: Sequence[str]) -> None:
    """Units in a row of their own below the headings are the headings'."""
    data = workbook({"表": [["企业名称", "注册资金", "孵化场地", "从业人数"], units, ["甲", 9000, 8, 3]]})

    assert rows(data, "tenant") == [{"name": "甲", "capital_wan": "0.9", "area_m2": "8", "staff": "3"}]


@pytest.mark.parametrize(
    "numbers", [[1, 2, 3], ["甲", "乙", "丙"], ["A", "B", "C"], ["栏次", 1, 2], ["（1）", "（2）", "（3）"]]
)
def test_row_of_column_numbers(numbers: Sequence[object]) -> None:
    """It is no record."""
    data = workbook({"表": [["企业名称", "从业人数", "大专以上学历人数"], numbers, ["甲公司", 9, 8]]})
    (found,) = read(data, "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲公司", "staff": "9", "college_educated": "8"}]
    assert [(part["code"], part["where"]) for part in found["skipped"]] == [("column-numbers", "第 2 行")]


@pytest.mark.parametrize(
    ("units", "options"),
    [
        (["元", "元"], ["by-row", "元", "万元"]),
        (["万元", "元"], ["by-row", "万元", "元"]),
        (["万美元", "元"], ["元", "万元"]),
        (["元", None], ["元", "万元"]),
        (["元", "见附件"], ["元", "万元"]),
        (["（元）", "人民币元"], ["by-row", "元", "万元"]),
        ([" 萬元", "RMB元"], ["by-row", "万元", "元"]),
    ],
)
@pytest.mark.parametrize("headings", [["注册资金", "单位"], ["单位", "注册资金"], ["注册资金", "备注", "币种"]])
def test_column_of_units(headings: Sequence[str], units: Sequence[str], options: Sequence[str]) -> None:
    """Units in another column are asked about, wherever it stands: it does not say itself whose they are."""
    sheet = {"注册资金": [9000, 80], "单位": units, "币种": units, "备注": ["新", "旧"]}
    table = [[name, *(sheet[heading][row] for heading in headings)] for row, name in enumerate("甲乙")]
    (found,) = read(workbook({"表": [["企业名称", *headings, "从业人数"], *table]}), "tenant")["sheets"]

    (question,) = found["questions"]
    assert (question["code"], question["text"]) == ("unit-by-row", "注册资金")
    assert [option["value"] for option in question["options"]] == ["leave", *options]


def test_each_row_in_its_unit() -> None:
    """Where every row names its unit, figures can be taken row by row; what a cell says itself counts before that."""
    table = [["甲", 9000, "（元）"], ["乙", 80, "萬元"], ["丙", "70万元", "人民币元"]]
    read(workbook({"表": [["企业名称", "注册资金", "单位"], *table]}), "tenant")

    remapped(0, "tenant", {}, {"column-1": "by-row"})
    assert [row["capital_wan"] for row in taken(0)["rosters"]["tenant"]] == ["0.9", "80", "70"]


def test_turned_table() -> None:
    """A table whose rows are columns holds no record named by a heading."""
    data = workbook({"表": [["企业名称", "甲公司", "乙公司"], ["从业人数", 9, 8], ["孵化场地", 100, 200]]})
    (found,) = read(data, "tenant")["sheets"]

    assert found["rows"] == 0
    assert [part["code"] for part in found["skipped"] if part["where"].startswith("第")] == ["turned", "turned"]


def test_years_below_what_they_are_of() -> None:
    """A heading above several years, with its unit, belongs to each of them."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (["企业名称", "营业收入（元）", None], [None, "2022年", "2023年"], ["甲", 5000000, 300000]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")

    assert rows(saved(book), "graduate") == [
        {"name": "甲", "revenue_by_year_wan.2022": "500", "revenue_by_year_wan.2023": "30"}
    ]

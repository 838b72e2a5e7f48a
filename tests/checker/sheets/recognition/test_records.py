"""Which rows are records: decided by what a row is, asked where that is not certain, and never counted silently."""

from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from workbooks import Answer, read, remapped, saved, taken, workbook, written

HEADINGS = ["序号", "楼栋", "企业名称", "统一社会信用代码", "入驻时间", "使用面积", "从业人数", "大专以上人数"]
CODES = ["91140100MA0EXAMP0X", "91140100MA0EXAMP1X"]
FIRMS: list[list[object]] = [
    [1, "A座", "甲科技有限公司", CODES[0], "2023-06", 100, 10, 8],
    [2, "A座", "乙科技有限公司", CODES[1], "2023-07", 80, 7, 6],
]


def tenants(*rows: Sequence[object]) -> Answer:
    """Return what is said of a sheet with two firms and some more rows."""
    (found,) = read(workbook({"在孵企业": [HEADINGS, *FIRMS, *rows]}), "tenant")["sheets"]
    assert isinstance(found, dict)
    return found


def names() -> list[str]:
    """Return the names of the tenants that were read last."""
    return [row.get("name", "") for row in taken(0)["rosters"].get("tenant", [])]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([None, "A座 汇总", None, None, None, 180, 17, 14], "total"),
        ([None, "A座小计", None, None, None, 180, 17, 14], "total"),
        ([None, None, "A座小计", None, None, 180, 17, 14], "total"),
        ([None, None, "汇 总", None, None, 180, 17, 14], "total"),
        ([None, None, "Grand Total", None, None, 180, 17, 14], "total"),
        ([None, None, "Sum", None, None, 180, 17, 14], "total"),
        ([None, None, "∑", None, None, 181, 17, 14], "total"),
        ([None, None, "企业数：2家", None, None, 180, 17, 14], "total"),
        ([None, None, "同比增长", None, None, 5, 3, 2], "total"),
        ([None, None, "目标值", None, None, 500, 30, 20], "total"),
        ([None, "A座 平均值", None, None, None, 90, 8.5, 7], "total"),
        ([None, None, "A座计数：2", None, None, None, None, None], "total"),
        ([None, None, None, None, None, 180, 17, 14], "sums"),
        ([None, None, None, None, None, "180", "17", None], "sums"),
        ([None, None, "以下空白"], "note"),
        ([None, None, "——以下无正文——"], "note"),
        ([None, None, "共2家企业"], "note"),
        ([None, None, "第1页，共1页"], "note"),
        ([None, None, "导出时间：2024-08-01 10:20"], "note"),
        (["二", None, "新材料类"], "group"),
        ([None, None, "（二）新材料领域"], "group"),
        (["二", None, "新材料产业（0家）", None, None, 0, 0, 0], "group"),
        ([3, 0, 0, 0, 0, 0, 0, 0], "void"),
        ([3, None, "#N/A", "#N/A", "null", "-", "—", "/"], "void"),
        ([3, None, "无"], "void"),
    ],
)
def test_no_record(row: list[object], code: str) -> None:
    """Such a row is left out, and listed with the reason."""
    found = tenants(row)

    assert names() == ["甲科技有限公司", "乙科技有限公司"]
    assert [(part["where"], part["code"]) for part in found["skipped"] if part["code"] != "not-a-column"] == [
        ("第 4 行", code)
    ]


@pytest.mark.parametrize(
    "row",
    [
        [3, "A座", "汇总科技有限公司", None, None, 180, 17, 14],
        [3, "A座", "小计", CODES[0].replace("0X", "3X"), "2023-06", 180, 17, 14],
        [3, "A座", "合计（山西）数据有限公司", None, "2023-06", 20, 2, 2],
        [3, None, "丙工作室"],
        [3, None, "丙"],
        [3, None, "丙", None, "2023-06"],
        [3, None, "丙", "办理中", None, 180, 17, 14],
        [3, None, "一二三（太原）公司"],
    ],
)
def test_record(row: list[object]) -> None:
    """A firm is a firm, whatever it is called."""
    found = tenants(row)

    assert (names(), found["questions"]) == (["甲科技有限公司", "乙科技有限公司", row[2]], [])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([3, None, "丙汇总", None, "2023-06", 20, 2, 2], "like-total"),
        ([None, None, "创新港"], "like-group"),
        ([None, None, "创新港", None, None, 20, 2, 2], "like-group"),
        ([3, None, "丙", None, None, None, 17, None], "like-sums"),
        ([3, None, "丙", None, None, 180, 17, 14], "like-sums"),
        ([3, None, None, None, "2023-06", 20, 2, 2], "nameless"),
    ],
)
def test_question(row: list[object], code: str) -> None:
    """What may be a record or not is asked about; until that is answered, it is none."""
    found = tenants(row)

    (question,) = found["questions"]
    assert (question["id"], question["code"], question["where"], question["answer"]) == (
        "row-4",
        code,
        "第 4 行",
        "leave",
    )
    assert names() == ["甲科技有限公司", "乙科技有限公司"]
    remapped(0, "tenant", {}, {"row-4": "take"})
    assert names() == ["甲科技有限公司", "乙科技有限公司", row[2] or ""]


def test_rows_that_were_prefilled() -> None:
    """Drop-downs that a template filled in every row make no firms; where the rows differ, somebody wrote them."""
    headings = ["序号", "企业名称", "是否已申请专利", "技术领域"]
    rows = [[1, "甲公司", "否", "电子信息"], [2, None, "否", None], [3, None, "否", None]]
    (found,) = read(workbook({"表": [headings, *rows]}), "tenant")["sheets"]
    assert (names(), [part["code"] for part in found["skipped"]]) == (["甲公司"], ["prefilled"] * 2)

    (found,) = read(workbook({"表": [headings, *rows, [4, None, "是", "新材料"]]}), "tenant")["sheets"]
    assert (names(), [one["code"] for one in found["questions"]]) == (["甲公司"], ["nameless"] * 3)


def test_subtotals_of_groups() -> None:
    """Each is the sum of its group, and the last of all, although nothing calls them totals."""
    more: list[list[object]] = [
        [None, None, None, None, None, 180, 17, 14],
        [3, "B座", "丙科技有限公司", None, "2023-06", 20, 2, 2],
        [4, "B座", "丁科技有限公司", None, "2023-06", 30, 3, 3],
        [None, None, None, None, None, 50, 5, 5],
        [None, None, None, None, None, 230, 22, 19],
    ]
    found = tenants(*more)

    assert len(names()) == 4
    assert [part["where"] for part in found["skipped"] if part["code"] == "sums"] == ["第 4 行", "第 7 行", "第 8 行"]


def merged_firm(below: list[object]) -> Answer:
    """Return what is said of a sheet with a firm whose name goes over two rows."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (HEADINGS, FIRMS[0], below, FIRMS[1]):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    (found,) = read(saved(book), "tenant")["sheets"]
    assert isinstance(found, dict)
    return found


def test_firm_over_two_rows() -> None:
    """Where the second has numbers only, they are added; every other reading can be chosen."""
    (question,) = merged_firm([None, None, None, None, None, 60])["questions"]

    assert (question["id"], question["where"], question["proposal"]) == ("rows-2", "第 2–3 行", "join")
    assert [row["area_m2"] for row in taken(0)["rosters"]["tenant"]] == ["160", "80"]
    for answer, areas in (("leave", ["100", "80"]), ("take", ["100", "60", "80"])):
        remapped(0, "tenant", {}, {"rows-2": answer})
        assert [row["area_m2"] for row in taken(0)["rosters"]["tenant"]] == areas


def test_firm_over_two_rows_of_words() -> None:
    """Where the second says something else, only the first is proposed."""
    (question,) = merged_firm([None, "B座", None, None, "2023-09", 60])["questions"]
    assert [option["value"] for option in question["options"]] == ["leave", "join", "take"]


@pytest.mark.parametrize("area", ["约60", "1,5", "1_000"])
def test_firm_over_two_rows_that_cannot_be_added(area: str) -> None:
    """What could not be read as a number on its own is not added up either."""
    (question,) = merged_firm([None, None, None, None, None, area])["questions"]

    assert [option["value"] for option in question["options"]] == ["leave", "take"]


def test_firm_over_two_rows_with_a_unit_in_the_format() -> None:
    """A number that is shown in another unit than its column's is not added as it is stored."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in (HEADINGS, FIRMS[0], [None, None, None, None, None, 60], FIRMS[1]):
        sheet.append(row)
    sheet["F3"].number_format = '0"万平方米"'
    sheet.merge_cells("C2:C3")
    (found,) = read(saved(book), "tenant")["sheets"]

    assert [option["value"] for option in found["questions"][0]["options"]] == ["leave", "take"]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_own_files(form: str) -> None:
    """What this site writes comes back whole, also rows that are not finished."""
    rows = [
        {"name": "小计", "staff": "3"},
        {"staff": "3"},
        {"name": "0"},
        {"name": "一、甲"},
        {"patent_applied": "no"},
        {"name": "甲公司", "staff": "3"},
        {"name": "甲公司", "staff": "3"},
    ]
    read(written({"tenant": rows}, form=form), "tenant")

    assert taken(0)["rosters"]["tenant"] == rows


@pytest.mark.parametrize("name", ["丙（太原）有限公司", "丙(太原) 有限责任公司"])
def test_same_name_without_a_code(name: str) -> None:
    """It is one firm, until somebody says that there are two."""
    (question,) = tenants([3, None, "丙(太原)有限公司", None, "2023-06"], [4, None, name, None, "2023-08"])["questions"]

    assert (question["id"], question["where"], question["proposal"]) == ("same-name-4", "第 4、5 行", "leave")
    assert [row["moved_in_on"] for row in taken(0)["rosters"]["tenant"]] == ["2023-06", "2023-07", "2023-06"]
    remapped(0, "tenant", {}, {"same-name-4": "take"})
    assert len(names()) == 4


def test_same_name_with_a_code() -> None:
    """The row with the code is kept; two codes are two firms, which is said elsewhere."""
    found = tenants([3, None, "丙公司", None, "2023-06"], [4, None, "丙公司", CODES[0].replace("0X", "3X"), "2023-08"])
    assert [one["code"] for one in found["questions"]] == ["same-name"]
    assert [row["moved_in_on"] for row in taken(0)["rosters"]["tenant"]] == ["2023-06", "2023-07", "2023-08"]

    assert tenants([3, None, "甲科技有限公司", CODES[0].replace("0X", "3X")])["questions"] == []
    assert len(names()) == 3


def test_same_name_of_people() -> None:
    """People may have the same name."""
    found = read(
        workbook({"表": [["姓名", "所在单位", "服务领域"], ["王", "甲", "法律"], ["王", "乙", "财务"]]}), "mentor"
    )

    assert found["sheets"][0]["questions"] == []
    assert len(taken(0)["rosters"]["mentor"]) == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["一、电子信息类", None, 30], "group"),
        (["电子信息产业", None, 30], "group"),
        (["创新港"], "like-group"),
        (["以上数据截至六月底"], "like-group"),
        (["单位负责人：张三", None, "填表人：李四"], "note"),
        (["统计负责人（签字）：", "电话：0351-1234567"], "note"),
        (["经办人", "张三"], "note"),
        (["制表：张三", "2024年8月1日"], "note"),
        (["以 下 空 白", "以下空白"], "like-group"),
    ],
)
def test_rows_without_numbers(row: list[object], said: str) -> None:
    """Where no row is numbered, a name alone makes no firm without a question."""
    table = [["企业名称", "统一社会信用代码", "从业人数"], ["甲公司", CODES[0], 10], ["乙公司", CODES[1], 7], row]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert names() == ["甲公司", "乙公司"]
    assert [one["code"] for one in (*found["questions"], *found["skipped"])] == [said]


def test_list_of_names() -> None:
    """Where most rows have nothing else, a name is all that there is."""
    (found,) = read(workbook({"表": [["企业名称", "从业人数"], ["甲"], ["乙"], ["丙", 3]]}), "tenant")["sheets"]

    assert (names(), found["questions"]) == (["甲", "乙", "丙"], [])

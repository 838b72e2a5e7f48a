"""Units that stand elsewhere than in a heading: beside the number, in its format, above the table."""

import pytest
from openpyxl import Workbook

from workbooks import Answer, read, rows, saved, taken, workbook


def formatted(value: object, number_format: str, heading: str = "注册资金") -> tuple[str, list[str]]:
    """Return what is taken of a number with a format, and what is said about it."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.append(["企业名称", heading])
    sheet.append(["甲", value])
    sheet["B2"].number_format = number_format
    (found,) = read(saved(book), "tenant")["sheets"]
    (row,) = taken(0)["rosters"]["tenant"]
    assert found["rejected"] == []
    return row["capital_wan"], [remark["reason"] for remark in found["noted"]]


def below(line: list[str], heading: str = "注册资金", value: object = 5000) -> tuple[str, Answer]:
    """Return what is taken of a number in a table below a line, and what is said of the sheet."""
    data = workbook({"表": [["在孵企业情况汇总表"], line, ["企业名称", heading], ["甲", value]]})
    (found,) = read(data, "tenant")["sheets"]
    (row,) = taken(0)["rosters"]["tenant"]
    return row["capital_wan"], found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("￥3000000", "300"),
        ("¥3,000,000", "300"),
        ("人民币3000000", "300"),
        ("RMB 3,000,000", "300"),
        ("3000000人民币", "300"),
        ("3000000人民币元", "300"),
        ("¥ 12.50", "0.00125"),
    ],
)
def test_currency_without_a_unit(value: str, expected: str) -> None:
    """A sign of the currency means 元, as much as the word does."""
    data = workbook({"表": [["企业名称", "注册资金（万元）"], ["甲", value]]})
    (found,) = read(data, "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "capital_wan": expected}]
    assert [remark["reason"] for remark in found["noted"]] == [f"换算成 {expected} 万元，请核对"]


def test_currency_with_a_unit() -> None:
    """The unit says which it is; the sign adds nothing."""
    data = workbook({"表": [["企业名称", "注册资金"], ["甲", "￥300万"], ["乙", "人民币500万元"]]})

    assert [row["capital_wan"] for row in rows(data, "tenant")] == ["300", "500"]


def test_currency_where_no_money_is_asked() -> None:
    """A sum of money is no area."""
    (found,) = read(workbook({"表": [["企业名称", "孵化场地"], ["甲", "¥300"]]}), "tenant")["sheets"]

    assert [remark["reason"] for remark in found["rejected"]] == ["“元”不能换算成㎡"]


@pytest.mark.parametrize(
    ("number_format", "expected", "words"),
    [
        ('0"元"', "300", "元"),
        ("0\\元", "300", "元"),
        ('#,##0.00"元";[Red]-#,##0.00"元"', "300", "元"),
        ('General"元"', "300", "元"),
        ('"¥"#,##0', "300", "¥"),
        ('_ [$￥-804]* #,##0.00_ ;_ [$￥-804]* \\-#,##0.00_ ;_ [$￥-804]* "-"??_ ;_ @_ ', "300", "￥"),
        ('0"千元"', "300000", "千元"),
        ('0!.0,"万元"', "300", "万元"),
        ('0\\.0,"万元"', "300", "万元"),
        ('0"."0000"万元"', "300", "万元"),
        ('0.00,,"百万元"', "300", "百万元"),
    ],
)
def test_unit_in_the_format(number_format: str, expected: str, words: str) -> None:
    """A number means what is shown, and that is said."""
    assert formatted(3_000_000, number_format) == (
        expected,
        [f"格式里有“{words}”，实际存的是 3000000，换算成 {expected} 万元，请核对"],
    )


@pytest.mark.parametrize(
    ("number_format", "words"),
    [
        ('0"套"', "套"),
        ('[$$-409]#,##0"美元"', "$美元"),
        ('[>=10000]0!.0,"万元";0"元"', "万元"),
        ('0"0000元"', "0000元"),
        ('"万元"', "万元"),
    ],
)
def test_unclear_format(number_format: str, words: str) -> None:
    """Where it cannot be told what the format makes of a number, it is taken as it is stored, and to be checked."""
    assert formatted(3_000_000, number_format) == ("3000000", [f"格式里有“{words}”，实际存的是 3000000，请核对"])


@pytest.mark.parametrize(
    "number_format",
    ["0.00", "#,##0", "#,##0.00_);[Red](#,##0.00)", '0"万元"', "0.00E+00", "_ * #,##0_ ;_ * -#,##0_ ;_ @_ ", "[Red]0"],
)
def test_formats_that_say_nothing_else(number_format: str) -> None:
    """Most formats only say how many digits there are, or name the column's own unit."""
    assert formatted(300, number_format) == ("300", [])


@pytest.mark.parametrize("number_format", ['0"平方米"', '0"m²"', '0"㎡"', '#,##0.0"平米"'])
def test_area_in_the_format(number_format: str) -> None:
    """The column's own unit, in whatever way it is written, says nothing new."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.append(["企业名称", "孵化场地"])
    sheet.append(["甲", 300])
    sheet["B2"].number_format = number_format
    (found,) = read(saved(book), "tenant")["sheets"]

    assert (taken(0)["rosters"]["tenant"], found["noted"]) == ([{"name": "甲", "area_m2": "300"}], [])


def test_format_with_a_condition() -> None:
    """What is shown depends on the number: it is taken as it is stored, and to be checked."""
    assert formatted(3_000_000, "[>=10000]0!.0,;0") == (
        "3000000",
        ["格式随数字的大小而变，实际存的是 3000000，请核对"],
    )


def test_comma_without_a_unit() -> None:
    """What is shown is what people read."""
    assert formatted(3_000_000, "0!.0,", "注册资金（万元）") == (
        "300",
        ["实际存的是 3000000，按显示的 300 读入，请核对"],
    )


def test_currency_in_the_format_below_a_heading_with_a_unit() -> None:
    """Formats for money are chosen without a thought of the unit: the heading's counts."""
    assert formatted(300, '"¥"#,##0.00', "注册资金（万元）") == ("300", ["格式里有“¥”，实际存的是 300，请核对"])


def test_thousands_below_a_heading_with_a_unit() -> None:
    """Where the format drops thousands, what is shown is in the heading's unit."""
    assert formatted(3_000_000, '"¥"#,##0,', "注册资金（千元）") == (
        "300",
        ["整列按标题里的单位换算成万元，请核对", "格式里有“¥”，实际存的是 3000000，按显示的 3000 读入，请核对"],
    )


@pytest.mark.parametrize(
    "line",
    [
        ["单位：千元"],
        ["单位:人民币千元"],
        ["金额单位：千元"],
        ["（单位：千元）"],
        ["填报单位：某某孵化器", "单 位：千元"],
        ["填报单位：某某孵化器  2024年6月30日  单位：千元"],
        ["单位：", "千元"],
        ["单位：家、千元、平方米"],
        ["货币单位：人民币（千元）"],
        ["以下金额均以千元为单位"],
        ["说明：本表金额单位为千元。"],
        ["除特别注明外，金额单位为人民币千元"],
        ["币种：人民币，单位：千元"],
        ["本表各项金额以人民币千元计"],
        ["金额均为千元"],
        ["（人民币千元）"],
        ["币种：人民币（千元）"],
        ["金额单位为“千元”"],
        ["單位：千元"],
        ["制表日期：2024年6月30日", None, "千元"],
    ],
)
def test_unit_above_the_table(line: list[str]) -> None:
    """It is that of all headings that have none."""
    number, found = below(line)

    assert number == "500"
    assert [(remark["row"], remark["letter"], remark["reason"]) for remark in found["noted"]] == [
        (3, "B", "整列按表里写的单位“千元”换算成万元，请核对")
    ]


@pytest.mark.parametrize(("heading", "value"), [("注册资金（万元）", 5000), ("注册资金", "5000万元")])
def test_nearer_unit(heading: str, value: object) -> None:
    """A unit in the heading, or beside the number, is nearer."""
    number, _ = below(["单位：千元"], heading, value)

    assert number == "5000"


@pytest.mark.parametrize(
    "line",
    [
        ["填报单位：某某孵化器"],
        ["单位：万元"],
        ["单位：元亨孵化器"],
        ["推荐单位：元"],
        ["单位名称：元"],
        ["注册资金500万元以上的填写"],
    ],
)
def test_lines_without_another_unit(line: list[str]) -> None:
    """A unit of administration is none of money."""
    number, found = below(line)

    assert (number, found["noted"]) == ("5000", [])


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("单位：元、万元", ["元", "万元"]),
        ("单位：万美元", ["元", "万元"]),
        ("单位：元；注册资金以千元计", ["元", "千元", "万元"]),
        ("注册资金单位：元", ["元", "万元"]),
        ("单位：千", ["元", "万元"]),
        ("单位：百元", ["元", "万元"]),
        ("货币单位：人民币", ["元", "万元"]),
        ("单位：RMB", ["元", "万元"]),
        ("Unit: RMB", ["元", "万元"]),
        ("填写金额时请用元", ["元", "万元"]),
    ],
)
def test_several_units_above_the_table(line: str, units: list[str]) -> None:
    """Which of them is whose cannot be told: that is asked, and the column is not read meanwhile."""
    data = workbook({"表": [[line], ["企业名称", "注册资金"], ["甲", 5000]]})
    (found,) = read(data, "tenant")["sheets"]
    (question,) = found["questions"]

    assert (question["code"], question["where"], question["proposal"]) == ("unclear-unit", "B 列", "leave")
    assert [option["value"] for option in question["options"]] == ["leave", *units]
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲"}]


def test_unit_in_capitals() -> None:
    """仟元 is 千元."""
    assert rows(workbook({"表": [["单位：仟元"], ["企业名称", "注册资金"], ["甲", 5000]]}), "tenant") == [
        {"name": "甲", "capital_wan": "500"}
    ]


def test_areas_keep_their_unit() -> None:
    """A unit of money above the table says nothing about areas."""
    data = workbook({"表": [["单位：千元"], ["企业名称", "孵化场地", "从业人数"], ["甲", 300, 5]]})

    assert rows(data, "tenant") == [{"name": "甲", "area_m2": "300", "staff": "5"}]


def test_unit_below_the_table() -> None:
    """It is a unit of the table's as well, and against another one above it is asked about."""
    table = [["企业名称", "注册资金"], ["甲", 5000], ["注：以上金额单位为千元。"]]

    assert rows(workbook({"表": table}), "tenant") == [{"name": "甲", "capital_wan": "500"}]
    (found,) = read(workbook({"表": [["单位：元"], *table]}), "tenant")["sheets"]
    assert [question["code"] for question in found["questions"]] == ["unclear-unit"]


def test_unit_below_the_table_beside_something_else() -> None:
    """The row that names it is no record, however many cells it fills."""
    table = [["企业名称", "从业人数", "注册资金"], ["甲", 9, 5000], ["制表：张三", None, "金额单位：千元"]]

    assert rows(workbook({"表": table}), "tenant") == [{"name": "甲", "staff": "9", "capital_wan": "500"}]


@pytest.mark.parametrize(
    ("capitals", "noted"),
    [
        ([100, 3000000, 120], ["3000000"]),
        ([100, 50000, 120], ["50000"]),
        ([100, 50000, 60000], []),
        ([100, 9000, 120], []),
        ([100, "3000000元", 120], []),
    ],
)
def test_figure_that_is_implausible_in_its_unit(capitals: list[object], noted: list[str]) -> None:
    """A single one among plausible ones is read, and remarked on at its cell; one that names its unit is not."""
    table = [["企业名称", "注册资金"], *([name, capital] for name, capital in zip("甲乙丙", capitals, strict=True))]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [note["text"] for note in found["noted"] if note["code"] == "implausible"] == noted
    assert found["questions"] == []

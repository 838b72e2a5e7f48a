"""Cells as people type them: each is read as what it means, or kept and listed."""

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from checker.sheets.files.number_formats import format_of
from workbooks import one, read, rows, saved, taken, workbook


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.date(2021, 3, 5), "2021-03-05"),
        ("2021.3", "2021-03"),
        ("2021.1", "2021-01"),
        ("2021年3月", "2021-03"),
        ("2021年3月5日", "2021-03-05"),
        ("２０２１年３月５日", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("2021.3.5", "2021-03-05"),
        ("2021-3-5 ", "2021-03-05"),
        ("20210301", "2021-03-01"),
        (20210301, "2021-03-01"),
        (202103, "2021-03"),
        (2021.03, "2021-03"),
        (2021.12, "2021-12"),
        ("2021-03-05 00:00:00", "2021-03-05"),
        ("1890-01-02", "1890-01-02"),
    ],
)
def test_dates(value: object, expected: str) -> None:
    """Days and months in all the ways in which they are written."""
    row, found = one("注册时间", value)

    assert (row, found["rejected"], found["noted"]) == ({"registered_on": expected}, [], [])


def test_date_that_shows_only_its_month() -> None:
    """Excel makes a day of what was typed as a month; what it shows is what was meant."""
    row, _ = one("注册时间", dt.date(2021, 3, 1), number_format='yyyy"年"m"月"')

    assert row == {"registered_on": "2021-03"}


@pytest.mark.parametrize(
    "number_format", ['m"月"d"日"', "d-mmm", "mm/dd", "m/d;@", "[$-409]d-mmm;@", '"2021年"m"月"d"日"']
)
def test_date_whose_year_is_not_shown(number_format: str) -> None:
    """Who types 6/15 gets the year of that day, and does not see it."""
    row, found = one("注册时间", dt.date(2026, 6, 15), number_format=number_format)

    assert row == {"registered_on": "2026-06-15"}
    assert [(cell["row"], cell["reason"]) for cell in found["noted"]] == [
        (2, "表里只显示月、日，实际存的是 2026-06-15，年份可能是 Excel 自动补的，请核对")
    ]


@pytest.mark.parametrize("number", [16, 28, 29, 51, 53, 54, 58])
def test_built_in_formats_without_year(number: int) -> None:
    """Those of Chinese editions included."""
    assert format_of(number, "").kind == "month-day"


def test_day_in_words_whose_year_is_not_shown() -> None:
    """Workbooks may have days as 2026-06-15, and show as little of them."""
    book = Workbook(iso_dates=True)
    (sheet,) = book.worksheets
    sheet.append(["企业名称", "注册时间", "入驻时间"])
    sheet.append(["甲", dt.date(2026, 6, 15), dt.date(2026, 6, 15)])
    sheet["B2"].number_format = "d-mmm"
    (found,) = read(saved(book), "tenant")["sheets"]

    assert [(cell["letter"], cell["code"]) for cell in found["noted"]] == [("B", "year-not-shown")]


@pytest.mark.parametrize("heading", ["技术领域", "统一社会信用代码"])
def test_text_that_became_a_date(heading: str) -> None:
    """Who types 3-5 gets a day, and does not see all of it."""
    row, found = one(heading, dt.date(2026, 3, 5), number_format="d-mmm")

    assert list(row.values()) == ["2026-03-05"]
    assert [cell["code"] for cell in found["noted"]] == ["year-not-shown"]


@pytest.mark.parametrize("number_format", ["yyyy", 'yyyy"年"', "yy", "yyyy;@"])
def test_date_of_which_only_the_year_is_shown(number_format: str) -> None:
    """The first of January stands for the year; another day has been typed, but nobody sees it."""
    row, found = one("注册时间", dt.date(2021, 1, 1), number_format=number_format)
    assert (row, [cell["code"] for cell in found["rejected"]]) == ({"registered_on": "2021年"}, ["only-year"])

    row, found = one("注册时间", dt.date(2021, 3, 5), number_format=number_format)
    assert (row, [cell["reason"] for cell in found["noted"]]) == (
        {"registered_on": "2021-03-05"},
        ["表里只显示年份，实际存的是 2021-03-05，请核对"],
    )


@pytest.mark.parametrize("number_format", ["mmm-yy", "m/d/yyyy", 'yyyy"年"m"月"d"日"', 'e"年"m"月"d"日"', "yy/mm/dd"])
def test_date_whose_year_is_shown(number_format: str) -> None:
    """Nothing has to be said of it."""
    row, found = one("注册时间", dt.date(2021, 6, 15), number_format=number_format)

    assert (row, found["noted"], found["rejected"]) == ({"registered_on": "2021-06-15"}, [], [])


@pytest.mark.parametrize(
    ("value", "expected", "reason"),
    [
        (44270, "2021-03-15", "数字 44270 按 Excel 的日期序号读作 2021-03-15，请核对"),
        ("2021-03-05 14:30", "2021-03-05", "读作 2021-03-05，时刻 14:30 没有读入"),
        ("2021-03-05 8:30:15", "2021-03-05", "读作 2021-03-05，时刻 8:30:15 没有读入"),
    ],
)
def test_dates_to_be_checked(value: object, expected: str, reason: str) -> None:
    """Where a day was worked out, that is said."""
    row, found = one("注册时间", value)

    assert (row, [cell["reason"] for cell in found["noted"]]) == ({"registered_on": expected}, [reason])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (2021.1, "数字 2021.1 可能是 1 月，也可能是 10 月（末尾的 0 不显示）"),
        (2021, "只有年份"),
        ("2021年", "只有年份"),
        ("2021-02-30", "日历上没有这一天"),
        ("2021.13", "没有这个月份"),
        ("去年", "不是日期"),
        ("9999-12-31 23:59:17", "不是日期"),
        ("9999-12-31T16:00:00Z", "不是日期"),
        ("2021-03-05T00:00:00+25:00", "不是日期"),
    ],
)
def test_no_dates(value: object, reason: str) -> None:
    """What is no date, or may be two, stays as it was."""
    row, found = one("注册时间", value)

    (cell,) = found["rejected"]
    assert row == {"registered_on": str(value)}
    assert cell["reason"].partition("；")[0] == reason


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1, "0.1"),
        (1e21, "1000000000000000000000"),
        (360.90000000000003, "360.9"),
        ("98,765.4", "98765.4"),
        ("１，２３４", "1234"),
        ("１２０．５", "120.5"),
        ("500万元", "500"),
        ("300万", "300"),
        ("-3", "-3"),
        ("100（万元）", "100"),
        ("100（万）", "100"),
        ("100【万元】", "100"),
        ("100 (万元人民币)", "100"),
        ("100（人民币万元）", "100"),
        ("100万（元）", "100"),
        ("人民币：100万元", "100"),
        ("RMB: 100万元", "100"),
        ("人民币100万元", "100"),
        ("100万元。", "100"),
        ("100万元；", "100"),
        ("100（万元）。", "100"),
    ],
)
def test_numbers(value: object, expected: str) -> None:
    """Numbers are taken exactly."""
    row, found = one("注册资金", value)

    assert (row, found["rejected"], found["noted"]) == ({"capital_wan": expected}, [], [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3,000,000元", "300"),
        ("1.2亿元", "12000"),
        ("5千元", "0.5"),
        ("1元", "0.0001"),
        ("2百万元", "200"),
        ("5000（元）", "0.5"),
    ],
)
def test_converted_numbers(value: str, expected: str) -> None:
    """A unit of its own in a cell is converted, and that is said."""
    row, found = one("注册资金", value)

    assert (row, [cell["reason"] for cell in found["noted"]]) == (
        {"capital_wan": expected},
        [f"换算成 {expected} 万元，请核对"],
    )


@pytest.mark.parametrize(
    "value",
    [
        "约300",
        "12%",
        "1,23",
        "100万美元",
        "三百",
        "1.2.3",
        "300-500",
        "100。",
        "100（千）",
        "100万（万元）",
        "100（亩）",
        "100（3项）",
        "100（万美元）",
        "约100（万元）",
        True,
    ],
)
def test_no_numbers(value: object) -> None:
    """What is no number is kept and listed, never guessed."""
    row, found = one("注册资金", value)

    assert row == {"capital_wan": str(value).upper() if value is True else value}
    assert len(found["rejected"]) == 1


def test_share_is_no_number_of_its_own() -> None:
    """A cell that Excel shows as 75% holds 0.75, which nobody sees."""
    row, found = one("注册资金", 0.75, number_format="0%")

    assert (row, len(found["rejected"])) == ({"capital_wan": "75%"}, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *((text, "yes") for text in ("是", "√", "✓", "有", "Y", "对", "☑是☐否", "■是 □否", "是√ 否□", " 是 ", True)),
        *((text, "no") for text in ("否", "×", "无", "N", "没有", "☐是☑否", "□ 是 √ 否", False)),
        *((text, "unsure") for text in ("不确定", "待定")),
    ],
)
def test_questions(value: object, expected: str) -> None:
    """Yes and no in all the ways in which they are ticked."""
    row, found = one("是否已申请专利", value)

    assert (row, found["rejected"]) == ({"patent_applied": expected}, [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [("已申请", "yes"), ("未申请", "no"), ("已申请专利。", "yes"), ("未申请专利", "no"), ("□是 □否 ☑不确定", "unsure")],
)
def test_answers_in_the_words_of_the_question(value: str, expected: str) -> None:
    """What the form's data lists for one question, which is no answer to another."""
    assert one("是否已申请专利", value)[0] == {"patent_applied": expected}
    assert one("是否获得投融资", "已申请")[0] == {"financed": "已申请"}


@pytest.mark.parametrize(
    ("value", "expected", "label", "count"),
    [
        ("是（3项）", "yes", "是", "3项"),
        ("有(2 件)", "yes", "是", "2件"),
        ("有（12项）；", "yes", "是", "12项"),
        ("已申请（共2项）", "yes", "是", "共2项"),
        ("无（0项）", "no", "否", "0项"),
    ],
)
def test_answer_with_count(value: str, expected: str, label: str, count: str) -> None:
    """A count that agrees is left out, which is said."""
    row, found = one("是否已申请专利", value)

    assert (row, [cell["reason"] for cell in found["noted"]]) == (
        {"patent_applied": expected},
        [f"读作“{label}”，数目“{count}”没有读入"],
    )


@pytest.mark.parametrize("value", ["是（0项）", "无（2项）", "未申请（1项）"])
def test_answer_against_its_count(value: str) -> None:
    """Nobody knows which of the two is wrong."""
    row, found = one("是否已申请专利", value)

    assert (row, [cell["code"] for cell in found["rejected"]]) == ({"patent_applied": value}, ["answer-against-count"])


@pytest.mark.parametrize("value", [1, 0, "发明专利2项", "是/否", "☑是☑否", "是（3）", "不确定（2项）", "☑是□有"])
def test_no_answers(value: object) -> None:
    """1 and 0 may be numbers of patents; both ticked is no answer."""
    row, found = one("是否已申请专利", value)

    assert (row, len(found["rejected"])) == ({"patent_applied": str(value)}, 1)


@pytest.mark.parametrize("value", ["—", "/", "-", "－", "——"])
def test_dash_is_blank(value: str) -> None:
    """A dash alone means that there is nothing; it is listed."""
    row, found = one("技术领域", value)

    assert row == {}
    assert [entry["text"] for entry in found["skipped"]] == [value]


@pytest.mark.parametrize("value", ["—", "/", "-", "－", "——", "无", "暂无", "没有", "（无）", "不详", "N/A"])
@pytest.mark.parametrize("heading", ["注册资金", "从业人数"])
def test_no_number_at_all(heading: str, value: str) -> None:
    """Whether it is zero or not known is for the user to say; the cell counts as blank, and is listed."""
    row, found = one(heading, value)

    assert row == {}
    assert [(entry["text"], entry["reason"]) for entry in found["skipped"]] == [
        (value, "不是数字，按未填；如果是零，请填 0")
    ]


def test_choices() -> None:
    """Choices are given by their Chinese names."""
    data = workbook(
        {"基金": [["孵化资金名称", "组建形式（自建或合建）"], ["甲", "自建"], ["乙", " 合 建"], ["丙", "自筹"]]}
    )

    assert rows(data, "fund") == [
        {"name": "甲", "formed": "own"},
        {"name": "乙", "formed": "joint"},
        {"name": "丙", "formed": "自筹"},
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("自建☑合建□", "own"),
        ("自建□ 合建√", "joint"),
        ("☑自建 □合建", "own"),
        ("自建( )、合建(√)", "joint"),
        ("自建。", "own"),
        ("自建☑合建☑", "自建☑合建☑"),
        ("自建√ 合建", "自建√ 合建"),
        ("自建☑自建□", "自建☑自建□"),
    ],
)
def test_ticked_choices(text: str, value: str) -> None:
    """One that is ticked of those that are listed; two, or a tick between two, are none."""
    (row,) = rows(workbook({"基金": [["孵化资金名称", "组建形式"], ["甲", text]]}), "fund")

    assert row == {"name": "甲", "formed": value}


@pytest.mark.parametrize(
    ("roster", "name", "heading", "boxes"),
    [("fund", "孵化资金名称", "组建形式", "自建□ 合建□"), ("tenant", "企业名称", "是否已申请专利", "□是 □否")],
)
def test_nothing_ticked(roster: str, name: str, heading: str, boxes: str) -> None:
    """Nothing is filled in, and that is said."""
    (found,) = read(workbook({"表": [[name, heading], ["甲", boxes]]}), roster)["sheets"]

    assert taken(0)["rosters"][roster] == [{"name": "甲"}]
    assert [(entry["text"], entry["reason"]) for entry in found["skipped"]] == [(boxes, "没有勾选，按未填")]


def test_code_that_became_a_number() -> None:
    """Excel keeps 15 digits of a code; it is taken without an exponent, and is to be checked."""
    row, found = one("统一社会信用代码", 911401001234567890)

    assert row["uscc"].isdigit()
    assert [cell["reason"] for cell in found["noted"]] == ["Excel 把代码存成了数字，第 16 位起可能已变成 0，请核对"]


def test_number_in_text_may_have_lost_its_zero() -> None:
    """In CSV nobody knows whether 2021.1 was typed as 2021.10."""
    (found,) = read("企业名称,注册时间\n甲,2021.1\n乙,2021.10\n".encode(), "tenant", name="a.csv")["sheets"]

    assert [row["registered_on"] for row in taken(0)["rosters"]["tenant"]] == ["2021.1", "2021-10"]
    assert [cell["row"] for cell in found["rejected"]] == [2]


def test_days_since_1904() -> None:
    """Workbooks from old Macs count days from another one."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["企业名称", "注册时间"])
    book.worksheets[0].append(["甲", dt.date(2021, 3, 5)])

    assert rows(saved(book), "tenant") == [{"name": "甲", "registered_on": "2021-03-05"}]


@pytest.mark.parametrize(
    "value", ["〃", "″", '"', "＂", "“", "-〃-", "—〃—", "同上", "同 前", "（同上）", "同上行", "〃〃", "Ditto"]
)
def test_ditto_is_no_content(value: str) -> None:
    """A mark for what stands above is no text of its own; in other columns it is refused."""
    row, found = one("所属技术领域", value)
    assert row == {}
    assert [(entry["text"], entry["code"]) for entry in found["skipped"]] == [(value, "only-ditto")]

    for heading in ("是否已申请专利", "注册时间", "注册资金"):
        assert len(one(heading, value)[1]["rejected"]) == 1
    (found,) = read(workbook({"基金": [["孵化资金名称", "组建形式"], ["甲", "自建"], ["乙", value]]}), "fund")["sheets"]
    assert len(found["rejected"]) == 1

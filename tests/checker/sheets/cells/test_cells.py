"""Cells as people type them: each is read as what it means, or kept and listed."""

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

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
    ("number_format", "code"),
    [
        ("m月d日", "year-not-shown"),
        ('m"月"d"日"', "year-not-shown"),
        ("d-mmm", "year-not-shown"),
        ("mm/dd", "year-not-shown"),
        ("[$-804]m月d日;@", "year-not-shown"),
        ("yyyy", "only-year-shown"),
        ('yyyy"年"', "only-year-shown"),
    ],
)
def test_date_that_hides_its_year_or_all_else(number_format: str, code: str) -> None:
    """Excel puts in what was not typed: what is stored and not shown is read, and is to be checked."""
    row, found = one("注册时间", dt.date(2024, 6, 15), number_format=number_format)

    assert row == {"registered_on": "2024-06-15"}
    assert [(note["letter"], note["code"]) for note in found["noted"]] == [("B", code)]


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
        ("100（万元）", "100"),
        ("100 (万)", "100"),
        ("人民币：100万元", "100"),
        ("100万元。", "100"),
        ("-3", "-3"),
    ],
)
def test_numbers(value: object, expected: str) -> None:
    """Numbers are taken exactly."""
    row, found = one("注册资金", value)

    assert (row, found["rejected"], found["noted"]) == ({"capital_wan": expected}, [], [])


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3,000,000元", "300"), ("1.2亿元", "12000"), ("5千元", "0.5"), ("1元", "0.0001"), ("2百万元", "200")],
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
        "100（实缴）",
        "100（万美元）",
        "(100)",
        "无",
        True,
    ],
)
def test_no_numbers(value: object) -> None:
    """What is no number is kept and listed, never guessed."""
    row, found = one("注册资金", value)

    assert row == {"capital_wan": str(value).upper() if value is True else value}
    assert len(found["rejected"]) == 1


@pytest.mark.parametrize("value", ["无", "暂无", "不详", "待定", "N/A"])
def test_words_for_nothing(value: str) -> None:
    """Whether they mean none or not known is not guessed; the message says how to write either."""
    _, found = one("注册资金", value)

    assert [cell["code"] for cell in found["rejected"]] == ["no-number"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("是（3项）", {"patent_applied": "yes"}),
        ("有2项", {"patent_applied": "yes"}),
        ("无（0项）", {"patent_applied": "no"}),
        ("是（0项）", "count-contradicts"),
        ("无（2项）", "count-contradicts"),
        ("3项", "not-an-answer"),
    ],
)
def test_answer_with_a_count(value: str, expected: object) -> None:
    """How many there are may stand beside an answer, as long as it agrees."""
    row, found = one("是否已申请专利", value)

    assert expected == (found["rejected"][0]["code"] if found["rejected"] else row)


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


@pytest.mark.parametrize("value", [1, 0, "发明专利2项", "是/否", "☑是☑否"])
def test_no_answers(value: object) -> None:
    """1 and 0 may be numbers of patents; both ticked is no answer."""
    row, found = one("是否已申请专利", value)

    assert (row, len(found["rejected"])) == ({"patent_applied": str(value)}, 1)


@pytest.mark.parametrize("value", ["—", "/", "-", "－", "——"])
def test_dash_is_blank(value: str) -> None:
    """A dash alone means that there is nothing; it is listed."""
    row, found = one("注册资金", value)

    assert row == {}
    assert [entry["text"] for entry in found["skipped"]] == [value]


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


@pytest.mark.parametrize("value", ["同上海交大合作研发", "“智慧”软件", "同位素", '5"屏'])
def test_no_ditto(value: str) -> None:
    """Words that begin like a ditto mark are words."""
    assert one("所属技术领域", value)[0] == {"field": value}


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

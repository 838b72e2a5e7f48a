"""Names that say more than a name, or none: who has left or is to come, several in one, ditto marks."""

import datetime as dt

import pytest
from openpyxl import Workbook

from workbooks import read, remapped, saved, taken, workbook, written
from worked import INCUBATOR

N, C = "企业名称", "注册资金（万元）"


@pytest.mark.parametrize(
    "name",
    [
        "甲公司（已退出）",
        "甲公司（2023年毕业）",
        "甲公司（已注销）",
        "甲公司（清算中）",
        "甲公司（取消）",
        "甲公司（拟入驻）",
        "甲公司（尚未入驻，2024年）",
        "甲公司（合同到期）",
        "甲公司(已迁出",
        "【已退出】甲公司",
        "甲公司【意向】",
        "甲公司-已退出",
        "甲公司 已注销",
        "甲公司已注销",
        "已退出：甲公司",
        "甲公司（備註：已退出）",
        "甲公司（筹）",
        "甲公司（2024.3搬走）",
        "甲公司（2024年3月搬至长治）",
        "甲公司（已搬到高新区）",
        "甲公司（第二批毕业）",
        "甲公司（毕业/退出）",
        "甲公司（2022年12月毕业退出）",
        "甲公司已于2023年退出",
        "甲公司（不在孵）",
        "甲公司（退）",
        "甲公司（虚拟入驻）",
    ],
)
@pytest.mark.parametrize("code", [None, "91140100MA0EXAMP0X"])
def test_firm_with_a_mark(name: str, code: str | None) -> None:
    """A firm whose name says that it has left, or has not come yet, is asked about, also where it has its code."""
    table = [[N, "统一社会信用代码", "从业人数"], [name, code, 10], ["乙公司", "91140100MA0EXAMP1X", 7]]
    (question,) = read(workbook({"在孵企业": table}), "tenant")["sheets"][0]["questions"]

    assert (question["code"], question["where"], question["proposal"]) == ("marked", "第 2 行", "leave")
    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["乙公司"]


@pytest.mark.parametrize(
    ("roster", "name", "said"),
    [
        ("graduate", "甲公司（2023年毕业）", []),
        ("graduate", "甲公司（已毕业）", []),
        ("graduate", "甲公司（拟毕业）", ["marked"]),
        ("graduate", "甲公司（未毕业）", ["marked"]),
        ("graduate", "甲公司（在孵）", ["marked"]),
        ("graduate", "甲公司（已注销）", ["marked"]),
        ("tenant", "甲公司（在孵）", []),
        ("tenant", "甲公司（已入驻）", []),
        ("tenant", "甲公司（未毕业）", []),
    ],
)
def test_mark_that_the_roster_expects(roster: str, name: str, said: list[str]) -> None:
    """Only a mark that contradicts the roster is asked about."""
    (found,) = read(workbook({"表": [[N, "入驻时间", "备案号"], [name, "2021-05"], ["乙公司", "2021-06"]]}), roster)[
        "sheets"
    ]

    assert [one["code"] for one in found["questions"]] == said


def test_usual_names_of_firms() -> None:
    """A list of firms with the names that firms have raises no question."""
    names = [
        "甲（太原）科技有限公司",
        "乙创业投资合伙企业（有限合伙）",
        "丙会计师事务所（普通合伙）",
        "丁会计师事务所（特殊普通合伙）",
        "戊（集团）有限公司",
        "己科技（原庚科技/辛科技）有限公司",
        "壬公司（大学生毕业创业）",
        "山西癸工作室（个体工商户）",
        "太原子毕业设计服务有限公司",
        "破产清算咨询（山西）有限公司",
        "北京清算公司",
        "未来科技有限公司",
        "已时科技有限公司",
        "待时而动文化有限公司",
        "平均律音乐有限公司",
        "其中科技有限公司",
        "360数字安全有限公司",
        "三等分科技有限公司",
        "甲集团有限公司 太原分公司",
        "Foo Co., Ltd.",
        "和平与发展咨询有限公司",
        "同上科技有限公司",
        "在孵宝企业管理有限公司",
        "丑（2023）科技有限公司",
        "寅（曾用名：卯公司）",
        "甲公司（已更名）",
        "甲公司（已认定高企）",
        "甲公司（2023年入库）",
        "辰",
        "巳团队",
    ]
    table = [[N, "从业人数", "技术领域"], *([name, 3, "软件"] for name in names)]
    (found,) = read(workbook({"在孵企业": table}), "tenant")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == names
    assert (found["questions"], found["skipped"]) == ([], [])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("张三（离职）", "marked"),
        ("张三（待聘）", "marked"),
        ("张三（退休）", "marked"),
        ("张三（拟聘）", "marked"),
        ("张三（2023年6月离职）", "marked"),
        ("张三 已离职", "marked"),
        ("张三已离职", "marked"),
        ("张三、李四", "several-people"),
        ("张三/李四", "several-people"),
        ("张三，李四", "several-people"),
        ("张三,李四", "several-people"),
        ("张三 李四", "several-people"),
        ("张三\n李四", "several-people"),
        ("张三和李四", "several-people"),
        ("欧阳修 李四", "several-people"),
        ("李 四 王 五", "several-people"),
        ("张 三、李 四", "several-people"),
        ("张三-李四", "several-people"),
        ("张三等3人", "counted"),
        ("张三等三位专家", "counted"),
        ("张三、李四等", "counted"),
        ("〃", "ditto"),
        ("″", "ditto"),
        ('"', "ditto"),
        ("-〃-", "ditto"),
        ("同上", "ditto"),
        ("同前", "ditto"),
        ("√", "no-name"),
        ("✓", "no-name"),
        ("是", "no-name"),
        ("否", "no-name"),
        (True, "no-name"),
        (12, "no-name"),
        ("2023年6月", "no-name"),
        (dt.date(2023, 6, 1), "no-name"),
    ],
)
def test_people_in_doubt(name: object, said: str) -> None:
    """Who has left or is not there yet, several people in a cell, and what is no name at all is asked about."""
    table = [["姓名", "所在单位", "服务领域"], ["王五", "甲公司", "法律"], [name, "乙公司", "财务"]]
    (found,) = read(workbook({"表": table}), "mentor")["sheets"]

    assert [(one["code"], one["where"]) for one in found["questions"]] == [(said, "第 3 行")]
    assert [row["name"] for row in taken(0)["rosters"]["mentor"]] == ["王五"]


def test_usual_names_of_people() -> None:
    """One person may have blanks, a title, another language's name or a foreign name."""
    names = [
        "张 三",
        "李和平",
        "欧阳 修远",
        "买买提·阿不都",
        "王五（女）",
        "赵六 教授",
        "赵六 讲师",
        "赵六 太原大学",
        "王 小明",
        "张 小 明",
        "钱七（退休教授）",
        "孙八/Sun Ba",
        "Smith, John",
        "Mary Ann Lee",
        "周九，博士",
        "吴十（太原）",
        "高等",
    ]
    table = [["姓名", "所在单位", "服务领域"], *([name, "甲公司", "法律"] for name in names)]
    (found,) = read(workbook({"表": table}), "mentor")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["mentor"]] == names
    assert (found["questions"], found["skipped"]) == ([], [])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("甲公司等3家", "counted"),
        ("甲公司等", "counted"),
        ("甲公司和乙公司", "several"),
        ("甲公司 乙公司", "several"),
        ("甲公司,乙公司", "several"),
        ("甲公司\n乙公司", "several"),
        ("√", "no-name"),
        ("TRUE", "no-name"),
        ("false", "nameless"),
        ("是", "no-name"),
        (12, "no-name"),
        ("1,200", "no-name"),
        ("100万元", "no-name"),
        ("45%", "no-name"),
        ("2023-06-01", "no-name"),
        ("2023年度", "no-name"),
        ("2024年上半年", "no-name"),
        (dt.date(2023, 6, 1), "no-name"),
        ("〃", "ditto"),
        ("同 上", "ditto"),
        ("同上一行", "ditto"),
    ],
)
@pytest.mark.parametrize(("roster", "notice"), [("tenant", INCUBATOR), ("tenant", "2022-maker-space")])
def test_firms_in_doubt(name: object, said: str, roster: str, notice: str) -> None:
    """Several firms in a cell and what is no name at all are asked about, in lists of teams as well."""
    table = [[N, C, "技术领域"], ["丙", 9, "软件"], [name, 10, "材料"]]
    (found,) = read(workbook({"表": table}), roster, notice=notice)["sheets"]

    assert [(one["code"], one["where"]) for one in found["questions"]] == [(said, "第 3 行")]
    assert [row["name"] for row in taken(0, notice=notice)["rosters"][roster]] == ["丙"]


def test_room_that_has_only_its_number() -> None:
    """An address may be a number."""
    table = [["场地地址", "可自主支配场地面积"], [301, 60], ["302", 70], ["A座303等5间", 70]]
    (found,) = read(workbook({"表": table}), "premises")["sheets"]

    assert [row["address"] for row in taken(0)["rosters"]["premises"]] == ["301", "302", "A座303等5间"]
    assert found["questions"] == []


def test_ditto_with_a_code() -> None:
    """A name that refers to the row above is asked about, and not taken as a name even if the row is."""
    table = [[N, "统一社会信用代码"], ["甲公司", "91140100MA0EXAMP0X"], ["同上", "91140100MA0EXAMP1X"]]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]
    assert [one["code"] for one in found["questions"]] == ["ditto"]

    found = remapped(0, "tenant", {}, {"row-3": "take"})
    assert taken(0)["rosters"]["tenant"][1] == {"uscc": "91140100MA0EXAMP1X"}


def test_mark_of_a_firm_over_two_rows() -> None:
    """What is said in the name comes before how its rows are to be read."""
    book = Workbook()
    (sheet,) = book.worksheets
    for row in ([N, C, "孵化场地"], ["甲公司（已退出）", 100, 20], [None, None, 30], ["乙公司", 90, 10]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    (found,) = read(saved(book), "tenant")["sheets"]
    assert [one["code"] for one in found["questions"]] == ["marked"]
    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["乙公司"]

    found = remapped(0, "tenant", {}, {"row-2": "take"})
    assert [one["code"] for one in found["questions"]] == ["marked", "over-several-rows"]


def test_own_file_with_doubtful_names() -> None:
    """What somebody confirmed comes back whole from this site's own files."""
    tenants = ["甲公司（已退出）", "乙公司等3家", "12", "√", "拟入驻", "其中：丙", "平均年龄", "10家"]
    mentors = ["张三、李四", "张三（离职）", "王五等3人", "是", "赵六 钱七"]
    rows = {
        "tenant": [{"name": name, "staff": "3"} for name in tenants],
        "mentor": [{"name": name, "organisation": "甲"} for name in mentors],
    }
    found = read(written(rows))

    assert taken(*range(len(found["sheets"])))["rosters"] == rows


def test_name_full_of_brackets() -> None:
    """A name that nobody would write is judged as fast as others."""
    table = [["姓名", "所在单位", "服务领域"], ["（" * 30_000, "甲公司", "法律"]]
    read(workbook({"表": table}), "mentor")

    assert len(taken(0)["rosters"]["mentor"]) == 1

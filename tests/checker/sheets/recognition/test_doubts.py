"""Rows and columns that only look like what is wanted: asked about, or left out with the reason, and never taken."""

import pytest

from workbooks import read, taken, workbook
from worked import INCUBATOR

N, C = "企业名称", "注册资金（万元）"

type Table = list[list[object]]


@pytest.mark.parametrize(
    ("table", "names", "said"),
    [
        ([[N, C], ["甲", 100], ["制表日期", 45000]], ["甲"], ["note"]),
        ([[N, C], ["例：山西某某科技有限公司", 200], ["甲", 100]], ["甲"], ["like-example"]),
        ([[N, C], ["XX公司", 0], ["甲", 9]], ["甲"], ["like-example"]),
        ([[N, C], ["待定", 10], ["甲", 9]], ["甲"], ["like-example"]),
        ([[N, C], ["填写说明", "填数字"], ["甲", 9]], ["甲"], ["note"]),
        ([[N, C], ["甲公司、乙公司", 100], ["丙", 9]], ["丙"], ["several"]),
        ([[N, C], ["戊/己", 100], ["丙", 9]], ["丙"], ["several"]),
        ([[N, C], ["已毕业企业"], ["丙", 10], ["以下企业已退出"], ["丁", 10]], ["丙", "丁"], ["group", "group"]),
        ([[N, C], ["例外科技有限公司", 200], ["甲（原乙/丙）公司", 5]], ["例外科技有限公司", "甲（原乙/丙）公司"], []),
    ],
)
def test_rows(table: Table, names: list[str], said: list[str]) -> None:
    """Examples, blanks of forms, several firms in one name, footers and headings are no firms."""
    (found,) = read(workbook({"在孵企业": table}), "tenant")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == names
    assert [one["code"] for one in (*found["questions"], *found["skipped"])] == said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([[N, C], ["甲", 100], ["以下单位：元"], ["乙", 1000000]], ["unclear-unit"]),
        ([[N, "孵化场地（如：A座301）"], ["甲", 301]], ["qualified"]),
        ([[N, "营业收入", None], [None, "2022", "2023"], ["甲", 300, 400]], ["not-a-column", "not-a-column"]),
    ],
)
def test_columns(table: Table, said: list[str]) -> None:
    """Figures in a unit that changes on the way, of another kind than the example, or of some year are not taken."""
    (found,) = read(workbook({"在孵企业": table}), "tenant")["sheets"]

    assert all(set(row) == {"name"} for row in taken(0)["rosters"]["tenant"])
    assert [one["code"] for one in (*found["questions"], *found["skipped"]) if one["code"] != "note"] == said


def test_another_separator() -> None:
    """A line that is divided in another way is asked about or left out with its number, not taken for a name."""
    text = "企业名称,注册资金（万元）,所属技术领域\n甲;100;软件\n乙,200,软件\n丙;300,软件\n"
    (found,) = read(text.encode(), "tenant", name="a.csv")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["乙"]
    assert [(one["where"], one["code"]) for one in (*found["questions"], *found["skipped"])] == [
        ("第 2 行", "like-group"),
        ("第 4 行", "other-separator"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2023年毕业：", "group"),
        ("拟入驻", "group"),
        ("退出名单", "group"),
        ("在孵企业：", "group"),
        ("毕业企业（3家）", "group"),
        ("以下为2023年毕业企业：", "group"),
        ("【在孵企业】", "group"),
        ("毕业3家", "group"),
        ("在孵企业10家", "note"),
        ("已退出", "group"),
        ("合計", "total"),
        ("總計", "total"),
        ("在孵企业数", "total"),
        ("毕业企业数量", "total"),
        ("从业人数", "total"),
        ("平均年龄", "total"),
        ("人均收入", "total"),
        ("其中：软件企业", "total"),
        ("其中软件类", "total"),
        ("10家", "note"),
        ("共10家企业，从业人员100人", "note"),
        ("截至2024年6月", "note"),
        ("截止2024.6.30", "note"),
    ],
)
@pytest.mark.parametrize("numbers", [[], [10]])
@pytest.mark.parametrize(
    ("roster", "notice"), [("tenant", INCUBATOR), ("tenant", "2022-maker-space"), ("graduate", INCUBATOR)]
)
def test_lines_of_small_sheets(line: str, said: str, numbers: list[object], roster: str, notice: str) -> None:
    """Headings of groups, sums and notes are left out with the reason, in a list of names only as well."""
    table = [[N, C if roster == "tenant" else "2022年营业收入（万元）"], ["甲"], ["乙"], [line, *numbers], ["丙"]]
    (found,) = read(workbook({"表": table}), roster, notice=notice)["sheets"]

    assert [row["name"] for row in taken(0, notice=notice)["rosters"][roster]] == ["甲", "乙", "丙"]
    assert [(one["code"], one["where"]) for one in (*found["questions"], *found["skipped"])] == [(said, "第 4 行")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("拟入驻", "like-group"),
        ("退出名单", "like-group"),
        ("10家", "like-group"),
        ("截至2024年6月", "like-group"),
        ("平均年龄", "like-total"),
        ("在孵企业数", "like-total"),
        ("其中：乙公司", "like-total"),
    ],
)
def test_lines_with_words(line: str, said: str) -> None:
    """Where such a line has words beside it, it is asked about."""
    table = [[N, C, "技术领域"], ["甲", 9, "软件"], [line, 10, "材料"]]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [one["code"] for one in found["questions"]] == [said]
    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["甲"]


@pytest.mark.parametrize(
    "line", ["拟聘：", "備註：以上為本園區人員", "离职人员", "2023年退休", "平均年龄", "3人", "合計"]
)
def test_lines_among_people(line: str) -> None:
    """No such line is a person."""
    (found,) = read(workbook({"表": [["姓名", "年龄", "职务"], ["王五", 40, "主任"], [line, 50]]}), "staff")["sheets"]

    assert [row["name"] for row in taken(0)["rosters"]["staff"]] == ["王五"]
    assert [one["where"] for one in (*found["questions"], *found["skipped"])] == ["第 3 行"]

"""Rows and columns that only look like what is wanted: asked about, or left out with the reason, and never taken."""

import pytest

from workbooks import read, taken, workbook

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

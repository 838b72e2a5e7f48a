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


U = "统一社会信用代码"
CODE = "91140100MA0EXAMP0X"


@pytest.mark.parametrize(
    "mark",
    [
        "（已退出）",
        "(2023年毕业)",
        "（已注销）",
        "【清算中】",
        "（取消）",
        "（拟入驻）",
        " 已退出",
        "-毕业",
        "（筹）",
        "(2024.3迁出)",
    ],
)
def test_marks_in_names(mark: str) -> None:
    """A name with a mark that its firm has left or is still to come is asked about, even if there is a code."""
    table = [[N, U, C], [f"甲公司{mark}", CODE, 100], ["乙（太原）科技有限公司", "91140100MA0EXAMP1X", 5]]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [one["code"] for one in found["questions"]] == ["gone-or-to-come"]
    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["乙（太原）科技有限公司"]


@pytest.mark.parametrize("status", ["已退出", "2023年毕业", "已注销", "拟入驻", "退出"])
def test_status_beside(status: str) -> None:
    """So is one whose status stands in a column that is not taken."""
    table = [
        [N, U, C, "备注"],
        ["甲公司", CODE, 100, status],
        ["乙公司", "91140100MA0EXAMP1X", 5, "毕业于某大学者创办"],
    ]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [one["code"] for one in found["questions"]] == ["gone-or-to-come"]


def test_graduates() -> None:
    """That they have graduated makes no doubt of graduates."""
    (found,) = read(workbook({"表": [[N, U, "毕业时间"], ["甲（2023年毕业）", CODE, "2023-05"]]}), "graduate")["sheets"]

    assert found["questions"] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("√", "no-name"),
        ("TRUE", "no-name"),
        ("是", "no-name"),
        ("2023-05-01", "no-name"),
        ("12", "no-name"),
        ("〃", "like-example"),
        ("同上", "like-example"),
        ("甲公司等3家", "several"),
        ("2023年毕业：", "group"),
        ("拟入驻", "group"),
        ("退出名单", "group"),
        ("合計", "total"),
        ("在孵企业数", "total"),
        ("平均年龄", "total"),
        ("其中：高新技术企业", "total"),
        ("10家", "note"),
        ("截至2024年6月", "note"),
    ],
)
def test_what_is_no_name(name: str, code: str) -> None:
    """Without a code, a row is no record by its number alone."""
    (found,) = read(workbook({"表": [[N, C], [name, 12], ["甲", 100]]}), "tenant")["sheets"]

    assert [one["code"] for one in (*found["questions"], *found["skipped"])] == [code]
    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ["甲"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("张三、李四", "several-persons"),
        ("张三/李四", "several-persons"),
        ("张三 李四", "several-persons"),
        ("张三等3人", "several-persons"),
        ("王五（离职）", "gone-or-to-come"),
        ("王五(待聘)", "gone-or-to-come"),
    ],
)
def test_persons(name: str, code: str) -> None:
    """The same holds for persons, whose names are also written with a blank."""
    (found,) = read(workbook({"表": [["姓名", "职务"], [name, "主任"], ["王 五", "经理"]]}), "staff")["sheets"]

    assert [one["code"] for one in (*found["questions"], *found["skipped"])] == [code]


def test_group_of_persons() -> None:
    """A line that ends with a colon heads those below it."""
    (found,) = read(workbook({"表": [["姓名", "职务"], ["专职："], ["王五", "经理"]]}), "staff")["sheets"]

    assert [one["code"] for one in (*found["questions"], *found["skipped"])] == ["group"]


@pytest.mark.parametrize("mark", ["〃", "″", '"', "同上", "-〃-", "同前"])
def test_marks_of_repetition(mark: str) -> None:
    """What is to be repeated from above is not guessed: the cell counts as blank, and is named."""
    table = [
        [N, U, "所属技术领域", "是否申请专利"],
        ["甲公司", CODE, "新材料", "是"],
        [mark, CODE[:-1] + "1", mark, mark],
    ]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"][1].keys() == {"uscc"}
    assert [(one["where"], one["code"]) for one in found["skipped"]] == [
        ("A3", "repetition"),
        ("C3", "repetition"),
        ("D3", "repetition"),
    ]


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

"""What stands beside a name, in columns that are not taken, can say that somebody has left."""

import pytest

from workbooks import read, workbook


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("已退出", ["marked"]),
        ("2023年毕业", ["marked"]),
        ("注销", ["marked"]),
        ("拟入驻", ["marked"]),
        ("在孵", []),
        ("毕业于某大学者创办", []),
    ],
)
def test_status_beside(status: str, asked: list[str]) -> None:
    """A firm whose status stands in a column that is not taken is asked about as if its name said so."""
    table = [["企业名称", "统一社会信用代码", "备注"], ["甲公司", "91140100MA0EXAMP0X", status]]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [one["code"] for one in found["questions"]] == asked


def test_remarks_on_people() -> None:
    """People have graduated at school, and are asked about if they have left."""
    table = [["姓名", "职务", "状态"], ["张三", "主任", "毕业"], ["李四", "经理", "离职"]]
    (found,) = read(workbook({"表": table}), "staff")["sheets"]

    assert [(one["code"], one["where"]) for one in found["questions"]] == [("marked", "第 3 行")]


@pytest.mark.parametrize(
    ("heading", "answer", "asked"),
    [
        ("是否毕业", "是", ["marked"]),
        ("是否已退出", "√", ["marked"]),
        ("是否在孵", "否", ["marked"]),
        ("是否毕业", "否", []),
        ("是否在孵", "是", []),
        ("是否退出（填是或否）", "未", []),
        ("是否上市", "否", []),
        ("毕业时间", "2023-05", ["marked"]),
        ("退出原因", "搬迁", ["marked"]),
        ("毕业时间", "/", []),
        ("预计毕业时间", "2027-05", []),
        ("合同到期时间", "2027-05", []),
    ],
)
def test_question_about_status_beside(heading: str, answer: str, asked: list[str]) -> None:
    """The same is heeded where a column that is not taken asks for the status, or for its day."""
    table = [["企业名称", "统一社会信用代码", heading], ["甲公司", "91140100MA0EXAMP0X", answer]]
    (found,) = read(workbook({"表": table}), "tenant")["sheets"]

    assert [one["code"] for one in found["questions"]] == asked

"""Rows as the table and the editor show them: their cells, what is wrong with them, and what is to be looked at."""

import pytest

from live_rosters import CERTAIN, TENANT, ask, checked, counted, firms, found, messages, reason, splice
from worked import plain


def test_row_shows_which_cells_matter() -> None:
    """Every cell that keeps a row from being met has its verdict and its clause."""
    old = {**TENANT, "moved_in_on": "2020-12-01", "registered_on": "2020-11-01"}
    (row,) = splice("tenant", [{**old, "special_field": "no", "relocated": "no"}])

    assert row["verdict"] == "unknown"
    assert row["cells"]["moved_in_on"] == {
        "verdict": "attention",
        "clause": ["一·在孵企业4"],
        "conditions": ["tenant-incubation-term"],
    }
    assert row["cells"]["ip_clear"]["clause"] == ["一·在孵企业6"]
    assert "relocated" not in row["cells"]


def test_text_that_cannot_be_read_is_told_and_counts_as_missing() -> None:
    """It is an error of its cell; the rest of the row is used."""
    (row,) = splice("tenant", [{**TENANT, "area_m2": "约500", "registered_on": "去年", "patent_applied": "部分"}])

    assert set(row["errors"]) == {"area_m2", "registered_on", "patent_applied"}
    assert row["errors"]["area_m2"]["message"] == "“孵化场地”填的是“约500”：“约”不是确定的数；请填一个确定的数字。"
    assert row["cells"]["area_m2"]["verdict"] == "unknown"
    assert "tenants.patent_applied" not in {one["field"] for one in checked()["counted"]}


@pytest.mark.parametrize(
    ("code", "warning"),
    [
        ("91350100M000100Y43", ""),
        ("９１350100m000100y43", ""),
        ("91350100M000100Y44", "校验位不对，请与营业执照核对。"),
        ("91350100M000100I43", "代码中不会有字母 I，多半应是数字 1；请与营业执照核对。"),
        ("９１３５０100M00０1O0Y43", "代码中不会有字母 O，多半应是数字 0；请与营业执照核对。"),
        ("149999198501010052", "像是身份证号，不是统一社会信用代码；请改填代码。"),
        ("911401001234567000", "末尾几位都是 0，可能是存成数字时丢了原来的数字；请与营业执照核对。"),
        ("9135021", "应为 18 位，现在是 7 位，请核对。"),
    ],
)
def test_credit_code_is_checked(code: str, warning: str) -> None:
    """By the check character of GB 32100, and only as a warning."""
    (row,) = splice("tenant", [{**TENANT, "uscc": code}])

    assert row["warnings"].get("uscc", {"message": ""})["message"] == warning
    assert row["errors"] == {}


def test_rows_are_spliced() -> None:
    """Adding, editing and deleting is replacing a stretch of rows."""
    splice("fund", [{"name": "一", "amount_wan": "100"}, {"name": "二", "amount_wan": "150"}])
    splice("fund", [{"name": "三", "amount_wan": "40.5"}], start=1, delete=1)
    splice("fund", [{"name": "四", "amount_wan": "9.5"}], start=2)

    assert counted(checked(), "fund.amount_wan")["text"] == "150 万元"


def test_rows_that_are_not_filled_in_are_told() -> None:
    """They may count, and it is said which they are."""
    splice("tenant", firms([TENANT, {**TENANT, "ip_clear": "no"}, TENANT]))
    report = checked()

    assert plain(counted(report, "tenants.count")["sentence"]) == (
        "名册数出 0 至 2 家。“在孵企业情况汇总表”共 3 行，其中未达到条件 1 行不计。“在孵企业情况汇总表”第 1、3 行的"
        "“注册地在本孵化器场地内”、“主要研发、办公场所在本孵化器场地内”、“属迁入企业”等 10 栏未填或有误。"
    )


def test_cells_that_nobody_filled_are_told_together() -> None:
    """Also those that were filled with what cannot be read."""
    splice("fund", [{"name": "一", "amount_wan": "约三百"}])

    assert reason(found(checked(), "seed-fund")).startswith("“孵化资金情况表”各行的“资金规模”都未填或有误。")


def test_days_of_the_month_of_registration_do_not_matter() -> None:
    """Whoever registered and moved in within one month did so in this order."""
    row = ask("row", roster="tenant", row={**TENANT, "registered_on": "2024-05", "moved_in_on": "2024-05"})
    age = found(row, "tenant-age-at-entry")

    assert age["verdict"] == "met"
    assert reason(age).startswith(
        "“注册时间”只有年月（2024-05）；“入驻时间”只有年月（2024-05），但无论怎样补填，结论都一样：自注册时间"
    )


@pytest.mark.parametrize("days", [("2023-06-02", "2023-06-01"), ("2023-06", "2023-05"), ("2023-06", "2023-05-31")])
def test_dates_in_the_wrong_order_are_said_to_be_so(days: tuple[str, str]) -> None:
    """They are filled in, so nobody is asked to."""
    registered_on, moved_in_on = days
    cells = {**TENANT, **CERTAIN, "registered_on": registered_on, "moved_in_on": moved_in_on}
    row = ask("row", roster="tenant", row=cells)
    age = found(row, "tenant-age-at-entry")

    assert age["verdict"] == "unknown"
    assert "早于注册时间" in reason(age)
    assert "填" not in reason(age)
    assert {"registered_on", "moved_in_on"} <= set(row["cells"])


def test_row_in_the_editor_changes_nothing() -> None:
    """What is being edited is judged on its own."""
    splice("tenant", [{**TENANT, **CERTAIN}])
    edited = ask("row", roster="tenant", row={**TENANT, "area_m2": "1000.5", "uscc": "1"})

    assert {one["id"]: one["verdict"] for one in edited["conditions"]}["tenant-area"] == "attention"
    assert set(edited["warnings"]) == {"uscc"}
    assert counted(checked(), "tenants.count")["text"] == "1 家"


def test_years_that_are_none_count_for_nothing() -> None:
    """Their cells are errors, and what they hold is not added up."""
    cells = {"revenue_by_year_wan.22": "300", "revenue_by_year_wan.23": "300", "revenue_by_year_wan.2021": "1"}
    row = ask("row", roster="graduate", row=cells)

    assert messages(row) == {
        f"revenue_by_year_wan.{year}": f"“各年营业收入”的年份“{year}”应写成四位数，如 2023。" for year in ("22", "23")
    }
    assert found(row, "graduate-revenue")["verdict"] == "unknown"


def test_choice_that_is_none_is_told_the_words() -> None:
    """In a table the codes that stand for them in a file would say nothing."""
    assert messages(ask("row", roster="fund", row={"formed": "共建"})) == {
        "formed": "“组建形式（自建或合建）”填的是“共建”：请填“自建”、“合建”之一。"
    }


def test_cells_that_cannot_both_be_right() -> None:
    """While a row is edited, what does not agree is said at both cells; each may be right by itself."""
    row = {**TENANT, "staff": "9", "college_educated": "12", "registered_on": "2023-08", "moved_in_on": "2023-01-05"}

    warnings = ask("row", roster="tenant", row=row)["warnings"]

    assert warnings["staff"]["message"] == "“大专以上学历人数”为 12 人，不应大于“从业人数”的 9 人。"
    assert warnings["college_educated"] == {**warnings["staff"], "field": "college_educated"}
    assert {"registered_on", "moved_in_on"} <= warnings.keys()

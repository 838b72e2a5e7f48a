"""What is counted from rows, whether it is known, and what it means beside what is typed."""

import pytest

from live_rosters import CERTAIN, TENANT, checked, counted, firms, found, reason, splice
from worked import plain


def test_what_is_counted_is_used_and_said_beside_what_is_typed() -> None:
    """Neither is passed over in silence."""
    splice("fund", [{"name": "一", "amount_wan": "299.99"}])
    report = checked({"fund.amount_wan": "300"})

    assert counted(report, "fund.amount_wan") == {
        "field": "fund.amount_wan",
        "label": "自有种子资金或孵化资金金额",
        "roster": "fund",
        "number": "299.99",
        "text": "299.99 万元",
        "typed": "300 万元",
        "differs": True,
        "used": True,
        "fill": [],
        "sentence": ["核对用名册数出的 299.99 万元；栏里填的是 300 万元，未采用。“孵化资金情况表”共 1 行。"],
    }
    assert found(report, "seed-fund")["verdict"] == "unmet"
    assert "X9" in {one["id"] for one in report["consistency"]}


def test_what_is_typed_does_not_close_rows() -> None:
    """A count with holes is an interval, whatever is typed beside it, and says where the holes are."""
    splice("fund", [{"name": "一", "amount_wan": "200"}, {"name": "二"}])
    report = checked({"fund.amount_wan": "300"})

    assert found(report, "seed-fund")["verdict"] == "unknown"
    assert counted(report, "fund.amount_wan")["used"] is False
    assert plain(counted(report, "fund.amount_wan")["sentence"]) == (
        "名册数出至少 200 万元，还不能定；栏里填的是 300 万元，未采用。“孵化资金情况表”共 2 行。"
        "“孵化资金情况表”第 2 行的“资金规模”未填或有误。"
    )
    assert {"text": "2", "roster": "fund", "row": 2} in counted(report, "fund.amount_wan")["sentence"]


@pytest.mark.parametrize(("typed", "differs"), [("0", True), ("2", False), ("3", False), ("9", True)])
def test_what_is_typed_is_compared_with_both_ends(typed: str, differs: bool) -> None:  # noqa: FBT001
    """Of four firms one to three may be financed: not nine, nor is any other number proven."""
    rows = [{**TENANT, **CERTAIN, "financed": answer} for answer in ("yes", "unsure", "unsure", "no")]
    splice("tenant", firms(rows))
    report = checked({"tenants.financed": typed})
    count = counted(report, "tenants.financed")

    assert found(report, "financed-tenant-cases")["verdict"] == "unknown"
    assert (count["text"], count["differs"], count["used"]) == ("1 至 3 家", differs, False)


def test_what_is_typed_stands_where_no_row_says_anything() -> None:
    """A column that nobody filled counts nothing; what it cannot come to does not stand either."""
    splice("tenant", firms([{**TENANT, **CERTAIN}] * 4))

    assert found(checked({"tenants.financed": "3"}), "financed-tenant-cases")["verdict"] == "met"
    assert found(checked({"tenants.financed": "5"}), "financed-tenant-cases")["verdict"] == "unknown"


def test_rows_that_are_open_may_or_may_not_count() -> None:
    """Listing a firm does not make it a tenant; the columns that decide it are told, and can be filled for all."""
    lacking = {path: answer for path, answer in CERTAIN.items() if path != "registered_in_premises"}
    splice("tenant", firms([{**TENANT, **lacking}] * 22))
    report = checked({"variant": "specialized"})
    count = counted(report, "tenants.count")

    assert found(report, "tenant-count")["verdict"] == "unknown"
    assert reason(found(report, "tenant-count")).startswith(
        "“在孵企业情况汇总表”第 1、2、3、4、5 等 22 行的“注册地在本孵化器场地内”未填或有误，"
        "“可自主支配场地内的在孵企业数”数出 0 至 22 家。"
    )
    assert count["text"] == "0 至 22 家"
    assert count["fill"] == [{"column": "registered_in_premises", "label": "注册地在本孵化器场地内", "rows": 22}]


def test_typed_number_makes_no_tenants() -> None:
    """Nor does it where it lies between the ends of what rows may come to."""
    splice("tenant", firms([TENANT] * 35))
    report = checked({"variant": "general", "tenants.count": "35", "tenants.beyond_usual_limits": "0"})

    assert found(report, "tenant-count")["verdict"] == "unknown"


def test_open_rows_do_not_matter_where_both_ends_agree() -> None:
    """Thirty certain tenants are enough, and nineteen rows in all are too few."""
    splice("tenant", firms([{**TENANT, **CERTAIN, "special_field": "no"}] * 30 + [{**TENANT, "special_field": "no"}]))
    enough = found(checked({"variant": "general"}), "tenant-count")
    splice("tenant", firms([TENANT] * 19), delete=31)
    too_few = found(checked(), "tenant-count")

    assert (enough["verdict"], too_few["verdict"]) == ("met", "unmet")
    assert "无论怎样补填，结论都一样" in reason(enough)


@pytest.mark.parametrize(
    ("day", "moved_in_on", "text"),
    [
        ("2024-09-20", "2024-09-20", "1 家"),
        ("2024-09-20", "2024-09-21", "0 家"),
        ("2024-09-20", "2024-10", "0 家"),
        ("2024-09-20", "2024-09", "0 至 1 家"),
        ("2024-09-30", "2024-09", "1 家"),
        ("2024-09-20", "", "0 至 1 家"),
        ("2024-09", "2024-09-01", "1 家"),
        ("2024-09", "2024-09-02", "0 至 1 家"),
        ("", "2024-08-29", "1 家"),
        ("", "2024-08-30", "0 至 1 家"),
        ("", "2024-09-30", "0 至 1 家"),
        ("", "2024-10-01", "0 家"),
    ],
)
def test_rows_after_the_day_of_application_do_not_count(day: str, moved_in_on: str, text: str) -> None:
    """Where the day is blank it may be any on which one can apply."""
    splice("tenant", [{**TENANT, **CERTAIN, "moved_in_on": moved_in_on}])

    assert counted(checked({"submitted_on": day}), "tenants.count")["text"] == text


def test_what_leaves_a_late_row_out_is_said() -> None:
    """With how many rows there are, or with what is to be filled in: a day in the row, or the day of application."""
    late = {**TENANT, **CERTAIN, "moved_in_on": "2024-09-25"}
    splice("tenant", firms([late, {**TENANT, **CERTAIN, "moved_in_on": "2024-09"}]))

    assert plain(counted(checked({"submitted_on": "2024-09-20"}), "tenants.count")["sentence"]) == (
        "名册数出 0 至 1 家。“在孵企业情况汇总表”共 2 行，其中日期晚于申报日期 1 行不计。"
        "“在孵企业情况汇总表”第 2 行的“入驻时间”未填或有误。"
    )
    splice("tenant", [late], delete=2)
    assert reason(found(checked({"variant": "general"}), "tenant-count")).startswith(
        "“在孵企业情况汇总表”有多少行计入还不能定：“申报日期”没有填到日，或先后不对，"
        "“可自主支配场地内的在孵企业数”数出 0 至 1 家"
    )


def test_graduates_after_the_day_of_application_do_not_count() -> None:
    """They have not graduated yet."""
    rows = [{"name": name, "ip_owned": "yes", "high_tech_enterprise": "yes"} for name in "甲乙丙"]
    days = ("2024-09-20", "2024-09-21", "2024-09-19")
    splice("graduate", [{**row, "graduated_on": day} for row, day in zip(rows, days, strict=True)])

    assert counted(checked({"submitted_on": "2024-09-20"}), "graduates.count")["text"] == "2 家"


def test_enough_is_enough_although_cells_are_missing() -> None:
    """A missing cell matters only where it can change the outcome."""
    splice("fund", [{"name": "一", "amount_wan": "300"}, {"name": "二"}])
    enough = found(checked(), "seed-fund")
    splice("fund", [{"name": "一", "amount_wan": "299"}], delete=1)
    not_yet = found(checked(), "seed-fund")

    assert (enough["verdict"], not_yet["verdict"]) == ("met", "unknown")
    assert reason(not_yet) == (
        "“孵化资金情况表”第 2 行的“资金规模”未填或有误，“自有种子资金或孵化资金金额”数出至少 299 万元。"
    )


def test_part_above_its_whole_is_no_figure() -> None:
    """One slip of the pen does not make up for what other rows lack."""
    rows = firms([{**TENANT, **CERTAIN, "staff": "10", "college_educated": "0"}] * 29)
    splice("tenant", [*rows, {**TENANT, **CERTAIN, "name": "乙", "staff": "10", "college_educated": "186"}])

    report = checked({"variant": "general"})

    assert counted(report, "tenants.college_educated")["text"] == "至少 0 人"
    assert found(report, "tenant-college-share")["verdict"] == "unknown"

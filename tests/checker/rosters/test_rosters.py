"""Rosters: what is found for a row, what is counted from them, and what the page is told of both."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from checker import ApplicationError, Notice, browser, check, read_application
from worked import CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, as_text, plain

type Texts = Mapping[str, str]

TENANT = {"name": "甲", "registered_on": "2022-03-15", "moved_in_on": "2022-06-01", "area_m2": "100"}


def firms(rows: Iterable[Texts]) -> list[Texts]:
    """Return rows, each with a name of its own."""
    return [{**row, "name": f"{number}号"} for number, row in enumerate(rows, 1)]


CERTAIN = {path: {True: "yes", False: "no"}.get(answer, answer) for path, answer in CERTAIN_TENANT.items()}


@pytest.fixture(autouse=True)
def _empty_tables() -> None:
    """Begin without rows."""
    browser.start(INCUBATOR)
    for roster in ("tenant", "graduate", "fund"):
        splice(roster, [], delete=9999)


def ask(method: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Return what one of the page's functions answers."""
    answer: dict[str, Any] = json.loads(getattr(browser, method)(as_text({"notice": INCUBATOR, **request})))
    return answer


def splice(roster: str, rows: list[Texts], *, start: int = 0, delete: int = 0) -> list[dict[str, Any]]:
    """Replace rows of a roster."""
    answered: list[dict[str, Any]] = ask("splice", roster=roster, start=start, delete=delete, rows=rows)["rows"]
    return answered


def checked(answers: Texts | None = None) -> dict[str, Any]:
    """Return the report on the form's answers and the rows that were spliced."""
    report: dict[str, Any] = ask("check", answers=answers or {}, unreadable=[])["report"]
    return report


def counted(report: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Return what was counted for a field."""
    (one,) = [count for count in report["counted"] if count["field"] == field]
    return dict(one)


def found(report: Mapping[str, Any], condition: str) -> dict[str, Any]:
    """Return what was found for a condition."""
    (one,) = [result for result in report["conditions"] if result["id"] == condition]
    return dict(one)


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


def reason(result: Mapping[str, Any]) -> str:
    """Return why a condition has its verdict."""
    return plain(result["sentence"])


def messages(row: Mapping[str, Any]) -> dict[str, str]:
    """Return what is said of the cells of a row."""
    return {cell: error["message"] for cell, error in row["errors"].items()}


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
        "“在孵企业情况汇总表”有多少计入，要看“申报日期”，尚未填到日或先后不对，"
        "“可自主支配场地内的在孵企业数”数出 0 至 1 家"
    )


def test_graduates_after_the_day_of_application_do_not_count() -> None:
    """They have not graduated yet."""
    rows = [{"name": name, "ip_owned": "yes", "high_tech_enterprise": "yes"} for name in "甲乙丙"]
    days = ("2024-09-20", "2024-09-21", "2024-09-19")
    splice("graduate", [{**row, "graduated_on": day} for row, day in zip(rows, days, strict=True)])

    assert counted(checked({"submitted_on": "2024-09-20"}), "graduates.count")["text"] == "2 家"


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


def test_row_in_the_editor_changes_nothing() -> None:
    """What is being edited is judged on its own."""
    splice("tenant", [{**TENANT, **CERTAIN}])
    edited = ask("row", roster="tenant", row={**TENANT, "area_m2": "1000.5", "uscc": "1"})

    assert {one["id"]: one["verdict"] for one in edited["conditions"]}["tenant-area"] == "attention"
    assert set(edited["warnings"]) == {"uscc"}
    assert counted(checked(), "tenants.count")["text"] == "1 家"


def test_draft_keeps_rows_as_they_were_typed() -> None:
    """Also texts that cannot be read: they are to be mended, not lost."""
    rows = [{**TENANT, "area_m2": "约500"}, {"name": "乙"}]
    draft = {"notice": INCUBATOR, "answers": {"variant": "general"}, "rosters": {"tenant": rows}}

    assert ask("open", text=as_text(draft)) == {"answers": {"variant": "general"}, "rosters": {"tenant": rows}}


@pytest.mark.parametrize(
    ("rosters", "message"),
    [
        ({"tenants": []}, "没有名为“tenants”的名册。"),
        ({"tenant": [{"nickname": "甲"}]}, "“在孵企业情况汇总表”第 1 行：没有名为“nickname”的栏目。"),
        ({"tenant": ["甲"]}, "“在孵企业情况汇总表”第 1 行不可读。"),
        ([], "底稿中的名册不可读。"),
    ],
)
def test_draft_with_strange_rosters_is_refused(rosters: object, message: str) -> None:
    """Nothing that the page has no place for is dropped without a word."""
    draft = {"notice": INCUBATOR, "answers": {"variant": "general"}, "rosters": rosters}

    assert [error["message"] for error in ask("open", text=as_text(draft))["errors"]] == [message]


@pytest.mark.parametrize(
    ("roster", "path", "message"),
    [
        ([{"area_m2": -1}], "tenant_roster.0.area_m2", "“在孵企业情况汇总表第 1 行的孵化场地”不能小于 0 ㎡。"),
        (
            [{}, {"registered_on": "2021-13"}],
            "tenant_roster.1.registered_on",
            "“在孵企业情况汇总表第 2 行的注册时间”应写成 2024-09-20，只知道年月时写成 2024-09，且须是日历上有的。",
        ),
        ([{"area": 1}], "tenant_roster.0.area", "“在孵企业情况汇总表第 1 行”中没有名为“area”的栏目；是否为“area_m2”？"),
        ([1], "tenant_roster.0", "“在孵企业情况汇总表第 1 行”应填一组栏目。"),
        ("甲", "tenant_roster", "“在孵企业情况汇总表”应填一张名册，一行一组栏目。"),
    ],
)
def test_application_with_wrong_rows_is_refused(
    notices: Mapping[str, Notice], roster: object, path: str, message: str
) -> None:
    """The message names the table, the row and the column."""
    with pytest.raises(ApplicationError) as refused:
        read_application(json.dumps({"tenant_roster": roster}), notices[INCUBATOR])

    assert [(problem.path, problem.message) for problem in refused.value.problems] == [(path, message)]


YEAR = "“毕业企业底稿第 1 行的各年营业收入”的年份“{}”应写成四位数，如 2023。"


def test_years_that_are_none_are_refused_one_by_one(notices: Mapping[str, Notice]) -> None:
    """Each has its own place and says how a year is written; a year whose figure is wrong is named as well."""
    figures = {"22": 3, "2022": 3, "去年": 4, "2023": -1}
    with pytest.raises(ApplicationError) as refused:
        read_application(as_text({"graduate_roster": [{"revenue_by_year_wan": figures}]}), notices[INCUBATOR])

    place = "graduate_roster.0.revenue_by_year_wan"
    assert {problem.path: problem.message for problem in refused.value.problems} == {
        f"{place}.22": YEAR.format("22"),
        f"{place}.去年": YEAR.format("去年"),
        f"{place}.2023": "“毕业企业底稿第 1 行的2023年营业收入”不能小于 0 万元。",
    }


def test_page_refuses_an_application_with_years_that_are_none() -> None:
    """It says so instead of failing."""
    text = as_text({"graduate_roster": [{"revenue_by_year_wan": {"22": 3}}]})

    assert [error["message"] for error in ask("open", text=text)["errors"]] == [YEAR.format("22")]


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


@pytest.mark.parametrize(
    ("codes", "firms"),
    [
        (["无", "无", "办理中", "办理中"], 4),
        (["91350100M000100Y4", "91350100M000100Y4"], 2),
        (["91350100M000100I43", "91350100M000100I43"], 2),
        (["91350100M000100Y44", "９１350100m000100y44 "], 1),
    ],
)
def test_firms_are_told_apart_by_what_can_be_a_code(
    notices: Mapping[str, Notice], codes: list[str], firms: int
) -> None:
    """A placeholder makes no two firms one; a code does, also one with a wrong check character."""
    report = check(notices[INCUBATOR], {"tenant_roster": [{**CERTAIN_TENANT, "uscc": code} for code in codes]})
    (count,) = [one for one in report.roster_counts if one.field.path == "tenants.count"]

    assert count.ends == (firms, firms)


A, B = "91350100M000100Y43", "91350100M000100Y44"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [("示例甲（山西）有限公司", ""), ("示例甲(山西)有限责任公司", ""), (" 示例甲 (山西)\u200b有限公司", "")],
            "1 家",
        ),
        ([("示例甲有限公司", A), ("示例甲有限公司", "")], "1 家"),
        ([("示例甲有限公司", A), ("示例乙有限公司", "")], "2 家"),
        ([("示例甲有限公司", A), ("示例乙有限公司", A)], "1 家"),
        ([("示例甲有限公司", A), ("示例甲有限公司", B)], "1 至 2 家"),
        ([("示例甲有限公司", A), ("示例甲有限公司", B), ("示例甲有限公司", "")], "1 至 2 家"),
        ([("", ""), ("", "")], "2 家"),
        ([("——", ""), ("——", "")], "2 家"),
    ],
)
def test_firms_are_told_apart_by_code_or_name(rows: list[tuple[str, str]], text: str) -> None:
    """A name counts where a code is missing; one name with two codes may be one firm or two, in any order."""
    cells = [{**TENANT, **CERTAIN, "name": name, "uscc": code} for name, code in rows]
    for order in (cells, cells[::-1]):
        splice("tenant", order, delete=9)
        assert counted(checked(), "tenants.count")["text"] == text


def test_figures_of_one_firm_are_joined_year_by_year() -> None:
    """Two years in two rows are two years, and of one year the larger figure counts."""
    rows = [
        {
            "uscc": "91350100M000100Y43",
            "graduated_on": "2023-06-30",
            "ip_owned": "yes",
            "revenue_by_year_wan.2022": "300",
        },
        {
            "uscc": "91350100M000100Y43",
            "revenue_by_year_wan.2022": "100",
            "revenue_by_year_wan.2023": "201",
        },
    ]
    for order in (rows, rows[::-1]):
        splice("graduate", order, delete=2)
        assert counted(checked(), "graduates.count")["text"] == "1 家"


def test_several_rows_of_one_firm_say_the_same_in_any_order(notices: Mapping[str, Notice]) -> None:
    """The firm counts once, with what its rows say together."""
    one = {**CERTAIN_TENANT, "uscc": "91350100M000100Y43", "patent_applied": True, "staff": 5}
    other = {**CERTAIN_TENANT, "uscc": "91350100m000100y43", "patent_applied": False, "staff": 7}
    texts = [
        {count.field.path: count.text for count in check(notices[INCUBATOR], {"tenant_roster": rows}).roster_counts}
        for rows in ([one, other], [other, one])
    ]

    assert texts[0] == texts[1]
    assert (texts[0]["tenants.count"], texts[0]["tenants.patent_applied"]) == ("1 家", "1 家")
    assert texts[0]["tenants.staff"] == "7 人"


BOUNDS = {"operating_since": "2021-02-20", "submitted_on": "2021-05-10"}
MONTHLY = [{"held_on": f"2021-{month:02d}-{day:02d}"} for month in (2, 3, 4) for day in (1, 11, 21)]


def monthly(
    notices: Mapping[str, Notice], events: list[dict[str, str]], form: Mapping[str, object]
) -> tuple[str, dict[str, Any]]:
    """Return the verdict on the monthly events, and what was counted, for rows of events."""
    report = check(notices[MAKER_SPACE], {**form, "event_roster": events}).as_json()
    return found(report, "monthly-events")["verdict"], counted(report, "events.by_month")


@pytest.mark.parametrize("more", ["2021-01-31", "2021-02-01", "2021-04-30", "2021-05-09", "2022-06-30", "2020-12-31"])
def test_one_event_more_does_no_harm(notices: Mapping[str, Notice], more: str) -> None:
    """What happened before the space opened, or in the month in which it applied, makes no month of its own."""
    verdict, count = monthly(notices, [*MONTHLY, {"held_on": more}], BOUNDS)

    assert verdict == "met"
    assert ("，1 行不在所计的月份内" in plain(count["sentence"])) == (not "2021-02" <= more < "2021-05")


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([*MONTHLY, {}], "met"),
        ([*MONTHLY[1:], {}], "unknown"),
        ([*MONTHLY[2:], {"held_on": "2021-03-30"}, {"held_on": "2021-03-31"}, {}], "attention"),
        ([*MONTHLY[6:], {}], "unmet"),
    ],
)
def test_events_without_a_date(notices: Mapping[str, Notice], events: list[dict[str, str]], verdict: str) -> None:
    """They leave nothing open where every month has enough, or one has too few whenever they were."""
    assert monthly(notices, events, BOUNDS)[0] == verdict


def test_events_without_a_date_may_be_in_any_month(notices: Mapping[str, Notice]) -> None:
    """As long as the form does not say which months count."""
    assert monthly(notices, [*MONTHLY, {}], {})[0] == "unknown"
    assert monthly(notices, [*MONTHLY, {}], {"events": {"monthly_average": 2}})[0] == "unmet"


@pytest.mark.parametrize(
    ("form", "lacking"),
    [
        ({"operating_since": "2021-08-01", "submitted_on": "2021-05-10"}, "“开始运营日期”与“申报日期”"),
        ({"operating_since": "2021-02-20"}, "“申报日期”"),
        ({}, "“开始运营日期”与“申报日期”"),
    ],
)
def test_days_that_leave_the_months_open_are_asked_for(
    notices: Mapping[str, Notice], form: Mapping[str, object], lacking: str
) -> None:
    """A month that is not listed may count as none, so nothing follows before it is known which months count."""
    report = check(notices[MAKER_SPACE], {**form, "event_roster": MONTHLY}).as_json()
    monthly_events = found(report, "monthly-events")

    assert monthly_events["verdict"] == "unknown"
    assert (
        reason(monthly_events) == f"“活动底稿”有多少计入，要看{lacking}，尚未填到日或先后不对，“逐月活动场次”还不能定。"
    )


@pytest.mark.parametrize(
    ("typed", "differences"),
    [
        ([None, 3, 3, 3], []),
        ([0, 3, 3, 3, 0, 0], []),
        ([None, 3, 3], ["第4个月未填，名册数出 3"]),
        ([1, 3, 2, 3], ["第1个月填 1，名册没有数出", "第3个月填 2，名册数出 3"]),
    ],
)
def test_lists_are_compared_month_by_month(
    notices: Mapping[str, Notice], typed: list[int | None], differences: list[str]
) -> None:
    """A list that ends too early differs too; each difference has the month's name."""
    count = monthly(notices, MONTHLY, {**BOUNDS, "events": {"by_month": typed}})[1]

    assert count["differs"] == bool(differences)
    assert plain(count["sentence"]).endswith(f"。{'；'.join(differences)}。" if differences else "共 9 行。")
    assert count["text"].endswith("3、3、3")
    assert count["typed"].startswith("自 2021年")


def test_lists_with_open_rows_admit_what_they_may_come_to(notices: Mapping[str, Notice]) -> None:
    """A row without a date may be one more in any month, and takes none away."""
    form = {**BOUNDS, "events": {"by_month": [0, 4, 5, 2]}}
    count = monthly(notices, [*MONTHLY, {}], form)[1]

    assert plain(count["sentence"]).endswith("。第3个月填 5，名册数出 3 至 4；第4个月填 2，名册数出 3 至 4。")


@pytest.mark.parametrize(
    ("form", "months"),
    [
        ({}, ["未填", "未填", "2", "0", "1", "未填"]),
        ({"operating_since": "2020-05-01"}, ["0", "0", "2", "0", "1", "未填"]),
        ({"operating_since": "2021-02-10"}, ["未填", "0", "2", "0", "1", "未填"]),
        ({"submitted_on": "2021-07-02"}, ["未填", "未填", "2", "0", "1", "0"]),
    ],
)
def test_events_are_counted_by_month(notices: Mapping[str, Notice], form: Mapping[str, str], months: list[str]) -> None:
    """A month without any counts as none once the space was open, and until the month before it applied."""
    events = [{"held_on": day} for day in ("2021-03", "2021-03-31", "2021-05-01")]
    report = check(notices[MAKER_SPACE], {**form, "event_roster": events})
    (count,) = [one for one in report.roster_counts if one.field.path == "events.by_month"]
    shown = [month for month in months if month != "未填"]
    first = shown[0]

    assert ["未填" if item is None else str(item) for item in count.ends[0]][: len(months)] == months
    assert count.text == f"自 2021年{months.index(first) + 1}月起逐月：{'、'.join(shown)}"


def test_cells_that_cannot_both_be_right() -> None:
    """While a row is edited, what does not agree is said at both cells; each may be right by itself."""
    row = {**TENANT, "staff": "9", "college_educated": "12", "registered_on": "2023-08", "moved_in_on": "2023-01-05"}

    warnings = ask("row", roster="tenant", row=row)["warnings"]

    assert warnings["staff"]["message"] == "“大专以上学历人数”为 12 人，不应大于“从业人数”的 9 人。"
    assert warnings["college_educated"] == {**warnings["staff"], "field": "college_educated"}
    assert {"registered_on", "moved_in_on"} <= warnings.keys()

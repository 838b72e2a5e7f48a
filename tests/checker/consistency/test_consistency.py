"""Where an application disagrees with itself: every rule of both notices speaks up, and says what stands where."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from checker import Notice, check
from checker.consistency.check import ConsistencyCheck
from checker.evaluation import NoticeEvaluator
from generator.notices import nested
from worked import CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, plain

type Answers = Mapping[str, Any]
type Case = tuple[str, str, Answers, Mapping[str, Any], str]

GOOD: Mapping[str, Answers] = {
    INCUBATOR: {
        "name": "甲孵化器",
        "variant": "specialized",
        "registered_on": "2021-03-10",
        "operating_since": "2021-06-01",
        "submitted_on": "2024-09-20",
        "premises.total_m2": 3600,
        "premises.tenant_m2": 2200,
        "premises.public_service_m2": 700,
        "premises.own_use_m2": 300,
        "premises.other_m2": 400,
        "management.staff": 3,
        "tenants.count": 2,
        "tenants.patent_applied": 1,
        "tenants.ip_owned": 1,
        "tenants.patent_or_ip": 2,
        "tenants.financed": 1,
        "tenants.staff": 30,
        "graduates.count": 0,
        "jobs": 688,
        "stated.cover_name": "甲 孵化器",
        "stated.cover_variant": "specialized",
        "stated.cover_contact": "张三",
        "stated.contact": "张三",
        "stated.tenant_share_percent": "80.56",
        "stated.patent_percent": 50,
        "stated.per_1000_m2": "0.56",
        "stated.same_industry": 1,
        "stated.same_industry_percent": 50,
        "stated.service_staff": 3,
    },
    MAKER_SPACE: {
        "name": "乙空间",
        "variant": "specialized",
        "operating_since": "2021-01-01",
        "submitted_on": "2021-03-01",
        "premises.total_m2": 1000,
        "premises.source": "leased",
        "premises.lease_start": "2020-01-01",
        "premises.lease_end": "2026-12-31",
        "fund.amount_wan": 100,
        "mentors.count": 1,
        "stated.cover_name": "乙空间",
        "stated.direction": "软件",
        "stated.platform": "测试平台",
        "stated.public_m2": 400,
        "stated.tenant_m2": 600,
        "stated.seats": 50,
        "stated.open_seats": 50,
        "stated.tenants": 2,
    },
}
TENANTS = [
    {**CERTAIN_TENANT, **row}
    for row in (
        {"uscc": "91140100MA0K00000X", "patent_applied": True, "ip_owned": False, "financed": True, "area_m2": 1200},
        {"uscc": "91140100MA0K00001X", "patent_applied": False, "ip_owned": True, "financed": False, "area_m2": 1000},
    )
]
TABLES: Mapping[str, Mapping[str, Any]] = {
    INCUBATOR: {
        "tenant_roster": TENANTS,
        "premises_roster": [
            {"total_m2": 3600, "tenant_m2": 2200, "public_service_m2": 700, "other_m2": 700}
            | {"owned": True, "entrusted": False, "leased": False}
        ],
        "fund_roster": [{"name": "种子", "amount_wan": 300, "formed": "joint", "partner": "丙公司"}],
        "staff_roster": [{"name": "张"}, {"name": "王"}, {"name": "李"}],
        "platform_roster": [{"name": "检测"}],
    },
    MAKER_SPACE: {
        "tenant_roster": [
            {"name": "甲", "moved_in_on": "2020-05-01", "technology": True},
            {"name": "乙", "moved_in_on": "2020-05-01", "technology": False},
        ],
        "mentor_roster": [{"name": "张"}],
        "event_roster": [{"held_on": "2021-01-05"}, {"held_on": "2021-01-20"}, {"held_on": "2021-02-10"}],
    },
}

# The rule, what is changed, and what it must say.
BAD: list[Case] = [
    (
        INCUBATOR,
        "X21",
        {},
        {"mentor_roster": [{"name": "甲", "engaged": "full_time"}] * 2},
        "“创业导师情况表”第 1 行、“创业导师情况表”第 2 行完全一样，请核对是不是重复填写。",
    ),
    (
        MAKER_SPACE,
        "X21",
        {},
        {"event_roster": [{"held_on": "2021-03-05", "name": "路演"}] * 2},
        "第 1 行、“活动底稿”第 2 行完全一样，请核对是不是重复填写。",
    ),
    (INCUBATOR, "X1", {"premises.own_use_m2": 200}, {}, "之和为 3500 ㎡，相差 100 ㎡"),
    (
        INCUBATOR,
        "X1",
        {"premises.total_m2": None, "premises.own_use_m2": 200},
        {},
        "由“孵化场地情况表”数出的“可自主支配的孵化场地总面积”为 3600 ㎡，“在孵企业场地面积”（申报书二1）",
    ),
    (
        INCUBATOR,
        "X2",
        {"stated.tenant_share_percent": "80.5"},
        {},
        "÷ “可自主支配的孵化场地总面积”（申报书二1）",
    ),
    (
        INCUBATOR,
        "X3",
        {},
        {"premises_roster": [{**TABLES[INCUBATOR]["premises_roster"][0], "other_m2": 600}]},
        "“孵化场地情况表”第 1 行：“可自主支配场地面积”为 3600 ㎡",
    ),
    (
        INCUBATOR,
        "X4",
        {},
        {"premises_roster": [{**TABLES[INCUBATOR]["premises_roster"][0], "leased": True}]},
        "中应恰有一个“是”，现在有 2 个",
    ),
    (
        INCUBATOR,
        "X5",
        {"tenants.count": 3},
        {},
        "填的是 3 家，“在孵企业情况汇总表”共 2 行，数出 2 家",
    ),
    (INCUBATOR, "X5", {}, {"tenant_roster": [TENANTS[0], *TENANTS]}, "第 1 行、“在孵企业情况汇总表”第 2 行是同一家"),
    (
        INCUBATOR,
        "X6",
        {"tenants.financed": 3},
        {"tenant_roster": [TENANTS[0], CERTAIN_TENANT]},
        "，数出 1 至 2 家",
    ),
    (
        INCUBATOR,
        "X6",
        {"tenants.financed": 2},
        {},
        "填的是 2 家，“在孵企业情况汇总表”共 2 行，数出 1 家",
    ),
    (INCUBATOR, "X2", {"stated.tenant_share_percent": 80}, {}, "的 3600 ㎡ 约为 80.56%。"),
    (INCUBATOR, "X6", {"stated.patent_percent": 40}, {}, "为 40%，而"),
    (INCUBATOR, "X7", {"stated.per_1000_m2": 1}, {}, "（申报书二1）的 3600 ㎡ × 1000 约为 0.56 家"),
    (
        INCUBATOR,
        "X8",
        {},
        {"tenant_roster": [{**row, "area_m2": 1} for row in TENANTS]},
        "“孵化场地”一栏合计 2 ㎡，相差 2198 ㎡",
    ),
    (INCUBATOR, "X9", {"fund.amount_wan": 400}, {}, "填的是 400 万元，“孵化资金情况表”共 1 行，数出 300 万元"),
    (INCUBATOR, "X10", {"management.staff": 4}, {}, "填的是 4 人，“孵化器管理机构人员情况表”共 3 行，数出 3 人"),
    (INCUBATOR, "X10", {"stated.service_staff": 4}, {}, "“专业孵化服务人员数”（申报书二4）为 4 人，不应大于"),
    (INCUBATOR, "X11", {}, {"platform_roster": []}, "“专业技术服务情况表”没有一行"),
    (
        INCUBATOR,
        "X12",
        {"operating_since": "2021-01-01"},
        {},
        "为 2021-03-10，晚于“开始运营日期”（申报书一“运营时间”）的 2021-01-01。",
    ),
    (
        INCUBATOR,
        "X12",
        {},
        {"tenant_roster": [TENANTS[0], {**TENANTS[1], "registered_on": "2023-05", "moved_in_on": "2023-04-30"}]},
        "第 2 行：“注册时间”为 2023-05，晚于“入驻时间”的 2023-04-30。",
    ),
    (
        INCUBATOR,
        "X12",
        {},
        {"tenant_roster": [{**TENANTS[0], "moved_in_on": "2024-09-21"}, TENANTS[1]]},
        "第 1 行：“入驻时间”为 2024-09-21，晚于“申报日期”",
    ),
    (
        INCUBATOR,
        "X12",
        {},
        {"tenant_roster": [TENANTS[0], {**TENANTS[1], "registered_on": "2024-10", "moved_in_on": "2024-10"}]},
        "第 2 行：“注册时间”为 2024-10，晚于“申报日期”（申报书封面“填报日期”）的 2024-09-20。",
    ),
    (
        INCUBATOR,
        "X12",
        {},
        {"graduate_roster": [{"graduated_on": "2024-09-21"}]},
        "第 1 行：“毕业时间”为 2024-09-21，晚于“申报日期”",
    ),
    (
        INCUBATOR,
        "X13",
        {},
        {"graduate_roster": [{"uscc": "９１140100MA0K00001x"}]},
        "“在孵企业情况汇总表”第 2 行、“毕业企业底稿”第 1 行是同一家",
    ),
    (
        INCUBATOR,
        "X20",
        {},
        {"tenant_roster": [{"name": "示例（甲）有限公司"}, {"name": "示例(甲)有限责任公司"}]},
        "第 1 行、“在孵企业情况汇总表”第 2 行名称相同（示例（甲）有限公司），代码没有填全，请核对是不是同一家。",
    ),
    (
        INCUBATOR,
        "X20",
        {},
        {
            "tenant_roster": [{"name": "示例甲", "uscc": "91140100MA0K00000X"}],
            "graduate_roster": [{"name": "示例 甲", "uscc": "91140100MA0K00001X"}],
        },
        "“毕业企业底稿”第 1 行名称相同（示例甲），代码却不同，请核对是不是同一家。",
    ),
    (
        INCUBATOR,
        "X20",
        {},
        {"graduate_roster": [{"name": name, "uscc": "91140100MA0K00001X"} for name in ("示例甲", "示例乙")]},
        "第 2 行代码相同（91140100MA0K00001X），名称却不同，请核对名称和代码。",
    ),
    (MAKER_SPACE, "Y9", {}, {"tenant_roster": [{"name": "甲队"}, {"name": "甲 队"}]}, "第 2 行名称相同（甲队）"),
    (INCUBATOR, "X14", {"stated.cover_contact": "李四"}, {}, "写的是“李四”"),
    (INCUBATOR, "X15", {"fund.amount_wan": "300.5"}, {}, "为 300.5 万元，即 3,005,000 元，请核对单位"),
    (
        INCUBATOR,
        "X22",
        {"fund.amount_wan": 3000000},
        {},
        "为 3000000 万元，大得少见；如果是把 3000000 元填进了这一栏，应填 300 万元。",
    ),
    (INCUBATOR, "X22", {}, {"fund_roster": [{"amount_wan": 100000}]}, "第 1 行：“资金规模”为 100000 万元，大得少见"),
    (MAKER_SPACE, "X22", {"stated.fund_invested_wan": 500000}, {}, "应填 50 万元。"),
    (
        INCUBATOR,
        "X23",
        {"particulars.uscc": "91140105MA0K00001X"},
        {},
        "“运营机构的统一社会信用代码”（申报书一“统一社会信用代码”）为“91140105MA0K00001X”：校验位不对",
    ),
    (
        INCUBATOR,
        "X16",
        {},
        {"fund_roster": [{"name": "种子", "amount_wan": 300, "formed": "joint"}]},
        "“孵化资金情况表”第 1 行：“组建形式（自建或合建）”为“合建”，而“合建机构”没有填",
    ),
    (INCUBATOR, "X17", {"jobs": 29}, {}, "不应大于“毕业企业和在孵企业提供的就业岗位”"),
    (INCUBATOR, "X18", {"tenants.patent_or_ip": 3}, {}, "不应大于"),
    (
        INCUBATOR,
        "X19",
        {"premises.own_use_m2": 5000},
        {},
        "（申报书二1）为 5000 ㎡，不应大于“可自主支配的孵化场地总面积”",
    ),
    (INCUBATOR, "X19", {"tenants.college_educated": 31}, {}, "为 31 人，不应大于“在孵企业总人数”"),
    (INCUBATOR, "X24", {"tenants.staff": 800}, {"tenant_roster": [{"staff": 5}]}, "填的是 800 人"),
    (MAKER_SPACE, "Y1", {"stated.tenant_m2": 700}, {}, "之和为 1100 ㎡，不应大于"),
    (MAKER_SPACE, "Y2", {"stated.open_seats": 51}, {}, "为 51 个，不应大于“提供工位数”"),
    (MAKER_SPACE, "Y3", {"stated.tenants": 5}, {}, "填的是 5 个，“入驻创业团队和企业名单”共 2 行，数出 2 个"),
    (MAKER_SPACE, "Y3", {"events.monthly_average": 3}, {}, "所列 2 项平均约为 1.5 场"),
    (MAKER_SPACE, "Y4", {"stated.fund_invested_wan": 200}, {}, "为 200 万元，不应大于“种子基金规模”"),
    (MAKER_SPACE, "Y5", {"stated.platform": None}, {}, "“专业化平台”（申请书一（专业化众创空间填写））没有填"),
    (MAKER_SPACE, "Y6", {"premises.lease_end": None}, {}, "为“租赁”，而“租期届满日期”（租赁合同）没有填"),
    (MAKER_SPACE, "Y7", {"stated.cover_name": "丙空间"}, {}, "写的是“丙空间”，“众创空间名称”"),
    (MAKER_SPACE, "Y7-address", {"stated.cover_address": "甲路1号", "stated.address": "乙路2号"}, {}, "“甲路1号”"),
    (MAKER_SPACE, "Y8", {"operating_since": "2021-03-02"}, {}, "为 2021-03-02，晚于“申报日期”"),
    (MAKER_SPACE, "Y8", {"registered_on": "2021-02-02"}, {}, "为 2021-02-02，晚于“开始运营日期”"),
    (MAKER_SPACE, "Y2", {"teams.active": 3}, {}, "为 3 个，不应大于“入驻团队及企业数”（申请书一）的 2 个"),
    (INCUBATOR, "X12", {"submitted_on": "2021-03-09"}, {}, "为 2021-03-10，晚于“申报日期”"),
    (INCUBATOR, "X12", {}, {"platform_roster": [{"operating_since": "2024-10"}]}, "“投入运营时间”为 2024-10，晚于"),
    (INCUBATOR, "X17", {"tenants.college_educated": 700}, {}, "为 700 人，不应大于"),
    (INCUBATOR, "X19", {}, {"tenant_roster": [{"area_m2": 3601}]}, "第 1 行：“孵化场地”为 3601 ㎡，不应大于"),
    (
        INCUBATOR,
        "X19",
        {},
        {"premises_roster": [{"total_m2": 100, "tenant_m2": 60, "public_service_m2": 50}]},
        "第 1 行：“其中：在孵企业使用面积”与“其中：公共服务场地面积”之和为 110 ㎡，不应大于",
    ),
    (INCUBATOR, "X19", {}, {"premises_roster": [{"total_m2": 100, "other_m2": 101}]}, "为 101 ㎡，不应大于"),
    (
        MAKER_SPACE,
        "Y8",
        {},
        {"tenant_roster": [{**row, "moved_in_on": "2021-04"} for row in TABLES[MAKER_SPACE]["tenant_roster"]]},
        "第 1 行：“进驻时间”为 2021-04，晚于“申报日期”",
    ),
    (MAKER_SPACE, "X15", {}, {}, "为 100 万元，即 1,000,000 元"),
    (MAKER_SPACE, "X19", {"stated.public_m2": 1001}, {}, "为 1001 ㎡，不应大于"),
]


def found(notice: Notice, changed: Answers, tables: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what disagrees once some of the good answers and tables are changed."""
    answers = {path: answer for path, answer in {**GOOD[notice.id], **changed}.items() if answer is not None}
    # Numbers with decimals are exact, as in an application that was read.
    exact = {path: _number(answer) for path, answer in answers.items()}
    report = check(notice, {**nested(exact), **TABLES[notice.id], **tables}).as_json()
    listed: list[dict[str, Any]] = report["consistency"]
    return listed


def _number(answer: object) -> object:
    text = isinstance(answer, str) and answer.replace(".", "", 1).isdigit()
    return Decimal(str(answer)) if text else answer


@pytest.mark.parametrize("name", [INCUBATOR, MAKER_SPACE])
def test_nothing_disagrees_in_a_good_application(notices: Mapping[str, Notice], name: str) -> None:
    """Only amounts are said in full, for the applicant to confirm."""
    assert {"X15"} >= {one["id"] for one in found(notices[name], {}, {})}


@pytest.mark.parametrize("case", BAD, ids=[f"{name}:{rule}" for name, rule, *_ in BAD])
def test_rule_speaks_up(notices: Mapping[str, Notice], case: Case) -> None:
    """The rule names both figures and where they stand."""
    name, rule, answers, tables, message = case
    messages = [plain(one["sentence"]) for one in found(notices[name], answers, tables) if one["id"] == rule]

    assert any(message in said for said in messages), messages


@pytest.mark.parametrize("name", [INCUBATOR, MAKER_SPACE])
def test_every_rule_is_tried(notices: Mapping[str, Notice], name: str) -> None:
    """No rule of a notice goes untested."""
    assert {agreement.id for agreement in notices[name].consistency_checks} == {
        rule for of, rule, *_ in BAD if of == name
    }


def test_column_is_added_up_over_all_rows(notices: Mapping[str, Notice]) -> None:
    """Two rooms of one firm are two areas of the table; a cell that is missing leaves the sum open."""
    rooms = [{**TENANTS[0], "area_m2": 1200}, {**TENANTS[0], "area_m2": 1000}]
    open_ = [TENANTS[0], {**TENANTS[1], "area_m2": None}]

    for rows in (rooms, [{path: cell for path, cell in row.items() if cell is not None} for row in open_]):
        ids = {one["id"] for one in found(notices[INCUBATOR], {}, {"tenant_roster": rows})}
        assert "X8" not in ids


def test_roster_is_missed_only_among_rosters(notices: Mapping[str, Notice]) -> None:
    """Whoever works with the form alone has no tables to hand."""
    without = dict.fromkeys(TABLES[INCUBATOR], ())

    assert "X11" not in {one["id"] for one in found(notices[INCUBATOR], {"platforms.count": 2}, without)}


def test_firm_in_two_of_three_rosters(notices: Mapping[str, Notice]) -> None:
    """None may stand in two, whether or not it stands in the third."""
    notice = ruled(notices[INCUBATOR], {"distinct": ["tenant", "graduate", "mentor"]})
    told = found(notice, {}, {"graduate_roster": [{"uscc": TENANTS[1]["uscc"]}], "mentor_roster": [{"name": "王"}]})

    assert [one["rows"] for one in told] == [[{"roster": "tenant", "rows": [2]}, {"roster": "graduate", "rows": [1]}]]


def test_missing_cell_is_not_the_form_s_answer(notices: Mapping[str, Notice]) -> None:
    """A tenant without a day of registration was not registered when the incubator was."""
    rows = [{"uscc": "91140100MA0K00002X", "moved_in_on": "2020-01-01"}]

    assert "X12" not in {one["id"] for one in found(notices[INCUBATOR], {}, {"tenant_roster": rows})}


def test_row_with_figures_by_year(notices: Mapping[str, Notice]) -> None:
    """A rule for rows can ask for figures by year."""
    rule = {"needed": {"when": {"ip_owned": "yes"}, "fields": ["revenue_by_year_wan"]}}
    notice = ruled(notices[INCUBATOR], {"each_row": {"roster": "graduate", "rule": rule}})
    rows = [{"ip_owned": True}, {"ip_owned": True, "revenue_by_year_wan": {"2022": 3}}]
    (told,) = found(notice, {}, {"graduate_roster": rows})

    assert told["rows"] == [{"roster": "graduate", "rows": [1]}]


def test_rows_are_told_where_a_figure_of_the_form_stands_now(notices: Mapping[str, Notice]) -> None:
    """What was said of a row while a figure was counted is not said once it is typed."""
    rule = {"no_more": ["area_m2", "premises.total_m2"]}
    notice = ruled(notices[INCUBATOR], {"each_row": {"roster": "tenant", "rule": rule}})
    evaluator = NoticeEvaluator(notice)
    rows = evaluator.rows_of({"tenant_roster": [{"area_m2": 9}], "premises_roster": [{"total_m2": 5}]})
    reports = [evaluator.check(answers, rows).as_json() for answers in ({}, {"premises": {"total_m2": 5}})]
    ((counted,), (typed,)) = (report["consistency"] for report in reports)

    assert ("数出的" in plain(counted["sentence"]), "数出的" in plain(typed["sentence"])) == (True, False)


def ruled(notice: Notice, rule: Mapping[str, Any]) -> Notice:
    """Return the notice with one rule of consistency only."""
    entry = {"id": "Z", "title": "甲与乙", "severity": "hint", "clause": "一", "rules": [rule]}
    return replace(notice, consistency_checks=(ConsistencyCheck.of(entry, notice.rosters),))


def test_disagreement_leads_to_its_fields_and_rows(notices: Mapping[str, Notice]) -> None:
    """The page can lead to the field, the row and the clause."""
    twice = found(notices[INCUBATOR], {}, {"tenant_roster": [TENANTS[0], *TENANTS]})
    (same,) = [one for one in twice if one["id"] == "X5" and one["rows"]]

    assert same["severity"] == "mismatch"
    assert same["rows"] == [{"roster": "tenant", "rows": [1, 2]}]
    assert same["clause"] == [{"text": clause, "clause": clause} for clause in ("附件1·二2表", "附件1-7表")]


def test_disagreement_changes_no_verdict(notices: Mapping[str, Notice]) -> None:
    """That two figures differ says nothing about a condition."""
    notice = notices[INCUBATOR]
    application = nested({**GOOD[INCUBATOR], "stated.tenant_share_percent": 1})
    without = nested(
        {path: answer for path, answer in GOOD[INCUBATOR].items() if path != "stated.tenant_share_percent"}
    )

    assert check(notice, application).overall == check(notice, without).overall

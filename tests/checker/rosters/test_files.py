"""Rosters in drafts and applications: kept as they were typed, or refused."""

import json
from collections.abc import Mapping

import pytest

from checker import ApplicationError, Notice, read_application
from live_rosters import TENANT, ask
from worked import INCUBATOR, as_text


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

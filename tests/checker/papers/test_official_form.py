"""What is written into an official form, and what is said of it before."""

from collections.abc import Mapping
from typing import Any

import pytest

from filled_forms import forms_of
from worked import CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, ample, nested, notice, plain

PREMISES = {"premises.total_m2": 100_000, "premises.tenant_m2": 70_000, "premises.public_service_m2": 4_998}


def form(answers: Mapping[str, Any], rosters: Mapping[str, Any] | None = None, name: str = INCUBATOR) -> dict[str, Any]:
    """Return the first official form of a notice for answers by path, and rosters."""
    (_, found), *_ = forms_of(name, {**nested(answers), **(rosters or {})})
    return found


def blanks(of: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields that stay blank, and why."""
    return {blank["field"]: blank["why"] for blank in of["blanks"]}


@pytest.mark.parametrize(
    ("tag", "answers", "text"),
    [
        ("premises.total_m2", {"premises.total_m2": 8600}, "8600"),
        ("submitted_on", {"submitted_on": "2024-09-10"}, "2024年9月10日"),
        ("registered_on", {"registered_on": "2021-03"}, "2021年3月"),
        ("stated.cover_variant", {"variant": "general"}, "综合孵化器"),
        ("variant=general", {"variant": "general"}, "☑"),
        ("variant=specialized", {"variant": "general"}, "☐"),
        ("particulars.nature=other", {}, "☐"),
        ("particulars.overview", {"particulars.overview": "一\n二"}, "一\n二"),
        ("tenants.count", {}, ""),
    ],
)
def test_written(tag: str, answers: Mapping[str, Any], text: str) -> None:
    """Numbers without the unit that is printed, days written out, choices by name or ticked; blank stays blank."""
    assert text == form(answers)["texts"][tag]


@pytest.mark.parametrize(
    ("answers", "percent"),
    [
        (PREMISES | {"premises.public_service_m2": 4_980}, "74.98"),
        (PREMISES, "74.998"),
        (PREMISES | {"premises.public_service_m2": 5_000}, "75"),
        (PREMISES | {"stated.tenant_share_percent": 80}, "74.998"),
        ({"stated.tenant_share_percent": 80}, "80"),
        (PREMISES | {"premises.total_m2": 0}, ""),
    ],
)
def test_shares(answers: Mapping[str, Any], percent: str) -> None:
    """A share is worked out where it can be, never rounded onto its threshold; else it is what was typed."""
    assert percent == form(answers)["texts"]["stated.tenant_share_percent"]


def test_what_only_a_hint_compares_stays_as_typed() -> None:
    """By which area firms are divided the notice leaves open: what was typed stands, a blank is worked out."""
    answers = {"tenants.count": 30, "premises.total_m2": 9000}

    assert form(answers)["texts"]["stated.per_1000_m2"] == "3.33"
    assert form(answers | {"stated.per_1000_m2": 5})["texts"]["stated.per_1000_m2"] == "5"


def test_what_is_the_same_stands_in_both_places() -> None:
    """A name that was given once stands on the cover and in the table; where two may differ, nothing is copied."""
    texts = form({"name": "甲", "stated.cover_operator": "乙", "stated.address": "丙"}, name=MAKER_SPACE)["texts"]

    assert [texts[tag] for tag in ("stated.cover_name", "name", "stated.operator")] == ["甲", "甲", "乙"]
    assert [texts[tag] for tag in ("stated.address", "stated.cover_address")] == ["丙", ""]


def test_average_of_months() -> None:
    """The average is that of the list where there is one."""
    answers = {"events.by_month": [3, 4, 4], "events.monthly_average": 9}

    assert form(answers, name=MAKER_SPACE)["texts"]["events.monthly_average"] == "3.67"


def test_rosters_count() -> None:
    """What a roster counts stands in the form, whatever was typed, and the contradiction is told."""
    rows = {"tenant_roster": [{"name": f"企业{number}", **CERTAIN_TENANT} for number in (1, 2)]}
    of = form({"tenants.count": 3}, rows)

    assert of["texts"]["tenants.count"] == "2"
    assert next(plain(found["sentence"]) for found in of["contradictions"]).startswith(
        "“可自主支配场地内的在孵企业数”（申报书二2）填的是 3 家"
    )
    assert blanks(form({}, {"tenant_roster": [{"name": "甲"}]}))["tenants.count"].startswith("“在孵企业情况汇总表”")


def test_rows() -> None:
    """Rows have their official columns only, numbered from 1; a day is short, a month stays one."""
    row = {"name": "甲", "registered_on": "2022-03", "moved_in_on": "2022-06-01", "capital_wan": 100, "financed": False}
    written = form({}, {"tenant_roster": [{**row, "staff": 12, "relocated": True}]})["rows"]["tenant_roster"]

    cells = {
        "name": "甲",
        "registered_on": "2022-03",
        "moved_in_on": "2022-06-01",
        "capital_wan": "100",
        "financed": "否",
    }
    assert written == [{"number": "1", **cells}]


def test_table_without_rows() -> None:
    """A table for which nothing was given keeps some rows to write in."""
    assert form({})["rows"]["fund_roster"] == [{}, {}, {}]


def test_what_is_said_of_tables() -> None:
    """Blank cells are counted, and so are rows that the number of firms leaves out."""
    rows = [{"name": "甲", **CERTAIN_TENANT}, {"name": "甲", **CERTAIN_TENANT}]
    told = {table["roster"]: table for table in form({}, {"tenant_roster": rows})["tables"]}

    assert told["tenant"]["rows"] == 2
    assert told["tenant"]["blank"] == 18
    assert told["fund"] | {"title": ""} == {
        "roster": "fund",
        "title": "",
        "rows": 0,
        "blank": 0,
        "unread": 0,
        "counted": [],
    }


def test_fields_of_another_variant_stay_blank() -> None:
    """What only a specialised incubator fills in is neither written for another nor missed."""
    general = form({"variant": "general", "stated.same_industry": 5})
    specialised = form({"variant": "specialized", "stated.same_industry": 5})

    assert "stated.same_industry" not in general["texts"]
    assert "stated.same_industry" not in blanks(general)
    assert specialised["texts"]["stated.same_industry"] == "5"


def test_code_that_cannot_be_one() -> None:
    """A code that cannot be one is written as it is, and said to be looked at."""
    of = form({"particulars.uscc": "91140100MA0EXAMPOX"})

    assert of["texts"]["particulars.uscc"] == "91140100MA0EXAMPOX"
    assert [found["id"] for found in of["contradictions"]] == ["X23"]


@pytest.mark.parametrize("name", [INCUBATOR, MAKER_SPACE])
def test_particulars_decide_nothing(name: str) -> None:
    """No condition and no count looks at what only the official form asks for."""
    of = notice(name)
    particulars = {path for path in of.fields if path.startswith("particulars.")}
    read = {path for condition in of.conditions for path in condition.looks_at}

    assert particulars
    assert particulars & (read | set(of.countings)) == set()
    assert particulars & ample(name).keys() == set()

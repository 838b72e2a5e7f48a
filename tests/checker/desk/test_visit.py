"""What stands in the forms of a visit before anybody has been there."""

from collections.abc import Mapping
from typing import Any

import pytest

from assessments import assess
from checker.desk.visit import prefilled
from checker.papers.supplement import load_supplement
from worked import INCUBATOR, MAKER_SPACE, nested, notice


def before(
    answers: Mapping[str, Any], rosters: Mapping[str, Any] | None = None, name: str = INCUBATOR
) -> dict[str, Any]:
    """Return what is known before the visit of an applicant with these answers by path, and rosters by their paths."""
    assessment, texts = assess(notice(name), {**nested(answers), **(rosters or {})})
    report, problems = assessment.check(texts)
    return prefilled(report, problems, load_supplement(name))


def test_identity_is_the_draft_s() -> None:
    """Name, operator and code as they were typed; what nobody has typed stays blank."""
    answers = {"name": "甲孵化器", "particulars.operator": "乙公司", "particulars.uscc": "91140100MA0GABCD1X"}

    texts = before(answers)["texts"]

    assert texts == {
        "name": "甲孵化器",
        "operator": "乙公司",
        "district": "",
        "code": "91140100MA0GABCD1X",
        "address": "",
    }


def test_of_two_places_the_first_that_is_filled_in_counts() -> None:
    """The 2022 form asks for the operator twice, for the place on its cover, and for no code at all."""
    texts = before({"stated.cover_operator": "乙公司", "stated.cover_address": "太原市某路1号"}, name=MAKER_SPACE)[
        "texts"
    ]

    assert (texts["operator"], texts["address"], texts["code"]) == ("乙公司", "太原市某路1号", "")
    both = {"stated.cover_operator": "乙公司", "stated.operator": "丙公司"}
    assert before(both, name=MAKER_SPACE)["texts"]["operator"] == "丙公司"


@pytest.mark.parametrize(
    ("answers", "area"),
    [
        ({"particulars.recommending_unit": "太原市科技局"}, "太原市"),
        ({"particulars.recommending_unit": "长治高新区"}, "长治高新区"),
        ({"particulars.recommending_unit": "山西转型综改示范区"}, "山西转型综改示范区"),
        ({"particulars.registered_address": "山西省晋中市榆次区某街1号"}, "晋中市"),
        ({"particulars.recommending_unit": "省教育厅", "particulars.mailing_address": "大同市某街"}, "大同市"),
        ({"particulars.recommending_unit": "太原市科技局", "particulars.mailing_address": "大同市某街"}, "太原市"),
        ({"particulars.registered_address": "长治市高新区某街1号"}, ""),
        ({"particulars.registered_address": "太原市综改示范区某街1号"}, ""),
        ({"particulars.registered_address": "太原市与晋中市交界处"}, ""),
        ({"particulars.registered_address": "北京市海淀区"}, ""),
        ({}, ""),
    ],
)
def test_area(answers: Mapping[str, Any], area: str) -> None:
    """The area is the recommending unit's, or the one that an address names; where two are possible, it stays blank."""
    assert area == before(answers)["texts"]["district"]


@pytest.mark.parametrize(
    ("addresses", "address"),
    [
        (["太原市某路1号"], "太原市某路1号"),
        (["太原市某路1号", "太原市某路 １号", ""], "太原市某路1号"),
        (["太原市某路1号", "太原市某路2号"], "太原市某路1号；太原市某路2号"),
        ([], ""),
    ],
)
def test_address_of_the_premises(addresses: list[str], address: str) -> None:
    """Premises in several places have all their addresses, each once."""
    rows = [{"address": text} if text else {"total_m2": 10} for text in addresses]

    assert address == before({}, {"premises_roster": rows})["texts"]["address"]


@pytest.mark.parametrize(
    ("answers", "rosters", "item"),
    [
        ({"premises.total_m2": 100, "premises.tenant_m2": 200}, {}, "premises"),
        ({"management.staff": 3, "management.trained": 5}, {}, "people"),
        ({"tenants.count": 3, "tenants.patent_applied": 5}, {}, "tenants"),
        ({"fund.amount_wan": 100}, {"fund_roster": [{"name": "甲", "amount_wan": 50}]}, "fund"),
        (
            {},
            {"graduate_roster": [{"name": "甲", "moved_in_on": "2023-01-01", "graduated_on": "2022-01-01"}]},
            "services",
        ),
        ({"name": "甲", "stated.cover_name": "乙"}, {}, "operation"),
        ({"particulars.uscc": "123"}, {}, "operation"),
    ],
)
def test_contradiction_stands_under_its_item(answers: Mapping[str, Any], rosters: Mapping[str, Any], item: str) -> None:
    """What an officer would see on site is asked where the form has room for it; all else under the first item."""
    assert item in before(answers, rosters)["questions"]


def test_nothing_to_ask() -> None:
    """Items about which nothing is to be asked are not there at all."""
    assert before({"name": "甲孵化器"})["questions"] == {}


def test_unreadable_answers_are_asked_for() -> None:
    """What counts as missing because nobody can read it is a question, at length for a few cells of a roster."""
    assessment, _ = assess(notice(INCUBATOR), {})
    assessment.rosters["premises"].splice(0, 0, [{"total_m2": "很大"}] * 8)
    report, problems = assessment.check({"premises.total_m2": "许多"})

    asked = prefilled(report, problems, load_supplement(INCUBATOR))["questions"]["premises"]

    assert "“可自主支配的孵化场地总面积”填的是“许多”" in asked[0]
    assert "第 1 行" in asked[1]
    assert asked[6] == "有误：“孵化场地情况表”另有 3 处。"

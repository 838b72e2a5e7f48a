"""What the page's worker calls: answers as text in, errors and report out."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from checker import browser
from worked import INCUBATOR, MAKER_SPACE, ample, as_text, nested


@pytest.fixture(autouse=True)
def _started() -> None:
    """Both notices are loaded, as by two pages."""
    browser.start(INCUBATOR)
    browser.start(MAKER_SPACE)


def check(answers: Mapping[str, str], *, notice: str = INCUBATOR) -> dict[str, Any]:
    """Return what the page is told about its answers."""
    answer: dict[str, Any] = json.loads(browser.check(as_text({"notice": notice, "answers": answers})))
    return answer


def opened(text: str, notice: str = INCUBATOR) -> dict[str, Any]:
    """Return what the page is told about a file."""
    answer: dict[str, Any] = json.loads(browser.open(as_text({"notice": notice, "text": text})))
    return answer


def controls(notice: str) -> dict[str, str]:
    """Return the ample answers as the form's controls give them."""
    answers: dict[str, str] = opened(as_text(nested(ample(notice))), notice)["answers"]
    return answers


def entry(answer: Mapping[str, Any], condition: str) -> dict[str, Any]:
    """Return the report on one condition."""
    return next(found for found in answer["report"]["conditions"] if found["id"] == condition)


def verdict(answer: Mapping[str, Any], condition: str) -> str:
    """Return the verdict on one condition."""
    return str(entry(answer, condition)["verdict"])


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
def test_ample(notice: str) -> None:
    """The controls' texts come to the same report as the application."""
    answer = check(controls(notice), notice=notice)

    assert (answer["errors"], answer["report"]["overall"]) == ([], "met")


def test_answers_are_text() -> None:
    """Numbers, dates, choices and questions are all given as text."""
    answer = check(
        {"variant": "specialized", "jobs": "301", "submitted_on": "2024-09-30", "declarations.purpose": "yes"}
    )

    assert answer["errors"] == []
    assert [verdict(answer, name) for name in ("jobs", "application-window", "purpose")] == ["met"] * 3


@pytest.mark.parametrize(("text", "expected"), [("yes", "met"), ("no", "unmet"), ("unsure", "unknown")])
def test_question(text: str, expected: str) -> None:
    """Yes, no, and not sure, which is no answer."""
    assert expected == verdict(check({"declarations.purpose": text}), "purpose")


def told(answer: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return where errors stand and what they say."""
    return [{"field": error["field"], "message": error["message"]} for error in answer["errors"]]


def test_unreadable_control() -> None:
    """What cannot be read is an error at its field, and counts as missing."""
    answer = check({"variant": "general", "jobs": "100~300", "submitted_on": "23/3/15"})

    assert told(answer) == [
        {
            "field": "jobs",
            "message": "“毕业企业和在孵企业提供的就业岗位”填的是“100~300”：是一个范围；请填一个确定的数字。",
        },
        {
            "field": "submitted_on",
            "message": (
                "“申报日期”填的是“23/3/15”：年份要写四位数；"
                "请写成 2021-03-05 或 2021年3月5日，只知道年月时写成 2021-03。"
            ),
        },
    ]
    assert verdict(answer, "jobs") == "unknown"


def test_unreadable_item_of_a_list() -> None:
    """The error names the control."""
    answer = check({"events.by_month.0": "3", "events.by_month.1": "3-5"}, notice=MAKER_SPACE)

    assert [error["field"] for error in told(answer)] == ["events.by_month.1"]


def test_echoes() -> None:
    """What does not say itself how it was understood is said beside it."""
    typed = {
        "premises.total_m2": "4600m2",
        "fund.amount_wan": "3亿",
        "management.staff": "12",
        "registered_on": "2023年3月",
        "operating_since": "2023-06-01",
        "submitted_on": "0023-03-15",
    }

    assert check(typed)["echoes"] == {
        "premises.total_m2": {"text": "4,600 ㎡", "note": ""},
        "fund.amount_wan": {"text": "30,000 万元，即 300,000,000 元", "note": "换算成 30000 万元，请核对"},
        "registered_on": {"text": "2023年3月", "note": ""},
    }


def test_invalid_answers_count_as_missing() -> None:
    """Each invalid answer has its error; all others are evaluated."""
    given = controls(INCUBATOR) | {"jobs": "500.5", "fund.amount_wan": "-3", "graduates.count": "9", "variant": "x"}
    answer = check(given | {"tenants.count": "about 30"})

    assert sorted(error["field"] for error in answer["errors"]) == [
        "fund.amount_wan",
        "jobs",
        "tenants.count",
        "variant",
    ]
    assert {"“自有种子资金或孵化资金金额”不能小于 0 万元。"} < {error["message"] for error in answer["errors"]}
    assert [verdict(answer, name) for name in ("jobs", "seed-fund", "graduate-count", "management-college-share")] == [
        "unknown",
        "unknown",
        "unmet",
        "met",
    ]


def test_invalid_item_of_a_list_counts_as_blank() -> None:
    """A month with an impossible number is missing, not zero."""
    given = {f"events.by_month.{month}": "3" for month in range(5)} | {"events.by_month.2": "2.5"}
    answer = check(given, notice=MAKER_SPACE)

    assert told(answer) == [{"field": "events.by_month.2", "message": "“逐月活动场次第 3 项”应填整数。"}]
    assert verdict(answer, "monthly-events") == "unknown"


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
def test_draft_comes_back_as_it_was(notice: str) -> None:
    """A saved draft gives every control the text that it had."""
    answers = controls(notice) | {"declarations.purpose" if notice == INCUBATOR else "on_campus": "unsure"}

    assert {"answers": answers, "rosters": {}} == opened(as_text({"notice": notice, "answers": answers}), notice)


def test_exact_decimals_come_back_as_they_were() -> None:
    """No digit is lost or invented on the way through a draft."""
    answers = {
        "premises.total_m2": "4999.9",
        "premises.tenant_m2": "0.1",
        "premises.public_service_m2": "0.30000000000000000004",
        "fund.amount_wan": "300.10",
    }

    assert {"answers": answers, "rosters": {}} == opened(as_text({"notice": INCUBATOR, "answers": answers}))


def test_exact_decimals() -> None:
    """4999.9 is not 5000, and 0.1 + 0.2 is 75 % of 0.4."""
    area = check({"variant": "general", "premises.total_m2": "4999.9"})
    share = check({"premises.total_m2": "0.4", "premises.tenant_m2": "0.1", "premises.public_service_m2": "0.2"})
    less = check({"premises.total_m2": "0.4", "premises.tenant_m2": "0.1", "premises.public_service_m2": "0.1999999"})

    assert (verdict(area, "premises-area"), entry(area, "premises-area")["gap"]["amount"]) == ("unmet", "0.1")
    assert [verdict(answer, "premises-tenant-share") for answer in (share, less)] == ["met", "unmet"]


def test_application_opens_too() -> None:
    """An application for the command line fills the form."""
    text = '{"variant": "general", "jobs": 501.0, "declarations": {"purpose": null, "mentoring": false}}'

    assert opened(text) == {
        "answers": {
            "variant": "general",
            "jobs": "501.0",
            "declarations.purpose": "unsure",
            "declarations.mentoring": "no",
        },
        "rosters": {},
    }


def test_application_with_a_mistake_opens_so_that_it_can_be_mended() -> None:
    """What a form could have given is opened, and its error is shown at its field."""
    for text in ('{"jobs": -5}', '{"jobs": "many"}'):
        assert check(opened(text)["answers"])["errors"][0]["field"] == "jobs"


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"jobs": true}', '{"package": "x", "version": 1}', '{"notice": "2022-maker-space", "answers": {}}'],
)
def test_foreign_files_are_refused(text: str) -> None:
    """A file that is none of ours brings errors and no answers, so that the form stays as it is."""
    answer = opened(text)

    assert {"errors"} == set(answer)
    assert all(error["message"] for error in answer["errors"])


def test_unknown_field_is_named() -> None:
    """The refusal says which field it is about."""
    assert opened('{"tenant": {}}') == {
        "errors": [
            {
                "code": "answer.unknown-field",
                "field": "tenant",
                "parameters": {"where": "", "name": "tenant", "hint": "是否为“tenants”？"},
                "message": "没有名为“tenant”的栏目；是否为“tenants”？",
            }
        ]
    }


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("333333", "met"),
        ("__3333__", "met"),
        ("33_333", "unknown"),
        ("332433", "attention"),
        ("322222", "unmet"),
        ("______", "unknown"),
        ("0", "unmet"),
    ],
)
def test_months(months: str, expected: str) -> None:
    """Months left blank at the ends are not part of the list; one left blank in the middle is missing."""
    given = {f"events.by_month.{place}": month for place, month in enumerate(months) if month != "_"}
    answer = check(given, notice=MAKER_SPACE)

    assert ([], expected) == (answer["errors"], verdict(answer, "monthly-events"))


def test_months_come_back_at_their_places() -> None:
    """A list with blanks keeps them."""
    given = {"events.by_month.2": "3", "events.by_month.5": "4"}

    assert {"answers": given, "rosters": {}} == opened(as_text({"notice": MAKER_SPACE, "answers": given}), MAKER_SPACE)


def test_switching_the_variant() -> None:
    """The same answers fall under other thresholds, and other clauses apply."""
    given = controls(INCUBATOR) | {"jobs": "400", "premises.total_m2": "3000"}
    general = check(given)
    specialized = check(given | {"variant": "specialized"})

    conditions = ("jobs", "premises-area", "public-platform")
    assert [verdict(general, name) for name in conditions] == ["unmet", "unmet", "not_applicable"]
    assert [verdict(specialized, name) for name in conditions] == ["met", "met", "unknown"]


def test_report_is_text_and_whole_numbers() -> None:
    """No number of the report can lose a digit in JavaScript: amounts are text."""

    def kinds(value: object) -> set[type]:
        match value:
            case dict():
                return {kind for part in value.values() for kind in kinds(part)}
            case list():
                return {kind for part in value for kind in kinds(part)}
        return {type(value)}

    assert {str, int, bool} == kinds(check(controls(INCUBATOR) | {"jobs": "3"})["report"])

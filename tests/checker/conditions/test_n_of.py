"""Some of several conditions: how many, which of them are a must, and that each of them counts for nothing else."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

import oracle
from checker import Report, Verdict, check
from checker.advice import Levers, advice
from checker.conditions import Finding, operator
from checker.evaluation import NoticeEvaluator
from trying import COUNT, QUESTION, facts, small_notice

FIELDS = {
    "staff": {"title": "职工总数", "x-short": "职工", "x-unit": "人", **COUNT},
    "patents": {"title": "专利数", "x-short": "专利", "x-unit": "件", **COUNT},
    "listed": {"title": "是否上市？", **QUESTION},
}
MEMBERS: tuple[Mapping[str, Any], ...] = (
    {
        "id": "staff",
        "title": "职工",
        "strength": "one_of",
        "requirement": {"at_least": {"value": "staff", "threshold": 10}},
    },
    {
        "id": "patents",
        "title": "专利",
        "strength": "one_of",
        "requirement": {"more_than": {"value": "patents", "threshold": 2}},
    },
    {"id": "listed", "title": "上市", "strength": "one_of", "requirement": {"declared": "listed"}},
)
NAMES = [str(member["id"]) for member in MEMBERS]
VERDICTS = [verdict.value for verdict in Verdict]


def notice_of(group: Mapping[str, Any]) -> NoticeEvaluator:
    """Return what evaluates a notice that wants some of the three."""
    required = {"n_of": {"conditions": NAMES, **group}}
    return NoticeEvaluator(
        small_notice(FIELDS, *MEMBERS, {"id": "some", "title": "三条中的几条", "requirement": required})
    )


def report(answers: Mapping[str, Any], **group: Any) -> Report:  # noqa: ANN401
    """Return what is found."""
    return check(notice_of(group).notice, answers)


def last(found: Report) -> Finding:
    """Return what is found for the condition that wants some of the others."""
    return found.results[-1].finding


@pytest.mark.parametrize("must", [[], ["listed"], ["staff", "patents"]])
@pytest.mark.parametrize("at_least", [1, 2, 3])
def test_every_combination(at_least: int, must: list[str]) -> None:
    """What is certain is what every way to decide the open ones comes to; what has to be confirmed does not wait."""
    required = {"n_of": {"at_least": at_least, "conditions": NAMES, "must": must}}
    for verdicts in product(VERDICTS, repeat=3):
        findings = {name: Finding(Verdict(one)) for name, one in zip(NAMES, verdicts, strict=True)}
        found = operator(required).decide(facts(FIELDS, {}).beside(findings, {}))
        ways = product(*(("met", "unmet") if one in {"unknown", "attention"} else (one,) for one in verdicts))
        possible = {oracle.verdict(required, {}, dict(zip(NAMES, way, strict=True))) for way in ways}
        assert {found.verdict} == possible if len(possible) == 1 else found.verdict in {"unknown", "attention"}, (
            verdicts
        )
        assert found.verdict != "attention" or "attention" in verdicts


def test_unmet_member_is_no_failure() -> None:
    """Two of three are there: whoever lacks the third passes, and has one condition, not four."""
    found = report({"staff": 10, "patents": 3, "listed": False}, at_least=2)

    assert [result.finding.verdict for result in found.results] == ["met", "met", "unmet", "met"]
    assert found.overall == "met"
    assert found.verdict_counts()["declared"]["unmet"] == 0


def test_open_member_is_not_asked_for_once_enough_are_met() -> None:
    """It changes nothing any more."""
    evaluator = notice_of({"at_least": 2})
    enough, open_ = ({"staff": 10, "patents": 3}, {"staff": 10})
    told = [advice(evaluator, evaluator.check(answers)) for answers in (enough, open_)]

    assert [evaluator.check(answers).overall for answers in (enough, open_)] == ["met", "unknown"]
    assert [one.order.next for one in told] == [(), ("patents", "listed")]
    assert [one.headline.text for one in told] == ["未发现缺口", "还要 2 个答案"]


def test_too_few() -> None:
    """The condition that wants some of them fails, once, and says how many are lacking."""
    evaluator = notice_of({"at_least": 2})
    found = evaluator.check({"staff": 10, "patents": 2, "listed": False})

    assert found.overall == "unmet"
    assert advice(evaluator, found).headline.text == "差 1 项：三条中的几条（差 1 条）"


def test_must() -> None:
    """Enough of the others do not make up for it; that is said by its name."""
    found = report({"staff": 10, "patents": 3, "listed": False}, at_least=2, must=["listed"])

    assert found.overall == "unmet"
    assert last(found).reason == "3 条中具备 2 条。必须具备的“上市”没有具备。"
    assert last(found).gap.closing == "还差 1 条，其中必须有“上市”。"
    assert found.results[-1].threshold == "3 条中至少具备 2 条，其中必须有“上市”"


def test_levers() -> None:
    """What closes the gap is what makes enough of the members met, a must among them."""
    answers = {"staff": 9, "patents": 1, "listed": False}
    for must, expected in (
        ([], ["再增加 1 名职工", "再增加 2 件专利", "在做到后，把“是否上市？”改选为“是”"]),
        (["listed"], ["在做到后，把“是否上市？”改选为“是”"]),
    ):
        evaluator = notice_of({"at_least": 1, "must": must} if must else {"at_least": 1})
        offered = Levers(evaluator).of(evaluator.check(answers))["some"]
        assert [offer.text for offer in offered] == expected

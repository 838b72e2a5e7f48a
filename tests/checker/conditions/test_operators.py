"""The operators: each is known everywhere by the same word, and the subtle ones do what they say."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from checker import Field, Notice, Verdict, check
from checker.conditions import OPERATORS, BoundedAnswer, Facts, Finding, decide_within_bounds, operator
from checker.values.interval import Interval
from checker.wording.sentence import Sentence, text_of
from worked import MAKER_SPACE, ample, nested

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "schemas" / "conditions.schema.json").read_text(encoding="utf-8"))
OPERATOR_FILES = ROOT / "checker" / "src" / "checker" / "conditions" / "operators"
SHARED = {
    "base",
    "by_case",
    "choosing",
    "comparison",
    "composite",
    "date_source",
    "day_levers",
    "indicators",
    "into_range",
    "joint_gaps",
    "joint_levers",
    "moves",
    "on_day",
    "quantity",
    "ratio",
    "referring",
    "wrapper",
    "year_figures",
}
"""Modules that several operators share."""
FILES = {path.stem for path in OPERATOR_FILES.glob("[!_]*.py")} - SHARED

FIELDS = {
    "from": {"title": "起", "type": "string", "format": "date"},
    "to": {"title": "止", "type": "string", "format": "date"},
    "asked": {"title": "问题", "type": ["boolean", "null"]},
    "n": {"title": "数", "type": "integer", "x-unit": "家"},
    "list": {"title": "列", "type": "array", "x-unit": "场", "x-item": "第{number}个月"},
    "mean": {"title": "平均", "type": "number", "x-unit": "场"},
    "by_year": {"title": "各年", "type": "object", "x-unit": "万元"},
}


def decide(requirement: Any, found: Mapping[str, Finding] | None = None, **answers: object) -> Finding:  # noqa: ANN401
    """Return what an operator finds for some answers."""
    fields = {path: Field(path, schema) for path, schema in FIELDS.items()}
    return operator(requirement).decide(Facts(answers, fields, found or {}))


def findings(**verdicts: str) -> dict[str, Finding]:
    """Return findings of earlier conditions."""
    return {name: Finding(Verdict(verdict)) for name, verdict in verdicts.items()}


def test_every_file_is_an_operator_of_that_name() -> None:
    """File, word and schema agree; `not_applicable` takes no arguments, so that the schema has it apart."""
    requirement = SCHEMA["$defs"]["requirement"]

    assert FILES - {"not_applicable"} == set(OPERATORS)
    assert set(OPERATORS) == set(requirement["else"]["properties"])
    assert requirement["then"]["const"] == "not_applicable"


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_operator_says_what_it_is_for(name: str) -> None:
    """Its file begins with its word, as the data use it."""
    path = OPERATOR_FILES / f"{name}.py"

    assert path.read_text(encoding="utf-8").startswith(f'"""``{name}``: ')


@pytest.mark.parametrize(
    ("start", "end", "months", "verdict"),
    [
        ("2023-08-31", "2024-02-29", 6, "met"),  # no 31st: the month's last day
        ("2023-08-31", "2024-02-28", 6, "unmet"),
        ("2022-08-31", "2023-02-28", 6, "met"),
        ("2020-02-29", "2021-02-28", 12, "met"),  # a leap day's anniversary
        ("2020-02-29", "2021-02-27", 12, "unmet"),
        ("2020-02-29", "2024-02-28", 48, "unmet"),  # in a leap year, the leap day itself
        ("2020-02-29", "2024-02-29", 48, "met"),
        ("2021-12-15", "2022-01-15", 1, "met"),  # over the end of a year
        ("2021-12-15", "2022-01-14", 1, "unmet"),
    ],
)
def test_months(start: str, end: str, months: int, verdict: str) -> None:
    """Months are the calendar's, not thirty days each."""
    found = decide({"months_between": {"start": "from", "end": "to", "at_least": months}}, **{"from": start, "to": end})

    assert verdict == found.verdict


def test_month_end_is_full_for_both_directions() -> None:
    """The day on which the months are full is enough for "at least" and not too much for "at most"."""
    days = {"from": "2021-03-31", "to": "2024-09-30"}
    for direction in ("at_least", "at_most"):
        assert decide({"months_between": {"start": "from", "end": "to", direction: 42}}, **days).verdict == "met"
    late = days | {"to": "2024-10-01"}
    assert decide({"months_between": {"start": "from", "end": "to", "at_most": 42}}, **late).gap.amount == "1"


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    [
        ("2020-01-01", "2024-12-31", "met"),
        ("2020-01-01", "2024-12-30", "unmet"),
        ("2020-02-29", "2025-02-27", "met"),
        ("2020-03-01", "2025-02-28", "met"),
        ("2020-03-01", "2025-02-27", "unmet"),
    ],
)
def test_lease_counts_both_days(start: str, end: str, verdict: str) -> None:
    """A lease from new year's day to new year's eve five years on is five years."""
    required = {"months_between": {"start": "from", "end": "to", "at_least": 60, "both_days": True}}

    assert verdict == decide(required, **{"from": start, "to": end}).verdict


def test_months_beyond_the_calendar() -> None:
    """A date at the end of all dates is evaluated like any other."""
    required = {"months_between": {"start": "from", "end": "2024-09-30", "at_least": 1}}

    assert decide(required, **{"from": "9999-12-31"}).verdict == "unmet"


@pytest.mark.parametrize("bound", ["at_least", "at_most"])
def test_dates_in_the_wrong_order_have_no_verdict(bound: str) -> None:
    """A tenant that moved in before it was registered is a slip of the pen, not a verdict."""
    days = {"from": "2024-05-10", "to": "2020-05-10"}

    assert decide({"months_between": {"start": "from", "end": "to", bound: 24}}, **days).verdict == "unknown"


@pytest.mark.parametrize(
    ("day", "verdict"), [("2023-07-31", "met"), ("2023-08-01", "attention"), ("2023-08-02", "unmet")]
)
def test_before_leaves_the_day_itself_open(day: str, verdict: str) -> None:
    """Whether 以前 includes the day is settled nowhere."""
    assert verdict == decide({"before": {"day": "to", "limit": "2023-08-01"}}, to=day).verdict


@pytest.mark.parametrize(
    ("to", "outcome"),
    [("2023-07-31", ("unknown", ("from",))), ("2023-08-01", ("unknown", ("from",))), ("2023-08-02", ("unmet", ()))],
)
def test_latest_of_several_dates_while_one_is_missing(to: str, outcome: tuple[str, tuple[str, ...]]) -> None:
    """The later of two dates is unknown, unless the other is too late already: it cannot become earlier."""
    found = decide({"before": {"day": {"latest": ["from", "to"]}, "limit": "2023-08-01"}}, to=to)

    assert (found.verdict, found.missing_paths) == outcome


def test_months_from_the_latest_of_several_dates_while_one_is_missing() -> None:
    """Months that are not full from one of them are not from a later one."""
    months = {"months_between": {"start": {"latest": ["from", "to"]}, "end": "2022-06-30", "at_least": 12}}

    assert decide(months, to="2021-07-05").verdict == "unmet"
    assert decide(months, to="2021-06-05").verdict == "unknown"


@pytest.mark.parametrize(
    ("items", "mean", "verdict"),
    [
        ([3, 3, 3], None, "met"),
        ([None, 3, 3, None], None, "met"),
        ([3, None, 3], None, "unknown"),
        ([3, None, 3], 9, "attention"),
        ([3, None, 3], 2, "unmet"),
        ([None, None], None, "unknown"),
        ([], 3, "attention"),
        (None, 3, "attention"),
        (None, 2, "unmet"),
        ([2, 4], None, "attention"),
        ([2, 3], 9, "unmet"),
        ([0], None, "unmet"),
    ],
)
def test_each_at_least(items: list[int | None] | None, mean: int | None, verdict: str) -> None:
    """Blanks at the ends are no part of the list; gaps leave the average, which proves nothing."""
    required = {"each_at_least": {"values": "list", "average": "mean", "threshold": 3}}

    assert verdict == decide(required, list=items, mean=mean).verdict


def test_each_at_least_names_items_as_the_form_does() -> None:
    """Blanks before an item do not change its name."""
    required = {"each_at_least": {"values": "list", "average": "mean", "threshold": 3}}

    assert "第4个月不足 3 场" in decide(required, list=[None, None, 3, 1, 9]).reason


@pytest.mark.parametrize(("number", "verdict"), [(10, "met"), (4, "unmet"), (7, "unknown"), (None, "unknown")])
def test_open_question(number: int | None, verdict: str) -> None:
    """While the question is open, the outcome is known only if no answer can change it."""
    required = {"at_least": {"value": "n", "threshold": {"by": "asked", "yes": 5, "no": 9}}}
    found = decide(required, n=number)

    assert verdict == found.verdict
    assert ("asked" in found.missing_paths) == (verdict == "unknown")


@pytest.mark.parametrize(
    ("strict", "lenient", "verdict"),
    [
        ("met", "met", "met"),
        ("met", "unknown", "met"),
        ("met", "unmet", "unknown"),
        ("unmet", "met", "attention"),
        ("unmet", "unmet", "unmet"),
        ("unknown", "unmet", "unmet"),
        ("unknown", "met", "unknown"),
        ("unmet", "unknown", "unknown"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_two_readings(strict: str, lenient: str, verdict: str) -> None:
    """Readings that agree decide; those that do not are a reason to ask; a missing answer is asked for first."""
    readings = {
        "strict": {"name": "严", "requirement": {"worst_of": ["strict"]}},
        "lenient": {"name": "宽", "requirement": {"worst_of": ["lenient"]}},
    }

    assert verdict == decide({"two_readings": readings}, findings(strict=strict, lenient=lenient)).verdict


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (("met", "met", "unmet", "unmet"), "met"),
        (("met", "met", "unknown", "unknown"), "met"),
        (("met", "unmet", "unmet", "unmet"), "unmet"),
        (("met", "unknown", "unmet", "unmet"), "unknown"),
        (("met", "attention", "unmet", "unmet"), "attention"),
        (("met", "attention", "unknown", "unmet"), "unknown"),
        (("unmet", "attention", "unknown", "unmet"), "attention"),
        (("unmet", "attention", "unmet", "unmet"), "unmet"),
        (("unmet", "unknown", "unmet", "unmet"), "unmet"),
        (("unknown", "unknown", "unmet", "unmet"), "unknown"),
    ],
)
def test_number_of(verdicts: tuple[str, ...], verdict: str) -> None:
    """Two of four: what is still open counts for neither side until it can no longer change the outcome."""
    names = ("a", "b", "c", "d")
    required = {"n_of": {"at_least": 2, "conditions": names}}

    assert verdict == decide(required, findings(**dict(zip(names, verdicts, strict=True)))).verdict


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ({"2022": 250, "2023": 250}, "unmet"),
        ({"2022": 250, "2023": 251}, "met"),
        ({"2021": 9999, "2023": 9999}, "unknown"),  # not consecutive
        ({"2020": 160, "2021": 210, "2023": 300}, "attention"),  # with 2022 it may be enough
        ({"2020": 260, "2021": 260, "2023": 300}, "met"),  # whatever 2022 was
        ({"2021": 160, "2022": 210}, "unmet"),  # other years were not asked for
        ({"2023": 9999}, "unknown"),
        ({"2023": 300, "2021": 1, "2022": 300}, "met"),  # in whatever order
        ({}, "unknown"),
        (None, "unknown"),
    ],
)
def test_consecutive_sum(figures: dict[str, int] | None, verdict: str) -> None:
    """Only years that follow each other are added, and the sum itself is not enough."""
    required = {"consecutive_sum": {"by_year": "by_year", "years": 2, "more_than": 500}}

    assert verdict == decide(required, by_year=figures).verdict


def test_consecutive_sum_names_the_years_left_out() -> None:
    """It says which they are and what to do, and what was not exceeded."""
    required = {"consecutive_sum": {"by_year": "by_year", "years": 2, "more_than": 500}}
    gaps = decide(required, by_year={"2014": 10, "2018": 160, "2019": 210, "2021": 300})
    short = decide(required, by_year={"2020": 160, "2021": 210})

    assert gaps.reason == (
        "“各年”连续 2 年累计最多 370 万元，没有超过 500 万元；2015—2017、2020 年未填，填上以后可能超过，请补填。"
    )
    assert short.reason == "“各年”连续 2 年累计最多 370 万元，没有超过 500 万元。"


@pytest.mark.parametrize(("day", "reason"), [("2024-10-01", "晚于 2024-09-30"), ("2024-08-28", "早于 2024-08-29")])
def test_window_names_the_limit_that_is_passed(day: str, reason: str) -> None:
    """Not both."""
    required = {"within": {"day": "to", "first": "2024-08-29", "last": "2024-09-30"}}

    assert decide(required, to=day).reason == f"止为 {day}，{reason}。"


def bounded(path: str, ends: tuple[Any, ...]) -> BoundedAnswer:
    """Return an answer of which only bounds are known."""
    unknown = Sentence("test", f"{path}不详").of()
    return BoundedAnswer(Interval(ends), unknown.as_sentence(), unknown)


def within_month(requirement: Any, **months: str) -> Finding:  # noqa: ANN401 - as it stands in the data
    """Return what is found where only the month of some dates is known."""
    fields = {path: Field(path, schema) for path, schema in FIELDS.items()}
    known = {path: bounded(path, (f"{month}-01", f"{month}-31")) for path, month in months.items()}
    return decide_within_bounds(operator(requirement), Facts(months, fields), known)


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        ("2023-08-10", "2023-08-20", "unknown"),
        ("2023-08-01", "2023-08-31", "met"),
        ("2023-09-01", "2023-09-20", "unmet"),
        ("2023-08-31", "2023-09-20", "unknown"),
    ],
)
def test_window_within_a_month(first: str, last: str, verdict: str) -> None:
    """Both ends of the month may lie outside and a day in between inside."""
    assert verdict == within_month({"within": {"day": "to", "first": first, "last": last}}, to="2023-08").verdict


@pytest.mark.parametrize(
    ("start", "end", "bound", "verdict"),
    [
        ("2024-05", "2024-05", {"at_most": 24}, "met"),
        ("2024-05", "2024-05", {"at_least": 1}, "unmet"),
        ("2024-05", "2024-05", {"at_least": 1, "both_days": True}, "unknown"),  # from the first to the last day
        ("2024-07", "2024-05", {"at_most": 24}, "unknown"),
    ],
)
def test_dates_of_one_month(start: str, end: str, bound: Mapping[str, Any], verdict: str) -> None:
    """Days in the wrong order are not what is meant, unless the months are."""
    required = {"months_between": {"start": "from", "end": "to", **bound}}

    assert verdict == within_month(required, **{"from": start, "to": end}).verdict


def test_number_bounded_from_both_sides() -> None:
    """What holds at neither end of what is open may hold in between."""
    fields = {path: Field(path, schema) for path, schema in FIELDS.items()}
    required = {"all_of": [{word: {"value": "n", "threshold": 5}} for word in ("at_least", "at_most")]}
    found = {
        ends: decide_within_bounds(operator(required), Facts({}, fields), {"n": bounded("n", ends)}).verdict
        for ends in ((1, 9), (6, 9), (5, 5))
    }

    assert found == {(1, 9): "unknown", (6, 9): "unmet", (5, 5): "met"}


def test_what_does_not_matter_is_said_once() -> None:
    """However many answers are open."""
    fields = {path: Field(path, schema) for path, schema in FIELDS.items()}
    required = {"at_least": {"value": "n", "threshold": {"by": "asked", "yes": 5, "no": 9}}}
    found = decide_within_bounds(operator(required), Facts({}, fields), {"n": bounded("甲", (10, 12))})
    unknowns = [text_of(unknown.phrase) for unknown in found.immaterial_unknowns]

    assert (found.verdict, unknowns) == ("met", ["甲不详", "“问题”尚未填写"])
    assert found.reason.startswith("数为 10 家")


def test_any_of_nothing_that_applies() -> None:
    """Alternatives none of which applies do not apply."""
    assert decide({"any_of": ["not_applicable"]}).verdict == "not_applicable"


def test_word_that_is_no_operator() -> None:
    """An unknown word is a programmer's error; the build has refused it before."""
    with pytest.raises(KeyError):
        operator({"roughly": 5})


@pytest.mark.parametrize(("year", "verdict"), [(2019, "attention"), (2020, "not_applicable"), (2015, "attention")])
def test_any_other_answer(notices: Mapping[str, Notice], year: int, verdict: str) -> None:
    """An answer without a case of its own falls under "otherwise"."""
    report = check(notices[MAKER_SPACE], nested({**ample(MAKER_SPACE), "recognised_in": year}))

    assert verdict == next(
        result.finding.verdict for result in report.results if result.condition.id == "re-recognition"
    )

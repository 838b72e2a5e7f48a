"""What holds for every application: hypothesis looks for one for which it does not."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checker import ApplicationError, Field, Notice, check, load_notice, read_application
from checker.evaluation import NoticeEvaluator
from generator.notices import nested
from worked import CASES, as_text

KNOWN = {"met", "unmet"}
MOST_ROWS = 4
PHASES = (Phase.explicit, Phase.generate)
"""Without shrinking: with tables it takes minutes, and the failing application is told anyway."""
NUMBERS = (0, 1, 2, 3, 9, 10, 11, 29, 30, 31, 80, 200, 300, 500, 501, 1000, 3000, 5000)
"""Around the thresholds of both notices, so that every verdict comes up."""

CODES = ("91350100M000100Y43", "９1350100m000100y43", "91350100M000100Y44", "无")

MONTHS = st.dates(date(2020, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%Y-%m}")
DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31)).map(date.isoformat)


def answers(field: Field) -> st.SearchStrategy[Any]:
    """Return answers that a field takes."""
    schema = field.schema
    match field.kind:
        case "number":
            numbers = [number for number in NUMBERS if schema["minimum"] <= number <= schema["maximum"]]
            return st.sampled_from(numbers or [int(schema["minimum"])])
        case "date":
            return DAYS | MONTHS if schema["format"] == "day-or-month" else DAYS
        case "question":
            return st.booleans()
        case "choice":
            return st.sampled_from(schema["enum"])
        case "list":
            return st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=schema["maxItems"])
        case "years":
            return st.dictionaries(st.sampled_from(schema["x-years"]), st.integers(0, 400), min_size=1)
    return st.sampled_from(CODES if schema.get("format") == "uscc" else ["甲", "乙", "丙"])


def some(fields: Mapping[str, Field]) -> st.SearchStrategy[dict[str, Any]]:
    """Return answers to some of the fields, by path."""
    return st.fixed_dictionaries({}, optional={path: answers(field) for path, field in fields.items()})


def rosters(notice: Notice) -> st.SearchStrategy[dict[str, list[dict[str, Any]]]]:
    """Return some rows of some rosters."""
    given = {
        roster.path: st.lists(some(roster.fields), min_size=1, max_size=MOST_ROWS) for roster in notice.rosters.values()
    }
    return st.fixed_dictionaries({}, optional=given)


def verdicts(notice: Notice, form: Mapping[str, Any], tables: Mapping[str, Any]) -> dict[str, str]:
    """Return the verdict on every condition, for answers by path and for rosters."""
    report = check(notice, {**nested(form), **tables})
    return {result.condition.id: result.finding.verdict.value for result in report.results}


@pytest.fixture(params=CASES, scope="module")
def notice(request: pytest.FixtureRequest) -> Notice:
    """Return each notice in turn."""
    return load_notice(request.param)


def searching(test: Callable[..., None]) -> Callable[..., None]:
    """Search long enough to find what is wrong, and not so long that nobody waits."""
    return settings(max_examples=100, deadline=None, derandomize=True, phases=PHASES)(given(st.data())(test))


@searching
def test_order_of_rows_never_matters(notice: Notice, data: st.DataObject) -> None:
    """Whoever sorts a table gets the same verdicts."""
    form, tables = data.draw(some(notice.fields)), data.draw(rosters(notice))
    shuffled = {path: data.draw(st.permutations(rows)) for path, rows in tables.items()}

    assert verdicts(notice, form, tables) == verdicts(notice, form, shuffled)


@searching
def test_answering_more_never_makes_unknown(notice: Notice, data: st.DataObject) -> None:
    """What was met or unmet does not become unknown when an answer, or a cell of a row, is added.

    Unless what is added contradicts what was there: such an unknown says so, and misses no answer. A number that is
    typed beside the roster that it is counted from answers the same question twice; a cell that says that a listed
    firm is no tenant, or that two rows are one, changes what the roster said.
    """
    tables = data.draw(rosters(notice))
    counted = {path for path, counting in notice.countings.items() if counting.roster.path in tables}
    fields = {path: field for path, field in notice.fields.items() if path not in counted}
    form = data.draw(some(fields))
    more = {**data.draw(some(fields)), **form}
    filled = {path: [_filled(notice, path, row, data) for row in rows] for path, rows in tables.items()}
    before, after = (check(notice, {**nested(one), **two}) for one, two in ((form, tables), (more, filled)))

    assert [
        then.as_json()
        for then, now in zip(before.results, after.results, strict=True)
        if then.finding.verdict.value in KNOWN and now.finding.verdict.value == "unknown" and now.finding.missing_paths
    ] == []


@searching
def test_nothing_makes_the_checker_raise(notice: Notice, data: st.DataObject) -> None:
    """Whatever a valid application says, there is a report, and it can be sent as JSON."""
    form, tables = data.draw(some(notice.fields)), data.draw(rosters(notice))
    application = read_application(as_text({**nested(form), **tables}), notice)

    assert json.loads(json.dumps(check(notice, application).as_json()))["notice"] == notice.id


@searching
def test_no_json_makes_the_reader_raise(notice: Notice, data: st.DataObject) -> None:
    """Whatever stands in an application's places, there is a report or a refusal, and nothing else."""
    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([Decimal("1.5"), -1]),
        lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=8), below, max_size=3),
        max_leaves=8,
    )
    names = [*notice.form["properties"], "answers", "notice", "rosters"]
    application = data.draw(st.dictionaries(st.sampled_from(names), anything, max_size=4))
    try:
        check(notice, read_application(json.dumps(application, default=float), notice)).as_json()
    except ApplicationError as refused:
        assert refused.problems  # noqa: PT017 - either way is right, and which one it is does not matter


def _filled(notice: Notice, path: str, row: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Return a row with more cells, unless it then is none of those that the roster lists."""
    roster = next(roster for roster in notice.rosters.values() if roster.path == path)
    free = {name: field for name, field in roster.fields.items() if name != roster.schema.get("x-same")}
    filled = {**data.draw(some(free)), **row}
    return filled if NoticeEvaluator(notice).rosters[roster.id].evaluate_row(filled).standing.may_count else row

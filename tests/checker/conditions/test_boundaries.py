"""Every threshold of every condition, just below, at, and just above it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import oracle
from checker import Condition, Field, Result, check, check_row, read_application
from measuring import contradictions
from worked import INCUBATOR, MAKER_SPACE, ample, as_text, nested, notice

Answers = dict[str, Any]

# What the first worked case need not answer but some condition reads.
ALSO_ANSWERED: Mapping[str, Answers] = {
    INCUBATOR: {"platforms.count": 2, "success_cases": 3},
    MAKER_SPACE: {"premises.lease_start": "2021-01-01", "premises.lease_end": "2030-12-31"},
}
AMPLE_ROWS: Mapping[str, Answers] = {
    "tenant": {
        "registered_on": "2022-05-10",
        "moved_in_on": "2023-05-10",
        "area_m2": 200,
        "revenue_before_entry_wan": 50,
    },
    "graduate": {"revenue_by_year_wan": {"2021": 100, "2022": 300, "2023": 300}},
}

# Wholes large enough for every other answer of the ample case, and so large that 74.999 % is a whole number.
WHOLE_NUMBERS = (43, 100, 1001, 100_000)
AREAS = (Decimal(8600), Decimal("3333.3"), Decimal("99999.9"), Decimal(100_000))
FINE_STEPS = (Decimal("-0.01"), Decimal("-0.0001"), Decimal(0), Decimal("0.0001"), Decimal("0.01"))
WHOLE_STEPS = (-1, 0, 1)


@dataclass(frozen=True)
class Boundary:
    """A threshold within a condition, and the answers that bring the condition down to it.

    Attributes:
        notice: The notice's id.
        condition: The condition.
        word: The operator.
        data: Its arguments.
        given: Answers other than the ample ones.
    """

    notice: str
    condition: Condition
    word: str
    data: Any
    given: Answers

    @property
    def id(self) -> str:
        """What pytest shows."""
        given = ",".join(f"{path}={answer}" for path, answer in self.given.items())
        thresholds = ",".join(map(str, thresholds_of(self.word, self.data)))
        return f"{self.notice}:{self.condition.id}:{self.word}:{thresholds}:{given}"

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields that the condition may read."""
        known = notice(self.notice)
        return known.fields_at(self.condition.level)

    def ample(self) -> Answers:
        """Return answers that meet the condition, apart from those that the boundary gives."""
        level = self.condition.level
        questions = {path: True for path, field in self.fields.items() if "boolean" in field.types}
        if level in AMPLE_ROWS:
            return {**questions, **AMPLE_ROWS[level], **self.given}
        return {**questions, **ALSO_ANSWERED[self.notice], **ample(self.notice), **self.given}

    def found(self, answers: Answers) -> Result:
        """Return what the checker finds for answers that have passed through JSON and validation."""
        known = notice(self.notice)
        if self.condition.level in AMPLE_ROWS:
            row = json.loads(as_text(answers), parse_float=Decimal)
            results = check_row(known, self.condition.level, row)
        else:
            application = read_application(as_text(nested(answers)), known)
            results = check(known, application).results
        return next(result for result in results if result.condition.id == self.condition.id)

    def expected(self, answers: Answers) -> str:
        """Return the verdict from first principles."""
        variant = self.condition.about.get("applies_to")
        assert variant in {None, answers.get("variant")}
        return oracle.verdict(self.condition.about["requirement"], answers, verdicts_before(self, answers))


def verdicts_before(boundary: Boundary, answers: Answers) -> dict[str, str]:
    """Return, from first principles, the verdicts on the conditions that a condition refers to."""
    if boundary.word != "n_of":
        return {}
    conditions = {condition.id: condition for condition in notice(boundary.notice).conditions}
    return {
        name: oracle.verdict(conditions[name].about["requirement"], answers, {}) for name in boundary.data["conditions"]
    }


def boundaries(name: str, condition: Condition, requirement: Any, given: Answers) -> Iterator[Boundary]:  # noqa: ANN401, C901
    """Yield every threshold below a requirement."""
    if requirement == "not_applicable":
        return
    ((word, data),) = requirement.items()
    match word, data:
        case "by_answer", {"answer": path, "cases": cases}:
            for answer, part in cases.items():
                yield from boundaries(name, condition, part, {**given, path: typed(answer)})
        case "usually", _:
            yield from boundaries(name, condition, data, given)
        case "all_of", _:
            for part in data:
                yield from boundaries(name, condition, part, given)
        case "any_of", _:
            for place, part in enumerate(data):
                others = failing(data[:place] + data[place + 1 :])
                yield from boundaries(name, condition, part, {**given, **others})
        case "two_readings", {"strict": strict, "lenient": lenient}:
            yield from boundaries(name, condition, strict["requirement"], given)
            apart = {**given, **failing([strict["requirement"]])}
            yield from boundaries(name, condition, lenient["requirement"], apart)
        case (("declared" | "ask" | "worst_of"), _):
            return
        case _, _:
            for answer in answers_it_hangs_on(data):
                _, settled = oracle.resolved(requirement, answer)
                yield Boundary(name, condition, word, settled, {**given, **answer})


def answers_it_hangs_on(data: Mapping[str, Any]) -> list[Answers]:
    """Return the answers that thresholds differ between; one empty set of answers where they do not."""
    for value in data.values():
        if isinstance(value, dict) and "by" in value:
            return [{value["by"]: typed(answer)} for answer in value if answer != "by"]
    return [{}]


def failing(requirements: list[Any]) -> Answers:
    """Return answers that fail those of the `requirements` (and what they consist of) that are shares."""
    found: Answers = {}
    for requirement in requirements:
        ((word, data),) = requirement.items()
        if word == "ratio_at_least":
            found[data["part"]] = 0
        elif word in {"any_of", "all_of"}:
            found |= failing(data)
    return found


def typed(answer: str) -> object:
    """Return an answer as an application has it."""
    return {"yes": True, "no": False}.get(answer, answer)


def thresholds_of(word: str, data: Mapping[str, Any]) -> list[Any]:
    """Return an operator's thresholds."""
    names = ("threshold", "percent", "at_least", "at_most", "more_than", "limit", "first", "last")
    found = [data[name] for name in names if name in data]
    if word == "months_between":
        found += [data[side] for side in ("start", "end") if str(data[side])[:1].isdigit()]
    return found


def thresholds_in(requirement: object) -> Iterator[Any]:
    """Yield every number and date in a requirement, whatever it is written under; numbers of years are none."""
    match requirement:
        case dict():
            for name, value in requirement.items():
                if name != "years":
                    yield from thresholds_in(value)
        case list():
            for value in requirement:
                yield from thresholds_in(value)
        case bool():
            return
        case int() | Decimal():
            yield requirement
        case str() if re.fullmatch(r"\d{4}-\d\d-\d\d", requirement):
            yield requirement


BOUNDARIES = [
    boundary
    for name in ALSO_ANSWERED
    for condition in notice(name).conditions
    for boundary in boundaries(
        name,
        condition,
        condition.about["requirement"],
        {"variant": condition.about["applies_to"]} if "applies_to" in condition.about else {},
    )
]


def near(boundary: Boundary) -> Iterator[Answers]:
    """Yield answers just below, at, and just above a threshold."""
    return NEAR[boundary.word](boundary, boundary.ample())


def near_number(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield answers around a quantity's threshold."""
    value, threshold = boundary.data["value"], boundary.data["threshold"]
    paths = [value] if isinstance(value, str) else value["difference"]
    first = boundary.fields[paths[0]]
    for step in WHOLE_STEPS if first.is_integer else FINE_STEPS:
        if threshold + step < first.schema["minimum"]:
            continue
        yield base | {paths[0]: threshold + step}
        if paths[1:]:
            yield base | {paths[0]: threshold + step + 7, paths[1]: 7}


def near_share(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield answers around a percentage."""
    part, whole, percent = boundary.data["part"], boundary.data["whole"], boundary.data["percent"]
    if boundary.fields[whole].is_integer:
        for total in WHOLE_NUMBERS:
            enough = -(-total * percent // 100)
            yield from (base | {whole: total, part: enough + step} for step in WHOLE_STEPS)
        return
    for total in AREAS:
        enough = total * percent / 100
        for step in (-total / 100_000, *FINE_STEPS):
            paths = [part] if isinstance(part, str) else part["sum"]
            rest = Decimal("1.1") * len(paths[1:])
            yield base | {whole: total, **dict.fromkeys(paths[1:], Decimal("1.1")), paths[0]: enough + step - rest}


def near_each(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield lists with one item more or less, and averages alone."""
    data, threshold = boundary.data, boundary.data["threshold"]
    steady = [threshold] * 6
    yield from (base | {data["values"]: [*steady, threshold + step]} for step in WHOLE_STEPS)
    yield base | {data["values"]: [*steady, threshold - 1, threshold + 1]}
    alone = {path: answer for path, answer in base.items() if path != data["values"]}
    yield from (alone | {data["average"]: threshold + step} for step in FINE_STEPS)


def near_sum(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield figures by year, two years of which stand side by side, with a year left out before them and without."""
    data = boundary.data
    for step in FINE_STEPS:
        two = {"2022": 1, "2023": data["more_than"] - 1 + step}
        yield from (base | {data["by_year"]: years} for years in (two, {"2020": 9999, **two}))


def near_limit(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield days around a day, for each of the dates that must lie before it."""
    for path in paths_of(boundary.data["day"]):
        yield from (base | {path: day} for day in days_around(boundary.data["limit"]))


def near_ends(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield days around both ends of a window."""
    for end in ("first", "last"):
        yield from (base | {boundary.data["day"]: day} for day in days_around(boundary.data[end]))


def near_number_of(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield rows that meet none, one, two … of the conditions."""
    declared = [path for path, field in boundary.fields.items() if "boolean" in field.types]
    poor = base | dict.fromkeys(declared, False) | {"revenue_by_year_wan": {"2022": 1, "2023": 1}}
    yield from (poor | dict.fromkeys(declared[:number], True) for number in range(len(declared) + 1))


def near_months(boundary: Boundary, base: Answers) -> Iterator[Answers]:
    """Yield spans that end up to two days before and after the months are full, whichever end is an answer."""
    start, end = boundary.data["start"], boundary.data["end"]
    months = boundary.data.get("at_least", boundary.data.get("at_most"))
    for path in paths_of(end):
        full = oracle.anniversary(oracle.moment(start, base), months)
        yield from (base | {path: day} for day in days_around(full.isoformat()))
    for path in paths_of(start):
        last = oracle.moment(end, base)
        begun = oracle.anniversary(last.replace(year=last.year - 10), 120 - months)
        # The answer itself must be the latest one, and not later than what it is compared with elsewhere.
        others = dict.fromkeys(paths_of(start), "2000-01-31")
        yield from (base | others | {path: day} for day in days_around(begun.isoformat()))


def paths_of(moment: Any) -> list[str]:  # noqa: ANN401 - as in the data
    """Return the fields that a date is taken from."""
    paths = moment["latest"] if isinstance(moment, dict) else [moment]
    return [path for path in paths if not path[0].isdigit()]


def days_around(day: str) -> list[str]:
    """Return five days, the given one in their midst."""
    return [(date.fromisoformat(day) + timedelta(days=step)).isoformat() for step in range(-2, 3)]


NEAR: Mapping[str, Callable[[Boundary, Answers], Iterator[Answers]]] = {
    "at_least": near_number,
    "at_most": near_number,
    "more_than": near_number,
    "ratio_at_least": near_share,
    "each_at_least": near_each,
    "consecutive_sum": near_sum,
    "before": near_limit,
    "within": near_ends,
    "months_between": near_months,
    "n_of": near_number_of,
}

every_boundary = pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.id)


def test_no_threshold_is_left_out() -> None:
    """Every number and every date in the data is a threshold that is tested here."""
    for name in ALSO_ANSWERED:
        for condition in notice(name).conditions:
            tested = {
                threshold
                for boundary in BOUNDARIES
                if (boundary.notice, boundary.condition.id) == (name, condition.id)
                for threshold in thresholds_of(boundary.word, boundary.data)
            }
            assert set(thresholds_in(condition.about["requirement"])) == tested, condition.id


@every_boundary
def test_verdict(boundary: Boundary) -> None:
    """The verdict is the one that the threshold's own word demands, on both sides of it."""
    sides = set()
    for answers in near(boundary):
        assert boundary.expected(answers) == boundary.found(answers).finding.verdict, answers
        sides.add(oracle.verdict({boundary.word: boundary.data}, answers, verdicts_before(boundary, answers)))
    assert {"met", "unmet"} <= sides, "the answers do not reach the threshold"


@pytest.mark.parametrize(
    "boundary",
    [boundary for boundary in BOUNDARIES if boundary.word == "ratio_at_least"],
    ids=lambda boundary: boundary.id,
)
def test_failed_share_is_not_shown_as_its_threshold(boundary: Boundary) -> None:
    """A share that is too small looks too small: 74.999 % is not shown as 75 %."""
    for answers in near(boundary):
        result = boundary.found(answers)
        if result.finding.verdict == "unmet":
            shares = [Fraction(share) for share in re.findall(r"[＝≈]([\d.]+)%", result.reason)]
            assert shares
            assert max(shares) < boundary.data["percent"]


@every_boundary
def test_measure_is_on_the_side_of_the_verdict(boundary: Boundary) -> None:
    """What is drawn agrees with the verdict, and is never rounded across the threshold."""
    for answers in near(boundary):
        assert list(contradictions(boundary.found(answers))) == [], answers


@every_boundary
def test_gap_is_positive(boundary: Boundary) -> None:
    """Whatever is not met for a number's or a date's sake says by how much, and never "0"."""
    for answers in near(boundary):
        finding = boundary.found(answers).finding
        if finding.gap:
            assert Fraction(finding.gap.amount) > 0
            assert finding.gap.unit
            assert not re.search(r"(?<![\d.])0 ", finding.gap.closing)
        assert not (finding.verdict == "met" and finding.gap)
        unmeasured = boundary.word == "within" or boundary.data.get("threshold") == 0  # of any amount, none is lacking
        assert finding.verdict != "unmet" or finding.gap or unmeasured


@every_boundary
def test_gap_closes(boundary: Boundary) -> None:
    """Whoever closes the gap by the amount that is stated has closed it; one person or firm less does not do."""
    path = path_to_raise(boundary)
    for answers in near(boundary):
        finding = boundary.found(answers).finding
        if (
            finding.verdict != "unmet"
            or path is None
            or finding.gap is None
            or boundary.fields[path].title not in finding.gap.closing
        ):
            continue
        title = re.escape(boundary.fields[path].title)
        stated = re.search(rf"{title}[^。]*?(?:还差|再增加|如) ([\d.]+)", finding.gap.closing)
        more = Decimal("0.0001") if "不含本数" in finding.gap.closing else 0
        assert boundary.found(answers | {path: answers[path] + Decimal(stated[1]) + more}).finding.verdict != "unmet"
        if boundary.fields[path].is_integer:
            assert boundary.found(answers | {path: answers[path] + int(stated[1]) - 1}).finding.verdict == "unmet"


def path_to_raise(boundary: Boundary) -> str | None:
    """Return the number that has to grow, where the threshold is about one."""
    match boundary.word, boundary.data:
        case (("at_least" | "more_than"), {"value": str(path)}):
            return path
        case "ratio_at_least", {"part": str(path)}:
            return path
        case "ratio_at_least", {"part": {"sum": (path, *_)}}:
            return str(path)
    return None

"""Every lever closes its gap, a hair less does not, and whatever else it makes worse is said."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from checker import load_notice
from checker.advice.levers import Levers
from checker.advice.offer import FilledRows, Offer
from checker.conditions import Result
from checker.conditions.lever import Changes, Lever
from checker.conditions.operators.comparison import Comparison
from checker.conditions.operators.each_at_least import EachAtLeast
from checker.conditions.operators.ratio import Ratio
from checker.evaluation import NoticeEvaluator, Report
from checker.rosters.counting import SumCounting
from checker.values.numbers import plain, with_unit
from completing import Completer
from worked import CASES, CERTAIN_TENANT, INCUBATOR, ample, nested

EXAMPLES = int(os.environ.get("COMPLETIONS", "40"))
"""Partial applications of each notice."""
NUMERIC = (Comparison, Ratio, EachAtLeast)
CHOICES = 4
"""How many choices of rows are tried, where any will do."""
TOO_MUCH = "no_more.more"
GOOD = {"met", "not_applicable"}
WORSE = ("not_applicable", "met", "attention", "unknown", "unmet")

type Application = Mapping[str, Any]
type Cell = tuple[str, int, str, Any]
"""A cell to fill in: the roster, the row's number, the column and the answer."""


class Unforgiving(Levers):
    """Levers none of which may turn out not to do, unless the answers contradict each other."""

    def _verified(self, lever: Lever, changes: Changes, gap: Any) -> Iterator[Offer]:  # noqa: ANN401 - private
        offers = list(super()._verified(lever, changes, gap))
        assert offers or contradicted(gap.situation.report).intersection(gap.condition.reads), lever
        yield from offers


def contradicted(report: Report) -> set[str]:
    """Return the fields of which one is larger than another that it is a part of."""
    found = (one.discrepancy for one in report.inconsistencies)
    return {path for one in found if any(said.code == TOO_MUCH for said in one.statements) for path in one.fields}


CLOSED = {"met", "not_applicable"}


class Trial:
    """One application, whose levers are pulled by separate runs of the check."""

    def __init__(self, notice: str, application: Application) -> None:
        self.evaluator = NoticeEvaluator(load_notice(notice))
        self.application = application
        self.random = Random(0)  # noqa: S311 - no secret
        self.report = self.evaluator.check(application)
        self.facts, self.bounded = self.evaluator.known(application, self.report.rosters)
        self.offers = Unforgiving(self.evaluator).of(self.report)

    def problems(self) -> Iterator[str]:
        """Yield whatever is wrong with any lever, or lacking."""
        for name, offers in self.offers.items():
            for offer in offers:
                wrong = self._of_rows(name, offer) if offer.rows else self._of_answers(name, offer)
                yield from (f"{name}: {offer.statement.text}: {one}" for one in wrong)
        unusable = contradicted(self.report)
        for result in self.report.results:
            condition, verdict = result.condition, result.finding.verdict
            numeric = any(isinstance(part, NUMERIC) for part in condition.requirement.walk())
            is_gap = condition.level in {"applicant", "material"} and verdict == "unmet" and numeric
            if is_gap and not (condition.refers or unusable.intersection(condition.reads)):
                yield from () if condition.id in self.offers else [f"{condition.id}: no lever"]

    def _of_answers(self, name: str, offer: Offer) -> Iterator[str]:
        yield from self._numbers(offer)
        after = self.evaluator.check(self.application, assumed=offer.changes)
        yield from () if _verdict(after, name) in CLOSED else ["does not close"]
        for less in self._shorts(offer):
            short = self.evaluator.check(self.application, assumed=less)
            yield from ["less closes too"] if _verdict(short, name) in CLOSED else []
        yield from self._effects(name, offer, self.evaluator.check(self.application, assumed=offer.supposed), after)

    def _numbers(self, offer: Offer) -> Iterator[str]:
        """Say which number that is changed is not told, or told wrong."""
        text, facts = offer.statement.text, self.facts.supposing(offer.supposed)
        for path, answer in offer.changes.items():
            if isinstance(answer, int | Decimal) and not isinstance(answer, bool) and answer != facts.number(path):
                number, unit = facts.number(path), facts.fields[path].unit
                then, moved = with_unit(plain(Fraction(answer)), unit), plain(abs(Fraction(answer) - (number or 0)))
                told = [
                    f"增至 {then}",
                    f"减至 {then}",
                    f"达到 {then}",
                    f"{facts.fields[path].short}为 {then.split()[0]}）",
                ]
                told += [f"增加 {moved} ", f"新增 {moved} ", f"减少 {moved} ", f"如 {moved} "]
                yield from () if any(one in text for one in told) else [f"{path}: {number} → {answer} not told"]

    def _shorts(self, offer: Offer) -> Iterator[Mapping[str, object]]:
        """Yield what is a hair less: one item of a list, or everything that is moved."""
        moved = {path: answer for path, answer in offer.changes.items() if offer.supposed.get(path) != answer}
        for path, answer in moved.items():
            if isinstance(answer, list):
                given = offer.supposed.get(path) or self.facts.answer(path) or []
                raised = [at for at, item in enumerate(answer) if item != (given[at] if at < len(given) else None)]
                yield from (
                    {
                        **offer.changes,
                        path: [item - (place == at) if item else item for place, item in enumerate(answer)],
                    }
                    for at in raised
                )
                return
        yield {**offer.changes, **{path: self._nearer(path, answer, offer.supposed) for path, answer in moved.items()}}

    def _nearer(self, path: str, answer: Any, supposed: Mapping[str, Any]) -> object:  # noqa: ANN401 - as its field has it
        """Return an answer a step nearer to what is given."""
        facts = self.facts.supposing(supposed)
        match answer:
            case bool():
                return not answer
            case str() if facts.fields[path].kind == "choice":
                return facts.answer(path)
            case str():
                given, day = facts.date(path) or date.min, date.fromisoformat(answer)
                return (day + timedelta(days=1 if day < given else -1 if day > given else 0)).isoformat()
        step = 1 if self.facts.fields[path].is_integer else Decimal("0.01")
        given = facts.number(path) or 0
        return answer - step if answer > given else answer + step

    def _of_rows(self, name: str, offer: Offer) -> Iterator[str]:
        for cells in self._choices(offer.rows):
            after = self.evaluator.check(self._filled(cells))
            yield from () if _verdict(after, name) == "met" else [f"does not close with {cells}"]
            yield from self._effects(name, offer, self.report, after)
        for cells in self._fewer(offer.rows):
            less = self.evaluator.check(self._filled(cells))
            yield from [f"less closes too: {cells}"] if _verdict(less, name) == "met" else []

    def _choices(self, groups: tuple[FilledRows, ...]) -> Iterator[list[Cell]]:
        """Yield cells to fill in: of a group any rows will do, so that the last are taken, and then any."""
        yield [cell for group in groups for cell in self._cells(group, group.numbers[-group.needed :])]
        for _ in range(CHOICES if any(group.needed < len(group.numbers) for group in groups) else 0):
            chosen = [(group, self.random.sample(group.numbers, group.needed)) for group in groups]
            yield [cell for group, numbers in chosen for cell in self._cells(group, numbers)]

    def _fewer(self, groups: tuple[FilledRows, ...]) -> Iterator[list[Cell]]:
        """Yield cells that do not suffice: of a sum a hair less, of rows one fewer of all that are told."""
        (*_, (roster, _, path, answer)) = cells = next(self._choices(groups))
        if isinstance(answer, bool | Mapping):
            rows = [(group, number) for group in groups for number in group.numbers]
            needed = sum(group.needed for group in groups)
            yield [cell for cell in cells if cell[:2] != cells[-1][:2]]
            for _ in range(CHOICES):
                chosen = self.random.sample(rows, needed - 1)
                yield [cell for group, number in chosen for cell in self._cells(group, [number])]
            return
        positive = max(at for at, cell in enumerate(cells) if cell[3])
        roster, number, path, answer = cells[positive]
        step = 1 if self.evaluator.notice.rosters[roster].fields[path].is_integer else Decimal("0.01")
        yield [*cells[:positive], (roster, number, path, answer - step), *cells[positive + 1 :]]

    def _cells(self, group: FilledRows, numbers: Sequence[int]) -> Iterator[Cell]:
        """Yield the cells of some rows of a group; a sum is spread over all of them, the last first."""
        if all(isinstance(answer, bool | Mapping) for answer in group.cells.values()):
            yield from (
                (group.roster, number, path, answer) for number in numbers for path, answer in group.cells.items()
            )
        else:
            ((column, amount),) = group.cells.items()
            yield from self._spread(group, column, Fraction(str(amount)))

    def _spread(self, group: FilledRows, column: str, amount: Fraction) -> Iterator[Cell]:
        notice = self.evaluator.notice
        (counting,) = (
            one
            for one in notice.countings.values()
            if isinstance(one, SumCounting) and (one.roster.id, one.column) == (group.roster, column)
        )
        rows = self.application[notice.rosters[group.roster].path]
        for number in reversed(group.numbers):
            row = rows[number - 1]
            whole = row.get(counting.whole)
            most = (
                amount
                if whole is None
                else Fraction(whole) - sum(Fraction(row.get(one) or 0) for one in counting.parts)
            )
            here = min(most, amount)
            amount -= here
            yield group.roster, number, column, Decimal(here.numerator) / here.denominator

    def _filled(self, cells: list[Cell]) -> Application:
        application = dict(self.application)
        for roster, number, column, answer in cells:
            path = self.evaluator.notice.rosters[roster].path
            rows = list(application[path])
            rows[number - 1] = {**rows[number - 1], column: answer}
            application[path] = rows
        return application

    def _effects(self, name: str, offer: Offer, before: Report, after: Report) -> Iterator[str]:
        """Say what is worse and not told, or told and not so; that what counts is met is the lever itself."""
        told = {effect.condition: effect.verdict for effect in offer.effects}
        counted = next(one.condition.refers for one in before.results if one.condition.id == name)
        for was, now in zip(before.results, after.results, strict=True):
            condition, verdict = now.condition, now.finding.verdict
            if condition.id in {name, *counted} or condition.refers:
                continue
            worse = verdict not in GOOD and WORSE.index(verdict) > WORSE.index(was.finding.verdict)
            worse = worse or _is_farther(was, now)
            better = verdict == "met" and was.finding.verdict not in GOOD
            if told.get(condition.id) != (verdict if worse or better else None):
                yield f"{condition.id} {was.finding.verdict} → {verdict}, told {told.get(condition.id)}"


def _is_farther(was: Result, now: Result) -> bool:
    """Whether the verdict is as bad as it was, and the number that decides it, on the strict reading, farther off."""
    values = [one.measure.values if one.measure else () for one in (was, now)]
    if was.finding.verdict is not now.finding.verdict or now.finding.verdict in GOOD or not all(values):
        return False
    before, after = (abs(one[0].number - now.measure.threshold) for one in values)
    return was.measure.threshold == now.measure.threshold and after > before


def _verdict(report: Report, name: str) -> str:
    return next(result.finding.verdict for result in report.results if result.condition.id == name)


WORKED = [(name, case) for name, cases in CASES.items() for case in (*cases.applications, *cases.with_rosters)]


@pytest.mark.parametrize(("name", "case"), WORKED, ids=lambda one: getattr(one, "name", one))
def test_levers_of_worked_cases(name: str, case: Any) -> None:  # noqa: ANN401 - a case
    """Of every case that the notices' folders work out."""
    assert list(Trial(name, case.application).problems()) == []


@pytest.mark.parametrize("name", CASES)
def test_levers_of_random_applications(name: str) -> None:
    """Of partial applications with rosters, months in the place of days, and answers that contradict each other."""
    for seed in range(EXAMPLES):
        application = Completer(load_notice(name), seed).partial().data
        assert list(Trial(name, application).problems()) == [], (seed, application)


def test_blank_cells_of_a_column_are_told_what_they_have_to_come_to() -> None:
    """Two premises, of one of which the tenants' part is not given, in figures that are not whole."""
    rows = [
        {"total_m2": Decimal("4000.5"), "tenant_m2": 3000, "public_service_m2": 100},
        {"total_m2": Decimal("1000.5"), "public_service_m2": 0},
    ]
    trial = Trial(INCUBATOR, {**nested(ample(INCUBATOR)), "premises_roster": rows})

    assert [offer.statement.text for offer in trial.offers["premises-tenant-share"]] == [
        "第 2 行的“其中：在孵企业使用面积”未填，合计 650.75 ㎡即达到"
    ]
    assert list(trial.problems()) == []


def test_rows_that_decide_are_named_with_what_has_to_stand_there() -> None:
    """Nine of thirty tenants need a patent; seven have one, and three rows do not say."""
    rows = [{**CERTAIN_TENANT, "patent_applied": number < 7, "ip_owned": False} for number in range(30)]
    for number in (10, 20, 29):
        del rows[number]["patent_applied"]
    trial = Trial(INCUBATOR, {**nested(ample(INCUBATOR)), "tenant_roster": rows})

    (offer,) = trial.offers["tenant-ip-share"]
    assert offer.statement.text == "第 11、21、30 行的“是否已申请专利”未填，其中 2 家为“是”即达到"
    assert offer.as_json["rows"] == [
        {"roster": "tenant", "rows": [11, 21, 30], "columns": ["patent_applied"], "needed": 2}
    ]
    assert list(trial.problems()) == []


def test_who_is_new_counts_wherever_they_are_counted() -> None:
    """Five new tenants with patents are five more with patents or rights, however many had either before."""
    application = nested(ample(INCUBATOR))
    application["tenants"] |= {"count": 30, "patent_applied": 6, "ip_owned": 8, "patent_or_ip": 9}
    trial = Trial(INCUBATOR, application)

    (added,) = (one for one in trial.offers["tenant-ip-share"] if "新增 5 家已申请专利" in one.statement.text)
    assert added.changes == {"tenants.patent_applied": 11, "tenants.count": 35, "tenants.patent_or_ip": 14}
    assert "随之增至 14 家" in added.statement.text
    assert list(trial.problems()) == []


def test_enough_whatever_is_chosen() -> None:
    """Who has not said yet of which type the incubator is learns that a lever is enough for either."""
    either = Trial(INCUBATOR, {"premises": {"total_m2": 1000}})
    chosen = Trial(INCUBATOR, {"variant": "specialized", "premises": {"total_m2": 1000}})

    assert [one.text for one in either.offers["premises-area"]] == ["再增加 4000 ㎡总面积（“孵化器类型”选哪一种都够）"]
    assert [one.text for one in chosen.offers["premises-area"]] == ["再增加 2000 ㎡总面积"]


def test_parts_of_a_whole_give_way() -> None:
    """All 5,000 square metres are accounted for: what tenants gain, or the whole loses, the incubator gives up."""
    application = nested(ample(INCUBATOR))
    application["premises"] = {
        "total_m2": 5000, "tenant_m2": 3000, "public_service_m2": 500, "own_use_m2": 1400, "other_m2": 100,
    }  # fmt: skip
    trial = Trial(INCUBATOR, application)

    kept, added, less = trial.offers["premises-tenant-share"]
    assert kept.changes == {"premises.tenant_m2": 3250, "premises.own_use_m2": 1250, "premises.other_m2": 0}
    assert "自用面积随之减至 1250 ㎡" in kept.statement.text
    assert added.changes == {"premises.tenant_m2": 4000, "premises.total_m2": 6000}
    assert less.changes["premises.own_use_m2"] == Decimal("1166.66")
    assert list(trial.problems()) == []


@pytest.mark.parametrize("number", [29, 30])
def test_only_rows_that_decide_are_named(number: int) -> None:
    """Of two rows that may be a tenant each, the one with a patent makes nine of thirty; the other does nothing."""
    with_patent = {*range(1, 9), number}
    cells = {**CERTAIN_TENANT, "ip_owned": False, "area_m2": 100, "special_field": False}
    rows = [{**cells, "patent_applied": one in with_patent} for one in range(1, 31)]
    for row in rows[28:]:
        del row["works_in_premises"]
    trial = Trial(INCUBATOR, {**nested(ample(INCUBATOR)), "tenant_roster": rows})

    assert [offer.statement.text for offer in trial.offers["tenant-ip-share"]] == [
        f"第 {number} 行的“主要研发、办公场所在本孵化器场地内”未填，为“是”即达到"
    ]
    (both,) = trial.offers["tenant-count"]
    assert both.statement.text == "第 29、30 行的“主要研发、办公场所在本孵化器场地内”未填，都为“是”即达到"
    assert list(trial.problems()) == []


@pytest.mark.parametrize("variant", ["general", "specialized"])
def test_any_rows_of_a_group_will_do(variant: str) -> None:
    """Tenants around the thresholds that lack this and that, and count for this and that."""
    for seed in range(EXAMPLES // 4):
        tenants = _tenants(Random(seed), 30 if variant == "general" else 20)  # noqa: S311 - no secret
        application = {**nested({**ample(INCUBATOR), "variant": variant}), "tenant_roster": tenants}
        assert list(Trial(INCUBATOR, application).problems()) == [], (seed, application)


def _tenants(random: Random, needed: int) -> list[dict[str, Any]]:
    lacks = ("works_in_premises", "ip_clear", "relocated", "patent_applied", "ip_owned", "financed", "area_m2")
    changes = (
        {"area_m2": 1500},
        {"moved_in_on": "2024-09"},
        {"moved_in_on": "2021-03-15", "registered_on": "2020-01-01"},
    )
    rows = []
    for number in range(needed + random.randint(-2, 6)):
        shares = {"patent_applied": 0.25, "ip_owned": 0.2, "financed": 0.15}
        row = {**CERTAIN_TENANT, **{path: random.random() < share for path, share in shares.items()}}
        row |= {"name": f"示例{number}号", "area_m2": 100, "special_field": False, "staff": 10, "college_educated": 6}
        if random.random() < 0.1:
            row |= random.choice(changes)
        for path in random.sample(lacks, random.choice((0, 0, 1, 2))):
            del row[path]
        rows.append(row)
    return rows


QUALIFIED: Mapping[str, Any] = {"graduated_on": "2023-01-01", "ip_owned": True, "high_tech_enterprise": True}
NEARLY: Mapping[str, Any] = {
    "graduated_on": "2023-01-01",
    "ip_owned": True,
    "high_tech_enterprise": False,
    "acquired_or_listed": False,
    "revenue_by_year_wan": {"2020": 250, "2021": 250},
}


def _nearest(*rows: Mapping[str, Any], qualified: int = 9) -> list[tuple[int, ...]]:
    """Return the rows of each offer by which ten firms have graduated, after some that have, all tried."""
    table = [{"name": f"示例{number}号", **QUALIFIED} for number in range(qualified)] + [dict(row) for row in rows]
    trial = Trial(INCUBATOR, {**nested(ample(INCUBATOR)), "graduate_roster": table})
    assert list(trial.problems()) == []
    groups = [offer.rows for offer in trial.offers["graduate-count"] if offer.rows]
    return [tuple(number for group in offer for number in group.numbers) for offer in groups]


def test_nearest_rows_each_count() -> None:
    """Rows that lack least but would not count are left out: late and undated ones, and one of a firm with another."""
    farther = {**NEARLY, "name": "甲", "revenue_by_year_wan": {"2020": 250, "2021": 249}}
    undated = {path: answer for path, answer in NEARLY.items() if path != "graduated_on"}

    assert _nearest({**NEARLY, "name": "乙"}, farther) == [(10,)]
    assert _nearest({**NEARLY, "name": "乙", "graduated_on": "2025-01-01"}, farther) == [(11,)]
    assert _nearest({**undated, "name": "乙"}, farther) == [(11,)]
    assert _nearest({**NEARLY, "name": "乙"}, {**NEARLY, "name": "乙"}, farther) == [(12,)]


def test_rows_that_count_for_nothing_hide_none_that_do() -> None:
    """Many late rows before the two that are needed; where more than three are, nobody is told which."""
    late = [{**NEARLY, "name": f"晚{number}", "graduated_on": "2025-01-01"} for number in range(80)]
    near = [{**NEARLY, "name": f"近{number}"} for number in range(4)]

    assert _nearest(*late, *near, qualified=8) == [(89, 90)]
    assert _nearest(*near, qualified=6) == []


def test_several_rows_of_a_firm_lack_what_they_lack_together() -> None:
    """One row of a firm has its revenue, the other the day on which it has graduated; a lever contradicts neither."""
    one = {"name": "乙", "revenue_by_year_wan": {"2020": 250, "2021": 250}, "acquired_or_listed": False}
    other = {"name": "乙", "graduated_on": "2023-01-01", "ip_owned": True, "high_tech_enterprise": False}

    assert _nearest(one, other) == [(10,)]
    without_year = {**one, "revenue_by_year_wan": {"2020": 250}}
    with_year = {**other, "revenue_by_year_wan": {"2020": 250, "2021": 0}, "acquired_or_listed": False}
    assert _nearest(without_year, with_year) == []


@pytest.mark.parametrize("name", CASES)
def test_levers_are_found_again_when_an_answer_changes(name: str) -> None:
    """With the same rows, whatever else changes: what is remembered is what would be found anew."""
    for seed in range(EXAMPLES // 10):
        evaluator, application = NoticeEvaluator(load_notice(name)), Completer(load_notice(name), seed).partial()
        report, levers = evaluator.check(application.data), Levers(evaluator)
        for path in list(application.form)[seed::5]:
            levers.of(report)
            fewer = nested({one: answer for one, answer in application.form.items() if one != path})
            then = evaluator.check(fewer, report.rosters)
            assert _told(levers.of(then)) == _told(Levers(evaluator).of(then)), (seed, path)


def _told(found: Mapping[str, tuple[Offer, ...]]) -> Mapping[str, list[str]]:
    return {name: [offer.text for offer in offers] for name, offers in found.items()}


@pytest.mark.parametrize("name", CASES)
def test_what_is_remembered_depends_on_all_that_rows_have_an_effect_on(name: str) -> None:
    """A row filled in counts for every number of its roster, and these for every condition that looks at them."""
    notice = load_notice(name)
    levers, countings = Levers(NoticeEvaluator(notice)), notice.countings
    for condition in notice.on_application():
        rosters = {countings[path].roster.id for path in condition.reads if path in countings}
        counted = {path for path, counting in countings.items() if counting.roster.id in rosters}
        reached = [one for one in notice.on_application() if not (one.refers or counted.isdisjoint(one.reads))]
        assert {path for one in reached for path in one.looks_at} <= {*levers._scope(condition).paths}  # noqa: SLF001

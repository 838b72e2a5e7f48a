"""Evaluates an application with its rosters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.consistency.check import inconsistencies
from checker.consistency.rules import ConsistencyContext
from checker.notice.notice import Notice
from checker.requirements.facts import Facts
from checker.requirements.result import Result, evaluate
from checker.rosters.count import Count, RosterRows
from checker.rosters.counting import Counting
from checker.rosters.row import Row
from checker.values.verdict import Verdict, weightiest

type Rows = Mapping[str, RosterRows]
"""The rows of each roster that was given, by the roster's id."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of comparing an application with a notice."""

    notice: Notice
    application: Mapping[str, Any]
    results: tuple[Result, ...]
    rosters: Rows
    counted: tuple[Count, ...]

    @property
    def overall(self) -> Verdict:
        """The weightiest verdict at applicant level; lacking material alone makes it ``ATTENTION``."""
        return weightiest([*self._verdicts("applicant"), *map(_at_most_attention, self._verdicts("material"))])

    @property
    def statement(self) -> str:
        """What the report is, and what it is not."""
        issuer = self.notice.about["issuer"]
        return f"这是对照通知条文的自查，“符合”只表示未发现缺口；不是认定结论，认定以{issuer}的文件为准。"

    def counts(self) -> dict[str, dict[str, int]]:
        """Count the applicant-level verdicts, computed and declared ones apart."""
        counted = {basis: Counter[str]() for basis in ("computed", "declared")}
        for result in self.results:
            if result.condition.level == "applicant":
                counted[result.condition.basis][result.finding.verdict.value] += 1
        return {
            basis: {verdict.value: counts[verdict.value] for verdict in Verdict} for basis, counts in counted.items()
        }

    def as_json(self) -> dict[str, Any]:
        """Return the report as an object of strings and whole numbers only."""
        return {
            "notice": self.notice.id,
            "overall": self.overall.value,
            "statement": self.statement,
            "counts": self.counts(),
            "conditions": [result.as_json() for result in self.results],
            "rosters": [_roster_as_json(name, rows) for name, rows in self.rosters.items()],
            "counted": [self._counted(count) for count in self.counted if not count.nothing_counted],
            "consistency": [found.as_json() for found in inconsistencies(self.notice.consistency_checks, self._view())],
        }

    def rows_as_json(self) -> dict[str, list[dict[str, Any]]]:
        """Return what was found for every row, by roster."""
        return {
            name: [{"row": number, **_row_as_json(row)} for number, row in enumerate(rows, 1)]
            for name, rows in self.rosters.items()
        }

    def _counted(self, count: Count) -> dict[str, Any]:
        """Return what was counted; it is ``used`` in the place of what was typed if the number is known."""
        path, facts = count.field.path, self._typed()
        typed = facts.answer(path)
        differences = "；".join(count.differences(typed))
        return {
            "field": path,
            "label": count.field.title,
            "roster": count.roster.id,
            "text": count.text,
            "typed": "" if typed is None else facts.text(path),
            "differs": typed is not None and not count.admits(typed),
            "used": count.complete,
            "said": f"{count.said}，{count.found}。"
            + (f"{count.why_open}。" if count.open else "")
            + (f"{differences}。" if differences else ""),
        }

    def _typed(self) -> Facts:
        return Facts(self.application, self.notice.fields)

    def _view(self) -> ConsistencyContext:
        typed = self._typed()
        instead = {
            count.field.path: count.ends[0]
            for count in self.counted
            if count.complete and typed.answer(count.field.path) is None
        }
        counts = {count.field.path: count for count in self.counted}
        return ConsistencyContext(replace(typed, instead=instead), counts, self.notice.rosters, self.rosters)

    def _verdicts(self, level: str) -> list[Verdict]:
        return [result.finding.verdict for result in self.results if result.condition.level == level]


def check(notice: Notice, application: Mapping[str, Any], rosters: Rows | None = None) -> Report:
    """Evaluate every condition of `notice` on a valid `application`.

    Args:
        notice: The notice.
        application: The answers; its rosters are left out of account where `rosters` are given.
        rosters: The rows of its rosters, perhaps evaluated before.
    """
    rows = rows_of(notice, application) if rosters is None else rosters
    counts = _counts(notice, application, rows)
    typed = Facts(application, notice.fields)
    instead = {path: count.ends[0] for path, count in counts.items() if count.complete}
    between = {
        path: count.between
        for path, count in counts.items()
        if count.open and not ((answer := typed.answer(path)) is not None and count.admits(answer))
    }
    results = evaluate(notice.on_application(), replace(typed, instead=instead), between)
    return Report(notice, application, results, rows, tuple(counts.values()))


def rows_of(notice: Notice, application: Mapping[str, Any]) -> Rows:
    """Return the rosters of a valid application as rows to evaluate."""
    given = ((name, application.get(roster.path), roster) for name, roster in notice.rosters.items())
    return {name: RosterRows(Row(notice, roster, row) for row in rows) for name, rows, roster in given if rows}


def check_row(notice: Notice, level: str, row: Mapping[str, Any]) -> tuple[Result, ...]:
    """Evaluate every condition on a valid row of one roster, such as a tenant."""
    return Row(notice, notice.rosters[level], row).results


def _counts(notice: Notice, application: Mapping[str, Any], rows: Rows) -> Mapping[str, Count]:
    return {
        path: _count(counting, rows[counting.roster.id], application)
        for path, counting in notice.countings.items()
        if counting.roster.id in rows
    }


def _count(counting: Counting, listed: RosterRows, application: Mapping[str, Any]) -> Count:
    path = counting.field.path
    if counting.by_form or path not in listed.counts:
        listed.counts[path] = counting.count(listed.standing, application)
    return listed.counts[path]


def _roster_as_json(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    verdicts = Counter(row.verdict for row in rows)
    return {"id": name, "rows": len(rows), "verdicts": {verdict.value: verdicts[verdict] for verdict in Verdict}}


def _row_as_json(row: Row) -> dict[str, Any]:
    found = [
        {"id": result.condition.id, "verdict": result.finding.verdict.value, "reason": result.reason}
        for result in row.results
    ]
    return {"verdict": row.verdict.value, "conditions": found}


def _at_most_attention(verdict: Verdict) -> Verdict:
    return Verdict.ATTENTION if verdict is Verdict.UNMET else Verdict.MET

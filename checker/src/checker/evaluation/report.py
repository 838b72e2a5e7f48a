"""What came of comparing an application with a notice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.conditions import Facts, Result
from checker.consistency import Inconsistency
from checker.evaluation.assumptions import Assumed
from checker.evaluation.row_finding import row_finding
from checker.form import Roster
from checker.notice import Notice
from checker.rosters import Count, RosterRows, Row
from checker.values.verdict import Verdict, weightiest
from checker.wording.sentence import phrase_of, pieces_as_json, text_of
from checker.wording.vocabulary import BASIS_LABELS


@dataclass(frozen=True, slots=True)
class Report:
    """What came of comparing an application with a notice.

    Attributes:
        notice: The notice.
        typed: The answers as they were typed.
        results: What was found for every condition on an application, in the order of the text.
        rosters: The rows of each roster that has any, by the roster's id.
        roster_counts: What was counted from these.
        inconsistencies: Where the application disagrees with itself.
        assumed: The answers that were assumed; they are among those that were typed.
    """

    notice: Notice
    typed: Facts
    results: tuple[Result, ...]
    rosters: Mapping[str, RosterRows]
    roster_counts: tuple[Count, ...]
    inconsistencies: tuple[Inconsistency, ...]
    assumed: Assumed

    @property
    def overall(self) -> Verdict:
        """The weightiest verdict at applicant level; lacking material alone makes it ``ATTENTION``."""
        return weightiest([*self._verdicts("applicant"), *map(_at_most_attention, self._verdicts("material"))])

    @property
    def applicant(self) -> str:
        """The name of whoever applies; empty where it is not given."""
        return str(self.typed.answer("name") or "")

    def verdict_counts(self) -> dict[str, dict[str, int]]:
        """Count the applicant-level verdicts that stand alone, computed and declared ones apart."""
        applicant = [
            result for result in self.results if result.condition.level == "applicant" and result.condition.stands_alone
        ]
        return {
            basis: _tally(result.finding.verdict for result in applicant if result.condition.basis == basis)
            for basis in BASIS_LABELS
        }

    @property
    def answers(self) -> Facts:
        """The answers that conditions look at: assumed, or counted where rosters decide, else typed."""
        counts = {name: count for name, count in self.counts.items() if name not in self.assumed}
        decided = {name: count for name, count in counts.items() if not count.yields_to(self.typed.answer(name))}
        return replace(self.typed, overrides={name: count.answer for name, count in decided.items()})

    @property
    def counts(self) -> Mapping[str, Count]:
        """What was counted from rosters, by the field's path."""
        return {count.field.path: count for count in self.roster_counts}

    def update(self) -> dict[str, Any]:
        """Return what depends on the answers: an ``update`` of ``schemas/report.schema.json``."""
        return {
            **self._summary(),
            "conditions": [result.as_json for result in self.results],
            "counted": [self._counted(count) for count in self._nonblank_counts()],
            "consistency": [found.as_json() for found in self.inconsistencies],
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole report, as ``schemas/report.schema.json`` describes it."""
        return {
            "notice": self.notice.id,
            "applicant": self.applicant,
            "disclaimer": self.notice.disclaimer,
            **self._summary(),
            "conditions": [result.as_full_json() for result in self.results],
            "counted": [
                {**self._counted(count), "explanation": self.explained(count)} for count in self._nonblank_counts()
            ],
            "consistency": [{**found.as_json(), "message": found.message} for found in self.inconsistencies],
            "rosters": [
                {"id": name, "rows": len(rows), "verdicts": _tally(row.verdict for row in rows.rows)}
                for name, rows in self.rosters.items()
            ],
            "rows": {
                name: [
                    {"row": number, **_row_as_json(row, self.notice.rosters[name])}
                    for number, row in enumerate(rows.rows, 1)
                ]
                for name, rows in self.rosters.items()
            },
        }

    def explained(self, count: Count) -> str:
        """Say what was counted, from which rows, what is missing there, and where a typed list differs."""
        return text_of(phrase_of(count.explained(self.typed.answer(count.field.path))))

    def _summary(self) -> dict[str, Any]:
        return {"overall": self.overall.value, "counts": self.verdict_counts()}

    def _nonblank_counts(self) -> Iterator[Count]:
        return (count for count in self.roster_counts if not count.is_blank)

    def _counted(self, count: Count) -> dict[str, Any]:
        """Return what was counted; it is ``used`` in the place of what was typed if the number is known."""
        path = count.field.path
        typed = self.typed.answer(path)
        text = "" if typed is None else self.typed.text(path)
        return {
            "field": path,
            "label": count.field.title,
            "roster": count.roster.id,
            "number": count.number.as_json()["number"] if count.number else None,
            "text": count.text,
            "typed": text,
            "differs": typed is not None and not count.admits(typed),
            "used": count.is_known,
            "fill": [
                {"column": column, "label": count.roster.fields[column].title, "rows": rows}
                for column, rows in count.missing_columns.items()
            ],
            "sentence": pieces_as_json(phrase_of(count.beside_field(typed, text))),
        }

    def _verdicts(self, level: str) -> list[Verdict]:
        own = (result for result in self.results if not result.condition.is_member)
        return [result.finding.verdict for result in own if result.condition.level == level]


def _tally(verdicts: Iterable[Verdict]) -> dict[str, int]:
    counts = Counter(verdicts)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def _row_as_json(row: Row, roster: Roster) -> dict[str, Any]:
    found = [
        {"id": result.condition.id, "verdict": result.finding.verdict.value, "reason": result.reason}
        for result in row.results
    ]
    return {**row_finding(row, roster), "conditions": found}


def _at_most_attention(verdict: Verdict) -> Verdict:
    return Verdict.ATTENTION if verdict is Verdict.UNMET else Verdict.MET

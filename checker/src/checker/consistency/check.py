"""Whether what the applicant has written agrees with itself: form, rosters, cover and tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from checker.consistency.rules import ConsistencyContext, Discrepancy, Rule, rule
from checker.form.roster import Roster


@dataclass(frozen=True, slots=True)
class ConsistencyCheck:
    """What has to agree, one entry of ``consistency.yaml``.

    Attributes:
        id: Its name within the notice.
        title: What is compared with what, a noun phrase in Chinese.
        severity: ``mismatch`` for what cannot both be right, ``hint`` for what is only unusual.
        clause: Where the notice says so or prints the fields.
        rules: How it is compared.
    """

    id: str
    title: str
    severity: str
    clause: tuple[str, ...]
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any], rosters: Mapping[str, Roster]) -> Self:
        """Read one entry, already validated."""
        clause = data["clause"]
        clauses = (clause,) if isinstance(clause, str) else tuple(clause)
        return cls(
            data["id"], data["title"], data["severity"], clauses, tuple(rule(one, rosters) for one in data["rules"])
        )


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """What an entry found."""

    agreement: ConsistencyCheck
    said: Discrepancy
    view: ConsistencyContext

    def as_json(self) -> dict[str, Any]:
        """Return it as an object of the report."""
        fields = self.view.facts.fields
        return {
            "id": self.agreement.id,
            "severity": self.agreement.severity,
            "title": self.agreement.title,
            "message": self.said.message,
            "fields": [{"field": path, "label": fields[path].title} for path in dict.fromkeys(self.said.fields)],
            "rows": [{"roster": roster, "row": number} for roster, number in self.said.rows],
            "clause": list(self.agreement.clause),
        }


def inconsistencies(
    consistency_checks: Iterable[ConsistencyCheck], view: ConsistencyContext
) -> Iterator[Inconsistency]:
    """Yield everything that does not agree, in the order of the entries."""
    for agreement in consistency_checks:
        for one in agreement.rules:
            yield from (Inconsistency(agreement, said, view) for said in one.find(view))

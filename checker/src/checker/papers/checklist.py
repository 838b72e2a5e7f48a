"""The materials that one applicant needs: what applies, with copies, seals and volumes, and what each proves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.conditions import Condition
from checker.evaluation import Report
from checker.papers.binding import addresses, copies_of, spine_of
from checker.papers.need import Need, need_of
from checker.values.verdict import Verdict, weightiest
from checker.wording.sentence import phrase_of, pieces_as_json, text_of
from checker.wording.vocabulary import NOT_CHECKED, RESULT_LABELS

_MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class Proved:
    """A condition that a material proves.

    Attributes:
        condition: The condition.
        verdict: Its present verdict; on rows, the weightiest; None where there is no row to judge.
        label: The verdict in words.
    """

    condition: Condition
    verdict: Verdict | None
    label: str

    @property
    def title(self) -> str:
        """What the condition is called."""
        return str(self.condition.about["title"])


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to have ready: a part of an item, or an item that has no parts.

    Attributes:
        item: The item.
        about: The part, or the item again.
        need: Whether it is needed.
        proves: What it proves.
        number: Of how many rows it is needed, in words; empty where that is not said.
    """

    item: Mapping[str, Any]
    about: Mapping[str, Any]
    need: Need
    proves: Sequence[Proved]
    number: str

    @property
    def id(self) -> str:
        """Its id, which is that of its item if this has no parts."""
        return str(self.about["id"])

    @property
    def part(self) -> str:
        """What it is called beside its item; empty if it is the item itself."""
        return "" if self.about is self.item else str(self.about["title"])

    @property
    def why(self) -> str:
        """Why it is needed or not, as plain text."""
        return text_of(phrase_of(self.need.statements))

    @property
    def wanted(self) -> Sequence[str]:
        """What has to be handed in, in the notice's words where these say more than the title, and of how many."""
        quote = f"“{self.about['quote']}”" if "quote" in self.about else ""
        return [*filter(None, [quote, self.about.get("form", ""), self.about.get("count", ""), self.number])]

    @property
    def seals(self) -> Sequence[str]:
        """What has to be sealed or signed."""
        return [seal["text"] for seal in self.about.get("seals", ())]

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``checklistLine`` of ``schemas/papers.schema.json``."""
        return {
            "id": self.id,
            "item": self.item["title"],
            "part": self.part,
            "volume": self.item.get("volume", ""),
            "outcome": self.need.outcome,
            "sentence": pieces_as_json(phrase_of(self.need.statements)),
            "wanted": list(self.wanted),
            "seals": list(self.seals),
            "issuer": self.about.get("issuer", ""),
            "note": self.about.get("note", ""),
            "clause": addresses(self.about),
            "proves": [
                {"id": one.condition.id, "title": one.title, "verdict": one.verdict, "label": one.label}
                for one in self.proves
            ],
        }


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that an application consists of.

    Attributes:
        report: What was found for the application.
        materials: The notice's ``materials.yaml``.
        lines: The things to have ready, in the notice's order.
    """

    report: Report
    materials: Mapping[str, Any]
    lines: Sequence[Line]

    @property
    def copies(self) -> str:
        """How many copies of the whole are asked for, in words; empty where the notice does not say."""
        return copies_of(self.materials)

    @property
    def volumes(self) -> Mapping[str, str]:
        """The titles of the volumes by id; one without a title where the notice names none."""
        return {volume["id"]: volume["title"] for volume in self.materials["volumes"]} or {"": ""}

    @property
    def spine(self) -> str:
        """What is printed on the volumes' backs; empty where the notice does not say."""
        spine = spine_of(self.materials, self.report.notice.about["year"])
        return spine.words(self.report.applicant) if spine else ""

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``checklist`` of ``schemas/papers.schema.json``."""
        return {
            "copies": self.copies,
            "spine": self.spine,
            "named": bool(self.report.applicant),
            "volumes": [{"id": name, "title": title} for name, title in self.volumes.items()],
            "lines": [line.as_json() for line in self.lines],
        }


def checklist(report: Report, materials: Mapping[str, Any]) -> Checklist:
    """Return what the applicant of a report has to have ready."""
    return Checklist(report, materials, [*_lines(report, materials)])


def _lines(report: Report, materials: Mapping[str, Any]) -> Iterator[Line]:
    conditions = {condition.id: condition for condition in report.notice.conditions}
    for item in materials["items"]:
        for about in item.get("parts", [item]):
            need = need_of(item, about, report)
            proves = [_proved(conditions[name], report) for name in about.get("proves", ())]
            yield Line(item, about, need, proves, _number(about, need, report))


def _number(about: Mapping[str, Any], need: Need, report: Report) -> str:
    """Say of which rows a material is needed, and name them where these are not all of the roster."""
    name = about["decided_by"]["rows"]["roster"] if need.rows else about.get("each", "")
    if name not in report.rosters:
        return ""
    roster, rows = report.notice.rosters[name], report.rosters[name].rows
    numbers = need.rows or range(1, len(rows) + 1)
    names = [str(rows[number - 1].answers.get(roster.schema.get("x-name", ""), "")) for number in numbers]
    listed = "、".join(filter(None, names[:_MOST_NAMED])) if len(numbers) < len(rows) else ""
    more = "等" if len(names) > _MOST_NAMED else ""
    return f"按“{roster.title}”共 {len(numbers)} 行" + (f"：{listed}{more}" if listed else "")


def _proved(condition: Condition, report: Report) -> Proved:
    if condition.level not in report.notice.rosters:
        (result,) = (one for one in report.results if one.condition.id == condition.id)
        return Proved(condition, result.finding.verdict, result.label)
    rows = report.rosters[condition.level].rows if condition.level in report.rosters else ()
    found = [one.finding.verdict for row in rows for one in row.results if one.condition.id == condition.id]
    if not found:
        return Proved(condition, None, NOT_CHECKED)
    verdict = weightiest(found)
    label = RESULT_LABELS[condition.basis][verdict]
    return Proved(condition, verdict, f"{len(found)} 行中 {found.count(verdict)} 行{label}")

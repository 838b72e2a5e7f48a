"""What was made of a notice, clause by clause and condition by condition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from checker import Condition, check
from checker.conditions import Facts
from checker.conditions.boundaries import Boundary, BoundaryCase, boundaries
from checker.conditions.edges import NOTHING
from checker.conditions.finding import Finding
from checker.conditions.operators import NOf
from checker.values.verdict import Verdict
from checker.wording.vocabulary import STRENGTH_LABELS, VERDICT_LABELS
from generator.notices import NoticeFolder, as_list
from generator.pages.condition_entries import BESIDES, ConditionEntry, condition_entries
from generator.pages.coverage import uses
from generator.pages.materials import Line, lines_of
from generator.text import Heading, Note


@dataclass(frozen=True, slots=True)
class ReviewedClause:
    """A clause and what was made of it.

    Attributes:
        address: Its address.
        text: Its words.
        level: The level of a heading; 0 for all others.
        made: What is built from it: the page's title, and what stands there.
        why: Why nothing needs to be built from it; empty if something is, or if it was forgotten.
    """

    address: str
    text: str
    level: int
    made: Sequence[str]
    why: str

    @property
    def is_forgotten(self) -> bool:
        """Whether nothing is built from it and nobody has said why."""
        return not self.level and not self.made and not self.why


@dataclass(frozen=True, slots=True)
class ReviewedTable:
    """A threshold and what comes of answers beside it.

    Attributes:
        boundary: The answers.
        given: The answers to what else the condition looks at, in words.
    """

    boundary: Boundary
    given: Sequence[str]


@dataclass(frozen=True, slots=True)
class ReviewedCondition:
    """A condition and what comes of answers beside its thresholds.

    Attributes:
        entry: The condition.
        counts_as: How strictly it is demanded, or what else it is than a condition on the applicant.
        tables: The answers, threshold by threshold.
    """

    entry: ConditionEntry
    counts_as: str
    tables: Sequence[ReviewedTable]


def reviewed_clauses(folder: NoticeFolder) -> list[ReviewedClause]:
    """Return every clause in the order of the text."""
    used = uses(folder)
    explained = {
        address: str(entry["why"]) for entry in folder.about["explanatory"] for address in as_list(entry["clause"])
    }
    return [
        ReviewedClause(
            block.clause.address,
            block.clause.text,
            block.level if isinstance(block, Heading) else 0,
            list(_made(used.get(block.clause.address, {}))),
            explained.get(block.clause.address, ""),
        )
        for block in folder.text.blocks
        if not isinstance(block, Note)
    ]


def _made(used: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    for page, found in used.items():
        titles = [use.title for use in found if use.title]
        yield f"{page}：{'、'.join(dict.fromkeys(titles))}" if titles else page


def reviewed_conditions(folder: NoticeFolder) -> list[ReviewedCondition]:
    """Return every condition in the order of the text."""
    levels = dict.fromkeys(condition.level for condition in folder.notice.conditions)
    entries = {str(entry.about["id"]): entry for level in levels for entry in condition_entries(folder, level)}
    return [_reviewed(condition, entries[condition.id], folder) for condition in folder.notice.conditions]


def _reviewed(condition: Condition, entry: ConditionEntry, folder: NoticeFolder) -> ReviewedCondition:
    titles = {one.id: one.about["title"] for one in folder.notice.conditions}
    facts = _facts(condition, folder).beside({}, titles)
    every = chain(boundaries(condition.requirement, facts), _numbers_met(condition, facts))
    tables = [_table(one, condition, facts) for one in {_told(one): one for one in every if one.cases}.values()]
    return ReviewedCondition(entry, _counts_as(condition, folder), tables)


def _table(boundary: Boundary, condition: Condition, facts: Facts) -> ReviewedTable:
    tried = {path for case in boundary.cases for path in case.answers}
    others = [path for path in condition.reads if path not in tried and facts.answer(path) is not None]
    return ReviewedTable(boundary, [f"{facts.fields[path].short} {facts.text(path)}" for path in others])


def _counts_as(condition: Condition, folder: NoticeFolder) -> str:
    titles = {level: title for level, title, _ in BESIDES}
    rosters = {name: f"{roster.row_schema['title']}名册的每一行" for name, roster in folder.notice.rosters.items()}
    strength = STRENGTH_LABELS[condition.about["strength"]]
    if condition.level == "applicant":
        return strength
    return titles.get(condition.level) or f"{rosters[condition.level]}，{strength}"


def _numbers_met(condition: Condition, facts: Facts) -> Iterator[Boundary]:
    """Yield what comes of it where one fewer than wanted of several conditions are met, just as many, and others."""
    for part in condition.requirement.walk():
        if isinstance(part, NOf):
            first_must = sorted(part.conditions, key=lambda name: name not in part.must)
            met = [first_must[: part.at_least - 1], first_must[: part.at_least]]
            if part.must:
                met.append(first_must[len(part.must) :][: part.at_least])
            yield Boundary(part.describe(facts), tuple(_number_met(part, names, facts) for names in met))


def _number_met(wanted: NOf, met: Sequence[str], facts: Facts) -> BoundaryCase:
    """Judge it with these conditions met."""
    found = {name: Finding(Verdict.MET if name in met else Verdict.UNMET, ()) for name in wanted.conditions}
    lacking = [name for name in wanted.must if name not in met]
    named = "".join(f"，没有“{facts.titles[name]}”" for name in lacking)
    text = f"{len(wanted.conditions)} 条中有 {len(met)} 条{VERDICT_LABELS[Verdict.MET]}{named}"
    verdict = wanted.decide(facts.beside(found, facts.titles)).verdict
    return BoundaryCase(NOTHING, text, verdict, verdict)


def _told(boundary: Boundary) -> tuple[tuple[str, str], ...]:
    """Return what a table shows: two readings may ask for the same."""
    return tuple((case.text, f"{case.verdict} {case.whole}") for case in boundary.cases)


def _facts(condition: Condition, folder: NoticeFolder) -> Facts:
    """Return answers to go with those around a threshold: those of the first worked case, which are as people give."""
    if condition.level in folder.notice.rosters:
        return folder.notice.facts_at(condition.level, {})
    cases = folder.cases.applications
    return check(folder.notice, cases[0].application if cases else {}).answers


def declared(folder: NoticeFolder) -> list[ConditionEntry]:
    """Return what applicants assert, since no operator can decide it."""
    return [one.entry for one in reviewed_conditions(folder) if one.entry.basis == "declared"]


def materials(folder: NoticeFolder) -> list[tuple[str, str, str]]:
    """Return each material with how it is to be handed in and what it proves; and what is said of all together."""
    lines = [(_title(line), _asked(line.about), _titles(line.proves)) for line in lines_of(folder)]
    binding = folder.parts["materials"]["binding"]
    whole = [*([binding["copies"]] if "copies" in binding else []), *binding["rules"]]
    return [*lines, *(("整套材料", str(rule["text"]), "") for rule in whole)]


def _title(line: Line) -> str:
    title = f"{line.item['title']}：{line.about['title']}" if line.is_part else line.about["title"]
    return f"{title}（{'、'.join(line.clauses)}）"


def _asked(material: Mapping[str, Any]) -> str:
    when = f"视情况：{material['when']}" if "when" in material else ""
    seals = (seal["text"] for seal in material.get("seals", ()))
    return "；".join(filter(None, (material.get("count"), material.get("form"), when, *seals)))


def _titles(conditions: Sequence[Mapping[str, Any]]) -> str:
    return "、".join(str(condition["title"]) for condition in conditions)

"""Whether a material is needed from this applicant, as far as the answers and rosters settle it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from checker.conditions import Facts
from checker.evaluation import Report
from checker.form import Roster
from checker.wording.sentence import FieldPiece, Fields, Phrase, RowPiece, Rows, Sentence, Statement, joined

type Outcome = Literal["yes", "no", "open"]

_VARIANT = "variant"
_MOST_NAMED = 5
_ONLY = Sentence("need.variant", "只有{variant}要交。")
_SAYS = Sentence("need.answer", "“{field}”填的是“{answer}”。")
_ROWS_SAY = Sentence("need.rows", "“{roster}”第 {rows} 行的{columns}为“是”。")
_NO_ROW_SAYS = Sentence("need.no-row", "“{roster}”里没有一行的{columns}为“是”。")
_ASK = Sentence("need.open", "先填{fields}，才能定。")
_OWN_JUDGEMENT = Sentence("need.own-judgement", "由申报单位自己判断：{when}的才交。")


@dataclass(frozen=True, slots=True)
class Need:
    """Whether a material is needed.

    Attributes:
        outcome: Whether it is; ``open`` where an answer is missing, or the notice leaves it to the applicant.
        statements: Why; none where everybody needs it.
        rows: The numbers of the rows that it is needed for, from 1, where rows decide.
    """

    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    rows: tuple[int, ...] = ()


def need_of(item: Mapping[str, Any], line: Mapping[str, Any], report: Report) -> Need:
    """Return whether a line of ``materials.yaml``, which is the item itself or a part of it, is needed."""
    found = list(_needs(item, line, report))
    decisive = [one for one in found if one.outcome == "no"] or [one for one in found if one.outcome == "open"] or found
    outcome: Outcome = decisive[0].outcome if decisive else "yes"
    rows = next((one.rows for one in found if one.rows), ())
    return Need(outcome, tuple(said for one in decisive for said in one.statements), rows)


def _needs(item: Mapping[str, Any], line: Mapping[str, Any], report: Report) -> Iterator[Need]:
    facts = report.typed
    if "applies_to" in item:
        wanted = item["applies_to"]
        told = _by_answer(_VARIANT, [wanted], facts) or Need("open", (_asked([_quoted(_VARIANT, facts)]),))
        only = _ONLY.of(variant=facts.fields[_VARIANT].choice(wanted))
        yield replace(told, statements=(only, *told.statements))
    for about in (item,) if item is line else (item, line):
        if "decided_by" in about:
            yield _decided(about["decided_by"], report)
        elif "when" in about:
            yield Need("open", (_OWN_JUDGEMENT.of(when=about["when"]),))


def _decided(by: Mapping[str, Any], report: Report) -> Need:
    """Look at all that can tell: whatever says yes decides, then whatever says no."""
    told = [need for need in (_told_by_rows(by, report), _told_by_answer(by, report.typed)) if need]
    for outcome in ("yes", "no"):
        if decisive := next((need for need in told if need.outcome == outcome), None):
            return decisive
    return Need("open", (_asked(list(_askable(by, report))),))


def _told_by_answer(by: Mapping[str, Any], facts: Facts) -> Need | None:
    return _by_answer(by["answer"]["field"], by["answer"].get("is"), facts) if "answer" in by else None


def _by_answer(path: str, wanted: Sequence[str] | None, facts: Facts) -> Need | None:
    """Tell by an answer: a choice that is wanted, a yes, or a number above zero; None where there is none."""
    choice, number = facts.choice(path), facts.number(path)
    if choice is None:
        return None
    holds = choice in wanted if wanted else number > 0 if number is not None else choice == "yes"
    said = _SAYS.of(field=facts.name(path), answer=facts.text(path))
    return Need("yes" if holds else "no", (said,))


def _told_by_rows(by: Mapping[str, Any], report: Report) -> Need | None:
    """Tell by the rows of a roster: a yes in any of the columns, or a no in all columns of all rows."""
    if "rows" not in by or by["rows"]["roster"] not in report.rosters:
        return None
    roster, columns = report.notice.rosters[by["rows"]["roster"]], by["rows"]["any_of"]
    answers = [[row.answers.get(column) for column in columns] for row in report.rosters[roster.id].rows]
    named = {"roster": _roster_name(roster), "columns": _column_names(roster, columns)}
    if rows := tuple(number for number, row in enumerate(answers, 1) if True in row):
        return Need("yes", (_ROWS_SAY.of(rows=_numbers(roster, rows), **named),), rows)
    if all(answer is False for row in answers for answer in row):
        return Need("no", (_NO_ROW_SAYS.of(**named),))
    return None


def _askable(by: Mapping[str, Any], report: Report) -> Iterator[Fields]:
    """Yield what can be answered so that it is settled."""
    if "rows" in by:
        roster = report.notice.rosters[by["rows"]["roster"]]
        columns = _column_names(roster, by["rows"]["any_of"])
        yield Fields((roster.path,), ("“", *_roster_name(roster).phrase, "”的", *columns.phrase))
    if "answer" in by:
        yield _quoted(by["answer"]["field"], report.typed)


def _quoted(path: str, facts: Facts) -> Fields:
    return Fields((path,), ("“", *facts.name(path).phrase, "”"))


def _asked(fields: Sequence[Fields]) -> Statement:
    paths = tuple(path for field in fields for path in field.paths)
    return _ASK.of(fields=Fields(paths, joined([field.phrase for field in fields], "，或")))


def _roster_name(roster: Roster) -> Fields:
    return Fields((roster.path,), (FieldPiece(roster.title, roster.path),))


def _column_names(roster: Roster, columns: Sequence[str]) -> Fields:
    return Fields(tuple(columns), ("、".join(f"“{roster.fields[column].title}”" for column in columns),))


def _numbers(roster: Roster, rows: Sequence[int]) -> Rows:
    links: list[Phrase] = [(RowPiece(str(number), roster.id, number),) for number in rows[:_MOST_NAMED]]
    more = f" 等 {len(rows)} " if len(rows) > _MOST_NAMED else ""
    return Rows(roster.id, tuple(rows), (*joined(links, "、"), more))

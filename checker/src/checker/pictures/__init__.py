"""What of an application is better looked at than read."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from checker.conditions import Facts
from checker.form import Roster
from checker.notice import Notice
from checker.pictures.composition import compositions
from checker.pictures.shortfalls import missing_columns, verdicts_by_condition
from checker.pictures.spread import spreads
from checker.rosters import RosterRows

__all__ = ["pictures_of"]

_REMEMBERED = 16


def pictures_of(notice: Notice, facts: Facts, rosters: Mapping[str, RosterRows]) -> dict[str, Any]:
    """Return what can be drawn: ``pictures`` of ``schemas/report.schema.json``.

    Args:
        notice: The notice.
        facts: The answers that its conditions look at.
        rosters: The rows of those rosters that have any.
    """
    return {
        "compositions": [composition.as_json() for composition in compositions(notice, facts)],
        "rosters": [
            _of_roster(notice.rosters[name], rows) for name, rows in rosters.items() if any(notice.on_rows(name))
        ],
    }


@lru_cache(_REMEMBERED)
def _of_roster(roster: Roster, rows: RosterRows) -> dict[str, Any]:
    """Return what can be drawn of rows; as long as they are the same, so is this."""
    return {
        "roster": roster.id,
        "title": roster.title,
        "rows": len(rows),
        "spreads": [spread.as_json() for spread in spreads(rows.rows)],
        "conditions": verdicts_by_condition(rows.rows),
        "missing": missing_columns(rows.rows, roster),
    }

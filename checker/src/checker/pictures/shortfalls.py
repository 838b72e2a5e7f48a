"""What the rows of a roster lack: conditions that are not met, and columns without which nobody knows."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from checker.form import Roster
from checker.rosters import Row
from checker.values.verdict import Verdict


def verdicts_by_condition(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return for every condition on the rows how many have which verdict, in the order of the text."""
    return [_tally(place, rows) for place in range(len(rows[0].results))]


def _tally(place: int, rows: Sequence[Row]) -> dict[str, Any]:
    about = rows[0].results[place].condition.about
    counts = Counter(row.results[place].finding.verdict for row in rows)
    return {"title": about["title"], "counts": {verdict.value: counts[verdict] for verdict in Verdict}}


def missing_columns(rows: Sequence[Row], roster: Roster) -> list[dict[str, Any]]:
    """Return the columns that conditions miss, each with the number of rows that lack it, the most frequent first."""
    lacking = Counter(
        path for row in rows for path in {path for result in row.results for path in result.finding.missing_paths}
    )
    order = list(roster.fields)
    paths = sorted(lacking, key=lambda path: (-lacking[path], order.index(path)))
    return [{"label": roster.fields[path].title, "rows": lacking[path]} for path in paths]

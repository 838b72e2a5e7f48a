"""A date taken from the answers, or fixed by the notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.lever import Changes
from checker.wording.sentence import Day, Fields, Part, joined


@dataclass(frozen=True, slots=True)
class DateSource:
    """A date that the notice fixes, an answered date, or the ``latest`` of several.

    Attributes:
        paths: The fields that it is taken from; none for a fixed date.
        fixed: The date that the notice gives.
    """

    paths: tuple[str, ...] = ()
    fixed: date | None = None

    @classmethod
    def of(cls, data: Any) -> Self:  # noqa: ANN401 - parsed YAML
        """Read ``2023-08-01``, ``path`` or ``{latest: [path, …]}``."""
        match data:
            case {"latest": paths}:
                return cls(tuple(paths))
            case str() if data[:1].isdigit():
                return cls(fixed=date.fromisoformat(data))
            case str():
                return cls((data,))
        raise ValueError(f"no date: {data!r}")

    def value(self, facts: Facts) -> date | None:
        """Return the date, None when any answer that it is taken from is missing."""
        if self.fixed:
            return self.fixed
        if len(self.paths) == 1:
            return facts.date(self.paths[0])
        dates = [facts.date(path) for path in self.paths]
        given = [day for day in dates if day is not None]
        return max(given) if len(given) == len(dates) else None

    def earliest(self, facts: Facts) -> "DateSource | None":
        """Return where the date is at the earliest as long as some of several are missing; None if nothing is known."""
        if len(self.paths) <= 1:
            return None
        given = self.given(facts)
        return DateSource(given) if given and len(given) < len(self.paths) else None

    def moved_back(self, day: date, facts: Facts) -> Changes | None:
        """Return the answers with which it is a day that lies before it; None if they cannot be given."""
        return self._bounded({path: day for path in self.paths if (facts.date(path) or day) > day}, facts)

    def moved_on(self, day: date, facts: Facts) -> Changes | None:
        """Return the answers with which it is a day that lies after it; None if they cannot be given."""
        return self._bounded(dict.fromkeys(self.paths[-1:], day), facts)

    def _bounded(self, days: Mapping[str, date], facts: Facts) -> Changes | None:
        changes = {path: day.isoformat() for path, day in days.items()}
        return changes if all(facts.fields[path].takes(day) for path, day in changes.items()) else None

    def unknown(self, facts: Facts) -> Finding:
        """Return the finding for answers that are missing."""
        missing = tuple(path for path in self.paths if facts.date(path) is None)
        return Finding.unknown(missing, self.given(facts))

    def given(self, facts: Facts) -> tuple[str, ...]:
        """Return the paths of those answers that are there."""
        return tuple(path for path in self.paths if facts.date(path) is not None)

    def name(self, facts: Facts) -> Part:
        """Name the date by the labels of its fields."""
        if self.fixed:
            return Day(self.fixed.isoformat())
        names = [facts.name(path) for path in self.paths]
        if len(names) == 1:
            return names[0]
        return Fields(self.paths, (*joined([name.phrase for name in names], "与"), "中较晚的一个"))

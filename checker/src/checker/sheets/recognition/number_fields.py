"""The columns of a roster that take numbers."""

from checker.form.field import Field
from checker.form.roster import Roster


def number_field(roster: Roster | None, name: str) -> Field | None:
    """Return the field of a roster's column that takes numbers; None for any other column."""
    found = roster.field_of(name) if roster and name else None
    return found if found and found.kind in {"number", "years"} else None

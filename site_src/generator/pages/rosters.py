"""Rosters as the self-assessment page shows them."""

from checker.form import Roster


def template_name(roster: Roster) -> str:
    """Return the name under which visitors save the workbook to fill in."""
    return f"{roster.title}模板.xlsx"

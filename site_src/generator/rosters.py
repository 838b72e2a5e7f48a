"""Rosters as the self-assessment page shows them."""

from checker._roster import Roster


def template_name(roster: Roster) -> str:
    """Return the name of the workbook to fill in, which stands beside the page."""
    return f"{roster.title}模板.xlsx"

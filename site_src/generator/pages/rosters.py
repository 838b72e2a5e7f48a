"""Rosters, and the workbook with all of them, as the self-assessment page shows them."""

from checker.form import Roster
from generator.notices import NoticeFolder


def template_name(roster: Roster) -> str:
    """Return the name under which visitors save the workbook to fill in."""
    return f"{roster.title}模板.xlsx"


def workbook_name(folder: NoticeFolder) -> str:
    """Return the name under which visitors save the blank workbook with the form and all rosters."""
    return f"{folder.form['title']}-空白.xlsx"

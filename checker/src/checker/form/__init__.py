"""The form of a notice: its fields, its rosters and their columns, and what can be wrong with answers."""

from checker.form.field import Field, field_index, is_roster
from checker.form.problem import ApplicationError, Problem
from checker.form.roster import Column, Roster, rosters_of

__all__ = ["ApplicationError", "Column", "Field", "Problem", "Roster", "field_index", "is_roster", "rosters_of"]

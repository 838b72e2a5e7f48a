"""The official text of a notice: its clauses, its tables, and how it is read and shown."""

from generator.text.amounts import Amount, Bound, amounts_in, base_unit
from generator.text.clauses import (
    Block,
    Clause,
    Heading,
    Note,
    Paragraph,
    Table,
    Text,
    UnknownClauseError,
    first_difference,
    without_whitespace,
)
from generator.text.days import DAY_BEFORE, DAY_OR_MONTH, days_in, years_in
from generator.text.plain import plain_text, text_checksum
from generator.text.reading import parse_text
from generator.text.rendering import markdown_heading, render_text
from generator.text.tables import Cell, Grid, Row

__all__ = [
    "DAY_BEFORE",
    "DAY_OR_MONTH",
    "Amount",
    "Block",
    "Bound",
    "Cell",
    "Clause",
    "Grid",
    "Heading",
    "Note",
    "Paragraph",
    "Row",
    "Table",
    "Text",
    "UnknownClauseError",
    "amounts_in",
    "base_unit",
    "days_in",
    "first_difference",
    "markdown_heading",
    "parse_text",
    "plain_text",
    "render_text",
    "text_checksum",
    "without_whitespace",
    "years_in",
]

"""Answers as they are written on an official form: without the units that are printed there."""

from decimal import Decimal
from fractions import Fraction

from checker.form import Field
from checker.reading.texts import in_words
from checker.values.numbers import plain, rounded
from checker.wording.vocabulary import ANSWER_LABELS

TICKED, UNTICKED = "☑", "☐"


def written_answer(answer: object, field: Field, limit: Fraction | None = None) -> str:
    """Write an answer to a field of the form.

    Args:
        answer: The answer; a ``Fraction`` is a figure that was worked out, and is rounded as everywhere.
        field: The field.
        limit: What a figure is compared with, and still told from when it is rounded.

    Returns:
        The text; empty where nothing was answered. A day is written out (2024年9月10日), and a month stays a month.
    """
    match answer:
        case Fraction():
            return rounded(answer, limit)
        case str() if field.kind == "date":
            return in_words(answer)
    return written_cell(answer, field)


def written_cell(answer: object, field: Field) -> str:
    """Write the same into a cell of a table, where a day is as narrow as it can be: 2024-09-10."""
    match answer:
        case None:
            return ""
        case bool():
            return ANSWER_LABELS["yes" if answer else "no"]
        case int() | Decimal():
            return plain(Fraction(answer))
    return field.choice(str(answer))


def boxes(answer: object, field: Field) -> dict[str, str]:
    """Return a box for each choice of a field, ticked or not, by the choice's value."""
    return {choice: TICKED if choice == answer else UNTICKED for choice in field.schema.get("enum", ())}

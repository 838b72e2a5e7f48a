"""Applications: read, validated, and turned into the texts of controls and back."""

from checker.application.echoes import canonical_texts, echoes_of_answers, echoes_of_row
from checker.application.reading import (
    NO_ANSWERS,
    is_report,
    no_longer_asked,
    parse_application,
    read_application,
    texts_and_rest_in,
    texts_in,
)
from checker.application.rows import doubts_in_row, read_row
from checker.application.texts import (
    answers_from_application,
    application_from_answers,
    field_of_control,
    rosters_from_texts,
    row_from_texts,
    texts_from_row,
    without,
)
from checker.application.validation import find_problems

__all__ = [
    "NO_ANSWERS",
    "answers_from_application",
    "application_from_answers",
    "canonical_texts",
    "doubts_in_row",
    "echoes_of_answers",
    "echoes_of_row",
    "field_of_control",
    "find_problems",
    "is_report",
    "no_longer_asked",
    "parse_application",
    "read_application",
    "read_row",
    "rosters_from_texts",
    "row_from_texts",
    "texts_and_rest_in",
    "texts_from_row",
    "texts_in",
    "without",
]

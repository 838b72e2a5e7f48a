"""One notice's folder: read, checked against itself, and compiled for the checker."""

from generator.notices.cases import Case, Cases, RowCase, nested
from generator.notices.compiled import write_notices
from generator.notices.folder import NOTICES, NoticeFolder, read_notice, read_notices
from generator.notices.items import Item, as_list, clauses

__all__ = [
    "NOTICES",
    "Case",
    "Cases",
    "Item",
    "NoticeFolder",
    "RowCase",
    "as_list",
    "clauses",
    "nested",
    "read_notice",
    "read_notices",
    "write_notices",
]

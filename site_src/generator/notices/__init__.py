"""One notice's folder: read, checked against itself, and compiled for the checker."""

from generator.notices.case_workbook import case_workbook
from generator.notices.cases import Case, Cases, RowCase, nested
from generator.notices.compiled import write_notices
from generator.notices.editor_schemas import write_editor_schemas
from generator.notices.folder import NOTICES, NoticeFolder, read_notice, read_notices
from generator.notices.items import Item, as_list, clauses
from generator.notices.new_notice import NewNoticeError, lay_out
from generator.notices.remembered import remembered_notices
from generator.notices.seal import seal_texts

__all__ = [
    "NOTICES",
    "Case",
    "Cases",
    "Item",
    "NewNoticeError",
    "NoticeFolder",
    "RowCase",
    "as_list",
    "case_workbook",
    "clauses",
    "lay_out",
    "nested",
    "read_notice",
    "read_notices",
    "remembered_notices",
    "seal_texts",
    "write_editor_schemas",
    "write_notices",
]

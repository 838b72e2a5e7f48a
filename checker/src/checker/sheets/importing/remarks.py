"""What is said of a sheet once it is taken, a line each: what was unreadable, asked about, converted or left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.sheets.files.grid import cell_address, column_letters
from checker.sheets.importing.imported_sheet import CellNote, FilledColumn, ImportedSheet, brief
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.sheets.importing.repeated_sheets import is_left
from checker.sheets.recognition.questions import Question
from checker.wording.sentence import Statement


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is said of a file.

    Attributes:
        code: What, for programs.
        message: What, and where, in Chinese.
    """

    code: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Return it as in a ``fileNote`` of ``schemas/report.schema.json``."""
        return {"code": self.code, "message": self.message}


def remarks_on(sheet: ImportedSheet) -> Iterator[Remark]:
    """Yield what is said of a sheet, the gravest first.

    Titles, totals and this site's own examples are expected, and are not listed.
    """
    if not sheet.roster:
        yield from _not_imported(sheet)
        return
    yield from (_asked(sheet, question) for question in sheet.questions)
    if is_left(sheet):
        return
    yield from (_rejected(sheet, note) for note in sheet.rejected)
    yield from (_filled(sheet, filled) for filled in sheet.filled)
    yield from _unknown_columns(sheet)
    for note in sheet.noted:
        address = cell_address(note.row, note.column)
        yield _remark(note.message, f"{_named(sheet)}{address}：“{brief(note.text)}”：{_sentence(note.message)}")
    for part in (part for part in sheet.skipped if not part.usual and part.kind != "column"):
        text = f"：“{brief(part.text)}”" if part.text else ""
        yield _remark(part.message, f"{_named(sheet)}{part.where}{text}没有读入：{_sentence(part.message)}")


def _not_imported(sheet: ImportedSheet) -> Iterator[Remark]:
    if any(part.message.code == ImportNote.GUIDE.code for part in sheet.skipped):
        return
    no_table = not sheet.grid.rows and sheet.skipped
    reason = sheet.skipped[0].message if no_table else ImportNote.UNKNOWN_SHEET()
    yield _remark(reason, f"{_named(sheet)}没有读入：{_sentence(reason)}")


def _rejected(sheet: ImportedSheet, note: CellNote) -> Remark:
    where = f"{_named(sheet)}第 {note.row} 行 {column_letters(note.column)} 列“{note.heading}”"
    said = ImportFault.UNREADABLE_CELL(cell=where, text=brief(note.text), reason=note.message.text)
    return _remark(note.message, said.text)


def _asked(sheet: ImportedSheet, question: Question) -> Remark:
    how = "按您的选择处理" if question.chosen else "按建议处理"
    place = "" if question.text == sheet.grid.name else f"{question.where}“{brief(question.text)}”"
    said = f"{_named(sheet)}{place}：{_sentence(question.message)}"
    return _remark(question.message, f"{said}{how}：{question.answer_label}。")


def _filled(sheet: ImportedSheet, filled: FilledColumn) -> Remark:
    said = ImportNote.FILLED(sheet=_named(sheet), title=filled.title, count=filled.count, answer=filled.answer)
    return _remark(said, said.text)


def _unknown_columns(sheet: ImportedSheet) -> Iterator[Remark]:
    for column in sheet.columns:
        if column.name or not column.filled or column.column in sheet.layout.asked:
            continue
        heading = f"“{column.heading}”" if column.heading else "（没有标题）"
        where = f"{_named(sheet)}的 {column_letters(column.column)} 列{heading}"
        yield _remark(ImportNote.NOT_A_COLUMN(count=column.filled), f"{where}没有对应的栏目，没有读入。")


def _named(sheet: ImportedSheet) -> str:
    return f"工作表“{brief(sheet.grid.name)}”" if sheet.grid.name else "粘贴的表格"


def _sentence(statement: Statement) -> str:
    """Return its text as the end of a sentence; some statements are whole sentences, others parts of one."""
    return statement.text.removesuffix("。") + "。"


def _remark(about: Statement, message: str) -> Remark:
    return Remark(about.code, message)

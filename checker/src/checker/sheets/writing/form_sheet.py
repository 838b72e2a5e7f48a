"""The sheet of a workbook that holds the form: which notice it is for, and a row for each answer, in sections."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from checker.form.controls import Control, controls_of
from checker.notice import Notice
from checker.sheets.recognition.template_names import FORM_HEADINGS, NOTICE, NOTICE_TITLE
from checker.sheets.writing import workbook_styles as styles
from checker.sheets.writing.cell_writer import CellWriter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_KEEP = "{title}。请不要改动这一行：读入时凭它认出是哪份通知。"
_APPLIES = "“{field}”选“{answer}”的才填。"


def write_form(sheet: "Worksheet", notice: Notice, answers: Mapping[str, str], warn: Callable[[str], None]) -> None:
    """Write the form.

    Args:
        sheet: A sheet of a workbook in write-only mode.
        notice: The notice.
        answers: The answers, as texts, by control.
        warn: Is told what was not written in full.
    """
    styles.set_up_form(sheet)
    sheet.append([styles.heading(sheet, text) for text in FORM_HEADINGS])
    keep = styles.wrapped(sheet, _KEEP.format(title=notice.form["title"]))
    sheet.append([NOTICE, NOTICE_TITLE, notice.id, None, keep])
    row = 2
    for title, controls in _sections(notice):
        sheet.append([None, styles.section(sheet, title)])
        row += 1
        for control in controls:
            row += 1
            if validation := styles.answer_choices(control.field, f"C{row}"):
                sheet.data_validations.append(validation)
            writer = CellWriter(sheet, control.field, f"自评表的“{control.title}”", warn)
            how = "".join([*_who_answers(control.field.path, notice), styles.how_to_answer(control.field)])
            cells = (control.title, writer.cell(answers.get(control.name, "")), control.field.unit, how)
            sheet.append([control.name, *(styles.wrapped(sheet, cell) for cell in cells)])


def _sections(notice: Notice) -> Iterator[tuple[str, list[Control]]]:
    """Yield the sections of the form: titles, each with its controls."""
    controls = list(controls_of(notice.fields))
    for group in notice.form["x-groups"]:
        yield group["title"], [one for one in controls if one.field.path.partition(".")[0] in group["fields"]]


def _who_answers(path: str, notice: Notice) -> Iterator[str]:
    """Yield on which answers it hangs whether a field is to be answered at all."""
    schema = notice.form
    for name in path.split("."):
        schema = schema["properties"][name]
        for deciding, answer in schema.get("x-applies-when", {}).items():
            field = notice.fields[deciding]
            yield _APPLIES.format(field=field.title, answer=field.choice(answer))

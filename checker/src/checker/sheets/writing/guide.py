"""The sheet of a workbook that explains how to fill in the others; it is never read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.form.field import Field
from checker.form.roster import Roster
from checker.sheets.files.escapes import encoded
from checker.sheets.recognition.template_names import GUIDE_TITLE
from checker.sheets.writing import workbook_styles as styles

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORM = "“自评表”一页只改“填写”一列{choices}。{lists}"
_CHOICES = "；有几种选择的，请从格子里的清单选"
_LISTS = "月份、年份各占一行。"
_FORM_ADDRESSES = "文字里要换行的，按 Alt+回车；“编号”一列和第二行的通知请不要改动。"
_ROSTERS = (
    "名册的第一行是标题，请不要改动；一家、一人或一处一行，从第二行起填。",
    "“序号”写着“示例”的行、合计行、空行和“注：”之类的说明行不会被读入。",
)
_WORKSHEET_COLUMNS = "颜色不同的列是本站的底稿栏目，非官方表样，报送官方表格时请删去。"
_ANSWERS = (
    "不知道的留空，不要填 0{answers}。",
    "以撇号（'）开头的格子照原样读入，不作换算；改好后请去掉撇号。",
)
_NOT_NO = "，也不要填“否”"
_HEADINGS = ("名册", "列标题", "怎样填")
_WIDTHS = (28, 42, 80)


def write_guide(
    sheet: "Worksheet", rosters: Sequence[Roster], warnings: Iterable[str], form: Mapping[str, Field] | None = None
) -> None:
    """Write the sheet: what holds for the sheets that the workbook has.

    Args:
        sheet: A sheet of a workbook in write-only mode.
        rosters: The rosters of the workbook.
        warnings: What was not written in full.
        form: The fields of the form, if the workbook holds it as well.
    """
    for letters, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.append([styles.heading(sheet, GUIDE_TITLE)])
    for line in (*_form_instructions(form), *_roster_instructions(rosters), *_answers(rosters, form)):
        sheet.append([line])
    for line in map(encoded, warnings):
        sheet.append([line])
    if not rosters:
        return
    sheet.append([])
    sheet.append([styles.heading(sheet, text) for text in _HEADINGS])
    for roster in rosters:
        for column in roster.columns:
            sheet.append([roster.title, column.headings[0], styles.instructions(column)])


def _form_instructions(form: Mapping[str, Field] | None) -> Iterator[str]:
    if form is None:
        return
    kinds = {field.kind for field in form.values()}
    yield _FORM.format(
        choices=_CHOICES if kinds & {"question", "choice"} else "", lists=_LISTS if "list" in kinds else ""
    )
    yield _FORM_ADDRESSES


def _roster_instructions(rosters: Sequence[Roster]) -> Iterator[str]:
    if rosters:
        yield from _ROSTERS
    if not all(column.official for roster in rosters for column in roster.columns):
        yield _WORKSHEET_COLUMNS


def _answers(rosters: Sequence[Roster], form: Mapping[str, Field] | None) -> Iterator[str]:
    fields = [*(form or {}).values(), *(field for roster in rosters for field in roster.fields.values())]
    asks = any(field.kind == "question" for field in fields)
    return (line.format(answers=_NOT_NO if asks else "") for line in _ANSWERS)

"""The sheet of a workbook that explains how to fill in the others; it is never read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.form.roster import Roster
from checker.sheets.files.escapes import encoded
from checker.sheets.recognition.template_names import GUIDE_TITLE
from checker.sheets.writing import workbook_styles as styles

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORM_INSTRUCTIONS = (
    "“自评表”一页只改“填写”一列；有几种选择的，请从格子里的清单选。月份、年份各占一行。",
    "文字里要换行的，按 Alt+回车；“编号”一列和第二行的通知请不要改动。",
)
_INSTRUCTIONS = (
    "名册的第一行是标题，请不要改动；一家、一人或一处一行，从第二行起填。",
    "“序号”写着“示例”的行、合计行、空行和“注：”之类的说明行不会被读入。",
    "颜色不同的列是本站的底稿栏目，非官方表样，报送官方表格时请删去。",
    "不知道的留空，不要填 0，也不要填“否”。",
    "以撇号（'）开头的格子照原样读入，不作换算；改好后请去掉撇号。",
)
_HEADINGS = ("名册", "列标题", "怎样填")
_WIDTHS = (28, 42, 80)


def write_guide(
    sheet: "Worksheet", rosters: Iterable[Roster], warnings: Iterable[str], *, with_form: bool = False
) -> None:
    """Write the sheet.

    Args:
        sheet: A sheet of a workbook in write-only mode.
        rosters: The rosters of the workbook.
        warnings: What was not written in full.
        with_form: Whether the workbook holds the form as well.
    """
    for letters, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.append([styles.heading(sheet, GUIDE_TITLE)])
    for line in (*(_FORM_INSTRUCTIONS if with_form else ()), *_INSTRUCTIONS, *map(encoded, warnings)):
        sheet.append([line])
    sheet.append([])
    sheet.append([styles.heading(sheet, text) for text in _HEADINGS])
    for roster in rosters:
        for column in roster.columns:
            sheet.append([roster.title, column.headings[0], styles.instructions(column)])

"""The sheet of a workbook that says how the others are filled in; it is never read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.form.roster import Roster
from checker.sheets.files.escapes import encoded
from checker.sheets.recognition.names import GUIDE_TITLE
from checker.sheets.writing import workbook_styles as looks

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HOW = (
    "第一行是标题，请不要改动；一家、一人或一处一行，从第二行起填。",
    "“序号”写着“示例”的行、合计行、空行和“注：”之类的说明行不会被读入。",
    "颜色不同的列是本站的底稿栏目，非官方表样，报送官方表格时请删去。",
    "不知道的留空，不要填 0，也不要填“否”。",
    "以撇号（'）开头的格子照原样读入，不作换算；改好后请去掉撇号。",
)
_HEADINGS = ("名册", "列标题", "怎样填")
_WIDTHS = (28, 42, 80)


def write(sheet: "Worksheet", rosters: Iterable[Roster], more: Iterable[str]) -> None:
    """Write the sheet.

    Args:
        sheet: A sheet that is only written.
        rosters: The rosters of the workbook.
        more: What else there is to say.
    """
    for letters, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.append([looks.heading(sheet, GUIDE_TITLE)])
    for line in (*_HOW, *map(encoded, more)):
        sheet.append([line])
    sheet.append([])
    sheet.append([looks.heading(sheet, text) for text in _HEADINGS])
    for roster in rosters:
        for column in roster.columns:
            sheet.append([roster.title, column.headings[0], looks.about(column)])

"""A notice's materials as a workbook to tick off: one sheet for the list, one for the binding."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from checker.sheets.writing.reproducible_zip import fixed_dates
from generator.notices import NoticeFolder, clauses
from generator.pages.materials import Line, lines_of, spine_of, table_is_missing

READY = ("✓", "不适用")
"""What the column for what is ready takes."""

_A4 = 9
_HEADINGS_ROW = 3
_LINE = Side("thin", "FFB0B7C0")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    width: int


_LIST = (
    _Column("序号", 6),
    _Column("材料", 18),
    _Column("分项", 24),
    _Column("要求", 34),
    _Column("公章", 18),
    _Column("份数", 9),
    _Column("册", 12),
    _Column("证明的条件", 24),
    _Column("条款", 20),
    _Column("已备", 8),
    _Column("备注", 24),
)
_BINDING = (_Column("事项", 24), _Column("要求", 60), _Column("条款", 30))


def material_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``materials/materials.xlsx``."""
    workbook = Workbook()
    workbook.properties.creator = workbook.properties.title = f"{folder.about['short_title']} 申报材料清单"
    (sheet,) = workbook.worksheets
    sheet.title = "申报材料"
    rows = [[str(number), *_row(line, folder)] for number, line in enumerate(lines_of(folder), start=1)]
    _fill(sheet, folder, "申报材料清单", _LIST, rows)
    _offer_ticks(sheet)
    _fill(workbook.create_sheet("装订"), folder, "份数、装订与书脊", _BINDING, list(_binding(folder)))
    contents = io.BytesIO()
    workbook.save(contents)
    yield "materials/materials.xlsx", fixed_dates(contents.getvalue())


def _row(line: Line, folder: NoticeFolder) -> list[str]:
    materials, about = folder.parts["materials"], line.about
    volumes = {volume["id"]: volume["title"] for volume in materials["volumes"]}
    return [
        line.item["title"],
        about["title"] if line.is_part else "",
        "；".join(_wanted(line, folder)),
        "；".join(seal["text"] for seal in about.get("seals", ())),
        materials["binding"]["copies"]["text"],
        volumes[line.item["volume"]],
        "、".join(condition["title"] for condition in line.proves),
        "、".join(line.clauses),
        "",
        _remark(line, folder),
    ]


def _wanted(line: Line, folder: NoticeFolder) -> Iterator[str]:
    if variant := line.item.get("applies_to"):
        yield f"只有{folder.about['variants'][variant]}要交"
    if when := line.about.get("when"):
        yield f"视情况：{when}"
    yield f"“{line.about.get('quote', line.about['title'])}”"
    if count := line.about.get("count"):
        yield count


def _remark(line: Line, folder: NoticeFolder) -> str:
    missing = "原文未附表样" if table_is_missing(folder, line.item) else ""
    return "；".join(filter(None, [missing, line.about.get("note", "")]))


def _binding(folder: NoticeFolder) -> Iterator[list[str]]:
    about = folder.parts["materials"]["binding"]
    for rule in (about["copies"], *about["rules"]):
        yield [rule["title"], rule["text"], "、".join(clauses(rule))]
    if spine := spine_of(folder):
        words = f"{spine.before}（{spine.name}）{spine.after}"
        yield [about["spine"]["title"], words, "、".join(clauses(about["spine"]))]
    for question in about["open"]:
        yield [f"未写明：{question['title']}", question["text"], "、".join(clauses(question))]


def _fill(
    sheet: Worksheet, folder: NoticeFolder, title: str, columns: Sequence[_Column], rows: Sequence[Sequence[str]]
) -> None:
    """Write a title, where it comes from, headings and rows; set the sheet up to be read and printed."""
    _write(sheet, 1, 1, f"{folder.about['short_title']} {title}（底稿，非官方表样）").font = Font(bold=True, size=14)
    _write(sheet, 2, 1, f"对照{folder.about['document_number']}整理；以通知原文为准。")
    for number, column in enumerate(columns, start=1):
        heading = _write(sheet, _HEADINGS_ROW, number, column.heading)
        heading.font = Font(bold=True)
        heading.fill = PatternFill("solid", "FFE6EDF4")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for number, row in enumerate(rows, start=_HEADINGS_ROW + 1):
        for position, text in enumerate(row, start=1):
            _write(sheet, number, position, text)
    for cells in sheet.iter_rows(_HEADINGS_ROW, sheet.max_row, 1, len(columns)):
        for cell in cells:
            cell.border = _BORDER
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    _set_up(sheet)


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Write a text that stays one, also after somebody has edited the cell: a spreadsheet calculates what begins so."""
    cell = sheet.cell(row, column, text or None)
    if text.startswith(("=", "+", "-", "@")):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _set_up(sheet: Worksheet) -> None:
    sheet.freeze_panes = f"A{_HEADINGS_ROW + 1}"
    sheet.print_title_rows = f"{_HEADINGS_ROW}:{_HEADINGS_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = "第 &P 页，共 &N 页"
    sheet.oddFooter = footer


def _offer_ticks(sheet: Worksheet) -> None:
    column = get_column_letter([column.heading for column in _LIST].index("已备") + 1)
    ticks = DataValidation("list", formula1=f'"{",".join(READY)}"', allow_blank=True, showErrorMessage=True)
    ticks.error = f"只填“{'”或“'.join(READY)}”"
    ticks.add(f"{column}{_HEADINGS_ROW + 1}:{column}{sheet.max_row}")
    sheet.add_data_validation(ticks)

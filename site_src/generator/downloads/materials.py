"""A notice's materials as a workbook to tick off: one sheet for the list, one for the binding."""

import io
from collections.abc import Iterator

from openpyxl import Workbook

from checker.papers.binding import listed_from
from checker.papers.checklist_workbook import add_binding
from checker.sheets.writing.listing import ListColumn, fill_listing, in_use, offer
from checker.sheets.writing.reproducible_zip import fixed_dates
from generator.notices import NoticeFolder
from generator.pages.materials import Line, lines_of, table_is_missing

READY = ("✓", "不适用")
"""What the column for what is ready takes."""

_LIST = (
    ListColumn("序号", 6),
    ListColumn("材料", 18),
    ListColumn("分项", 24),
    ListColumn("要求", 34),
    ListColumn("公章", 18),
    ListColumn("册", 12),
    ListColumn("证明的条件", 24),
    ListColumn("条款", 20),
    ListColumn("已备", 8),
    ListColumn("备注", 24),
)


def material_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``materials/materials.xlsx``, if the notice says what to hand in."""
    if "materials" in folder.absent:
        return
    workbook = Workbook()
    workbook.properties.creator = workbook.properties.title = f"{folder.about['short_title']} 申报材料清单"
    (sheet,) = workbook.worksheets
    sheet.title = "申报材料"
    rows = [[str(number), *_row(line, folder)] for number, line in enumerate(lines_of(folder), start=1)]
    source = f"对照{folder.about['document_number']}整理；以通知原文为准。"
    source = listed_from(folder.parts["materials"], source)
    title = f"{folder.about['short_title']} 申报材料清单（底稿，非官方表样）"
    columns, shown = in_use(_LIST, rows, ("已备", "备注"))
    fill_listing(sheet, title, source, columns, shown)
    offer(sheet, columns, "已备", READY)
    add_binding(workbook, folder.parts["materials"], folder.about)
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
        volumes.get(line.item.get("volume", ""), ""),
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
    yield from (line.about[name] for name in ("form", "count") if name in line.about)


def _remark(line: Line, folder: NoticeFolder) -> str:
    missing = "原文未附表样" if table_is_missing(folder, line.item) else ""
    return "；".join(filter(None, [missing, line.about.get("note", "")]))

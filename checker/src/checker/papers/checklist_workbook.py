"""The list of one applicant's materials as a workbook: one sheet to tick off, one for the binding."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook

from checker.papers.binding import addresses, binding_heading, binding_rows, listed_from
from checker.papers.checklist import Checklist, Line
from checker.sheets.writing.listing import ListColumn, fill_listing, in_use, offer
from checker.sheets.writing.reproducible_zip import fixed_dates
from checker.wording.vocabulary import MATERIAL_NEEDS, MATERIAL_STATES

_STATE = "状态"
_LIST = (
    ListColumn("序号", 6),
    ListColumn("册", 12),
    ListColumn("材料", 18),
    ListColumn("分项", 24),
    ListColumn("要不要交", 10),
    ListColumn("为什么", 26),
    ListColumn("要求", 34),
    ListColumn("公章、签字", 18),
    ListColumn(_STATE, 8),
    ListColumn("证明的条件（现在的结论）", 30),
    ListColumn("条款", 18),
    ListColumn("备注", 24),
)
_TO_FILL_IN = {_STATE, "备注"}
_BINDING = (ListColumn("事项", 24), ListColumn("要求", 60), ListColumn("条款", 30))


def checklist_workbook(listed: Checklist, states: Mapping[str, str]) -> bytes:
    """Write the workbook.

    Args:
        listed: The list.
        states: What the applicant has noted of a line, by its id: ``ready``, ``missing`` or ``doubtful``.

    Returns:
        The same bytes for the same list and states.
    """
    notice = listed.report.notice
    title = f"{listed.report.applicant or notice.about['short_title']} 申报材料清单（底稿，非官方表样）"
    source = f"对照{notice.about['document_number']}和所填答案整理，以通知原文为准；{notice.disclaimer}"
    source = listed_from(listed.materials, source)
    book = Workbook()
    book.properties.creator = book.properties.title = f"{notice.about['short_title']} 申报材料清单"
    (sheet,) = book.worksheets
    sheet.title = "我的材料"
    rows = [[str(number), *_row(line, listed, states)] for number, line in enumerate(listed.lines, start=1)]
    columns, shown = in_use(_LIST, rows, _TO_FILL_IN)
    fill_listing(sheet, title, source, columns, shown)
    offer(sheet, columns, _STATE, tuple(MATERIAL_STATES.values()))
    add_binding(book, listed.materials, notice.about, listed.report.applicant)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def add_binding(book: Workbook, materials: Mapping[str, Any], about: Mapping[str, Any], applicant: str = "") -> None:
    """Add the sheet that says how many copies there are, how they are bound, and what goes on their backs, if any.

    Args:
        book: The workbook.
        materials: The notice's ``materials.yaml``.
        about: The notice's ``notice.yaml``.
        applicant: The applicant's name; empty where there is none.
    """
    rows = [*binding_rows(materials, about["year"], applicant)]
    if not rows:
        return
    heading = binding_heading(materials, about["year"]) or "没有写明的"
    title = f"{applicant or about['short_title']} {heading}（底稿，非官方表样）"
    source = f"对照{about['document_number']}整理；以通知原文为准。"
    fill_listing(book.create_sheet("装订"), title, source, _BINDING, rows)


def _row(line: Line, listed: Checklist, states: Mapping[str, str]) -> Iterator[str]:
    yield listed.volumes[line.item.get("volume", "")]
    yield str(line.item["title"])
    yield line.part
    yield MATERIAL_NEEDS[line.need.outcome]
    yield line.why
    yield "\n".join(line.wanted)
    yield "；".join(line.seals)
    yield MATERIAL_STATES.get(states.get(line.id, ""), "")
    yield "；".join(f"{one.title}（{one.label}）" for one in line.proves)
    yield addresses(line.about)
    issuer = f"由谁出具：{line.about['issuer']}" if "issuer" in line.about else ""
    yield "；".join(filter(None, [issuer, line.about.get("note", "")]))

"""What is said about a table as a whole: converted columns, hidden rows and columns, a missing column of names."""

from collections.abc import Iterator, Mapping

from checker.sheets.files.grid import Cell, Grid
from checker.sheets.importing.sheet import Remark, Skipped
from checker.sheets.recognition.layout import Layout

_MOST_LISTED = 10


def on_units(layout: Layout) -> Iterator[Remark]:
    """Say which columns were converted because of their heading or of the line above the table."""
    for place, name in layout.columns.items():
        scale = layout.scale(place)
        part = layout.roster.field_of(name) if layout.roster else None
        if part and scale is not None and scale != 1:
            heading = layout.heading(place)
            said = "标题里的单位" if layout.named_unit(place) else f"表格上方写的单位“{layout.unit(place)}”"
            yield Remark(layout.header.bottom, place, heading, heading, f"整列按{said}换算成{part.unit}，请核对")
    if (line := layout.units) and any(map(layout.is_unclear, layout.columns)):
        reason = "单位不止一个，或者不能换算，没有按它换算；请核对各栏的单位"
        yield Remark(line.row, line.place, "", line.text, reason)


def on_hidden(grid: Grid, layout: Layout, body: Mapping[int, Mapping[int, Cell]]) -> Iterator[Remark]:
    """Say which rows and columns were taken although the file hides them."""
    if not layout.roster:
        return
    for place in sorted(grid.veiled.places & layout.columns.keys()):
        heading = layout.heading(place)
        yield Remark(layout.header.bottom, place, heading, heading, "这一列是隐藏的，也读入了，请核对")
    if rows := sorted(grid.veiled.rows & body.keys()):
        first = body[rows[0]]
        listed = "、".join(map(str, rows[:_MOST_LISTED])) + ("等" if len(rows) > _MOST_LISTED else "")
        reason = f"第 {listed} 行共 {len(rows)} 行是隐藏的，也读入了，请核对"
        yield Remark(rows[0], min(first), layout.heading(min(first)), first[min(first)].text, reason)


def missing_name(layout: Layout) -> Iterator[Skipped]:
    """Say that no column was recognised that names the rows, where others were."""
    if not (roster := layout.roster) or not layout.columns:
        return
    named = [column for column in roster.columns if column.field.kind == "text"]
    name = next((column for column in named if column.official), next(iter(named), None))
    if name and name.name not in layout.columns.values():
        reason = f"没有认出，读入的行没有{name.title}；文件里若有这一栏，请选出是哪一列"
        yield Skipped(f"“{name.title}”一栏", "", reason)

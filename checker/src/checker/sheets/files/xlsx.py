"""Workbooks: .xlsx and .xlsm.

Read here and not by a library, because it is one pass over each sheet that finds values, formulas without a result and
merged cells, stops at a limit or a document type, and does not mind the styles and filters that some writers get wrong.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from checker.sheets.files.calculated import calculated
from checker.sheets.files.errors import UnreadSheet
from checker.sheets.files.grid import Grid
from checker.sheets.files.package import Package
from checker.sheets.files.xlsx_parts import References, SharedTexts, SheetList, Styles
from checker.sheets.files.xlsx_sheet import SheetReader, WorkbookContext
from checker.sheets.files.xml_events import attribute, parse

_ROOT = "_rels/.rels"
_USUAL_PATH = "xl/workbook.xml"

type _Targets = Mapping[str, tuple[str, str]]
"""What a part refers to: type and path by id."""


def read_workbook(package: Package, most_rows: int) -> tuple[Grid, ...]:
    """Read the sheets of a workbook; hidden ones and charts are only named.

    Raises:
        SheetError: It is broken, has too many sheets, or one with more than `most_rows` rows.
    """
    path = _workbook_path(package)
    listed = SheetList()
    parse(package.chunks(path), listed)
    targets = _targets(package, path)
    texts = SharedTexts()
    if part := _path_of_type(targets, "/sharedStrings", package):
        parse(package.chunks(part), texts)
    styles = Styles()
    if part := _path_of_type(targets, "/styles", package):
        parse(package.chunks(part), styles)
    context = WorkbookContext(texts.cells, styles.formats(), listed.since_1904, most_rows)
    grids: dict[str, Grid] = {}
    every = [_grid(package, entry, targets, context, grids) for entry in listed.entries]
    return calculated(every, listed.calculation)


def _grid(
    package: Package,
    entry: dict[str, str],
    targets: _Targets,
    context: WorkbookContext,
    grids: dict[str, Grid],
) -> Grid:
    """Read a sheet; each part once, however many sheets are said to be in it."""
    name = attribute(entry, "name")
    kind, path = targets.get(attribute(entry, "id"), ("", ""))
    if entry.get("state", "visible") != "visible":
        return Grid(name, unread=UnreadSheet.HIDDEN_SHEET)
    if not kind:
        return Grid(name, unread=UnreadSheet.MISSING_SHEET)
    if not kind.endswith("/worksheet"):
        return Grid(name, unread=UnreadSheet.CHART_SHEET)
    if path not in grids:
        reader = SheetReader(name, context)
        parse(package.chunks(path), reader)
        grids[path] = reader.grid()
    return replace(grids[path], name=name)


def _workbook_path(package: Package) -> str:
    found = _path_of_type(_targets(package, ""), "/officeDocument", package) if _ROOT in package else ""
    return found or _USUAL_PATH


def _targets(package: Package, path: str) -> _Targets:
    """Return what a part refers to."""
    folder, name = posixpath.split(path)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    references = References()
    if part in package:
        parse(package.chunks(part), references)
    return {
        entry.get("Id", ""): (entry.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, target))[1:])
        for entry in references.entries
        if (target := entry.get("Target", "").replace("\\", "/")) and entry.get("TargetMode") != "External"
    }


def _path_of_type(targets: _Targets, ending: str, package: Package) -> str:
    return next((path for kind, path in targets.values() if kind.endswith(ending) and path in package), "")

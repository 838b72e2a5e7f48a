"""The page's requests on spreadsheets, answered with objects for JSON; what was read last is kept here."""

from collections.abc import Mapping
from typing import Any

from checker.form import Problem
from checker.notice import Notice
from checker.sheets.files.errors import SheetError
from checker.sheets.importing import Import
from checker.sheets.writing.csv_file import csv_file

_last: list[Import] = []


def read(notice: Notice, request: Mapping[str, Any], data: bytes | None) -> dict[str, Any]:
    """Read a file or pasted text; see ``checker.browser.read``."""
    _last.clear()
    try:
        if data is None:
            found = Import.of_text(notice, request["text"], request["roster"])
        else:
            found = Import.of_file(notice, request["name"], data, request["roster"])
    except SheetError as error:
        return _error(error)
    _last.append(found)
    return {"sheets": [_sheet(found, number) for number in range(len(found.sheets))]}


def remap(request: Mapping[str, Any]) -> dict[str, Any]:
    """Read one sheet in another way; see ``checker.browser.remap``."""
    number: int = request["sheet"]
    columns = {int(column): name for column, name in request["columns"].items()}
    try:
        _last[0] = _last[0].remapped(number, request["roster"], columns, request["answers"])
    except SheetError as error:
        return _error(error)
    return _sheet(_last[0], number)


def take(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what some sheets hold; see ``checker.browser.take``."""
    found = _last[0]
    for number, filled in request.get("fills", {}).items():
        found = found.filled(int(number), filled)
    try:
        rosters, answers = found.taken(request["sheets"])
        remarks = found.remarks_by_roster(request["sheets"])
    except SheetError as error:
        return _error(error)
    said = {roster: [remark.message for remark in about] for roster, about in remarks.items()}
    return {"rosters": rosters, "answers": answers, "remarks": said}


def write(notice: Notice, request: Mapping[str, Any]) -> bytes:
    """Write a file; see ``checker.browser.write``."""
    rosters = request["rosters"]
    if request["format"] == "csv":
        ((name, rows),) = rosters.items()
        return csv_file(notice.rosters[name], rows)
    from checker.sheets.writing.workbook import workbook  # noqa: PLC0415 - reading needs no openpyxl, which is slow to load

    return workbook(notice, rosters, request["answers"])


def _sheet(found: Import, number: int) -> dict[str, Any]:
    """Return a sheet as the page previews it."""
    return {**found.sheets[number].as_json(), "lacking": found.lacking(number)}


def _error(error: SheetError) -> dict[str, Any]:
    """Return what is wrong as a problem of ``schemas/report.schema.json``; its field is the sheet, if it is of one."""
    sheet = error.message.parameters.get("sheet", "")
    return {"error": Problem(sheet, error.message).as_json()}

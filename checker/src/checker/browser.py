"""What the page's worker calls, JSON text in and out: the only module that knows that it runs in a browser."""

import json
from collections.abc import Buffer
from typing import Any

from checker.application.texts import application_from_answers, without
from checker.application.validation import find_problems, texts_in
from checker.evaluation.live_roster import Table, row_as_json, row_of
from checker.evaluation.report import check as check_application
from checker.form.problem import ApplicationError, Problem
from checker.notice.notice import Notice, load_notice
from checker.values import exact_json as _exact_json

_opened: dict[str, Notice] = {}
_tables: dict[str, dict[str, Table]] = {}


def start(notice_id: str) -> None:
    """Load a notice and run once, so that the first answer is as quick as the others; once is enough."""
    if notice_id in _opened:
        return
    notice = _opened[notice_id] = load_notice(notice_id)
    _tables[notice_id] = {name: Table(notice, roster) for name, roster in notice.rosters.items()}
    list(find_problems({}, notice))


def check(payload: str) -> str:
    """Compare the form's answers, and the rosters that were spliced, with the notice.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}, "unreadable": [control name, …]}``; the
            unreadable ones are those whose text the browser itself takes for no number or date.

    Returns:
        ``{"errors": [{"field", "message"}, …], "report": …}``; answers with errors count as missing.
    """
    request = _exact_json.loads(payload)
    notice = _opened[request["notice"]]
    application, unreadable = application_from_answers(request["answers"], notice)
    invalid = list(find_problems(application, notice))
    rosters = {name: table.rows for name, table in _tables[notice.id].items() if table.rows}
    report = check_application(notice, without(application, [problem.path for problem in invalid]), rosters)
    problems = [*unreadable, *(_unreadable(name, notice) for name in request["unreadable"]), *invalid]
    return _json({"errors": list(map(_error, problems)), "report": report.as_json()})


def open(payload: str) -> str:  # noqa: A001 - the word that the page uses
    """Read a draft or an application from a file's text.

    Args:
        payload: ``{"notice": id, "text": text of the file}``.

    Returns:
        ``{"answers": {control name: text}, "rosters": {roster: [{cell: text}, …]}}``, or
        ``{"errors": [{"field", "message"}, …]}`` for a file that is neither.
    """
    request = _exact_json.loads(payload)
    notice = _opened[request["notice"]]
    try:
        answers, rosters = texts_in(request["text"], notice)
    except ApplicationError as error:
        return _json({"errors": list(map(_error, error.problems))})
    if not answers and not any(rosters.values()):
        return _json({"errors": [{"field": "", "message": "文件里没有任何答案。"}]})
    return _json({"answers": answers, "rosters": rosters})


def splice(payload: str) -> str:
    """Replace a stretch of a roster's rows.

    Args:
        payload: ``{"notice": id, "roster": id, "start": number from 0, "delete": number, "rows": [{cell: text}, …]}``.

    Returns:
        ``{"rows": [{"verdict", "cells", "errors", "warnings"}, …]}``, one for each row that was given.
    """
    request = json.loads(payload)
    table = _tables[request["notice"]][request["roster"]]
    rows = table.splice(request["start"], request["delete"], request["rows"])
    return _json({"rows": list(map(row_as_json, rows))})


def row(payload: str) -> str:
    """Compare one row, while it is being edited, with the conditions on it.

    Args:
        payload: ``{"notice": id, "roster": id, "row": {cell: text}}``.

    Returns:
        ``{"verdict", "cells", "errors", "warnings", "conditions": as in a report}``.
    """
    request = json.loads(payload)
    notice = _opened[request["notice"]]
    edited = row_of(request["row"], notice.rosters[request["roster"]], notice)
    return _json({**row_as_json(edited), "conditions": [result.as_json() for result in edited.results]})


def _unreadable(name: str, notice: Notice) -> Problem:
    field = notice.fields.get(name) or notice.fields[name.rpartition(".")[0]]
    wanted = "完整的日期" if field.schema.get("format") == "date" else "数字"
    return Problem(name, f"“{field.title}”应填{wanted}。", structural=False)


def _error(problem: Problem) -> dict[str, str]:
    return {"field": problem.path, "message": problem.message}


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def read(payload: str, data: Buffer | None = None) -> str:
    """Read a spreadsheet, or text that was pasted from one; it is kept until the next is read.

    Args:
        payload: ``{"notice": id, "name": file name, "roster": id or ""}``, with ``"text"`` for pasted text.
        data: The file's contents.

    Returns:
        ``{"sheets": [sheet, …]}`` or ``{"error": message}``.
    """
    from checker.sheets import page_requests as worker  # noqa: PLC0415 - spreadsheets are needed late, if at all

    request = _exact_json.loads(payload)
    return _json(worker.read(_opened[request["notice"]], request, None if data is None else bytes(data)))


def remap(payload: str) -> str:
    """Read one sheet of what was read as another roster, or its columns as others.

    Args:
        payload: ``{"notice": id, "sheet": number from 0, "roster": id, "columns": {place: column name or ""}}``.

    Returns:
        The sheet anew, or ``{"error": message}``.
    """
    from checker.sheets import page_requests as worker  # noqa: PLC0415 - likewise

    return _json(worker.remap(_exact_json.loads(payload)))


def take(payload: str) -> str:
    """Return what was read.

    Args:
        payload: ``{"notice": id, "sheets": [number from 0, …]}``.

    Returns:
        ``{"rosters": {id: [row, …]}, "answers": {control name: text}}``, or ``{"error": message}``.
    """
    from checker.sheets import page_requests as worker  # noqa: PLC0415 - likewise

    return _json(worker.take(_exact_json.loads(payload)))


def write(payload: str) -> bytes:
    """Write rosters, and the form where there are answers, to a file.

    Args:
        payload: ``{"notice": id, "format": "xlsx" or "csv", "rosters": {id: [row, …]}, "answers": {…} or null}``.

    Returns:
        The contents of a workbook; of a CSV file of the one roster, in UTF-8 with a byte order mark.
    """
    from checker.sheets import page_requests as worker  # noqa: PLC0415 - likewise

    request = _exact_json.loads(payload)
    return worker.write(_opened[request["notice"]], request)

"""What the page's worker calls, JSON text in and out: the only module that knows that it runs in a browser."""

import json
from collections.abc import Buffer
from datetime import date
from typing import Any

from checker.advice import Levers, advice, comparison, supposition, timeline_of
from checker.application import NO_ANSWERS, echoes_of_answers, is_report, no_longer_asked, texts_in
from checker.evaluation import Assessment, Report
from checker.form import ApplicationError, Problem
from checker.notice import load_notice, notice_ids
from checker.values import exact_json

_sessions: dict[str, Assessment] = {}
"""What is kept of a notice from one call to the next."""
_levers: dict[str, Levers] = {}
"""What finds the levers of a notice's applications, by notice."""
_reports: dict[str, Report] = {}
"""What was found last, by notice."""


def start(notice_id: str) -> None:
    """Load a notice, once, and check an empty application, so that the first answer is as quick as later ones."""
    if notice_id in _sessions:
        return
    notice = load_notice(notice_id)
    _sessions[notice_id] = session = Assessment(notice)
    _levers[notice_id] = Levers(session.evaluator)
    empty = _json({"notice": notice_id, "answers": {}})
    check(empty)
    levers(empty)
    del _reports[notice_id]


def check(payload: str) -> str:
    """Compare the form's answers, and the rosters that were spliced, with the notice.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}}``.

    Returns:
        ``{"errors": [problem, …], "echoes": {control name: echo}, "report": update, "advice": advice}`` as in
        ``schemas/report.schema.json``; answers with errors count as missing.
    """
    request = exact_json.loads(payload)
    session = _sessions[request["notice"]]
    report, problems = session.check(request["answers"])
    _reports[request["notice"]] = report
    wrong = {problem.path for problem in problems}
    echoes = {
        name: one for name, one in echoes_of_answers(request["answers"], session.notice).items() if name not in wrong
    }
    return _json(
        {
            "errors": [problem.as_json() for problem in problems],
            "echoes": echoes,
            "report": report.update(),
            "advice": advice(session.evaluator, report).as_json(),
        }
    )


def levers(payload: str) -> str:
    """Return what would close each gap that the last check has found; it can take longer than the check itself.

    Args:
        payload: ``{"notice": id}``.

    Returns:
        ``{condition id: [lever, …]}`` as in ``schemas/report.schema.json``.
    """
    notice = json.loads(payload)["notice"]
    found = _levers[notice].of(_reports[notice])
    return _json({name: [offer.as_json for offer in offers] for name, offers in found.items()})


def suppose(payload: str) -> str:
    """Compare the form with the notice as `check` does, and beside it with other answers; nothing is kept of these.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}, "assumed": {control name: text}}``.

    Returns:
        A ``supposition`` of ``schemas/report.schema.json``.
    """
    request = exact_json.loads(payload)
    return _json(supposition.suppose(_sessions[request["notice"]], request["answers"], request["assumed"]).as_json())


def compare(payload: str) -> str:
    """Judge form and rosters as each variant of the notice, and under the other notices that ask the same.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}}``.

    Returns:
        ``{"notices": [compared, …]}`` as in ``schemas/report.schema.json``, the notice itself first.
    """
    request = exact_json.loads(payload)
    session = _sessions[request["notice"]]
    others = [name for name in reversed(notice_ids()) if name != request["notice"]]
    for name in others:
        start(name)
    found = comparison.compare(session, request["answers"], [_sessions[name].evaluator for name in others])
    return _json({"notices": [one.as_json() for one in found]})


def timeline(payload: str) -> str:
    """Tell what time does to an application.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}, "today": day, "day": day of application or ""}``.

    Returns:
        A ``timeline`` of ``schemas/report.schema.json``.
    """
    request = json.loads(payload)
    session = _sessions[request["notice"]]
    report, _ = session.check(request["answers"])
    chosen = date.fromisoformat(request["day"]) if request["day"] else None
    return _json(timeline_of(session.evaluator, report, date.fromisoformat(request["today"]), chosen).as_json())


def forms(payload: str) -> str:
    """Return what is written into the official forms.

    Args:
        payload: As of `check`.

    Returns:
        ``{"forms": [officialForm, …]}`` as in ``schemas/worker.schema.json``.
    """
    from checker.papers.official_form import official_forms  # noqa: PLC0415 - an archive of its own
    from checker.papers.supplement import load_supplement  # noqa: PLC0415 - likewise

    request = exact_json.loads(payload)
    report, problems = _sessions[request["notice"]].check(request["answers"])
    found = official_forms(load_supplement(request["notice"]).forms, report, problems)
    return _json({"forms": [form.as_json() for form in found]})


def open(payload: str) -> str:  # noqa: A001 - the word that the page uses
    """Read a draft or an application from a file's text.

    Args:
        payload: ``{"notice": id, "text": text of the file}``.

    Returns:
        ``{"answers": {control name: text}, "rosters": {roster: [{cell: text}, …]}}``; if it says as well what was
        found, with ``"lost": [what has no place any more, …]``; or ``{"errors": [problem, …]}`` for a file that is
        neither.
    """
    request = exact_json.loads(payload)
    try:
        answers, rosters = texts_in(request["text"], _sessions[request["notice"]].notice)
    except ApplicationError as error:
        return _json({"errors": [problem.as_json() for problem in error.problems]})
    if not answers and not any(rosters.values()):
        return _json({"errors": [Problem("", NO_ANSWERS.of(), structural=True).as_json()]})
    notice = _sessions[request["notice"]].notice
    found = {"lost": no_longer_asked(request["text"], notice)} if is_report(request["text"]) else {}
    return _json({"answers": answers, "rosters": rosters, **found})


def splice(payload: str) -> str:
    """Replace a stretch of a roster's rows.

    Args:
        payload: ``{"notice": id, "roster": id, "start": number from 0, "delete": number, "rows": [{cell: text}, …]}``.

    Returns:
        ``{"rows": [rowFinding, …]}``, one for each row that was given.
    """
    request = json.loads(payload)
    roster = _sessions[request["notice"]].rosters[request["roster"]]
    return _json({"rows": roster.splice(request["start"], request["delete"], request["rows"])})


def row(payload: str) -> str:
    """Compare one row, while it is being edited, with the conditions on it.

    Args:
        payload: ``{"notice": id, "roster": id, "row": {cell: text}}``.

    Returns:
        A ``rowCheck`` of ``schemas/report.schema.json``.
    """
    request = json.loads(payload)
    return _json(_sessions[request["notice"]].rosters[request["roster"]].check(request["row"]))


def pictures(payload: str) -> str:
    """Return what of an application is better looked at than read.

    Args:
        payload: As of `check`.

    Returns:
        ``pictures`` of ``schemas/report.schema.json``.
    """
    from checker.pictures import pictures_of  # noqa: PLC0415 - few look at them

    request = exact_json.loads(payload)
    session = _sessions[request["notice"]]
    report, _ = session.check(request["answers"])
    facts, _ = session.evaluator.known(report.typed.answers, session.rows)
    return _json(pictures_of(session.notice, facts, session.rows))


def checklist(payload: str) -> str:
    """Return which materials the applicant needs, and what each proves.

    Args:
        payload: As of `check`.

    Returns:
        A ``checklist`` of ``schemas/papers.schema.json``.
    """
    from checker.papers import page_requests  # noqa: PLC0415 - papers are needed late, if at all

    request = exact_json.loads(payload)
    return _json(page_requests.checklist(_sessions[request["notice"]], request))


def checklist_workbook(payload: str) -> bytes:
    """Write the same as a workbook.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}, "states": {line's id: state}}``.

    Returns:
        The workbook's contents.
    """
    from checker.papers import page_requests  # noqa: PLC0415 - likewise

    request = exact_json.loads(payload)
    return page_requests.checklist_workbook(_sessions[request["notice"]], request)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def report(payload: str) -> str:
    """Return the report on an application as a document, and in ten lines of text.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}, "rosters": {id: [row, …]}, "day": today,
            "address": the page's}``; the rows are those that were spliced.

    Returns:
        ``{"paper": reportPaper, "message": text}`` as in ``schemas/papers.schema.json``.
    """
    from checker.papers import page_requests  # noqa: PLC0415 - papers are needed late, if at all

    request = exact_json.loads(payload)
    return _json(page_requests.report(_sessions[request["notice"]], request))


def write_report(payload: str) -> bytes:
    """Write the report on an application to a file.

    Args:
        payload: As of `report`, with ``"format": "xlsx"`` or ``"json"``.

    Returns:
        The contents of a workbook; of a file as in ``schemas/saved-report.schema.json``, which opens as a draft.
    """
    from checker.papers import page_requests  # noqa: PLC0415 - likewise

    request = exact_json.loads(payload)
    return page_requests.write_report(_sessions[request["notice"]], request)


def changes(payload: str) -> str:
    """Compare a report that was opened with what is found now.

    Args:
        payload: ``{"notice": id, "answers": {control name: text}, "text": text of the file}``, its rows being spliced.

    Returns:
        ``{"changes": changes of schemas/papers.schema.json, or null if the file does not say what was found}``.
    """
    from checker.papers import page_requests  # noqa: PLC0415 - likewise

    request = exact_json.loads(payload)
    return _json(page_requests.changes(_sessions[request["notice"]], request))


def read(payload: str, data: Buffer | None = None) -> str:
    """Read a spreadsheet, or text that was pasted from one; it is kept until the next is read.

    Args:
        payload: ``{"notice": id, "name": file name, "roster": id or ""}``, with ``"text"`` for pasted text.
        data: The file's contents.

    Returns:
        ``{"sheets": [sheet, …]}`` or ``{"error": problem}``.
    """
    from checker.sheets import page_requests  # noqa: PLC0415 - spreadsheets are needed late, if at all

    request = exact_json.loads(payload)
    return _json(
        page_requests.read(_sessions[request["notice"]].notice, request, None if data is None else bytes(data))
    )


def remap(payload: str) -> str:
    """Read one sheet of what was read as another roster, its columns as others, or as answers to its questions say.

    Args:
        payload: ``{"notice": id, "sheet": number from 0, "roster": id, "columns": {place: column name or ""},
            "answers": {question id: value}}``.

    Returns:
        The sheet anew, or ``{"error": problem}``.
    """
    from checker.sheets import page_requests  # noqa: PLC0415 - likewise

    return _json(page_requests.remap(exact_json.loads(payload)))


def take(payload: str) -> str:
    """Return what was read.

    Args:
        payload: ``{"notice": id, "sheets": [number from 0, …], "fills": {number: {column: text}}}``; the fills are
            for rows that lack these answers.

    Returns:
        ``{"rosters": {id: [row, …]}, "answers": {control name: text}, "remarks": {id: [text, …]}}``, or
        ``{"error": problem}``.
    """
    from checker.sheets import page_requests  # noqa: PLC0415 - likewise

    return _json(page_requests.take(exact_json.loads(payload)))


def write(payload: str) -> bytes:
    """Write rosters, and the form where there are answers, to a file.

    Args:
        payload: ``{"notice": id, "format": "xlsx" or "csv", "rosters": {id: [row, …]}, "answers": {…} or null}``.

    Returns:
        The contents of a workbook; of a CSV file of the one roster, in UTF-8 with a byte order mark.
    """
    from checker.sheets import page_requests  # noqa: PLC0415 - likewise

    request = exact_json.loads(payload)
    return page_requests.write(_sessions[request["notice"]].notice, request)


def desk_units(payload: str) -> str:
    """Sort files by the applicant that they belong to.

    Args:
        payload: ``{"notice": id, "paths": [path with slashes, …]}``.

    Returns:
        ``{"units": [deskUnit, …], "others": [path of a file that is not read, …], "failures": [deskFailure, …]}`` as
        in ``schemas/desk.schema.json``; the failures are folders with nothing to read.
    """
    from checker.desk import page_requests  # noqa: PLC0415 - officers need it, applicants do not

    return _json(page_requests.units(json.loads(payload)))


def desk_read(payload: str, data: Buffer) -> str:
    """Take a file of the unit that is checked next; it is forgotten once that is checked.

    Args:
        payload: ``{"notice": id, "path": path}``.
        data: The file's contents.

    Returns:
        ``{}``.
    """
    from checker.desk import page_requests  # noqa: PLC0415 - likewise

    return _json(page_requests.read(json.loads(payload), bytes(data)))


def desk_check(payload: str) -> str:
    """Check the applications in a unit.

    Args:
        payload: ``{"notice": id, "unit": deskUnit, "unread": [path of another file of it, …],
            "day": day of application for all, or ""}``.

    Returns:
        A ``deskChecked`` of ``schemas/desk.schema.json``.
    """
    from checker.desk import page_requests  # noqa: PLC0415 - likewise

    return _json(page_requests.check(json.loads(payload)))


def desk_summary(payload: str) -> str:
    """Tell what came of many applications together.

    Args:
        payload: A ``deskBatch`` of ``schemas/desk.schema.json``.

    Returns:
        ``{"tables": [deskTable, …], "shared": [sharedFirm, …]}``, the tables being the sheets of the workbook.
    """
    from checker.desk import page_requests  # noqa: PLC0415 - likewise

    return _json(page_requests.summary(json.loads(payload)))


def desk_workbook(payload: str) -> bytes:
    """Write the same as a workbook.

    Args:
        payload: As of `desk_summary`.

    Returns:
        The workbook's contents.
    """
    from checker.desk import page_requests  # noqa: PLC0415 - likewise

    return page_requests.workbook(json.loads(payload))


def visit_summary(payload: str) -> str:
    """Return what comes of visits: who may be recommended, who not and why, and what each one's form says.

    Args:
        payload: ``{"notice": id, "visits": [visit of schemas/visits.schema.json, …]}``.

    Returns:
        A ``visitSummary`` of ``schemas/visits.schema.json``.
    """
    from checker.desk import visit_requests  # noqa: PLC0415 - likewise

    return _json(visit_requests.visit_summary(json.loads(payload)))


def visit_workbook(payload: str) -> bytes:
    """Write the same as a workbook, laid out like the official table.

    Args:
        payload: As of `visit_summary`.

    Returns:
        The workbook's contents.
    """
    from checker.desk import visit_requests  # noqa: PLC0415 - likewise

    return visit_requests.visit_workbook(json.loads(payload))

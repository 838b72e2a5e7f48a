"""Reads applications and drafts from JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.application.texts import (
    answers_from_application,
    application_from_answers,
    field_of_control,
    misplaced,
    rosters_from_application,
    rosters_from_texts,
)
from checker.application.validation import find_problems
from checker.application.words import take_out_words
from checker.form.problem import ApplicationError, Problem
from checker.form.roster import Roster
from checker.notice import Notice
from checker.reading import read_text
from checker.values import exact_json
from checker.wording.sentence import Sentence, Statement

NO_ANSWERS = Sentence("file.no-answers", "文件里没有任何答案。")
_UNREADABLE = Sentence("file.no-json", "不是可以读取的文件：{error}。请打开由本站保存的底稿。")
_NO_OBJECT = Sentence("file.no-object", "文件内容不是申报数据：最外层应为花括号 {{ }} 括起的栏目。")
_FINDINGS_ONLY = Sentence(
    "file.report", "这是核对报告，里面只有结论，没有填写的答案，不能当底稿打开；请打开核对时用的那份底稿或申报数据。"
)
_OTHER_NOTICE = Sentence("file.other-notice", "这份底稿属于“{draft}”，不是“{notice}”；请在相应通知的自评页打开。")

_REPORT = "report"
"""What a file has that says as well what was found."""
_PARTS_OF_FINDINGS = {"overall", "conditions"}
"""What the command line's reports have, which hold no answers."""


def read_application(text: str, notice: Notice) -> dict[str, Any]:
    """Parse and validate an application, given as JSON or as a draft that the site has saved.

    Raises:
        ApplicationError: It is no valid application of `notice`.
    """
    application = parse_application(text, notice)
    if problems := list(find_problems(application, notice)):
        raise ApplicationError(problems)
    return application


def parse_application(text: str, notice: Notice) -> dict[str, Any]:
    """Parse an application without validating its answers.

    Raises:
        ApplicationError: It is no JSON object, or a draft for another notice.
    """
    data = _load(text)
    if "answers" not in data:
        return _without_nulls(data, notice)
    _check_notice(data, notice)
    answers, rows = _asked(data, notice)
    application, problems = application_from_answers(answers, notice)
    rosters, in_rosters = rosters_from_texts(rows, notice)
    _refuse([*problems, *in_rosters])
    return {**application, **rosters}


def texts_in(text: str, notice: Notice) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    """Return the texts of controls and of rosters' cells in an application or a draft.

    What a draft holds is kept as typed, for correction where it stands.

    Raises:
        ApplicationError: It is neither, or something in it has no place on the page.
    """
    return _texts_in_data(_load(text), notice)


def texts_and_rest_in(text: str, notice: Notice) -> tuple[dict[str, str], dict[str, list[dict[str, str]]], list[str]]:
    """Return the same, and what of a report's answers has no place any more, as `no_longer_asked` does.

    Raises:
        ApplicationError: As above.
    """
    data = _load(text)
    return (*_texts_in_data(data, notice), _gone(data, notice))


def _texts_in_data(data: dict[str, Any], notice: Notice) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    if "answers" not in data:
        return _texts_in_application(_without_nulls(data, notice), notice)
    _check_notice(data, notice)
    answers, rosters = _asked(data, notice)
    _refuse(misplaced(answers, rosters, notice))
    return _for_controls(answers, notice), rosters


def is_report(text: str) -> bool:
    """Whether a file that can be read says as well what was found for its answers."""
    return _REPORT in _load(text)


def no_longer_asked(text: str, notice: Notice) -> list[str]:
    """Return what of a report's answers and rows has no place any more and is left out, by the file's names for it."""
    return _gone(_load(text), notice)


def _gone(data: Mapping[str, Any], notice: Notice) -> list[str]:
    if _REPORT not in data:
        return []
    gone = [f"{name}：{text}" for name, text in data["answers"].items() if not field_of_control(name, notice)]
    for name, rows in data.get("rosters", {}).items():
        roster, columns = notice.rosters.get(name), dict.fromkeys(column for row in _listed(rows) for column in row)
        parts = [name] if roster is None else [f"{name}.{one}" for one in columns if not roster.field_of(one)]
        gone += [f"{part}：{len(_listed(rows))} 行" for part in parts]
    return gone


def _asked(data: Mapping[str, Any], notice: Notice) -> tuple[Any, Any]:
    """Return a draft's answers and rows, of whatever kind; those of a report without what is no longer asked."""
    answers, rosters = data["answers"], data.get("rosters", {})
    if _REPORT not in data or not isinstance(answers, Mapping) or not isinstance(rosters, Mapping):
        return answers, rosters
    asked = {name: text for name, text in answers.items() if field_of_control(name, notice)}
    return asked, {
        name: [_asked_of(row, roster) for row in _listed(rows)]
        for name, rows in rosters.items()
        if (roster := notice.rosters.get(name))
    }


def _asked_of(row: object, roster: Roster) -> object:
    return {name: text for name, text in row.items() if roster.field_of(name)} if isinstance(row, Mapping) else row


def _texts_in_application(
    application: dict[str, Any], notice: Notice
) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    """Return an application's texts; words where data belong are left to be read like what is typed."""
    words = take_out_words(application, notice.fields)
    rows = {
        (name, index): take_out_words(row, roster.fields)
        for name, roster in notice.rosters.items()
        for index, row in enumerate(_listed(application.get(roster.path)))
        if isinstance(row, dict)
    }
    _refuse(problem for problem in find_problems(application, notice) if problem.structural)
    rosters = rosters_from_application(application, notice)
    for (name, index), cells in rows.items():
        rosters[name][index] |= cells
    return _for_controls(answers_from_application(application, notice) | words, notice), rosters


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _for_controls(answers: Mapping[str, str], notice: Notice) -> dict[str, str]:
    """Return answers as controls have them: of several choices the one that is meant, anything else as it was typed."""
    chosen = {
        name: read_text(text, field).text
        for name, text in answers.items()
        if (field := notice.fields.get(name)) and field.kind in {"choice", "question"}
    }
    return {**answers, **chosen}


def _refuse(problems: Iterable[Problem]) -> None:
    """Refuse a file that has problems."""
    if found := list(problems):
        raise ApplicationError(found)


def _load(text: str) -> dict[str, Any]:
    try:
        data = exact_json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise _refused(_UNREADABLE.of(error=str(error))) from None
    if not isinstance(data, dict):
        raise _refused(_NO_OBJECT.of())
    if data.keys() >= _PARTS_OF_FINDINGS:
        raise _refused(_FINDINGS_ONLY.of())
    return data


def _check_notice(draft: Mapping[str, Any], notice: Notice) -> None:
    if draft.get("notice") != notice.id:
        raise _refused(_OTHER_NOTICE.of(draft=str(draft.get("notice")), notice=notice.id))


def _without_nulls(data: dict[str, Any], notice: Notice, prefix: str = "") -> dict[str, Any]:
    """Leave out what is null: not answered. Only a question may be, which then was answered with "not sure"."""
    kept: dict[str, Any] = {}
    rosters = {roster.path for roster in notice.rosters.values()}
    for name, value in data.items():
        field = notice.fields.get(f"{prefix}{name}")
        if isinstance(value, dict):
            kept[name] = _without_nulls(value, notice, f"{prefix}{name}.")
        elif f"{prefix}{name}" in rosters and isinstance(value, list):
            kept[name] = [_given(row) if isinstance(row, dict) else row for row in value]
        elif value is not None or (field and field.kind == "question"):
            kept[name] = value
    return kept


def _given(row: dict[str, Any]) -> dict[str, Any]:
    """Leave out a row's cells that are null: for a table, not sure is the same as not answered."""
    return {name: value for name, value in row.items() if value is not None}


def _refused(statement: Statement) -> ApplicationError:
    return ApplicationError([Problem("", statement, structural=True)])

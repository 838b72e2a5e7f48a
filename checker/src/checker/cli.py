"""The command line: ``checker check NOTICE_ID APPLICATION [--on YYYY-MM-DD] [--json]``, for JSON and workbooks."""

import argparse
import datetime as dt
import io
import json
import os
import re
import shutil
import sys
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from checker import (
    ApplicationError,
    Notice,
    Problem,
    Report,
    Result,
    Verdict,
    check,
    load_notice,
    notice_ids,
    read_application,
)
from checker.rosters import RosterRows, Row
from checker.values.dates import parse_date
from checker.wording.sentence import Sentence
from checker.wording.vocabulary import BASIS_LABELS, OVERALL_LABELS, SEVERITY_LABELS, VERDICT_LABELS

_NOT_AN_APPLICATION = 2
_SOFTWARE_ERROR = 70
_OUR_FAULT = "核对程序本身出错，不是文件的问题；文件没有改动。请把以下内容发给本站维护人员（版本 {version}）：\n"
# How the files of spreadsheets begin, those that cannot be read included: zip archives, and Excel's old format.
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")
_NOT_UTF_8 = Sentence("file.not-utf-8", "不是 UTF-8 编码的文件；请打开由本站保存的底稿。")
_UNREADABLE = {
    FileNotFoundError: "没有这个文件",
    IsADirectoryError: "这是文件夹，不是文件",
    PermissionError: "没有读取的权限",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 whatever the verdict, 2 for input that is no application, 70 for a fault of ours."""
    _write_utf_8()
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except Exception:  # noqa: BLE001 - whatever is not declared is the program's fault, and said to be
        print(_OUR_FAULT.format(version=version("eligibility-checker")) + traceback.format_exc(), file=sys.stderr)
        return _SOFTWARE_ERROR


def _run(options: argparse.Namespace) -> int:
    try:
        notice = load_notice(options.notice)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return _NOT_AN_APPLICATION
    try:
        application = _application(options, notice)
    except (OSError, ApplicationError) as error:
        print(_complaint(error, options.application), file=sys.stderr)
        return _NOT_AN_APPLICATION
    report = check(notice, application)
    if options.json:
        _print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        _print("\n".join(_table(report, shutil.get_terminal_size((100, 24)).columns)))
    return 0


def _write_utf_8() -> None:
    """Write Chinese, and names of files as they came, even where the locale knows ASCII only, as under cron."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; what Python still flushes at its end must go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser that complains in Chinese first."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words of the command, and how it is called."""
        self.exit(
            _NOT_AN_APPLICATION,
            f"命令写法不对：{message}\n写法：checker check 通知编号 申报数据.json|申报.xlsx [--on 年-月-日] [--json]\n",
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="checker", description="对照通知条文核对申报数据；结果不是认定结论。")
    commands = parser.add_subparsers(required=True, metavar="check")
    command = commands.add_parser("check", help="核对一份申报数据")
    command.add_argument("notice", metavar="NOTICE_ID", help=f"通知编号：{'、'.join(notice_ids())}")
    command.add_argument(
        "application",
        metavar="APPLICATION.json|APPLICATION.xlsx",
        type=Path,
        help="申报数据或本站保存的底稿（JSON），或工作簿：每个名册一张工作表，自评表一张",
    )
    command.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=_day,
        help="按这一天申报来核对，代替数据中的申报日",
    )
    command.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _application(options: argparse.Namespace, notice: Notice) -> dict[str, object]:
    data = options.application.read_bytes()
    if data.startswith(_WORKBOOKS):
        application = _workbook(options.application, data, notice)
    else:
        application = read_application(_text(data), notice)
    if options.on:
        application["submitted_on"] = options.on.isoformat()
    return application


def _workbook(path: Path, data: bytes, notice: Notice) -> dict[str, object]:
    from checker.sheets.importing import read_workbook_application  # noqa: PLC0415 - for workbooks only

    application, left_out = read_workbook_application(path.name, data, notice)
    for line in left_out:
        print(f"{path}: {line}", file=sys.stderr)
    return application


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ApplicationError([Problem("", _NOT_UTF_8.of(), structural=True)]) from None


def _day(text: str) -> dt.date:
    try:
        return parse_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”应写成 2024-09-20 这样的日期") from None


def _complaint(error: OSError | ApplicationError, path: Path) -> str:
    if isinstance(error, ApplicationError):
        return "\n".join(f"{path}: {_writable(problem)}" for problem in error.problems)
    why = next((said for kind, said in _UNREADABLE.items() if isinstance(error, kind)), str(error.strerror))
    return f"{path}: 打不开：{why}。请核对路径。"


def _writable(problem: Problem) -> str:
    text = f"{problem.path}: {problem.message}" if problem.path else problem.message
    return text.encode(errors="backslashreplace").decode()  # JSON can name half a character, such as \\ud800


def _table(report: Report, columns: int) -> Iterator[str]:
    yield f"{report.notice.about['title']}（{report.notice.about['document_number']}）"
    yield f"总体：{OVERALL_LABELS[report.overall]}"
    for basis, tally in report.verdict_counts().items():
        counted = "、".join(f"{label} {tally[verdict]}" for verdict, label in VERDICT_LABELS.items() if tally[verdict])
        yield f"{BASIS_LABELS[basis]}：{counted or '无'}"
    yield ""
    rows = [
        (result.label, str(result.condition.about["clause"]), str(result.condition.about["title"]))
        for result in report.results
    ]
    widths = [max(_width(row[column]) for row in rows) + 2 for column in range(2)]
    for row, result in zip(rows, report.results, strict=True):
        lead = "".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False))
        yield lead + row[2]
        yield from (" " * sum(widths) + line for line in _wrapped(_explained(result), columns - sum(widths)))
    for heading, lines in _beside(report):
        yield f"\n{heading}"
        yield from ("  " + line for text in lines for line in _wrapped(text, columns - 2))
    yield ""
    yield report.notice.disclaimer


def _beside(report: Report) -> Iterator[tuple[str, list[str]]]:
    """Yield what rosters and consistency add to the conditions: headings, each with its texts."""
    for name, rows in report.rosters.items():
        counts = Counter(row.verdict for row in rows.rows)
        verdicts = "、".join(
            f"{label} {counts[verdict]}" for verdict, label in VERDICT_LABELS.items() if counts[verdict]
        )
        title = report.notice.rosters[name].title
        yield f"{title}：{len(rows)} 行（{verdicts}）", [_row(number, row) for number, row in _failing(rows)]
    if counted := [f"{one.field.title}：{report.explained(one)}" for one in report.roster_counts if not one.is_blank]:
        yield "由名册数出", counted
    for severity, heading in SEVERITY_LABELS.items():
        if messages := [found.message for found in report.inconsistencies if found.check.severity == severity]:
            yield heading, messages


def _failing(rows: RosterRows) -> Iterator[tuple[int, Row]]:
    wanted = {Verdict.UNMET, Verdict.ATTENTION}
    return ((number, row) for number, row in enumerate(rows.rows, 1) if row.verdict in wanted)


def _row(number: int, row: Row) -> str:
    results = [result for result in row.results if result.finding.verdict is row.verdict]
    reasons = "".join(f"{result.condition.about['title']}：{_explained(result)}" for result in results)
    return f"第 {number} 行{row.answers.get('name', '')}，{VERDICT_LABELS[row.verdict]}。{reasons}"


def _explained(result: Result) -> str:
    return result.reason + (result.finding.gap.closing if result.finding.gap else "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for piece in re.findall(r"[!-~]+|.", text):
        if lines[-1] and _width(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines

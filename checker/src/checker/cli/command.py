"""What the command line does, from its arguments to what it prints."""

import argparse
import codecs
import datetime as dt
import io
import json
import os
import shutil
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from checker.advice import Levers, advice
from checker.cli.given_files import FileRefused, Given, read_files
from checker.cli.text_report import Found, text_report
from checker.evaluation import Assessment
from checker.notice import Notice, load_notice, notice_ids
from checker.values.dates import parse_date

_REFUSED = 2
_SOFTWARE_ERROR = 70
_OUR_FAULT = "核对程序本身出错，不是文件的问题；文件没有改动。请把以下内容发给本站维护人员（版本 {version}）：\n"
_USAGE = "checker check 通知编号 [申报.json|申报.xlsx] [--roster 名册=表格.csv] [--on 年-月-日] [--json]"


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
        return _refuse([error.args[0]])
    if complaint := _roster_complaint(options, notice):
        return _refuse([complaint])
    try:
        given = read_files(options.application, options.roster, notice)
    except FileRefused as error:
        return _refuse(error.lines)
    if options.on:
        given.answers["submitted_on"] = options.on.isoformat()
    found = _check(notice, given)
    files = [path for path in (options.application, *(path for _, path in options.roster)) if path]
    if options.json:
        _print(json.dumps(_as_json(found, files, given), ensure_ascii=False, indent=1))
    else:
        columns = shutil.get_terminal_size((100, 24)).columns
        _print("\n".join(text_report(found, files, given.remarks, columns)))
    return 0


def _check(notice: Notice, given: Given) -> Found:
    """Compare what files hold with the notice, as the page does with what it holds, and say what follows."""
    assessment = Assessment(notice)
    for name, rows in given.rosters.items():
        assessment.rosters[name].splice(0, 0, rows)
    report, problems = assessment.check(given.answers)
    evaluator = assessment.evaluator
    return Found(report, advice(evaluator, report), Levers(evaluator).of(report), problems)


def _as_json(found: Found, files: Sequence[Path], given: Given) -> Mapping[str, Any]:
    """Return the report with the levers of each condition, which files were read, and what is said of them."""
    report, levers = found.report.as_json(), found.levers
    conditions = [
        {**one, "levers": [offer.as_json for offer in levers.get(one["id"], ())]} for one in report["conditions"]
    ]
    return {
        **report,
        "conditions": conditions,
        "files": list(map(str, files)),
        "errors": [problem.as_json() for problem in found.problems],
        "notes": [{"file": str(path), **remark.as_json()} for path, remark in given.remarks],
    }


def _refuse(lines: Sequence[str]) -> int:
    print("\n".join(lines), file=sys.stderr)
    return _REFUSED


def _write_utf_8() -> None:
    """Write Chinese, and names of files as they came, even where the locale knows ASCII only, as under cron."""
    codecs.register_error("checker.legible", _legible)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="checker.legible")


def _legible(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes of a name that the locale could not read; escape any other half of a character, as JSON does."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    halves = error.object[error.start : error.end]
    try:
        return halves.encode("ascii", "surrogateescape").decode("utf-8").encode("utf-8"), error.end
    except UnicodeError:
        return halves.encode("ascii", "backslashreplace"), error.end


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
        self.exit(_REFUSED, f"命令写法不对：{message}\n写法：{_USAGE}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="checker", description="对照通知条文核对申报数据；结果不是认定结论。")
    commands = parser.add_subparsers(required=True, metavar="check")
    command = commands.add_parser("check", help="核对一份申报数据")
    command.add_argument("notice", metavar="NOTICE_ID", help=f"通知编号：{'、'.join(notice_ids())}")
    command.add_argument(
        "application",
        metavar="APPLICATION.json|APPLICATION.xlsx",
        nargs="?",
        type=Path,
        help="申报数据或本站保存的底稿（JSON），或工作簿：每个名册一张工作表，自评表一张；只有名册时可以不写",
    )
    command.add_argument(
        "--roster",
        metavar="ROSTER=FILE.csv",
        action="append",
        default=[],
        type=_table,
        help="一个名册的表格（CSV 或工作簿），如 tenant=在孵企业.csv；可以写几次，代替申报数据里的这个名册",
    )
    command.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=_day,
        help="按这一天申报来核对，代替数据中的申报日",
    )
    command.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _table(text: str) -> tuple[str, Path]:
    roster, equals, path = text.partition("=")
    if not (roster and equals and path):
        raise argparse.ArgumentTypeError(f"“{text}”应写成 名册=文件，如 tenant=在孵企业.csv")
    return roster, Path(path)


def _roster_complaint(options: argparse.Namespace, notice: Notice) -> str:
    """Say that a roster is not one of the notice, or that there is nothing to check; empty if neither."""
    if unknown := [roster for roster, _ in options.roster if roster not in notice.rosters]:
        known = "、".join(f"{name}（{roster.title}）" for name, roster in notice.rosters.items())
        return f"没有编号为“{unknown[0]}”的名册。现有：{known}。"
    if not (options.application or options.roster):
        return f"没有给出申报数据，也没有名册的表格。写法：{_USAGE}"
    return ""


def _day(text: str) -> dt.date:
    try:
        return parse_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”应写成 2024-09-20 这样的日期") from None

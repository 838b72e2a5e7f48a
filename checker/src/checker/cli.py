"""The command line: ``checker check NOTICE_ID APPLICATION.json [--on YYYY-MM-DD] [--json]``."""

import argparse
import datetime
import json
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker import ApplicationError, Notice, Report, check, load_notice, notice_ids, read_application

LABELS = {
    "met": "符合",
    "unmet": "未达到",
    "unknown": "待填",
    "attention": "须确认",
    "not_applicable": "不适用",
}
_NOT_AN_APPLICATION = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 whatever the verdict, 2 for input that is no application."""
    options = _parser().parse_args(arguments)
    try:
        notice = load_notice(options.notice)
        report = check(notice, _application(options, notice))
    except (LookupError, OSError, ApplicationError) as error:
        print(_complaint(error, options.application), file=sys.stderr)
        return _NOT_AN_APPLICATION
    if options.json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_table(report, shutil.get_terminal_size((100, 24)).columns)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="checker", description="对照通知条文核对申报数据；结果不是认定结论。"
    )
    commands = parser.add_subparsers(required=True, metavar="check")
    command = commands.add_parser("check", help="核对一份申报数据")
    command.add_argument("notice", metavar="NOTICE_ID", help=f"通知编号：{'、'.join(notice_ids())}")
    command.add_argument(
        "application", metavar="APPLICATION.json", type=Path, help="申报数据，或本站保存的底稿"
    )
    command.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=datetime.date.fromisoformat,
        help="按这一天申报来核对，代替数据中的申报日",
    )
    command.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _application(options: argparse.Namespace, notice: Notice) -> dict[str, object]:
    application = read_application(options.application.read_bytes().decode("utf-8"), notice)
    if options.on:
        application["submitted_on"] = options.on.isoformat()
    return application


def _complaint(error: Exception, path: Path) -> str:
    if isinstance(error, ApplicationError):
        return "\n".join(
            f"{path}: {f'{problem.path}: ' if problem.path else ''}{problem.message}"
            for problem in error.problems
        )
    if isinstance(error, OSError):
        return f"{path}: 打不开这个文件（{error.strerror}）；请核对路径。"
    return str(error.args[0])


def _table(report: Report, columns: int) -> Iterator[str]:
    yield f"{report.notice.about['title']}（{report.notice.about['document_number']}）"
    yield f"总体：{LABELS[report.overall]}"
    yield ""
    rows = [
        (LABELS[result.finding.verdict], str(about["clause"]), str(about["title"]), result.finding.reason)
        for result in report.results
        for about in [result.condition.about]
    ]
    widths = [max(_width(row[column]) for row in rows) + 2 for column in range(3)]
    for *cells, reason in rows:
        lead = "".join(cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
        first, *others = _wrapped(reason, max(columns - sum(widths), 20))
        yield lead + first
        yield from (" " * sum(widths) + line for line in others)
    yield ""
    yield str(report.as_json()["statement"])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for character in text:
        if _width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines

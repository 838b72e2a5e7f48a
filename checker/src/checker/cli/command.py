"""The words of the command line, and which of its commands they call."""

import argparse
import datetime as dt
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from checker.cli import batch, check
from checker.cli.engines import ENGINES
from checker.cli.printing import REFUSED, refuse, write_utf_8
from checker.notice import load_notice, notice_ids
from checker.values.dates import parse_date

_SOFTWARE_ERROR = 70
_OUR_FAULT = "核对程序本身出错，不是文件的问题；文件没有改动。请把以下内容发给本站维护人员（版本 {version}）：\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 2 for arguments or input that make no sense, 70 for a fault of ours."""
    write_utf_8()
    options = _parser().parse_args(arguments)
    try:
        load_notice(options.notice)
    except LookupError as error:
        return refuse([error.args[0]])
    try:
        status: int = options.run(options)
    except Exception:  # noqa: BLE001 - whatever is not declared is the program's fault, and said to be
        print(_OUR_FAULT.format(version=version("eligibility-checker")) + traceback.format_exc(), file=sys.stderr)
        return _SOFTWARE_ERROR
    return status


class _Parser(argparse.ArgumentParser):
    """A parser that complains in Chinese first."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words of the command, and how it is called."""
        usages = "\n写法：".join(
            one.get_default("usage") for one in ([self] if self.get_default("usage") else self.commands)
        )
        self.exit(REFUSED, f"命令写法不对：{message}\n写法：{usages}\n")

    commands: Sequence[argparse.ArgumentParser] = ()
    """The parsers of its commands."""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="checker", description="对照通知条文核对申报数据；结果不是认定结论。")
    commands = parser.add_subparsers(required=True, metavar="check|batch")
    parser.commands = (_check(commands), _batch(commands))
    return parser


def _check(commands: "argparse._SubParsersAction[_Parser]") -> _Parser:
    command = commands.add_parser("check", help="核对一份申报数据")
    command.set_defaults(run=check.check, usage=check.USAGE)
    _notice(command)
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
    _day_of_application(command)
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--brief", action="store_true", help="只说最要紧的，不超过 15 行")
    shape.add_argument("--json", action="store_true", help="输出 JSON")
    return command


def _batch(commands: "argparse._SubParsersAction[_Parser]") -> _Parser:
    command = commands.add_parser("batch", help="核对一个文件夹里的各家申报，一行一家")
    command.set_defaults(run=batch.batch, usage=batch.USAGE)
    _notice(command)
    command.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="文件夹：里面的底稿（.json）、工作簿（.xlsx）、表格（.csv）一份一家；一家有几份的，放在一个子文件夹里",
    )
    _day_of_application(command)
    command.add_argument("--xlsx", metavar="汇总.xlsx", type=Path, help="把各张表写成工作簿")
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--csv", action="store_true", help="输出“申报单位”一张表（CSV）")
    shape.add_argument("--json", action="store_true", help="输出 JSON：每家的全部结果")
    command.add_argument("--resume", action="store_true", help="接着上次停下的地方；文件没有变的不再核对")
    command.add_argument("--progress", metavar="FILE", type=Path, help="核对进度记在哪里；不写就记在文件夹里")
    command.add_argument("--strict", action="store_true", help="有未达到或前后不一致的，退出码为 1")
    command.add_argument("--processes", metavar="N", type=_positive, help="用几个核；不写就用全部")
    command.add_argument(
        "--engine", choices=ENGINES, default=ENGINES[0], help="由什么来核对：本机的各个核，或 Dask 集群"
    )
    command.add_argument("--scheduler", metavar="ADDRESS", default="", help="Dask 集群的地址；不写就在本机起一个")
    return command


def _notice(command: argparse.ArgumentParser) -> None:
    command.add_argument("notice", metavar="NOTICE_ID", help=f"通知编号：{'、'.join(notice_ids())}")


def _day_of_application(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--on",
        metavar="YYYY-MM-DD",
        type=_day,
        help="按这一天申报来核对，代替数据中的申报日",
    )


def _table(text: str) -> tuple[str, Path]:
    roster, equals, path = text.partition("=")
    if not (roster and equals and path):
        raise argparse.ArgumentTypeError(f"“{text}”应写成 名册=文件，如 tenant=在孵企业.csv")
    return roster, Path(path)


def _positive(text: str) -> int:
    if text.isascii() and text.isdecimal() and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”应是 1 以上的整数")


def _day(text: str) -> dt.date:
    try:
        return parse_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”应写成 2024-09-20 这样的日期") from None

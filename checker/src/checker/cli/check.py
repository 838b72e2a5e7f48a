"""``checker check NOTICE [APPLICATION]``: one application, checked."""

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.advice import Levers, advice
from checker.cli.brief_report import brief_report
from checker.cli.given_files import PathRefused, read_files
from checker.cli.printing import print_text, refuse
from checker.cli.text_report import Found, text_report
from checker.desk.given_files import Given
from checker.evaluation import Assessment
from checker.notice import Notice, load_notice

USAGE = "checker check 通知编号 [申报.json|申报.xlsx] [--roster 名册=表格.csv] [--on 年-月-日] [--brief|--json]"


def check(options: argparse.Namespace) -> int:
    """Check one application and print the report; return 0 whatever the verdict, 2 for what is no application."""
    notice = load_notice(options.notice)
    if complaint := _roster_complaint(options, notice):
        return refuse([complaint])
    try:
        given = read_files(options.application, options.roster, notice)
    except PathRefused as error:
        return refuse(error.lines)
    if options.on and (field := notice.application_day):
        given.answers[field.path] = options.on.isoformat()
    found = _found(notice, given)
    files = [path for path in (options.application, *(path for _, path in options.roster)) if path]
    columns = shutil.get_terminal_size((100, 24)).columns
    if options.json:
        print_text(json.dumps(_as_json(found, files, given), ensure_ascii=False, indent=1))
    elif options.brief:
        print_text("\n".join(brief_report(found, files, given.remarks, columns)))
    else:
        print_text("\n".join(text_report(found, files, given.remarks, columns)))
    return 0


def _found(notice: Notice, given: Given) -> Found:
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
        "notes": [{"file": file, **remark.as_json()} for file, remark in given.remarks],
    }


def _roster_complaint(options: argparse.Namespace, notice: Notice) -> str:
    """Say that a roster is not one of the notice, or that there is nothing to check; empty if neither."""
    if unknown := [roster for roster, _ in options.roster if roster not in notice.rosters]:
        known = "、".join(f"{name}（{roster.title}）" for name, roster in notice.rosters.items())
        return f"没有编号为“{unknown[0]}”的名册。现有：{known}。"
    if not (options.application or options.roster):
        return f"没有给出申报数据，也没有名册的表格。写法：{USAGE}"
    return ""

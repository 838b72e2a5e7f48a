"""A report as a file: what was found and the answers it was found for, to be opened again under whichever rules."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.evaluation import Assessment
from checker.papers.assessed import Assessed
from checker.papers.supplement import load_supplement
from checker.values import exact_json
from checker.values.verdict import Verdict
from checker.wording.vocabulary import OVERALL_LABELS, RESULT_LABELS

_WHAT_IT_IS = (
    "这是“{title}”的自评报告，内有所填的全部答案；在自评页{address}用“打开文件”打开，可以接着填，并按现在的规则重新核对。"
    "它只是自查，不是认定结论。"
)
_TEXTS = {"quote": "所依据的原文", "reading": "本站采用的读法", "threshold": "要求"}
"""What of a condition may be another under newer rules, by its name in a report."""
_READ = (*_TEXTS, "title", "clause", "reason")


def saved_report(assessed: Assessed) -> str:
    """Return the file's text: ``schemas/saved-report.schema.json``. What was found for single rows is left out.

    With it, the file of an application with thousands of rows would be larger than any that is opened.
    """
    notice = assessed.report.notice
    address = f"（{assessed.address}）" if assessed.address else ""
    saved = {
        "说明": _WHAT_IT_IS.format(title=notice.form["title"], address=address),
        "notice": notice.id,
        "day": assessed.day.isoformat(),
        "version": assessed.supplement.version,
        "answers": assessed.answers,
        "rosters": assessed.rosters,
        "report": {**assessed.report.as_json(), "rows": {}},
    }
    return f"{json.dumps(saved, ensure_ascii=False, indent=1)}\n"


def changes_since(text: str, assessment: Assessment, answers: Mapping[str, str]) -> dict[str, Any] | None:
    """Say how what was found once differs from what is found now, and why.

    Args:
        text: The text of an opened file.
        assessment: Today's, with the file's rows.
        answers: The file's answers, as texts by control.

    Returns:
        ``changes`` of ``schemas/papers.schema.json``: the conditions that have another verdict or other words, each
        with its reasons; None if the file does not say what was found.
    """
    saved = exact_json.loads(text.removeprefix("\ufeff"))
    before = _conditions_in(saved)
    if before is None:
        return None
    report, _ = assessment.check(answers)
    version = load_supplement(report.notice.id).version
    now = {one["id"]: one for one in report.as_json()["conditions"]}
    changed = [
        {"title": (now.get(name) or before[name])["title"], "clause": (now.get(name) or before[name])["clause"]}
        | {"before": _label(before.get(name)), "after": _label(now.get(name)), "why": why}
        for name in (*now, *(name for name in before if name not in now))
        if (why := list(_reasons(before.get(name), now.get(name), same_rules=saved["version"] == version)))
    ]
    return {
        "day": saved["day"],
        "versions": {"before": saved["version"], "after": version},
        "overall": {"before": OVERALL_LABELS[saved["report"]["overall"]], "after": OVERALL_LABELS[report.overall]},
        "conditions": changed,
    }


def _conditions_in(saved: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]] | None:
    """Return what a file says was found, by condition; None if it has no such part, or one that is not ours."""
    try:
        conditions = {str(one["id"]): one for one in saved["report"]["conditions"]}
        Verdict(saved["report"]["overall"])
        legible = all(map(_is_legible, conditions.values()))
    except (KeyError, TypeError, ValueError):
        return None
    return conditions if legible and all(isinstance(saved.get(name), str) for name in ("day", "version")) else None


def _is_legible(one: Mapping[str, Any]) -> bool:
    Verdict(one["verdict"])
    return one["basis"] in RESULT_LABELS and all(isinstance(one[name], str) for name in _READ)


def _label(found: Mapping[str, Any] | None) -> str:
    return RESULT_LABELS[found["basis"]][found["verdict"]] if found else "没有这一条"


def _reasons(before: Mapping[str, Any] | None, now: Mapping[str, Any] | None, *, same_rules: bool) -> Iterator[str]:
    """Say what of a condition has changed; nothing if its verdict, its words and its reason are the same."""
    if before is None or now is None:
        yield "新增的条件" if before is None else "现在的规则没有这一条"
        return
    texts = [name for name in _TEXTS if before[name] != now[name]]
    yield from (f"{_TEXTS[name]}由“{before[name]}”改为“{now[name]}”" for name in texts)
    if before["verdict"] == now["verdict"] and before["reason"] == now["reason"]:
        return
    if not texts:
        yield "所填改过，或有栏目已不在表上" if same_rules else "条文和要求没有变，核对的办法改了"
    yield f"原来：{before['reason']}现在：{now['reason']}"

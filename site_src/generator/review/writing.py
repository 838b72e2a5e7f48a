"""The review as one file that opens by double click, prints, and has boxes to tick and lines to sign."""

from pathlib import Path

from generator.notices import NoticeFolder
from generator.pages.rendering import make_environment
from generator.review.own_words import left_open, own_words, reasons
from generator.review.review import declared, materials, reviewed_clauses, reviewed_conditions
from generator.review.rule_diff import RuleDiff

KINDS = {"new": "新增", "gone": "取消", "stricter": "更严", "looser": "更松", "other": "改了", "same": "不变"}
"""What has become of a condition, in words."""

NUMBERS = (*"一二三四五六七八九十", "十一", "十二")
"""Of the sections."""


def write_review(folder: NoticeFolder, diff: RuleDiff | None, target: Path) -> Path:
    """Write ``<id>.html`` below `target`, and return where.

    Args:
        folder: The notice.
        diff: How its rules differ from another's; None to compare with none.
        target: A folder; it is made if there is none.
    """
    page = make_environment().get_template("review/review.html.j2")
    contents = page.render(
        folder=folder,
        clauses=reviewed_clauses(folder),
        conditions=reviewed_conditions(folder),
        declared=declared(folder),
        open_points=left_open(folder),
        materials=materials(folder),
        own_words=own_words(folder),
        reasons=reasons(folder),
        titles={condition.id: condition.about["title"] for condition in folder.notice.conditions},
        diff=diff,
        kinds=KINDS,
        numbers=NUMBERS,
    )
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{folder.id}.html"
    path.write_text(contents, encoding="utf-8")
    return path

"""Lays out the folder of a new notice: a small one with remarks, or a copy of another with marks at what differs."""

import re
import shutil
from pathlib import Path

import yaml

from generator.notices.seal import SEAL
from generator.source import Errors, SourceError
from generator.tools import ROOT

LAYOUT = ROOT / "site_src" / "templates" / "notice"
"""A small notice with remarks, to be written over."""

MARK = "# 核对"
"""Stands behind what has to be looked at; whoever has looked at it deletes it."""

ID = re.compile(r"\d{4}-[a-z][a-z0-9-]*")

_YEAR, _NAME = "YEAR", "NOTICE"
"""What stands in the layout for the new notice's year, and for its id."""

_FACTS = (
    "at_least|at_most|copies|date|document_number|end|first|issued_on|last|less_than|limit|more_than|percent|person|phone|short_title"
    "|start|threshold|validity_years|window|years"
)
_FACT = re.compile(rf"(?:^|[\s{{])(?:{_FACTS}): \S")
"""What each notice sets anew, and no quote or clause would show to be last year's."""

_TOLD = 8
"""How many lines are named that still have a mark."""


class NewNoticeError(Exception):
    """A new notice cannot be laid out; the message says why, and what to do."""


def lay_out(notices: Path, name: str, model: str | None = None) -> list[Path]:
    """Make the folder of a new notice, and return its files.

    Args:
        notices: The folder of all notices.
        name: The new notice's id, such as ``2026-incubator``.
        model: The id of the notice that is copied; None for a small one with remarks.

    Raises:
        NewNoticeError: There is a notice of this name, there is none to copy, or the name is no id.
    """
    if not ID.fullmatch(name):
        raise NewNoticeError(f"“{name}”不能作编号：写“年份-项目”，如 2026-incubator，只用小写英文字母、数字和连字符")
    folder = notices / name
    if folder.exists():
        raise NewNoticeError(f"已有 {folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder}，换一个编号")
    known = sorted(path.name for path in notices.iterdir() if path.is_dir())
    if model is not None and model not in known:
        raise NewNoticeError(f"没有通知“{model}”可复制；有的是 {'、'.join(known)}")
    if model is None:
        shutil.copytree(LAYOUT, folder)
        for path in folder.iterdir():
            text = path.read_text(encoding="utf-8").replace(_YEAR, name[:4]).replace(_NAME, name)
            path.write_text(text, encoding="utf-8")
    else:
        shutil.copytree(notices / model, folder, ignore=shutil.ignore_patterns(SEAL))
        for path in sorted(folder.glob("*.yaml")):
            path.write_text(_marked(path.read_text(encoding="utf-8"), model, name), encoding="utf-8")
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _marked(text: str, model: str, name: str) -> str:
    """Return a file for another notice: the years moved on, and a mark behind each line with a fact of its own."""
    for last_year, this_year in ((model, name), (f"{model[:4]}年", f"{name[:4]}年"), (f"{model[:4]} ", f"{name[:4]} ")):
        text = text.replace(last_year, this_year)
    lines = text.splitlines()
    data = yaml.safe_load(text)
    for number, line in enumerate(lines):
        if _FACT.search(line) and "#" not in line:
            marked = [*lines[:number], f"{line}  {MARK}", *lines[number + 1 :]]
            if _same(marked, data):
                lines = marked
    top = f"{MARK}：由 {model} 复制。带“{MARK}”的各行照新通知改，改好一行删去一个；整个文件看过，删去这一行。"
    return "\n".join([lines[0], top, *lines[1:], ""])


def _same(lines: list[str], data: object) -> bool:
    """Tell whether a mark is a remark there, and not part of a text."""
    try:
        return bool(yaml.safe_load("\n".join(lines)) == data)
    except yaml.YAMLError:
        return False


def unchecked(folder: Path) -> Errors:
    """Yield a doubt for each file in which something still has its mark."""
    for path in sorted(folder.glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        marked = [number for number, line in enumerate(lines, 1) if _MARKED.search(line)]
        if marked:
            where = "、".join(map(str, marked[:_TOLD])) + ("……" if len(marked) > _TOLD else "")
            remedy = f"照原文改好，删去这些行里的“{MARK}”；整行都是它的，删去这一行"
            yield SourceError(path, marked[0], None, f"还有 {len(marked)} 行没有核对：第 {where} 行", remedy)


_MARKED = re.compile(rf"{MARK}(?:：.*)?$")

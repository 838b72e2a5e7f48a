"""Slips that Chinese input methods and word processors make: signs of full width where YAML wants others."""

import re
from pathlib import Path

from generator.source.errors import Errors, SourceError

_NAME = r"^\s*(?:- +)*(?P<name>[A-Za-z_][\w.-]*|[\"'][^\"']*[\"'])"
_SLIPS = (
    (re.compile(_NAME + r"\s*："), "名字后面的冒号是全角的“：”", "改成半角冒号加一个空格"),
    (re.compile(_NAME + r":(?=[^\s/\d])"), "冒号后面没有空格", "在冒号后面空一格"),
    (re.compile(r"^ *\t"), "行首有制表符（Tab）", "行首只用空格，与同级的上一行对齐"),
    (re.compile(r"^\s*　"), "行首有全角空格", "行首只用半角空格，与同级的上一行对齐"),
    (re.compile(r"^\s*(?:－|—|–|·|•)\s*\w"), "一列中的一项不是以半角的“- ”开头", "改成半角的减号加一个空格"),
    (re.compile(r"^\s*-(?=[A-Za-z\u4e00-\u9fff])"), "“-”后面没有空格", "在“-”后面空一格"),
    (re.compile(r"^[^#'\"]*[:：]\s*｛|｝\s*$"), "花括号是全角的", "改成半角的 { }"),
    (re.compile(r"^[^#'\"]*[:：]\s*(?:［|【)|(?:］|】)\s*$"), "方括号是全角的", "改成半角的 [ ]"),
    (re.compile(r"[{,]\s*[A-Za-z_][\w.-]*\s*："), "花括号里有全角的冒号“：”", "改成半角冒号加一个空格"),
    (re.compile(r"[{][^{}'\"]*，\s*[A-Za-z_][\w.-]*\s*[:：]"), "花括号里有全角的逗号“，”", "改成半角逗号加一个空格"),
)
_QUOTED = re.compile("^[“”‘’＂＇「].*[“”‘’＂＇」]$", re.DOTALL)


def slips(path: Path, text: str) -> Errors:
    """Yield what is written with a wrong sign in a text that is no YAML, line by line."""
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, message, remedy in _SLIPS:
            if found := pattern.search(line):
                name = found.groupdict().get("name")
                yield SourceError(path, number, name, message, remedy)
                break


def hint(value: object) -> str:
    """Return what to add to a remedy where a value that is wrong has such signs in it; mostly nothing."""
    match value:
        case str() if _QUOTED.match(value):
            return f"；外面的引号“{value[0]}{value[-1]}”是全角的，改成半角的 '…'"
        case [str(only)] if "，" in only or "、" in only:
            return "；方括号里的各项用半角逗号加空格隔开"
        case str() if "：" in value and re.match(r"[A-Za-z_]+：", value):
            return "；名字后面的冒号是全角的，改成半角冒号加一个空格"
    return ""

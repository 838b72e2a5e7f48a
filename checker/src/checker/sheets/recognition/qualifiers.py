"""What stands in a heading's brackets: a unit, a remark on how to fill in, or words that may make it another column."""

import re

from checker.values.text import comparable
from checker.values.traditional import simplified
from checker.values.units import is_unit

_AROUND_UNIT = re.compile(r"单位|人民币|rmb|cny|币种|计价|填[写报]|[以按计为均:,.、/。]")
_FOREIGN_UNIT = re.compile(r".{0,6}(?:元|币|美金|亩|米|公里|顷|坪|间|套|工位)")
"""Units that cannot be converted."""

_EXAMPLE = re.compile(r"(?:填[写报])?(?:例?如|举?例|比如|示例|样例|范例|格式|形如)[:为是]?.+")
_EXAMPLE_IN_HEADING = re.compile(
    r"[(（\[【,，:：](?:填[写报])?(?:例?如|举?例|比如|示例|样例|范例)[:：为是]?([^)）\]】]+)"
)
_INSTRUCTION = re.compile(
    r"[*★☆※√✓/?-]+|必填项?|选填项?|可选|可?不填|没有可?不填|如有|若有"
    r"|(?:请|按|须|需|应|与|同|见|详见|填写?|填报|根据|依据|精确|保留|下拉|可?多选|单选|自动).*"
    r"|(?:企业|单位|公司|中文|工商|法定|登记)*(?:全称|全名)|(?:企业|工商)?营业执照(?:名称|日期|上)?"
    r"|(?:年[-/.、]?)(?:月[-/.、]?)?日?|y{2,4}[-/.年]?m{1,2}(?:[-/.月]?d{1,2}日?)?|日期|[到至]月|[到至]日"
    r"|(?:加盖)?[盖公]章|中文(?:名称?)?|(?:工商|现)?(?:注册|登记|用)名称?"
    r"|(?:18|十八)位(?:代码)?|三证合一"
    r"|(?:是|否|有|无|[√✓×✗☑□vxyn]|yes|no|打|勾|填写?|选|划|或|[/,、;\"“”])+"
)
_CHANGE = re.compile(
    r"\d|[上去今本当前次明]年|年[均底末初]|累计|预计|预[期测算]|同比|环比|增[长速幅加]|比[例重]|占比|[率差]|平均|人均|月均"
    r"|其中|实[缴收到]|认缴|目标|计划|规划|女|曾用|原|旧|拟|变更|新增|净|最[高低大小]"
)
"""Words that make figures of other ones: of another time, a part, a change, a share, capital that is paid in."""
_LENGTH = re.compile(r"(?:18|十八)位|\d位|\d个?字")
_NAMES_UNIT = re.compile(r"元|[美欧日港]币|亩|平|坪|%|m2")
_BRACKETS = re.compile(r"[()\[\]【】〔〕]")
_LONGEST_UNIT = 20
_PART = re.compile(r"[,;、。]")


def understood(text: str) -> str | None:
    """Return the unit that a text in brackets names, empty where it only remarks; None where it says something else."""
    if (unit := _unit_named(text)) or _is_remark(text):
        return unit
    parts = split(text)
    if len(parts) == 1 or not all(_unit_named(part) or _is_remark(part) for part in parts):
        return None
    units = {unit for part in parts if (unit := _unit_named(part))}
    return next(iter(units), "") if len(units) <= 1 else None


def parts_of(text: str) -> tuple[tuple[str, ...], str]:
    """Return what a text in brackets says that is neither a unit nor a remark, part by part, and the unit it names.

    A text stays whole where no part of it is a unit or a remark, or where it names several units.
    """
    if (unit := understood(text)) is not None:
        return (), unit
    parts = split(text)
    units = {unit for part in parts if (unit := _unit_named(part))}
    others = tuple(part for part in parts if understood(part) is None)
    if len(units) > 1 or len(others) == len(parts):
        return (text,), ""
    return others, next(iter(units), "")


def split(text: str) -> list[str]:
    """Return the parts of a text in brackets."""
    return [part for part in _PART.split(text) if part]


def unit_in(text: str) -> str:
    """Return the unit that a cell names and nothing else, perhaps one that cannot be converted; empty for none."""
    return _unit_named(_BRACKETS.sub("", simplified(comparable(text)))) if len(text) <= _LONGEST_UNIT else ""


def example_in(heading: str) -> str:
    """Return the example that a heading gives; empty where it gives none."""
    found = _EXAMPLE_IN_HEADING.search(heading)
    return found[1].strip() if found else ""


def _unit_named(text: str) -> str:
    """Return the unit that a text is, perhaps one that cannot be converted; empty where it is none."""
    named = _AROUND_UNIT.sub("", text)
    is_foreign = len(split(text)) == 1 and _FOREIGN_UNIT.fullmatch(named)
    return named if is_unit(named) or is_foreign else ""


def _is_remark(text: str) -> bool:
    """Whether a text only shows an example or says how to fill in."""
    if _EXAMPLE.fullmatch(text):
        return True
    return bool(_INSTRUCTION.fullmatch(text)) and not _NAMES_UNIT.search(text) and not changes_meaning(text)


def changes_meaning(text: str) -> bool:
    """Whether a text has a word that makes other figures of those that it is said of."""
    return bool(_CHANGE.search(_LENGTH.sub("", text)))

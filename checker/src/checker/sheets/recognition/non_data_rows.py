"""Rows that are no data, told by their first words: totals, examples, notes below the table."""

import re

from checker.values.text import tight

TOTAL = "合计行"
EXAMPLE = "示例行"
NOTE = "表下的说明"

# In brackets behind it stand numbers and units; other words there are part of a firm's name.
_TOTAL = re.compile(
    r"(?:本页|本表|全部)?(?:合计|总计|小计|共计|累计)(?:数|\d+[家人个项名]?)?"
    r"(?:\([\d.,:~%共至单位万千百亿元家户人名个项年月平方米m-]*\))?(?::.*)?"
)
_EXAMPLE = re.compile(r"(?:填写|填报)?(?:示例|样例|范例|例|例如)\d*:?|[(\[【](?:示例|样例|范例|例)\d*[)\]】]")
_NOTE = re.compile(
    r"(?:备?注|附注|(?:填[表写报])?说明|提示)\d*[:.、].*"
    r"|(?:填表|填报|制表|审核|负责|联系|经办)(?:人|单位)(?:\([^)]*\))?:.*"
    r"|(?:填表|填报|制表)(?:日期|时间):.*"
    r"|[(]?(?:单位)?(?:公章|盖章|签章)[)]?:?.*"
    r"|[(]?[须需](?:附|后附|另附).*"
)
_LONGEST = 40
_STARTS = frozenset("备注附填说提制审负联经单公盖签须需(（")
"""Only notes are longer, and these begin so."""


def mark_of(text: str) -> str:
    """Return why a row that begins with such a text is no data, in Chinese; empty where it may be data."""
    if len(text) > _LONGEST and text.lstrip()[:1] not in _STARTS:
        return ""
    flat = tight(text)
    if _TOTAL.fullmatch(flat):
        return TOTAL
    if _EXAMPLE.fullmatch(flat):
        return EXAMPLE
    return NOTE if _NOTE.fullmatch(flat) else ""

"""Rows that are not data, recognised by their first words: totals, examples, notes below the table."""

import re
from enum import unique

from checker.values.text import tight
from checker.wording.message_template import MessageTemplate

# Brackets may follow with numbers and units; other words there are part of a firm's name.
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
"""Only notes are longer, and they begin with one of these."""


@unique
class NonDataRow(MessageTemplate):
    """What a row is that is not data."""

    TOTAL = "合计行"
    EXAMPLE = "示例行"
    NOTE = "表下的说明"
    ABOVE_TABLE = "表格上方的标题"
    MERGED_TITLE = "合并成一格的标题或说明"
    REPEATED_HEADER = "又一行表头"
    OTHER_TABLE = "从第 {row} 行起是另一张表，没有读入；请移到单独的工作表再导入"


def non_data_row(text: str) -> NonDataRow | None:
    """Return what a row is that begins with such a text; None where it may be data."""
    if len(text) > _LONGEST and text.lstrip()[:1] not in _STARTS:
        return None
    flat = tight(text)
    if _TOTAL.fullmatch(flat):
        return NonDataRow.TOTAL
    if _EXAMPLE.fullmatch(flat):
        return NonDataRow.EXAMPLE
    return NonDataRow.NOTE if _NOTE.fullmatch(flat) else None

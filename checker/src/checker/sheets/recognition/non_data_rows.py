"""Rows that are not data, recognised by their first words: totals, examples, notes below the table."""

import re
from collections.abc import Sequence
from enum import unique
from functools import lru_cache

from checker.values.text import tight
from checker.values.traditional import simplified
from checker.wording.message_template import MessageTemplate

_FIRM_WORD = r"(?:公司|厂|合伙|合作社|工作室|事务所|研究[院所]|门诊|商行|经营部|服务部|个体|\b(?:ltd|inc|llc|co)\b)"
# Brackets may follow with numbers and units; other words there are part of a firm's name.
_TOTAL_WORD = r"(?:合计|总计|小计|共计|累计|汇总|总和|(?:grand|sub)?-?totals?|平均值?|均值|计数)"
_AFTER_TOTAL = r"(?:数|\d+[家人个项名]?)?(?:\([\d.,:~%共至单位万千百亿元家户人名个项年月平方米m-]*\))?(?::.*)?"
_TOTAL = re.compile(rf"(?:本页|本表|全部)?{_TOTAL_WORD}{_AFTER_TOTAL}")
_TOTAL_OF_GROUP = re.compile(rf".{{0,20}}?{_TOTAL_WORD}{_AFTER_TOTAL}")
_SUMMARY = re.compile(
    r"sum|average|avg|mean|[∑σ]|总数|总量|占比|比[例重]|[同环]比(?:增长|增幅)?|增长率|增幅"
    r"|(?:目标|计划)[值数]?|(?:上年|去年|上期)(?:同期|数|度)?|(?:本年|年度)?累计数?"
    r"|(?:.{0,10}(?:企业|单位|公司|团队|项目|人员|机构|[户家人个]))?[总合]?(?:数量?|家数|户数|个数|人数|总额)(?:\([^)]{0,8}\))?(?::.*)?"
    rf"|(?:平均|[人户]均)(?!.*{_FIRM_WORD}).{{0,8}}(?::.*)?"
)
"""What names a line of figures on all rows when it is the whole name: a sum, a share, a change, a goal."""
_PART = re.compile(rf"其中(?::.*|(?!.*{_FIRM_WORD}).{{0,12}})")
_EXAMPLE = re.compile(r"(?:填写|填报)?(?:示例|样例|范例|例|例如)\d*:?|[(\[【](?:示例|样例|范例|例)\d*[)\]】]")
_NOTE = re.compile(
    r"(?:备?注|附注|(?:填[表写报])?说明|提示)\d*[:.、].*"
    r"|(?:填表|填报|制表|审核|负责|联系|经办)(?:人|单位)(?:\([^)]*\))?:.*"
    r"|(?:(?:填表|填报|制表|审核|复核|经办|联系)人|(?:单位)?负责人|联系电话)(?:\([^)]*\))?"
    r"|[\u4e00-\u9fff]{0,8}(?:负责人|法人|主管|会计|(?:填表|填报|制表|审核|复核|审批|经办|联系|打印)人?|电话|日期|时间|签字|签名"
    r"|盖章|签章|公章)(?:\([^)]*\))?:.*"
    r"|[(]?(?:单位)?(?:公章|盖章|签章)[)]?:?.*"
    r"|[(]?[须需](?:附|后附|另附).*"
)
_END = re.compile(
    r"[(\[*—=-]*(?:以下|此后|下面)(?:无|为)?(?:空白|空|正文|内容|无)[)\]*—=-]*|-*(?:完|end)-*|[(]?(?:续表|接下页|转下页)[)]?"
    r"|[(]?(?:本页|本表|合|总|以上)?共计?\d+(?:条|家|户|个|项|人|名|行|页).{0,6}(?:[,;、。].*)?[)]?"
    r"|[(]?(?:.{0,8}(?:企业|单位|公司|团队|人员))?\d+[条家户个项人名](?:企业|单位|公司|团队)?[)]?|第\d+页(?:[,/]?共\d+页)?"
    r"|(?:填[表写报])?(?:说明|要求|须知)|[备附]注|注意事项"
    r"|(?:制表|填表|填报|编制|报送|上报|审核|打印|导出|统计|截止)(?:日期|时间|人|人员|单位|部门)"
    r"|(?:以上)?(?:数据|资料|信息)?截[至止]到?于?:?\d.*"
    r"|(?:数据|资料|信息)来源:.*|(?:导出|打印|制表|生成|查询|统计|截止|下载)(?:时间|日期|人|人员|单位|部门):.*"
)
_EXAMPLE_OF_NAME = re.compile(r"[(\[【]?(?:填[写报])?(?:示例|样例|范例|举例|例如|比如|例|如)(?:[)\]】].*|[:.、].*)")
_PLACEHOLDER = re.compile(r".*(?:某某|(?<![a-z])[x×*]{2,}(?![a-z])).*|待定|未定|暂定|待填|待补|请?填[写入]?.{0,4}名称?")
_NUMBERED_GROUP = re.compile(
    r"[(\[]?[一二三四五六七八九十]{1,3}[)\]、.:].*|(?:第[一二三四五六七八九十\d]+(?:类|组|批|部分|期)).*"
)
_GROUP = re.compile(
    r".*(?:类|类企业|类别|[a-z]座|座|号?楼|楼层|园区|片区|[a-z]区|组|部分|领域|行业|产业|方向)(?:\(.{0,12}\))?:?"
    r"|(?:以[上下]|下列)?(?:[已未拟新在].{0,4})?(?:企业|单位)(?:名单|[已未拟].{1,6})?(?:\(.{0,12}\))?:?"
)
_FIRM = re.compile(_FIRM_WORD)
_VOID = re.compile(
    r"0+(?:\.0+)?|#?n/?a|#[a-z0-9/]+[!?]?|null|none|nan|undefined|false|无|暂无|空|\(空白?\)|[-—–―/\\─.]+|1899-12-3[01].*|1900-0?1-0?0.*"
)
_LONGEST = 40
_MOST_KEPT = 8192
_FEWEST_NUMBERED = 2
_LONGEST_NUMBER = 2
_SERIES = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸")
_ABOUT_NUMBERS = frozenset(["", "次", "号", "序", "序号", "栏次", "行次"])
_STARTS = frozenset("备注附填说提制审负联经单公盖签须需(（")
"""Only notes are longer, and they begin with one of these."""


@unique
class NonDataRow(MessageTemplate):
    """What a row is that is not data."""

    TOTAL = "合计行"
    SUMS = "没有名称和代码，各数正好是上面几行之和，是合计行"
    VOID = "只有 0、空值或错误值，没有内容"
    PREFILLED = "没有名称和代码，只有各行一样的预填内容"
    GROUP = "分组的标题"
    EXAMPLE = "示例行"
    NOTE = "表下的说明"
    ABOVE_TABLE = "表格上方的标题"
    MERGED_TITLE = "合并成一格的标题或说明"
    REPEATED_HEADER = "又一行表头"
    TURNED = "名称一栏里是各栏的标题，表格的行和列像是颠倒了；请在 Excel 里转置后再导入"
    COLUMN_NUMBERS = "给各列编号的一行"
    OTHER_TABLE = "从第 {row} 行起是另一张表，没有读入；请移到单独的工作表再导入"


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the texts of a row number its columns, as 1, 2, 3 or 甲, 乙, 丙 do; the first may say what they are."""
    bare = [tight(text).strip("()[].栏列第").upper() for text in texts]
    places = [_place(text) for text in (bare[1:] if bare[0] in _ABOUT_NUMBERS else bare)]
    return len(places) >= _FEWEST_NUMBERED and all(
        series == places[0][0] and place == places[0][1] + index and place >= 0
        for index, (series, place) in enumerate(places)
    )


def _place(text: str) -> tuple[str, int]:
    """Return the series that counts with a text, and the place of the text in it; negative where none does."""
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return "", int(text)
    series = next((series for series in _SERIES if len(text) == 1 and text in series), "")
    return series, series.find(text) if series else -1


def non_data_row(text: str) -> NonDataRow | None:
    """Return what a row is that begins with such a text; None where it may be data."""
    if text.isdecimal() or (len(text) > _LONGEST and text.lstrip()[:1] not in _STARTS):
        return None
    flat = _flat(text)
    if _TOTAL.fullmatch(flat):
        return NonDataRow.TOTAL
    if _EXAMPLE.fullmatch(flat):
        return NonDataRow.EXAMPLE
    return NonDataRow.NOTE if _NOTE.fullmatch(flat) else None


def is_total(text: str) -> bool:
    """Whether a text may name the total of a group, by a word at its end, or is another line of figures on all rows."""
    if len(text) > _LONGEST:
        return False
    flat = _flat(text).rstrip(":")
    return bool(_TOTAL_OF_GROUP.fullmatch(flat) or _SUMMARY.fullmatch(flat))


def is_example_of_name(text: str) -> bool:
    """Whether a text says of a name that it is an example."""
    return len(text) <= _LONGEST and bool(_EXAMPLE_OF_NAME.fullmatch(_flat(text)))


def is_placeholder(text: str) -> bool:
    """Whether a text stands where a name is still to be filled in."""
    return len(text) <= _LONGEST and bool(_PLACEHOLDER.fullmatch(_flat(text)))


def is_end(text: str) -> bool:
    """Whether a text says that a table ends, how many rows it has, or where it comes from."""
    return len(text) <= _LONGEST and bool(_END.fullmatch(_flat(text)))


def is_numbered_group(text: str) -> bool:
    """Whether a text has a number as headings of groups have."""
    return len(text) <= _LONGEST and bool(_NUMBERED_GROUP.fullmatch(_flat(text)))


def is_group(text: str) -> bool:
    """Whether a text may be the heading of a group of firms: a kind, a field, a building."""
    return len(text) <= _LONGEST and bool(_GROUP.fullmatch(_flat(text)))


def is_firm(text: str) -> bool:
    """Whether a text has a word of firms' names."""
    return bool(_FIRM.search(text.casefold()))


def is_void(text: str) -> bool:
    """Whether a text is what stands where there is nothing, such as the 0 of a reference to a blank cell."""
    return not text.strip() or (len(text) <= _LONGEST and bool(_VOID.fullmatch(_flat(text))))


def is_part(text: str) -> bool:
    """Whether a text names a part of what stands above it."""
    return len(text) <= _LONGEST and bool(_PART.fullmatch(_flat(text)))


def is_row_number(text: str) -> bool:
    """Whether a text is the number of a row."""
    return text.strip().strip("'.、()（）").isdigit()


@lru_cache(maxsize=_MOST_KEPT)
def _flat(text: str) -> str:
    return text.casefold() if text.isalnum() and text.isascii() else simplified(tight(text)).casefold()

"""What stands where a name should: an example, a blank of the form, several names, a mark that is no name."""

import re

from checker.values.text import tight

_EXAMPLE_OF_NAME = re.compile(r"[(\[【]?(?:填[写报])?(?:示例|样例|范例|举例|例如|比如|例|如)(?:[)\]】].*|[:.、].*)")
_STARTS_OF_EXAMPLES = frozenset("([【（［填示样范举例比如")
_PLACEHOLDER = re.compile(r".*(?:某某|(?<![a-z])[x×*]{2,}(?![a-z])).*|待定|未定|暂定|待填|待补|请?填[写入]?.{0,4}名称?")
_SEVERAL = re.compile(r"[、/；，]")
_IN_BRACKETS = re.compile(r"[(\[【（].*?[)\]】）]")
_FIRM = re.compile(r"公司|厂|合伙|合作社|工作室|事务所|研究[院所]|门诊|商行|经营部|服务部|个体|\b(?:ltd|inc|llc|co)\b")
_AND_OTHERS = re.compile(r"等\s*(?:[\d一二两三四五六七八九十几多数]+\s*)(?:[家人名个位户]|企业|公司)")
_SEVERAL_PERSONS = re.compile(r"[、/；，;,+&]|(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2})")
_NO_NAME = re.compile(r"[√✓✔☑×✗✘☒○●◎△▲☆★*#?？!-]+|true|false|是|否|有|yes|no|[yn]|[\d.,/:年月日号-]+")
_LONGEST = 40


def is_example_of_name(text: str) -> bool:
    """Whether a text says of a name that it is an example."""
    may_be = text.lstrip()[:1] in _STARTS_OF_EXAMPLES and len(text) <= _LONGEST
    return may_be and bool(_EXAMPLE_OF_NAME.fullmatch(tight(text).casefold()))


def is_placeholder(text: str) -> bool:
    """Whether a text stands where a name is still to be filled in."""
    return len(text) <= _LONGEST and bool(_PLACEHOLDER.fullmatch(tight(text).casefold()))


def names_several(text: str) -> bool:
    """Whether a text may name several firms."""
    return bool(_SEVERAL.search(_IN_BRACKETS.sub("", text).strip("、/；，")) or _AND_OTHERS.search(text))


def names_several_persons(text: str) -> bool:
    """Whether a text may name several persons: one's name is also written with a blank between two characters."""
    return bool(_SEVERAL_PERSONS.search(_IN_BRACKETS.sub("", text).strip(" 、/；，;,")) or _AND_OTHERS.search(text))


def is_no_name(text: str) -> bool:
    """Whether a text is a tick, a word of agreement, a date or a number instead of a name."""
    return len(text) <= _LONGEST and bool(_NO_NAME.fullmatch(tight(text).casefold()))


def is_firm(text: str) -> bool:
    """Whether a text has a word of firms' names."""
    return bool(_FIRM.search(text.casefold()))

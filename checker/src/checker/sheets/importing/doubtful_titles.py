"""Sheets whose names or titles say that they list something else: examples, firms that left, another roster."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import unique

from checker.form.roster import Roster
from checker.sheets.importing.imported_sheet import ImportedSheet, brief
from checker.sheets.recognition.layout import naming_column
from checker.sheets.recognition.questions import LEAVE, TAKE, Option, Question
from checker.values.text import tight
from checker.values.traditional import simplified
from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement

TITLE_ID = "sheet-title"
_EXAMPLE = "示例|样例|范例|例[表子]|样[表本张]|举例|模拟|测试|example|sample|demo|test"
_DISCARDED = "作废|废弃|停用|草稿|draft"
_GONE = (
    "退出|退园|退租|迁出|迁离|搬离|搬出|清退|清出|注销|吊销|解约|清算|破产|停业|歇业|关停|倒闭|终止|离[职任开园]|退休"
    "|解聘|除名|淘汰|取消"
)
_TO_COME = "(?:拟|待|将|未|意向)(?:入驻|入孵|签约|引进|聘|入园)|意向|储备|预备|后备|预孵化|非在孵|不在孵"
_OF_SOMETHING = (
    r"的?(?:在孵|入驻|孵化)?(?:企业|公司|团队|项目|人员|导师|单位|机构|名[单册]|情况|明?细?表|清单|数据|信息|台账"
    r"|[)）\]】_\-\d]|$)"
)
_NOT_THESE = re.compile(f"(?:{_EXAMPLE}|{_DISCARDED}|{_GONE}|{_TO_COME}){_OF_SOMETHING}")
_LONGEST_TITLE = 40
"""A longer line above the headings is no title: it says how to fill in."""


@unique
class TitleDoubt(MessageTemplate):
    """What is asked about a sheet because of its name or title."""

    OTHER_ROSTER = "写的是“{text}”，不像“{roster}”；请确认要不要作为“{roster}”读入"
    NOT_THESE = "写着“{found}”，里面的 {count} 行可能不应算进“{roster}”；请确认要不要读入"


def asked_about_title(sheet: ImportedSheet, rosters: Iterable[Roster]) -> ImportedSheet:
    """Return a sheet with a question, if its name or a title says that its rows are not such as the roster lists.

    Args:
        sheet: The sheet.
        rosters: All rosters of the notice, whose names may stand in titles.
    """
    others = [question for question in sheet.questions if question.id != TITLE_ID]
    asked = [question.answered(sheet.chosen) for question in _questions(sheet, rosters)]
    return replace(sheet, questions=(*asked[:1], *others))


def _questions(sheet: ImportedSheet, rosters: Iterable[Roster]) -> Iterator[Question]:
    """Yield what is asked because of each of a sheet's titles."""
    roster = sheet.layout.roster
    if not roster or not sheet.rows:
        return
    alike = [other for other in rosters if other is not roster and _lists_alike(other, roster)]
    options = (Option(LEAVE, "不读入这张"), Option(TAKE, "读入"))
    for text in sheet.titles:
        if len(text) <= _LONGEST_TITLE and (doubt := _doubt(text, sheet, roster, alike)):
            yield Question(TITLE_ID, "整张工作表", text, doubt, options)


def _doubt(text: str, sheet: ImportedSheet, roster: Roster, alike: Iterable[Roster]) -> Statement | None:
    flat = simplified(tight(text)).casefold()
    if found := _NOT_THESE.search(flat):
        return TitleDoubt.NOT_THESE(found=found[0], count=len(sheet.rows), roster=roster.title)
    if any(_naming(other) in flat for other in alike) and _naming(roster) not in flat:
        return TitleDoubt.OTHER_ROSTER(text=brief(text), roster=roster.title)
    return None


def _lists_alike(one: Roster, other: Roster) -> bool:
    """Whether two rosters list the same kind of thing, firms for example, so that one can be taken for the other."""
    first, second = naming_column(one), naming_column(other)
    return bool(first and second and first.title == second.title)


def _naming(roster: Roster) -> str:
    """Return what a roster lists, in a word."""
    return str(roster.row_schema["title"])

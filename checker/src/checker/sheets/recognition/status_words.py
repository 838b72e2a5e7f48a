"""Words that say of firms, teams or persons that they are there no more, or not yet."""

import re

GONE = (
    "退出|退园|退租|迁出|迁离|搬离|搬出|清退|清出|注销|吊销|解约|清算|破产|停业|歇业|关停|倒闭|终止|离[职任开园]|退休"
    "|解聘|除名|淘汰|取消"
)
TO_COME = "(?:拟|待|将|未|意向)(?:入驻|入孵|签约|引进|聘|入园)|意向|储备|预备|后备|预孵化|非在孵|不在孵"

_GRADUATED = "毕业"
_ANY = f"{GONE}|{_GRADUATED}|{TO_COME}"
_MARK = re.compile(
    rf"[(（\[【][^()（）\[\]【】]{{0,12}}?(?P<inside>{_ANY}|筹[建备]?(?=中?[)）\]】]))[^()（）\[\]【】]{{0,12}}[)）\]】]"
    rf"|[\s:：_—-]已?(?P<behind>{_ANY})$"
)
_STATUS = re.compile(
    rf"(?:20\d\d年?(?:\d+月)?(?:\d+日)?|已经?|准备|正在|拟|待)*(?P<status>{_ANY})(?:企业|公司|人员|手续|中|[(（].*[)）])?"
)
_LONGEST = 30


def mark_in(name: str) -> str:
    """Return the word by which a name says that its bearer is there no more or not yet; empty where none does."""
    found = _MARK.search(name)
    return (found["inside"] or found["behind"]) if found else ""


def status_in(text: str) -> str:
    """Return the word by which a text says so that says nothing else; empty for others."""
    if len(text) > _LONGEST or text.isascii():
        return ""
    found = _STATUS.fullmatch(text.strip())
    return found["status"] if found else ""

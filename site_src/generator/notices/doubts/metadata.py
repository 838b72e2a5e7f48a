"""Title, number, issuer and days of a notice, held against its text."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from generator.notices.doubts.doubt import Doubt
from generator.source import Source
from generator.text import DAY_BEFORE, Text, days_in, first_difference, without_whitespace

_VERBATIM = {"title": "标题", "document_number": "文号", "issuer": "发文机关", "programme": "项目名称"}
_READ = ("“前”", "当日", "当天")
"""Words of a note that says how a day is read, and not, say, at what hour it ends."""

_REMEDY = "这里的 note 写明这一“前”本站怎样读，也就不再提示"


def doubted_metadata(about: Source, text: Text) -> Iterator[Doubt]:
    """Yield what ``notice.yaml`` says and the text does not."""
    for name, title in _VERBATIM.items():
        said = str(about.data[name]).removeprefix("省级").removeprefix("市级")
        if not any(clause.contains(said) for clause in text.clauses.values()):
            message = f"{title}“{said}”不在原文里{_nearest(said, text)}"
            yield Doubt(about, (name,), (), name, message)
    yield from _doubted_days(about, text)
    year = about.data["year"]
    if not any(f"{year}年" in without_whitespace(clause.text) for clause in text.clauses.values()):
        yield Doubt(about, ("year",), (), "year", f"原文里没有“{year}年”")


def _nearest(said: str, text: Text) -> str:
    """Say where the text has nearly the same, and from which character on it differs."""
    others = {clause.text: clause.address for clause in reversed([*text.clauses.values()])}  # the first alike
    for near in get_close_matches(said, others, 1, 0.5):
        return f"，最像的是 text.md:{text.lines[others[near]]}，“{others[near]}”：{first_difference(near, said)}"
    return ""


def _doubted_days(about: Source, text: Text) -> Iterator[Doubt]:
    issued = about.data["issued_on"]
    if not any(issued in days_in(clause.text, issued) for clause in text.clauses.values()):
        yield Doubt(about, ("issued_on",), (), issued, f"印发日期 {issued} 不在原文里")
    for name in ("window", "recommendation"):
        span = about.data.get(name, {})
        if not span or span["clause"] not in text.clauses:
            continue
        said = text.clause(span["clause"]).text
        days = days_in(said, issued)
        for end in ("first", "last"):
            if end in span and span[end] not in days:
                named = f"那一条里的日期是 {'、'.join(days)}" if days else "那一条里没有日期"
                message = f"{span[end]} 不在条款“{span['clause']}”里，{named}"
                yield Doubt(about, (name, end), (), span[end], message, span["clause"])
        is_read = any(word in span.get("note", "") for word in _READ)
        if not is_read and span["last"] in days_in(said, issued, DAY_BEFORE):
            message = f"原文写这一天“前”，{span['last']} 当天算不算在内没有写明；{_REMEDY}"
            yield Doubt(about, (name, "last"), (), span["last"], message, span["clause"])


def days_of_notice(about: Mapping[str, Any], text: Text) -> Iterator[list[str]]:
    """Yield the days that the clauses name in which the window and the day of recommending stand."""
    for name in ("window", "recommendation"):
        address = about.get(name, {}).get("clause")
        if address in text.clauses:
            yield days_in(text.clause(address).text, str(about["issued_on"]))

"""Headings: compared without spaces, units, remarks and punctuation, but never by resemblance."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from checker.form.roster import Roster
from checker.sheets.recognition.qualifiers import parts_of, split
from checker.values.text import tight
from checker.values.traditional import simplified

FEWEST_HEADINGS = 2
"""How many headings of a roster must be recognised; one is enough where it is known which roster it ought to be."""
LONGEST_HEADING = 80

_ROW_NUMBERS = frozenset(["序号", "编号", "序", "项次", "行号", "no"])
"""Headings of the column that numbers the rows."""

_BRACKETS = re.compile(r"[(\[{<【〔「〈《]([^()\[\]{}<>【】〔〕「」〈〉《》]*)[)\]}>】〕」〉》]")
_CIRCLED_NUMBER = re.compile(r"^\s*[①-⑳❶-❿➀-➓]")
_ENUMERATION = re.compile(
    r"^[*★☆※]*(?:[(\[【]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[.、)\]】:](?!\d)|\d{1,2}(?![\d年月季级位.、)\]】:,%]))?"
    r"[*★☆※]*(?:其中[:,]?(?=.))?"
)
_NO_WORD_CHARACTER = re.compile(r"[\W_]+")
_EXAMPLE_AT_END = re.compile(r"(?<=..)(?<![(\[{<【〔「〈《])[:,;、。]?(?:例?如|示?例|格式)[:为是]?[\dy].*")
_SYMBOL = re.compile(r"[$€£¥%‰]")
_UNIT_AT_END = re.compile(
    r"(.{2,}?)[-/:,、]?(?:单位)?[:为]?(?:人民币)?((?:万|千|百万|亿)?元|(?:万)?(?:m2|平方米|平米))(?:人民币)?"
)
_YEAR = r"((?:19|20)[0-9]{2})年?度?"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, analysed.

    Attributes:
        keys: The texts that it is compared by, the fullest first; none where its qualifier is a sign such as ``$``.
        unit: The unit that it names; empty where it names none.
        qualifier: What it says in brackets that is neither a unit nor a remark; empty where it says nothing.
        qualified: The texts that it is compared by if what its qualifier says is left aside.
    """

    keys: tuple[str, ...]
    unit: str
    qualifier: str = ""
    qualified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The column of a roster that a heading names.

    Attributes:
        name: The column's name.
        rank: How far its heading is from the official one: 0 for that, else the place among the other spellings.
        qualifier: What the heading says besides, by which it may be of another column; empty where it says nothing.
    """

    name: str
    rank: int = 0
    qualifier: str = ""


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading:
    """Analyse a heading."""
    flat = simplified(tight(_CIRCLED_NUMBER.sub("", text)).casefold())
    flat = _ENUMERATION.sub("", flat)
    units: list[str] = []
    qualifiers: list[str] = []

    def without_aside(found: re.Match[str]) -> str:
        others, unit = parts_of(found[1]) if found[1] else ((), "")
        qualifiers.extend(others)
        units.append(unit)
        return f"({','.join(others)})" if others else ""

    bare = _EXAMPLE_AT_END.sub("", _BRACKETS.sub(without_aside, flat))
    qualifiers += _SYMBOL.findall(_BRACKETS.sub("", bare))
    if ending := _UNIT_AT_END.fullmatch(bare):
        units.append(ending[2])
    keys = _keys(bare) if all(map(_words, qualifiers)) else ()
    qualified = _keys(_BRACKETS.sub("", bare)) if qualifiers else ()
    return Heading(keys, next(filter(None, units), ""), "、".join(qualifiers), qualified)


def _keys(text: str) -> tuple[str, ...]:
    ending = _UNIT_AT_END.fullmatch(text)
    keys = [_words(text), *([_words(ending[1])] if ending else [])]
    return tuple(key for key in dict.fromkeys(keys) if key)


def _words(text: str) -> str:
    return _NO_WORD_CHARACTER.sub("", text)


@lru_cache(maxsize=4096)
def match(text: str, roster: Roster) -> Match | None:
    """Return the roster's column that has such a heading; None where none has."""
    found = heading(text)
    if certain := next(filter(None, (_match(key, roster) for key in found.keys)), None):
        return certain
    qualified = next(filter(None, (_match(key, roster) for key in found.qualified)), None)
    return replace(qualified, qualifier=_besides(found.qualifier, qualified.name, roster)) if qualified else None


def _besides(qualifier: str, name: str, roster: Roster) -> str:
    """Return what a qualifier says besides other headings of the same column; empty where it says nothing else."""
    others = [part for part in split(qualifier) if not ((same := _match(_words(part), roster)) and same.name == name)]
    return qualifier if len(others) == len(split(qualifier)) else "、".join(others)


def _match(key: str, roster: Roster) -> Match | None:
    if known := _columns_by_key(roster).get(key):
        return known
    years = ((pattern.fullmatch(key), path) for pattern, path in _year_patterns(roster))
    return next((Match(f"{path}.{matched[1]}") for matched, path in years if matched), None)


@cache
def _columns_by_key(roster: Roster) -> Mapping[str, Match]:
    """Return columns by key: first those of the official headings, then those of each other spelling."""
    columns: dict[str, Match] = {}
    for rank in range(max(len(column.headings) for column in roster.columns)):
        spelled = [(column, heading(column.headings[rank])) for column in roster.columns if rank < len(column.headings)]
        found = [(key, column.name) for column, text in spelled for key in (*text.keys, *text.qualified)]
        keys = [key for key, _ in dict.fromkeys(found)]
        columns |= {key: Match(name, rank) for key, name in found if key not in columns and keys.count(key) == 1}
    return columns


@cache
def _year_patterns(roster: Roster) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the headings of columns for years that the form does not list, as patterns, each with its field's path."""
    fields = [field for field in roster.fields.values() if field.kind == "years"]
    forms = [
        (field, form)
        for field in fields
        for form in (
            field.year("{}"),
            f"{field.year('')}{{}}".removeprefix("年"),
            f"{field.title}{{}}",
            *(str(spelling).format(year="{}") for spelling in field.schema.get("x-spellings", ())),
        )
    ]
    return tuple(
        (re.compile(_YEAR.join(map(re.escape, map(_words, form.replace("{}年", "{}").split("{}"))))), field.path)
        for field, form in forms
    )


def numbers_rows(text: str) -> bool:
    """Whether a column with such a heading numbers the rows."""
    return any(key in _ROW_NUMBERS for key in heading(text).keys)


def one_line(text: str) -> str:
    """Return a heading in one line."""
    return " ".join(text.split())

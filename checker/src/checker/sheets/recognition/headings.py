"""Headings: compared without spaces, units, brackets and punctuation, but never by resemblance."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.form.roster import Roster
from checker.values.text import tight
from checker.values.units import is_unit

FEWEST_HEADINGS = 2
"""How many headings of a roster must be recognised; one is enough where it is known which roster it ought to be."""
LONGEST_HEADING = 80

_ROW_NUMBERS = frozenset(["序号", "编号", "序", "项次", "行号", "no"])
"""Headings of the column that numbers the rows."""

_BRACKETS = re.compile(r"[(\[{【〔「]([^()\[\]{}【】〔〕「」]*)[)\]}】〕」]")
_ENUMERATION = re.compile(r"^[*★]?\d{1,2}[.、](?!\d)")
_NO_WORD_CHARACTER = re.compile(r"[\W_]+")
_UNIT_AT_END = re.compile(r"(.{2,}?)[/:,、]?((?:万|千|百万|亿)?元|m2|平方米)")
_FOREIGN_UNIT = re.compile(r".{0,6}(?:元|币|亩|米|公里|公顷)")
"""Units that cannot be converted, but must not go unnoticed."""
_AROUND_UNIT = re.compile(r"单位|人民币|rmb|[:,.、/]")
_YEAR = r"((?:19|20)[0-9]{2})年?度?"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, analysed.

    Attributes:
        keys: The texts that it is compared by, the fullest first.
        unit: The unit that it names; empty where it names none.
    """

    keys: tuple[str, ...]
    unit: str


@lru_cache(maxsize=4096)
def heading(text: str) -> Heading:
    """Analyse a heading."""
    flat = _ENUMERATION.sub("", tight(text).casefold())
    units: list[str] = []

    def without_unit(found: re.Match[str]) -> str:
        named = _AROUND_UNIT.sub("", found[1])
        unit = named if is_unit(named) or _FOREIGN_UNIT.fullmatch(named) else ""
        units.append(unit)
        return "" if unit else found[0]

    bare = _BRACKETS.sub(without_unit, flat)
    keys = [_words(bare)]
    if not any(any(map(str.isdigit, found[1])) for found in _BRACKETS.finditer(bare)):
        keys.append(_words(_BRACKETS.sub("", bare)))
    if ending := _UNIT_AT_END.fullmatch(bare):
        units.append(ending[2])
        keys.append(_words(ending[1]))
    return Heading(tuple(key for key in dict.fromkeys(keys) if key), next(filter(None, units), ""))


def _words(text: str) -> str:
    return _NO_WORD_CHARACTER.sub("", text)


@lru_cache(maxsize=4096)
def column_of(text: str, roster: Roster) -> str:
    """Return the name of the roster's column that has such a heading; empty where none has."""
    names = _names_by_key(roster)
    for key in heading(text).keys:
        if name := names.get(key):
            return name
        for pattern, path in _year_patterns(roster):
            if matched := pattern.fullmatch(key):
                return f"{path}.{matched[1]}"
    return ""


@cache
def _names_by_key(roster: Roster) -> Mapping[str, str]:
    """Return names of columns by key: first those of the official headings, then those of each other spelling."""
    names: dict[str, str] = {}
    for rank in range(max(len(column.headings) for column in roster.columns)):
        spelled = [(column, column.headings[rank]) for column in roster.columns if rank < len(column.headings)]
        found = [(key, column.name) for column, text in spelled for key in heading(text).keys]
        keys = [key for key, _ in dict.fromkeys(found)]
        names |= {key: name for key, name in found if key not in names and keys.count(key) == 1}
    return names


@cache
def _year_patterns(roster: Roster) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the headings of columns for years that the form does not list, as patterns, each with its field's path."""
    fields = [field for field in roster.fields.values() if field.kind == "years"]
    forms = [
        (field, form)
        for field in fields
        for form in (
            field.year("{}"),
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

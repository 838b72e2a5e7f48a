"""How long a recognition lasts, and what those who were recognised in some year have to do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

from generator.notices.items import Item, check_items, check_linked_conditions
from generator.source import Errors, Source
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Year:
    """The answer for one year of recognition, or for all years before or after.

    Attributes:
        key: The year as a value of a control; one without end has a sign, such as ``2018-`` or ``2023+``.
        title: The year in words.
        until: The year in which the recognition runs out; None where that is not known.
        until_text: That year in words; empty where it is not known.
        text: What to do.
    """

    key: str
    title: str
    until: int | None
    until_text: str
    text: str


def years(rule: Item) -> list[Year]:
    """Return the answers by year, the earliest first."""
    return [year for cohort in rule["cohorts"] for year in _answers(cohort, rule["validity_years"])]


def _answers(cohort: Item, validity: int) -> Sequence[Year]:
    text = cohort["text"]
    if "first" not in cohort:
        last = cohort["last"]
        return [Year(f"{last}-", f"{last}年或更早", last + validity, f"{last + validity}年或更早", text)]
    if "last" not in cohort:
        first = cohort["first"]
        return [Year(f"{first}+", f"{first}年或以后", None, "", text)]
    return [
        Year(str(year), f"{year}年", year + validity, f"{year + validity}年", _filled_in(text, year, year + validity))
        for year in range(cohort["first"], cohort["last"] + 1)
    ]


def _filled_in(text: str, year: int, until: int) -> str:
    return text.format(year=year, until=until)


def check_requirements(requirements: Source, conditions: Source, text: Text) -> Errors:
    """Require that conditions are known and that the cohorts leave no year out and name none twice."""
    yield from check_items(requirements, text)
    yield from check_linked_conditions(requirements, conditions.data)
    cohorts = requirements.data.get("re_recognition", {}).get("rule", {}).get("cohorts", [])
    for number, cohort in enumerate(cohorts):
        yield from _check_span(requirements, number, cohorts)
        yield from _check_text(requirements, number, cohort)


def _check_span(source: Source, number: int, cohorts: Sequence[Item]) -> Errors:
    place, cohort = ("re_recognition", "rule", "cohorts", number), cohorts[number]
    if "first" not in cohort and (number > 0 or "last" not in cohort):
        yield source.error(place, "没有写从哪一年起", "补上 first: …；只有最早的一组可以不写，那时要写 last")
    if "last" not in cohort and number + 1 < len(cohorts):
        yield source.error(place, "没有写到哪一年为止", "补上 last: …；只有最晚的一组可以不写")
    if cohort.get("first", 0) > cohort.get("last", cohort.get("first", 0)):
        message = f"到 {cohort['last']} 年为止，早于从 {cohort['first']} 年起"
        yield source.error((*place, "last"), message, "核对两个年份，对调或改正")
    before = cohorts[number - 1] if number else {}
    if before.get("first", 0) <= before.get("last", -1) and cohort["first"] != before["last"] + 1:
        expected = before["last"] + 1
        message = f"从 {cohort['first']} 年起，与上一组接不上"
        yield source.error((*place, "first"), message, f"写 {expected}，年份不能重复，也不能空缺")


def _check_text(source: Source, number: int, cohort: Item) -> Errors:
    place = ("re_recognition", "rule", "cohorts", number, "text")
    try:
        used = [name for _, name, _, _ in Formatter().parse(cohort["text"]) if name is not None]
    except ValueError:
        yield source.error(place, "花括号不成对", "只写 {year}、{until}")
        return
    allowed = ("year", "until") if "first" in cohort and "last" in cohort else ()
    for name in used:
        if name not in allowed:
            remedy = "只写 {year}、{until}" if allowed else "不限首尾的一组里直接写年份"
            yield source.error(place, f"这里不能写 {{{name}}}", remedy)

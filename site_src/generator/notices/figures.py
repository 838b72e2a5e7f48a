"""Whether the figures in this site's own prose are the notice's: nobody shall read last year's threshold.

A figure may stand in the clauses that are cited, in the requirement, in a field that it reads, or, of days, among the
notice's dates and those of its examples and cases. Another one that is only theirs has to stand beside its verdict, to
which the checker holds them. The numbers of attachments, sections and items are no figures.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checker import Condition, Notice
from checker.values.units import IN_FULL, factor_between
from generator.notices.items import as_list, items
from generator.source import Errors, Place, Source
from generator.text import Text, without_whitespace, years_in

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_PHRASE_END = re.compile("[，。；：]")
_FIGURE = re.compile(r"\d{4}年|\d+月(?:\d+日)?|\d+(?:,\d{3})+|\d+(?:\.\d+)?")
_REFERENCE = re.compile(r"附件\d+(?:-\d+)?(?:至\d+-\d+)?|第\d+项|材料\d+|[一二三四五六七八九十]\d+(?![\d.%个家人㎡平])")


@dataclass(frozen=True, slots=True)
class FigureSources:
    """The files that figures are taken from.

    Attributes:
        conditions: ``conditions.yaml``.
        questions: ``questions.yaml``.
        cases: ``cases.yaml``.
        about: ``notice.yaml``, where days stand.
        schedule: ``schedule.yaml``, likewise.
    """

    conditions: Source
    questions: Source
    cases: Source
    about: Source
    schedule: Source


type Figures = frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """The figures that may be written of a condition.

    Attributes:
        stated: Those that the notice or its form states.
        tried: Those that an example or a case tries; they may stand beside a verdict.
    """

    stated: Figures
    tried: Figures


def check_figures(sources: FigureSources, notice: Notice, text: Text) -> Errors:
    """Require that every figure of a reading, an explanation or an answer to a question is known."""
    dates = _days(figure for source in (sources.about, sources.schedule) for figure in _figures_in(source.data))
    each = [_known(condition, sources, dates, notice, text) for condition in notice.conditions]
    for number, of_condition in enumerate(each):
        yield from _check_prose(sources.conditions, (number,), ("explanation", "reading"), of_condition)
    known = {condition.id: figures for condition, figures in zip(notice.conditions, each, strict=True)}
    for place, question in items(sources.questions):
        conditions = [known[name] for name in question.get("conditions", ()) if name in known]
        cited = (_figures(text.clause(address).text) for address in as_list(question.get("clause", ())))
        stated = dates.union(*cited, *(one.stated for one in conditions), _figures_in(question.get("examples", [])))
        tried = frozenset[str]().union(*(one.tried for one in conditions))
        yield from _check_prose(sources.questions, place, ("answer", "points", "silent"), KnownFigures(stated, tried))


def _known(condition: Condition, sources: FigureSources, dates: Figures, notice: Notice, text: Text) -> KnownFigures:
    fields = notice.fields_at(condition.level)
    limits = set(_figures_in(condition.about["requirement"]))
    clause = _figures(text.clause(condition.about["clause"]).text)
    described = (figure for path in condition.reads for figure in _figures_in(fields[path].schema))
    in_full = (figure for path in condition.reads for figure in _in_full(limits, fields[path].unit))
    tried = frozenset(_tried(condition, sources))
    return KnownFigures(dates.union(limits, clause, described, in_full, _days(tried)), tried)


def _tried(condition: Condition, sources: FigureSources) -> Iterator[str]:
    examples = [one for _, question in items(sources.questions) for one in question.get("examples", ())]
    rows = sources.cases.data.get("rows", ())
    yield from _figures_in([one for one in (*examples, *rows) if one["condition"] == condition.id])
    for case in (*sources.cases.data.get("applications", ()), *sources.cases.data.get("with_rosters", ())):
        yield from _figures_in([answer for path, answer in case.get("answers", {}).items() if path in condition.reads])


def _check_prose(source: Source, place: Place, names: Sequence[str], known: KnownFigures) -> Errors:
    item: Any = source.data
    for step in place:
        item = item[step]
    for name in names:
        for position, prose in enumerate(as_list(item.get(name, ()))):
            here = (*place, name) if isinstance(item[name], str) else (*place, name, position)
            for phrase in _PHRASE_END.split(prose):
                yield from _check_phrase(
                    source, here, phrase, known.stated | known.tried if "符合" in phrase else known.stated
                )


def _check_phrase(source: Source, place: Place, phrase: str, known: Figures) -> Errors:
    for figure in _figures(_REFERENCE.sub("", phrase)):
        if figure not in known:
            message = f"“{figure}”在所引的条款、要求、日期和栏目里都没有"
            remedy = "照条文改正；举例的，把这个数写进这一条的 examples 或 cases.yaml，并在旁边写明是否符合"
            yield source.error(place, message, remedy)


def _in_full(figures: Iterable[str], unit: str) -> Iterator[str]:
    factor = factor_between(unit, IN_FULL[unit]) if unit in IN_FULL else None
    return (str(int(figure) * factor) for figure in figures if factor and figure.isdecimal())


def _days(figures: Iterable[str]) -> Figures:
    return frozenset(figure for figure in figures if figure[-1] in "年月日")


def _figures_in(data: object) -> Iterator[str]:
    match data:
        case dict():
            yield from (figure for value in data.values() for figure in _figures_in(value))
        case list():
            yield from (figure for value in data for figure in _figures_in(value))
        case _:
            yield from _figures(_ISO_DATE.sub(_in_words, str(data)))


def _in_words(date: re.Match[str]) -> str:
    year, month, day = date.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def _figures(text: str) -> Iterator[str]:
    """Yield years, days of a month, and other numbers, each as it is written without signs between its digits."""
    bare = without_whitespace(text)
    yield from (figure.replace(",", "") for figure in _FIGURE.findall(bare))
    yield from (f"{year}年" for year in years_in(bare))

"""Sheets that list again what another sheet of the file lists: copies, and tables of earlier years."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import unique
from functools import cached_property

from checker.sheets.importing.doubtful_titles import TITLE_ID
from checker.sheets.importing.imported_sheet import ImportedSheet, brief
from checker.sheets.recognition.layout import naming_column
from checker.sheets.recognition.questions import LEAVE, TAKE, Option, Question
from checker.values.text import bare_name, tight
from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement

_ID = "sheet"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SECOND = re.compile(r"副本|备份|旧|去年|上年|往年|copy|old|bak|\(\d+\)")
_NEWEST = 9999


@unique
class SheetDoubt(MessageTemplate):
    """What is asked about a sheet."""

    COPY = "和“{other}”的 {count} 行完全一样，像它的副本；请确认要不要也读入"
    EARLIER_YEAR = "有 {count} 行在“{other}”里也有，看名称是 {year} 年的表；请确认要不要也读入"
    REPEATED = "有 {count} 行在“{other}”里也有；请确认要不要也读入"


def asked_about_repeats(sheets: Sequence[ImportedSheet]) -> tuple[ImportedSheet, ...]:
    """Return sheets with a question on each of which rows stand in another sheet of the same roster, too.

    The newest is not asked about, or of sheets from no known or the same year the first that is not called a copy;
    those that are left for their titles count as the oldest.
    """
    asked: dict[int, Question] = {}
    by_roster: dict[str, list[int]] = {}
    for number, sheet in enumerate(sheets):
        if sheet.layout.roster and sheet.rows:
            by_roster.setdefault(sheet.roster, []).append(number)
    for numbers in by_roster.values():
        if len(numbers) > 1:
            asked |= _questions([(number, _Listing(sheets[number])) for number in numbers])
    return tuple(_asking(sheet, asked.get(number)) for number, sheet in enumerate(sheets))


def is_left(sheet: ImportedSheet) -> bool:
    """Whether a sheet is not taken, because another lists the same or because of its title."""
    return any(question.id in {_ID, TITLE_ID} and question.answer == LEAVE for question in sheet.questions)


def _asking(sheet: ImportedSheet, question: Question | None) -> ImportedSheet:
    others = [one for one in sheet.questions if one.id != _ID]
    return replace(sheet, questions=(*([question.answered(sheet.chosen)] if question else []), *others))


def _questions(listings: Iterable[tuple[int, "_Listing"]]) -> Iterator[tuple[int, Question]]:
    kept: list[_Listing] = []
    for number, listing in sorted(
        listings, key=lambda one: (is_left(one[1].sheet), -(one[1].year or _NEWEST), one[1].is_second, one[0])
    ):
        shared = ((other, count) for other in kept if (count := listing.shared(other)))
        if first := next(shared, None):
            yield number, listing.question(*first)
        kept.append(listing)


@dataclass(frozen=True)
class _Listing:
    """A sheet with rows of a roster, and what they are recognised by."""

    sheet: ImportedSheet

    @cached_property
    def year(self) -> int | None:
        """The year in its name, or else in the titles above its headings."""
        found = (_YEAR.findall(tight(text)) for text in self.sheet.titles)
        return next((max(map(int, years)) for years in found if years), None)

    @cached_property
    def is_second(self) -> bool:
        """Whether its name says that it is a copy, or old."""
        return bool(_SECOND.search(tight(self.sheet.grid.name).casefold()))

    @cached_property
    def codes(self) -> Sequence[str]:
        """The code of each row, empty where it has none."""
        roster = self.sheet.layout.roster
        return [roster.identity(row) if roster else "" for row in self.sheet.rows]

    @cached_property
    def names(self) -> Sequence[str]:
        """The name of each row as names are compared, empty where it has none."""
        roster = self.sheet.layout.roster
        naming = naming_column(roster) if roster else None
        return [bare_name(row.get(naming.name, "")) if naming else "" for row in self.sheet.rows]

    def shared(self, other: "_Listing") -> int:
        """Return how many of its rows another has, by code or by name."""
        known = {*other.codes, *other.names} - {""}
        return sum(1 for code, name in zip(self.codes, self.names, strict=True) if code in known or name in known)

    def question(self, other: "_Listing", count: int) -> Question:
        """Return what is asked; if not even half of the smaller sheet is repeated, taking both is proposed."""
        leave, take = Option(LEAVE, "不读入这张"), Option(TAKE, "也读入")
        repeats = 2 * count >= min(len(self.sheet.rows), len(other.sheet.rows))
        options = (leave, take) if repeats else (take, leave)
        return Question(_ID, "整张工作表", self.sheet.grid.name, self._doubt(other, count), options)

    def _doubt(self, other: "_Listing", count: int) -> Statement:
        name = brief(other.sheet.grid.name)
        if self.sheet.rows == other.sheet.rows:
            return SheetDoubt.COPY(other=name, count=count)
        if self.year and other.year and self.year < other.year:
            return SheetDoubt.EARLIER_YEAR(other=name, count=count, year=self.year)
        return SheetDoubt.REPEATED(other=name, count=count)

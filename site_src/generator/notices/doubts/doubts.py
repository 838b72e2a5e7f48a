"""All doubts about a notice's data, without those that are confirmed."""

from collections.abc import Iterator, Mapping

from checker import Notice
from generator.notices.cases import Cases
from generator.notices.doubts.contradicted import doubted_rules
from generator.notices.doubts.copies import doubted_copies
from generator.notices.doubts.days import doubted_days, doubted_years
from generator.notices.doubts.doubt import Doubt, all_confirmations, confirmed_in
from generator.notices.doubts.exemptions import doubted_exemptions
from generator.notices.doubts.limits import doubted_limits
from generator.notices.doubts.lists import doubted_lists
from generator.notices.doubts.metadata import doubted_metadata
from generator.notices.doubts.prose import doubted_prose
from generator.notices.doubts.ranges import doubted_ranges
from generator.notices.doubts.seals import doubted_seals
from generator.notices.doubts.shares import doubted_shares
from generator.notices.doubts.strength import doubted_alternatives, doubted_explanation, doubted_strength
from generator.notices.doubts.variants import doubted_variants
from generator.notices.doubts.weight import doubted_weight
from generator.source import Errors, Source
from generator.text import Text


def doubts_in(sources: Mapping[str, Source], notice: Notice | None, cases: Cases | None, text: Text) -> Errors:
    """Yield what is doubted in a notice's files, each with both places, and confirmations of what nobody doubts.

    Args:
        sources: The files by name, such as ``conditions``, as far as they could be read.
        notice: The notice; None if it could not be made of them, in which case its conditions are not looked at.
        cases: Its worked cases; None likewise.
        text: Its official text.
    """
    found = list(_doubts(sources, notice, cases, text))
    for doubt in found:
        if doubt.about not in confirmed_in(doubt.source, doubt.item):
            yield doubt.told(text)
    doubted = {(doubt.source.path, doubt.item, doubt.about) for doubt in found}
    for source in sources.values():
        for item, about in all_confirmations(source):
            if (source.path, item, about) not in doubted:
                message = f"“{about}”没有什么可核对的，不用写理由"
                yield source.error((*item, "confirmed", about), message, "删去这一行")


def _doubts(sources: Mapping[str, Source], notice: Notice | None, cases: Cases | None, text: Text) -> Iterator[Doubt]:
    yield from doubted_metadata(sources["notice"], text)
    for name in ("materials", "process", "requirements", "schedule", "conditions"):
        if name in sources:
            yield from doubted_prose(sources[name], text)
    if "materials" in sources:
        yield from doubted_lists(sources["materials"], text)
        yield from doubted_seals(sources["materials"], text)
        yield from doubted_copies(sources["materials"], text)
    if notice:
        yield from _doubted_conditions(sources["conditions"], notice, text, sources.get("materials"))
    if notice and cases and "consistency" in sources:
        yield from doubted_rules(sources["consistency"], cases, notice)


def _doubted_conditions(conditions: Source, notice: Notice, text: Text, materials: Source | None) -> Iterator[Doubt]:
    for number, condition in enumerate(notice.conditions):
        if condition.about["clause"] in text.absent:
            continue
        yield from doubted_limits(conditions, number, notice.fields_at(condition.level), text)
        yield from doubted_ranges(conditions, number, notice.fields_at(condition.level))
        yield from doubted_shares(conditions, number, notice.fields_at(condition.level))
        yield from doubted_exemptions(conditions, number, notice.fields_at(condition.level))
        yield from doubted_strength(conditions, number, notice.about["variants"])
        yield from doubted_alternatives(conditions, number, condition, notice.fields_at(condition.level))
        yield from doubted_explanation(conditions, number)
        yield from doubted_variants(conditions, number, notice.about["variants"], text)
        yield from doubted_weight(conditions, number, condition, materials)
        yield from doubted_days(conditions, number, notice, text)
        yield from doubted_years(conditions, number, notice, text)

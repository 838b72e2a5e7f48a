"""What a notice asks of its variants, and what different notices ask about the same topic, side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker import Condition
from checker.conditions.operators import ByAnswer
from checker.conditions.operators.comparison import Comparison
from checker.values.numbers import plain, with_unit
from generator.notices import NoticeFolder
from generator.notices.topics import Topic, read_topics
from generator.pages.condition_entries import ConditionEntry, condition_entries, one_of

type Kind = Literal["added", "dropped", "lowered", "raised", "other", "same"]


MOST_COLUMNS = 3
"""So many notices stand beside each other in a table; more stand one below the other."""


@dataclass(frozen=True, slots=True)
class Change:
    """How a condition for one variant differs from that for the notice's first variant.

    Attributes:
        kind: What happens to it.
        amount: By how much, with its unit; empty where it is no number.
    """

    kind: Kind
    amount: str = ""


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A condition and what it asks of each variant.

    Attributes:
        about: The condition's data.
        basis: ``computed`` or ``declared``.
        thresholds: The requirement in words by variant; None for one that it does not apply to.
        changes: For each variant but the first, in order.
        one_of: If it only counts among others, how many of them are wanted, in words.
    """

    about: Mapping[str, object]
    basis: str
    thresholds: Mapping[str, str | None]
    changes: Sequence[Change]
    one_of: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic and each notice's conditions about it, in the order of the notices; possibly none."""

    topic: Topic
    folders: Sequence[NoticeFolder]
    cells: Sequence[Sequence[ConditionEntry]]

    @property
    def asking(self) -> list[tuple[NoticeFolder, Sequence[ConditionEntry]]]:
        """The notices that ask for something, with what they ask."""
        return [(folder, cell) for folder, cell in zip(self.folders, self.cells, strict=True) if cell]

    @property
    def silent(self) -> list[NoticeFolder]:
        """The others."""
        return [folder for folder, cell in zip(self.folders, self.cells, strict=True) if not cell]

    @property
    def lines(self) -> int:
        """How many lines of a table it takes to say so: one for each that asks, one for all others."""
        return len(self.asking) + bool(self.silent)


def variant_rows(folder: NoticeFolder) -> list[VariantRow]:
    """Return every condition of a notice that is computed or that differs between its variants."""
    return [row for row in _rows(folder) if row.basis == "computed" or not _same(row)]


def declared_alike(folder: NoticeFolder) -> list[str]:
    """Return the ids of the conditions that the applicants of all variants declare alike."""
    return [str(row.about["id"]) for row in _rows(folder) if row.basis == "declared" and _same(row)]


def with_variants(folders: Iterable[NoticeFolder]) -> list[NoticeFolder]:
    """Return the notices that have variants to compare."""
    return [folder for folder in folders if len(folder.about["variants"]) > 1]


def with_topics(folders: Iterable[NoticeFolder]) -> list[NoticeFolder]:
    """Return the notices whose conditions name topics, by which they can be compared."""
    return [folder for folder in folders if any("topic" in one.about for one in condition_entries(folder, "applicant"))]


def is_comparable(folders: Sequence[NoticeFolder]) -> bool:
    """Tell whether there is anything to compare."""
    return bool(with_variants(folders)) or len(with_topics(folders)) > 1


def not_compared(folders: Sequence[NoticeFolder]) -> list[NoticeFolder]:
    """Return the notices that do not stand beside others; where none do, those that have no variants either."""
    topics = with_topics(folders)
    compared = topics if len(topics) > 1 else with_variants(folders)
    return [folder for folder in folders if folder not in compared]


def topic_rows(folders: Sequence[NoticeFolder]) -> list[TopicRow]:
    """Return the topics that any notice has a condition about."""
    shown = [condition_entries(folder, "applicant") for folder in folders]
    rows = [
        TopicRow(
            topic, folders, [[entry for entry in column if entry.about.get("topic") == topic.id] for column in shown]
        )
        for topic in read_topics()
    ]
    return [row for row in rows if any(row.cells)]


def _rows(folder: NoticeFolder) -> list[VariantRow]:
    return [_row(condition, folder) for condition in folder.notice.conditions if condition.level == "applicant"]


def _row(condition: Condition, folder: NoticeFolder) -> VariantRow:
    first, *others = folder.about["variants"]
    thresholds = {variant: _threshold(condition, variant, folder) for variant in (first, *others)}
    changes = [_change(condition, thresholds, first, other, folder) for other in others]
    return VariantRow(condition.about, condition.basis, thresholds, changes, one_of(folder, condition))


def _threshold(condition: Condition, variant: str, folder: NoticeFolder) -> str | None:
    facts = folder.notice.facts_at(condition.level, {"variant": variant})
    return condition.requirement.describe(facts) if condition.requirement.applies(facts) else None


def _same(row: VariantRow) -> bool:
    return all(change.kind == "same" for change in row.changes)


def _change(
    condition: Condition, thresholds: Mapping[str, str | None], first: str, other: str, folder: NoticeFolder
) -> Change:
    if thresholds[first] == thresholds[other]:
        return Change("same")
    if thresholds[first] is None:
        return Change("added")
    if thresholds[other] is None:
        return Change("dropped")
    for part in condition.requirement.walk():
        if isinstance(part, ByAnswer) and part.path == "variant":
            one, another = part.cases[first], part.cases[other]
            if isinstance(one, Comparison) and isinstance(another, Comparison):
                return _moved(one, another, folder)
    return Change("other")


def _moved(one: Comparison, another: Comparison, folder: NoticeFolder) -> Change:
    step = another.threshold - one.threshold
    easier = step > 0 if one.is_ceiling else step < 0
    unit = folder.notice.fields[one.value.paths[0]].unit
    return Change("lowered" if easier else "raised", with_unit(plain(abs(step)), unit))

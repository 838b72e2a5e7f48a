"""The conditions of a notice, as the checker needs them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from checker.conditions.operators import ByAnswer, NotApplicable, Operator, operator


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Something that a clause leaves open.

    Attributes:
        text: What it is, in Chinese.
        when: The answers for which it matters; for all answers where there is none.
    """

    text: str
    when: Operator | None


@dataclass(frozen=True)
class Condition:
    """One checkable sentence of one clause.

    Attributes:
        id: Its name within the notice.
        level: ``applicant``, ``material``, ``process`` or ``encouraged`` for conditions on an application,
            ``tenant`` or ``graduate`` for those on a row of a roster.
        requirement: What is compared with the answers.
        ambiguities: What the clause leaves open.
        about: Everything that is said about it (title, clause, quote, strength, reading, explanation,
            evidence), as in the notice's data.
    """

    id: str
    level: str
    requirement: Operator
    ambiguities: tuple[Ambiguity, ...]
    about: Mapping[str, Any]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read one entry of ``conditions.yaml``, already validated."""
        ambiguities = tuple(
            Ambiguity(entry["text"], operator(entry["when"]) if "when" in entry else None)
            for entry in data.get("ambiguities", ())
        )
        return cls(data["id"], data["level"], _requirement(data), ambiguities, data)

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """Paths of the answers that its requirement looks at."""
        return self.requirement.all_reads()

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """Paths of the questions whose answers decide what is required."""
        return tuple(dict.fromkeys(part.path for part in self.requirement.walk() if isinstance(part, ByAnswer)))

    @cached_property
    def looks_at(self) -> tuple[str, ...]:
        """Paths of the answers that its requirement or its ambiguities look at."""
        return tuple(dict.fromkeys(path for part in self._operators for path in part.all_reads()))

    @cached_property
    def refers(self) -> tuple[str, ...]:
        """Ids of the conditions whose findings its requirement or its ambiguities look at."""
        return tuple(dict.fromkeys(name for part in self._operators for name in part.all_refers_to()))

    @property
    def _operators(self) -> Iterator[Operator]:
        yield self.requirement
        yield from (ambiguity.when for ambiguity in self.ambiguities if ambiguity.when)

    @cached_property
    def is_summary(self) -> bool:
        """Whether it only repeats what other conditions found."""
        parts = (part for part in self.requirement.walk() if not any(part.parts()))
        return all(part.repeats_others for part in parts if not isinstance(part, NotApplicable))

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.about["title"])

    @property
    def is_member(self) -> bool:
        """Whether it is one of several of which some have to be met, and counts for nothing but that."""
        return bool(self.about["strength"] == "one_of")

    @property
    def stands_alone(self) -> bool:
        """Whether it neither only repeats other conditions nor only counts among them."""
        return not (self.is_summary or self.is_member)

    @cached_property
    def basis(self) -> str:
        """``declared`` where any part of it rests on the applicant's word alone, else ``computed``."""
        return "declared" if any(part.rests_on_declaration for part in self.requirement.walk()) else "computed"

    @cached_property
    def is_measured(self) -> bool:
        """Whether it rests on figures alone, and a value and a threshold among them can be drawn."""
        return self.basis == "computed" and any(part.has_scale for part in self.requirement.walk())


def _requirement(data: Mapping[str, Any]) -> Operator:
    required = operator(data["requirement"])
    if "applies_to" not in data:
        return required
    return ByAnswer("variant", {data["applies_to"]: required}, otherwise=NotApplicable())

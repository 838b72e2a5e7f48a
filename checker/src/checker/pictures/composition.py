"""What a whole is made of, such as the premises, and which share of it counts: ``x-composition`` in the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checker.conditions import Facts, Ratio
from checker.conditions.measure import Measure
from checker.form.field import Field, Schema
from checker.notice import Notice
from checker.values.numbers import plain, rounded, with_unit
from checker.wording.sentence import Sentence, Statement

_MISSING = Sentence("composition.missing", "填了“{whole}”和其中的部分，才能画出来。")
_TOO_MUCH = Sentence("composition.too-much", "各部分共 {sum}，多于“{whole}” {total}，请核对。")
_BLANK = "没有填的部分"
_OTHER = "其余"


@dataclass(frozen=True, slots=True)
class Composition:
    """A whole and its parts.

    Attributes:
        title: What it is the composition of.
        whole: The field with the whole.
        parts: The fields with the parts, those that count first.
        counting: Paths of the parts of which the notice demands a share.
        share: That share beside the one that is demanded; None where none is.
        facts: The answers.
    """

    title: str
    whole: Field
    parts: tuple[Field, ...]
    counting: frozenset[str]
    share: Measure | None
    facts: Facts

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``composition`` of ``schemas/report.schema.json``."""
        total, numbers = self.facts.number(self.whole.path), self._numbers
        if not total or not numbers:
            return self._undrawn(_MISSING.of(whole=self.whole.title))
        together = sum(numbers.values(), Fraction())
        if together > total:
            amounts = {"sum": self._amount(together), "total": self._amount(total)}
            return self._undrawn(_TOO_MUCH.of(whole=self.whole.title, **amounts))
        share = {"measure": self.share.as_json()} if self.share else {}
        parts = list(self._drawn(total, numbers))
        return {"title": self.title, "whole": f"{self.whole.title} {self._amount(total)}", "parts": parts} | share

    def _undrawn(self, why: Statement) -> dict[str, Any]:
        return {"title": self.title, "whole": self.whole.title, "parts": [], "note": why.text}

    @property
    def _numbers(self) -> Mapping[Field, Fraction]:
        given = ((part, self.facts.number(part.path)) for part in self.parts)
        return {part: number for part, number in given if number is not None}

    def _drawn(self, total: Fraction, numbers: Mapping[Field, Fraction]) -> Iterator[dict[str, Any]]:
        """Yield the parts, and what is left of the whole: nobody knows what that is."""
        for part, number in numbers.items():
            yield self._part(part.title, number, total) | {"counts": part.path in self.counting, "rest": False}
        if rest := total - sum(numbers.values(), Fraction()):
            yield self._part(_BLANK if len(numbers) < len(self.parts) else _OTHER, rest, total) | {
                "counts": False,
                "rest": True,
            }

    def _part(self, label: str, number: Fraction, total: Fraction) -> dict[str, Any]:
        return {"label": label, "text": self._amount(number), "percent": rounded(100 * number / total)}

    def _amount(self, number: Fraction) -> str:
        return with_unit(plain(number), self.whole.unit)


def compositions(notice: Notice, facts: Facts) -> Iterator[Composition]:
    """Yield the wholes of a form of which the parts are known."""
    for prefix, group in _groups(notice.form):
        if "x-composition" not in group:
            continue
        data = group["x-composition"]
        whole = notice.fields[f"{prefix}{data['whole']}"]
        parts = [notice.fields[f"{prefix}{name}"] for name in data["parts"]]
        ratio = _ratio_of(notice, whole.path)
        counting = frozenset(ratio.part.paths if ratio else ())
        parts.sort(key=lambda part: part.path not in counting)
        share = ratio.measure(facts) if ratio else None
        yield Composition(group["title"], whole, tuple(parts), counting, share, facts)


def _groups(schema: Schema, prefix: str = "") -> Iterator[tuple[str, Schema]]:
    """Yield the groups of fields of a form, each with what the paths of its fields begin with."""
    for name, part in schema["properties"].items():
        if part.get("type") == "object" and "properties" in part:
            yield f"{prefix}{name}.", part
            yield from _groups(part, f"{prefix}{name}.")


def _ratio_of(notice: Notice, whole: str) -> Ratio | None:
    """Return the first requirement of a share of a whole."""
    parts = (part for condition in notice.on_application() for part in condition.requirement.walk())
    shares = (part for part in parts if isinstance(part, Ratio) and part.is_part)
    return next((share for share in shares if share.whole.paths == (whole,)), None)

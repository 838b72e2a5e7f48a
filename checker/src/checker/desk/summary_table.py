"""What comes of visits: who may be recommended, who may not and why, and of whom something is still to be noted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.values.text import visible
from checker.wording.vocabulary import ANSWER_LABELS

TICKED, UNTICKED = "☑", "□"

_NAMELESS = "（没有填写名称）"


@dataclass(frozen=True, slots=True)
class Visited:
    """What was noted of one applicant.

    Attributes:
        data: The visit, as the page keeps it: a ``visit`` of ``schemas/visits.schema.json``.
        about: What the notice says of visits: the ``visit`` of a ``Supplement``.
    """

    data: Mapping[str, Any]
    about: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The applicant's name."""
        return self.text("name") or _NAMELESS

    @property
    def missing(self) -> list[str]:
        """What is still to be noted, in the order of the form; as long as there is anything, nobody is recommended."""
        blank = [entry["title"] for entry in self.about["identity"] if not self.text(entry["id"])]
        return [*([f"{'、'.join(blank)}没有填写"] if blank else []), *self._unanswered()]

    @property
    def objections(self) -> list[str]:
        """The noes for which nobody is recommended, or on which the officer has to decide, with reasons."""
        return [self._objection(item) for item in self._opposing()]

    @property
    def explained_objections(self) -> list[str]:
        """Those of them that have a reason; of the others, `missing` tells."""
        return [self._objection(item) for item in self._opposing() if self.reason(item)]

    def text(self, name: str) -> str:
        """Return what is noted of the applicant's identity, by the entry's id."""
        return _line(self.data["texts"].get(name, ""))

    def reason(self, item: Mapping[str, Any]) -> str:
        """Return why an item was answered with no; empty for any other answer, whatever was noted before it changed."""
        return visible(self.data["reasons"].get(item["id"], "")).strip() if self._is_no(item) else ""

    def answer(self, item: Mapping[str, Any]) -> str:
        """Return ``yes``, ``no``, or an empty text."""
        found = self.data["answers"].get(item["id"])
        return found if found in {"yes", "no"} else ""

    def cells(self, number: int) -> dict[str, str]:
        """Return the texts of its row by tag: number, identity, a pair of boxes for each item, and its explanation."""
        cells = {"number": str(number)} | {entry["id"]: self.text(entry["id"]) for entry in self.about["identity"]}
        for item in self.about["items"]:
            cells[item["id"]] = boxes(self.answer(item))
            if "explained" in item:
                cells[reason_tag(item)] = self.reason(item)
        return cells | {"why": "\n".join(self.objections)}

    def _unanswered(self) -> Iterator[str]:
        open_ = [item["title"] for item in self.about["items"] if not self.answer(item)]
        if len(open_) == len(self.about["items"]):
            yield "各项都没有选是或否"
        elif open_:
            yield f"“{'”、“'.join(open_)}”没有选是或否"
        for item in self.about["items"]:
            if self._is_no(item) and not self.reason(item):
                yield f"“{item['title']}”选了“否”，没有写原因"

    def _opposing(self) -> Iterator[Mapping[str, Any]]:
        spared = self.about.get("spares", ())
        return (item for item in self.about["items"] if self._is_no(item) and item["id"] not in spared)

    def _is_no(self, item: Mapping[str, Any]) -> bool:
        return self.answer(item) == "no"

    def _objection(self, item: Mapping[str, Any]) -> str:
        reason = self.reason(item)
        return f"“{item['title']}”为“否”" + (f"：{reason}" if reason else "")


@dataclass(frozen=True, slots=True)
class Summary:
    """What comes of all visits under a notice.

    Attributes:
        clear: Those that may be recommended: everything is noted, and no answer speaks against it.
        apart: Those with an answer that does.
        unfinished: Those of which something is still to be noted, whatever else was found.
    """

    clear: Sequence[Visited]
    apart: Sequence[Visited]
    unfinished: Sequence[Visited]

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``visitSummary`` of ``schemas/visits.schema.json``."""
        return {
            "clear": _rows(self.clear),
            "apart": _rows(self.apart),
            "unfinished": [
                {
                    "key": one.data["key"],
                    "name": one.name,
                    "missing": one.missing,
                    "objections": one.explained_objections,
                }
                for one in self.unfinished
            ],
        }


def summary_of(visits: Iterable[Mapping[str, Any]], about: Mapping[str, Any]) -> Summary:
    """Sort visits by what came of them; each list keeps their order.

    Args:
        visits: The visits, as the page keeps them.
        about: What the notice says of visits.
    """
    visited = [Visited(data, about) for data in visits]
    finished = [one for one in visited if not one.missing]
    return Summary(
        [one for one in finished if not one.objections],
        [one for one in finished if one.objections],
        [one for one in visited if one.missing],
    )


def boxes(answer: str) -> str:
    """Return the two boxes of an item; neither is ticked before somebody has answered."""
    return " ".join(_box(value, ticked=value == answer) for value in ("yes", "no"))


def _box(value: str, *, ticked: bool) -> str:
    """Return a box and its word, which stay on one line."""
    return f"{TICKED if ticked else UNTICKED}\u00a0{ANSWER_LABELS[value]}"


def reason_tag(item: Mapping[str, Any]) -> str:
    """Return the tag for the explanation of an item."""
    return f"{item['id']}.reason"


def _rows(visited: Sequence[Visited]) -> list[dict[str, Any]]:
    return [{"key": one.data["key"], "cells": one.cells(number)} for number, one in enumerate(visited, 1)]


def _line(text: str) -> str:
    return " ".join(visible(text).split())

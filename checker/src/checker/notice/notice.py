"""A notice as the checker needs it: its form and its conditions."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib import resources
from typing import Any, Self

from checker.conditions import Condition, Facts
from checker.consistency import ConsistencyCheck
from checker.form.field import Field, Schema, field_index
from checker.form.roster import Roster, rosters_of
from checker.rosters import Counting, countings


@dataclass(frozen=True, eq=False)
class Notice:
    """A notice compiled from its folder of data.

    Attributes:
        id: Year and programme, such as ``2024-incubator``.
        about: Title, document number, dates and so on.
        form: The JSON Schema of its application.
        conditions: All its conditions, in the order of the text.
        consistency_checks: What in an application has to agree with what.
    """

    id: str
    about: Mapping[str, Any]
    form: Schema
    conditions: tuple[Condition, ...]
    consistency_checks: tuple[ConsistencyCheck, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read a compiled notice, already validated."""
        conditions = tuple(map(Condition.of, data["conditions"]))
        rosters = rosters_of(data["form"])
        consistency_checks = tuple(ConsistencyCheck.of(entry, rosters) for entry in data["consistency"])
        return cls(data["notice"]["id"], data["notice"], data["form"], conditions, consistency_checks)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the form by path."""
        return field_index(self.form)

    @cached_property
    def rosters(self) -> Mapping[str, Roster]:
        """The rosters of the form by id; conditions on their rows have it as their level."""
        return rosters_of(self.form)

    @cached_property
    def countings(self) -> Mapping[str, Counting]:
        """How fields of the form are counted from rosters, by the field's path."""
        return countings(self.fields, self.rosters)

    @cached_property
    def looked_at(self) -> Mapping[str, Field]:
        """The fields that conditions on an application look at, by path, in the order of the form."""
        paths = {path for condition in self.on_application() for path in condition.looks_at}
        return {path: field for path, field in self.fields.items() if path in paths}

    @property
    def disclaimer(self) -> str:
        """What a report on this notice is, and what it is not, in Chinese."""
        return disclaimer(str(self.about["issuer"]))

    @property
    def window(self) -> tuple[str, str]:
        """The first and the last day on which one can apply."""
        return str(self.about["window"]["first"]), str(self.about["window"]["last"])

    @cached_property
    def application_day(self) -> Field | None:
        """The field with the day of application, after which no row counts; None where no roster heeds one."""
        paths = (roster.schema["x-until"]["day"] for roster in self.rosters.values() if "x-until" in roster.schema)
        return next((self.fields[path] for path in paths), None)

    def fields_at(self, level: str) -> Mapping[str, Field]:
        """Return the fields that conditions of a level read, by path: a row's, or the form's."""
        return self.rosters[level].fields if level in self.rosters else self.fields

    def facts_at(self, level: str, answers: Mapping[str, Any]) -> Facts:
        """Return answers to what conditions of a level read, with what all conditions are called."""
        titles = {condition.id: condition.title for condition in self.conditions}
        return Facts(answers, self.fields_at(level), titles=titles)

    def on_rows(self, level: str) -> Iterator[Condition]:
        """Yield the conditions on the rows of one roster."""
        return (condition for condition in self.conditions if condition.level == level)

    def on_application(self) -> Iterator[Condition]:
        """Yield the conditions on the application as a whole."""
        return (condition for condition in self.conditions if condition.level not in self.rosters)


def disclaimer(issuer: str) -> str:
    """Return what a report on a notice is, and what it is not, in Chinese; `issuer` is whose word counts."""
    return f"这是对照通知条文的自查，“符合”只表示未发现缺口；不是认定结论，认定以{issuer}的文件为准。"


def notice_ids() -> list[str]:
    """Return the ids of the notices that this build of the checker carries."""
    folder = resources.files("checker") / "notices"
    return sorted(entry.name.removesuffix(".json") for entry in folder.iterdir() if entry.name.endswith(".json"))


def load_notice(notice_id: str) -> Notice:
    """Return a notice by id.

    Raises:
        LookupError: There is no such notice; the message says which there are.
    """
    known = notice_ids()
    if notice_id not in known:
        raise LookupError(f"没有编号为“{notice_id}”的通知。现有：{'、'.join(known) or '（尚未生成）'}。")
    text = (resources.files("checker") / "notices" / f"{notice_id}.json").read_text(encoding="utf-8")
    return Notice.of(json.loads(text, parse_float=Decimal))

"""A notice's folder: read, checked against itself and its form, and compiled for the checker."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker import Notice
from generator.errors import SourceError, UnknownClauseError
from generator.source import ROOT, SCHEMAS, Place, Source, read_source
from generator.text import Text, parse_text

NOTICES = ROOT / "site_src" / "notices"


@dataclass(frozen=True, slots=True)
class NoticeFolder:
    """Everything that a notice's folder says, already checked.

    Attributes:
        about: ``notice.yaml``.
        conditions: ``conditions.yaml``.
        contacts: ``contacts.yaml``.
        form: ``schemas/forms/<id>.schema.json``.
        text: ``text.md``.
        notice: What the checker makes of it.
    """

    about: Mapping[str, Any]
    conditions: Sequence[Mapping[str, Any]]
    contacts: Mapping[str, Any]
    form: Mapping[str, Any]
    text: Text
    notice: Notice

    @property
    def id(self) -> str:
        """The notice's id, which is the folder's name and the first part of its pages' addresses."""
        return self.notice.id

    def at_level(self, *levels: str) -> list[Mapping[str, Any]]:
        """Return the conditions of some levels, in the order of the text."""
        return [condition for condition in self.conditions if condition["level"] in levels]


def read_notices(folder: Path = NOTICES, forms: Path = SCHEMAS / "forms") -> list[NoticeFolder]:
    """Read all notices, the newest first.

    Raises:
        SourceError: Something in a folder is wrong.
    """
    folders = sorted((path for path in folder.iterdir() if path.is_dir()), reverse=True)
    return [read_notice(path, forms / f"{path.name}.schema.json") for path in folders]


def read_notice(folder: Path, form_path: Path) -> NoticeFolder:
    """Read one notice's folder and its form.

    Raises:
        SourceError: Something in them is wrong.
    """
    about = read_source(folder / "notice.yaml", "notice")
    if about.data["id"] != folder.name:
        raise about.error(("id",), f"编号“{about.data['id']}”与文件夹名“{folder.name}”不同", "两处写成一样")
    text = parse_text(folder / "text.md")
    form = read_source(form_path, "form")
    conditions = read_source(folder / "conditions.yaml", "conditions")
    contacts = read_source(folder / "contacts.yaml", "contacts")
    _check_clauses(text, about, contacts, form, conditions)
    _check_conditions(conditions, text, about)
    notice = Notice.of({"notice": about.data, "form": form.data, "conditions": conditions.data})
    _check_references(notice, conditions)
    _check_form(notice, form)
    return NoticeFolder(about.data, conditions.data, contacts.data, form.data, text, notice)


def compile_notice(folder: NoticeFolder) -> str:
    """Return the JSON that the checker's wheel carries."""
    data = {"notice": folder.about, "form": folder.form, "conditions": folder.conditions}
    return json.dumps(data, ensure_ascii=False, default=_number, separators=(",", ":"))


def _number(value: object) -> float:
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON: {value!r}")
    return float(value)


def _check_clauses(text: Text, *sources: Source) -> None:
    for source in sources:
        for place, address in _cited(source.data, ()):
            try:
                text.clause(address)
            except UnknownClauseError as error:
                remedy = f"改成 {'、'.join(error.similar)} 之一" if error.similar else "写 text.md 里花括号中的地址"
                raise source.error(place, f"全文中没有条款“{address}”", remedy) from None


def _cited(data: Any, place: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - any YAML
    match data:
        case dict():
            for name, value in data.items():
                if name in {"clause", "x-clause"}:
                    yield from (((*place, name), address) for address in ([value] if isinstance(value, str) else value))
                else:
                    yield from _cited(value, (*place, name))
        case list():
            for number, value in enumerate(data):
                yield from _cited(value, (*place, number))


def _check_conditions(source: Source, text: Text, about: Source) -> None:
    seen: set[str] = set()
    for number, condition in enumerate(source.data):
        if condition["id"] in seen:
            raise source.error((number, "id"), f"编号“{condition['id']}”前面已经用过", "换一个编号")
        seen.add(condition["id"])
        if not text.clause(condition["clause"]).contains(condition["quote"]):
            message = f"引文不在条款“{condition['clause']}”中：{condition['quote']}"
            raise source.error((number, "quote"), message, "从 text.md 的这一条逐字复制，标点的全角、半角也要一样")
        if condition.get("applies_to", next(iter(about.data["variants"]))) not in about.data["variants"]:
            raise source.error(
                (number, "applies_to"),
                f"没有类型“{condition['applies_to']}”",
                f"可以写的有：{'、'.join(about.data['variants'])}",
            )


def _check_references(notice: Notice, source: Source) -> None:
    earlier: set[str] = set()
    for number, condition in enumerate(notice.conditions):
        fields = notice.row_fields.get(condition.level, notice.fields)
        whens = ((f"ambiguities.{n}", ambiguity.when) for n, ambiguity in enumerate(condition.ambiguities))
        for place, required in [("requirement", condition.requirement), *whens]:
            for part in required.walk() if required else ():
                if unknown := next((path for path in part.reads() if path not in fields), None):
                    raise source.error(
                        (number, place), f"自评表中没有栏目“{unknown}”", f"可以写的有：{'、'.join(fields)}"
                    )
                if unknown := next((other for other in part.refers_to() if other not in earlier), None):
                    raise source.error((number, place), f"前面没有条件“{unknown}”", "写前面已有条件的编号")
        earlier.add(condition.id)


def _check_form(notice: Notice, source: Source) -> None:
    grouped = [name for group in source.data["x-groups"] for name in group["fields"]]
    if sorted(grouped) != sorted(source.data["properties"]):
        odd = sorted(set(grouped) ^ set(source.data["properties"])) or [n for n in grouped if grouped.count(n) > 1]
        raise source.error(("x-groups",), f"栏目“{odd[0]}”没有恰在一组", "每个栏目写进一组，且只写一次")
    for path, field in notice.fields.items():
        for name, answer in field.schema.get("x-applies-when", {}).items():
            choices = notice.fields[name].schema.get("enum", ()) if name in notice.fields else ()
            if answer not in choices:
                raise source.error(
                    _place(path, "x-applies-when"), f"“{name}”没有答案“{answer}”", "写已有栏目和它的一个选项"
                )


def _place(path: str, last: str) -> Place:
    steps: list[str] = []
    for name in path.split("."):
        steps += ["properties", name]
    return (*steps, last)


__all__ = ["NOTICES", "NoticeFolder", "SourceError", "compile_notice", "read_notice", "read_notices"]

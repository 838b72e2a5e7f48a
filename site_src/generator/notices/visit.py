"""What officers fill in on site and afterwards: ``visit.yaml``, checked, and as the checker needs it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker import Notice
from generator.notices.attachments import Entry, numbered
from generator.notices.items import as_list, check_items
from generator.source import Errors, Place, Source, check_known
from generator.text import Text, without_whitespace

FORMS = ("opinion", "summary", "recommended")
"""The forms of a visit: of one applicant, of all, and of those that are recommended."""

_PRINTED = ("title", "opinion", "detail", "subheading", "explained")


def check_visit(visit: Source, attachments: Source, notice: Notice, text: Text) -> Errors:
    """Require that what the forms print stands in the notice, and that what answers are taken from exists."""
    yield from check_items(visit, text)
    known = [attachment["id"] for attachment in attachments.data["attachments"]]
    for form in FORMS:
        yield from check_known(
            visit, (form, "attachment"), visit.data[form]["attachment"], known, "attachments.yaml 里没有附件"
        )
    for place, entry in _entries(visit):
        yield from _check_printed(visit, place, entry, text)
    yield from _check_identity(visit, notice)
    yield from _check_items(visit, notice)
    yield from _check_consequence(visit)


def _entries(visit: Source) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for name in ("identity", "items"):
        for number, entry in enumerate(visit.data[name]):
            yield (name, number), entry


def _check_printed(visit: Source, place: Place, entry: Mapping[str, Any], text: Text) -> Errors:
    """Require that each word of a form stands in one of the clauses beside it; only white space may differ."""
    clauses = as_list(entry["clause"])
    for name in _PRINTED:
        if name not in entry:
            continue
        wanted = without_whitespace(entry[name])
        if not any(wanted in without_whitespace(text.clause(clause).text) for clause in clauses):
            message = f"“{entry[name]}”不在条款“{'、'.join(clauses)}”中"
            yield visit.error((*place, name), message, "从 text.md 逐字复制，标点的全角、半角也要一样")


def _check_identity(visit: Source, notice: Notice) -> Errors:
    places = {*notice.fields, *_columns(notice)}
    for number, entry in enumerate(visit.data["identity"]):
        for position, path in enumerate(entry["from"]):
            yield from check_known(visit, ("identity", number, "from", position), path, places, "自评里没有栏目或列")
        if "undecided" in entry and entry["id"] != "district":
            yield visit.error(("identity", number, "undecided"), "只有所属地区可以写", "删去这一行")


def _check_items(visit: Source, notice: Notice) -> Errors:
    known = _prefixes([*notice.fields, *(roster.path for roster in notice.rosters.values())])
    claimed: dict[str, str] = {}
    for number, item in enumerate(visit.data["items"]):
        for position, path in enumerate(item.get("about", ())):
            place = ("items", number, "about", position)
            yield from check_known(visit, place, path, known, "自评里没有栏目、组或名册")
            if path in claimed:
                yield visit.error(place, f"“{path}”已经写在“{claimed[path]}”下", "只写在一项下")
            claimed[path] = item["id"]
    on_opinion = [item["id"] for item in visit.data["items"] if "opinion" in item]
    yield from check_known(visit, ("other_questions",), visit.data["other_questions"], on_opinion, "意见表上没有这一项")


def _check_consequence(visit: Source) -> Errors:
    """Require that exactly one is said: that a no vetoes, or that the notice does not say."""
    if ("veto" in visit.data) == ("open" in visit.data):
        yield visit.error((), "选“否”怎么办，要写也只写一处", "通知有规定的写 veto，没有写明的写 open")
    ids = [item["id"] for item in visit.data["items"]]
    for position, name in enumerate(visit.data.get("spares", ())):
        yield from check_known(visit, ("spares", position), name, ids, "items 里没有")


def _columns(notice: Notice) -> Iterator[str]:
    for roster in notice.rosters.values():
        yield from (f"{roster.path}.{column.name}" for column in roster.columns)


def _prefixes(paths: Sequence[str]) -> list[str]:
    """Return paths, and the groups that they are in, each once."""
    parts = (path.split(".") for path in paths)
    return list(dict.fromkeys(".".join(part[:end]) for part in parts for end in range(1, len(part) + 1)))


def visit_forms(parts: Mapping[str, Any], text: Text) -> dict[str, dict[str, Any]]:
    """Return the forms of a visit by name: ``title``, ``numbered``, printed ``heading``, and whether it is ``draft``.

    A form is a draft where the notice names it without including it: then this site lays it out.
    """
    attachments = {attachment["id"]: attachment for attachment in parts["attachments"]["attachments"]}
    return {name: _form(attachments[parts["visit"][name]["attachment"]], text) for name in FORMS}


def _form(attachment: Entry, text: Text) -> dict[str, Any]:
    draft = attachment.get("missing", False)
    printed = attachment["title"] if draft else text.clause(attachment["clause"]).text
    return {"title": attachment["title"], "numbered": numbered(attachment), "heading": printed, "draft": draft}


def compiled_visit(about: Mapping[str, Any], parts: Mapping[str, Any], text: Text) -> dict[str, Any]:
    """Return what the checker needs of a visit: the ``visit`` of its ``Supplement``."""
    contacts, visit = parts["contacts"], parts["visit"]
    listed = {unit["unit"] for unit in contacts["recommending_units"]}
    return {
        **visit,
        **visit_forms(parts, text),
        "issuer": about["issuer_short"],
        "areas": [
            {"title": area["title"], "unit": area["unit"]}
            for area in contacts["finder"]["areas"]
            if area["unit"] in listed
        ],
    }

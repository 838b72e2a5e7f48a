"""A notice's attachments: ``attachments.yaml`` checked against the text that it describes, and as pages show it.

The forms themselves stand in ``text.md`` and nowhere else. The file tells who fills them in, where the notice asks
for them, and what each field means; all of it is held against the text here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from checker import Field, Notice
from generator.notices.items import VERBATIM, as_list, check_items, quoting_remedy
from generator.source import Errors, Place, Source, SourceError, check_known, similar
from generator.text import Text, UnknownClauseError, base_unit

UNMARKED = "（原文未标）"
"""What follows a unit that is plain from the field's name and that the form does not print."""

SIGNATURE, LONG_TEXT = "签章", "长段文字"
"""Kinds of fields that need room: for a stamp, or for what is told at length."""

type Entry = Mapping[str, Any]


def missing_forms(part: Mapping[str, Any]) -> list[Entry]:
    """Return the attachments and the forms in them that the notice names and does not include."""
    found = (entry for attachment in part["attachments"] for entry in (attachment, *attachment["forms"]))
    return [entry for entry in found if entry.get("missing")]


def numbered(entry: Entry) -> str:
    """Return an attachment's or a form's title with its number, if it has one."""
    return f"附件{entry['number']}　{entry['title']}" if "number" in entry else str(entry["title"])


def file_name(entry: Entry, blank: bool) -> str:  # noqa: FBT001 - whether it is to be filled in is the whole question
    """Return the name under which visitors save an attachment's or a form's Word file."""
    return f"附件{entry['number']} {entry['title']}{'（空白）' if blank else ''}.docx"


def clauses_of(field: Entry, form: Entry) -> Sequence[str]:
    """Return where a field stands: its own clauses, or else its form's."""
    return as_list(field.get("clause", form["clause"]))


def label_of(field: Entry) -> str:
    """Return a field's name as the form prints it."""
    return str(field.get("label", field["name"]))


def check_attachments(source: Source, text: Text, notice: Notice) -> Errors:
    """Require that ids are unique, and that everything which the file says of the forms is so in the text."""
    yield from check_items(source, text)
    yield from _check_numbers(source)
    for place, entry in _entries(source):
        yield from _check_wording(source, place, entry, text)
    for number, attachment in enumerate(source.data["attachments"]):
        place = ("attachments", number)
        try:
            section = _section(attachment, text)
        except UnknownClauseError:
            yield _no_heading(source, place, attachment)
            continue
        if attachment.get("missing") and section is not text:
            message = f"写了 missing: true，而“{attachment['clause']}”是标题，它下面有原文"
            yield source.error((*place, "missing"), message, "删去这一行；原文未附时，clause 写附件清单里的地址")
        for position, form in enumerate(attachment["forms"]):
            yield from _check_form(source, (*place, "forms", position), form, section, notice)
    for number, described in enumerate(source.data.get("lists", ())):
        yield from _check_fields(source, ("lists", number), described, text, notice)


def _entries(source: Source) -> Iterator[tuple[Place, Entry]]:
    for number, attachment in enumerate(source.data["attachments"]):
        yield ("attachments", number), attachment
        for position, form in enumerate(attachment["forms"]):
            yield ("attachments", number, "forms", position), form
    for number, described in enumerate(source.data.get("lists", ())):
        yield ("lists", number), described


def _check_numbers(source: Source) -> Errors:
    seen: set[str] = set()
    for place, entry in _entries(source):
        if entry.get("number") in seen:
            yield source.error((*place, "number"), f"附件编号“{entry['number']}”前面已经用过", "换一个编号")
        seen |= {entry["number"]} if "number" in entry else set()


def _check_wording(source: Source, place: Place, entry: Entry, text: Text) -> Errors:
    if who := entry.get("filled_in_by"):
        yield from _require_words(source, (*place, "filled_in_by", "who"), who["who"], (who["clause"],), text)
    if place[-2:-1] == ("attachments",):
        yield from _require_words(
            source, (*place, "title"), entry["title"], [said["clause"] for said in entry["said"]], text
        )


def _section(attachment: Entry, text: Text) -> Text:
    """Return the part of the text that an attachment is; one that is missing has none, and nothing but the notice."""
    try:
        return text.section(attachment["clause"])
    except UnknownClauseError:
        if attachment.get("missing"):
            return text
        raise


def _no_heading(source: Source, place: Place, attachment: Entry) -> SourceError:
    message = f"条款“{attachment['clause']}”不是标题，找不到附件的原文"
    return source.error((*place, "clause"), message, "写附件标题的地址；原文未附时补上 missing: true")


def _check_form(source: Source, place: Place, form: Entry, section: Text, notice: Notice) -> Errors:
    for address in as_list(form["clause"]):
        yield from _require_inside(source, (*place, "clause"), address, section)
    if "number" in form and not form.get("missing"):
        heading = as_list(form["clause"])[0]
        try:
            section.section(heading)
        except UnknownClauseError:
            message = f"条款“{heading}”不是标题，附表不能从它开始"
            yield source.error((*place, "clause"), message, "先写附表标题的地址；没有编号的不写 number")
    yield from _check_fields(source, place, form, section, notice)


def _check_fields(source: Source, place: Place, form: Entry, section: Text, notice: Notice) -> Errors:
    for number, field in enumerate(form["fields"]):
        here = (*place, "fields", number)
        addresses = clauses_of(field, form)
        for address in addresses:
            yield from _require_inside(source, (*here, "clause"), address, section)
        yield from _require_words(
            source, (*here, "label" if "label" in field else "name"), label_of(field), addresses, section
        )
        if "unit" in field and not field["unit"].endswith(UNMARKED):
            yield from _require_words(source, (*here, "unit"), field["unit"], addresses, section)
        if "required" in field:
            yield from _require_words(source, (*here, "required"), field["required"], addresses, section)
        for position, choice in enumerate(field.get("choices", ())):
            yield from _require_words(source, (*here, "choices", position), choice, addresses, section)
        yield from _check_links(source, here, field, notice)


def _check_links(source: Source, place: Place, field: Entry, notice: Notice) -> Errors:
    conditions = [condition.id for condition in notice.conditions]
    for wanted in as_list(field.get("condition", ())):
        yield from check_known(source, (*place, "condition"), wanted, conditions, "没有认定条件")
    if "field" in field:
        yield from check_known(source, (*place, "field"), field["field"], notice.fields, "自评表中没有栏目")
        yield from _check_unit(source, place, field, notice.fields.get(field["field"]))


def _check_unit(source: Source, place: Place, field: Entry, asked: Field | None) -> Errors:
    """Require that what is typed into a field of the site is a number in the unit of the form, which takes it over."""
    printed = str(field.get("unit", "")).removesuffix(UNMARKED)
    units = [base_unit(normalize("NFKC", unit)) for unit in (printed, asked.unit if asked else "")]
    if printed and asked and asked.kind == "number" and units[0] != units[1]:
        message = f"表上的单位是“{printed}”，自评表的“{asked.title}”却是“{asked.unit}”，填到表上的数就错了"
        remedy = f"核对 form.yaml 里 {field['field']} 的 x-unit 和这里的 unit"
        yield source.error((*place, "unit"), message, remedy)


def _require_inside(source: Source, place: Place, address: str, section: Text) -> Errors:
    if address not in section.clauses and address not in section.absent:
        message = f"条款“{address}”不在这个附件的原文里"
        yield source.error(place, message, similar(address, section.clauses))


def _require_words(source: Source, place: Place, wanted: str, addresses: Sequence[str], text: Text) -> Errors:
    """Require that clauses, one after another, say something; only white space may differ."""
    if not text.contains(wanted, addresses):
        message = f"“{wanted}”不在条款“{'、'.join(addresses)}”中"
        remedy = quoting_remedy(wanted, addresses, text) if place[-1] == "title" else VERBATIM
        if place[-1] == "name":
            remedy += "；名称要与原文不同时，另用 label 写原文"
        if place[-1] == "unit":
            remedy = f"照表上写；表上没有的，末尾写{UNMARKED}"
        yield source.error(place, message, remedy)

"""A notice's contacts, as a table for spreadsheets and as cards for address books."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import vobject

from generator.notices import NoticeFolder
from generator.pages.called import contact_lists

HEADINGS = ("名单", "序号", "单位", "联系人", "电话", "条款")
NOTED = "说明"
_LONGEST_LINE = 75
"""In bytes, without its end."""


def contact_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``contacts/contacts.csv``, UTF-8 with a mark as spreadsheets expect, and ``contacts/contacts.vcf``."""
    yield "contacts/contacts.csv", _table(folder).encode("utf-8-sig")
    yield "contacts/contacts.vcf", "".join(_cards(folder)).encode("utf-8")


def _table(folder: NoticeFolder) -> str:
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    people = [*_people(folder)]
    is_noted = any("note" in person for _, person in people)
    writer.writerow([*HEADINGS, *[NOTED] * is_noted])
    for name, person in people:
        told = [name, person.get("number", ""), person["unit"], person["person"], person["phone"], person["clause"]]
        writer.writerow([*told, *[person.get("note", "")] * is_noted])
    return table.getvalue()


def _cards(folder: NoticeFolder) -> Iterator[str]:
    """Yield a card (vCard 3.0) for each person, or unit; a name stays whole, since nothing says where it divides."""
    source = f"{folder.about['document_number']}（{folder.about['issued_on']}）"
    for _, person in _people(folder):
        card = vobject.vCard()
        card.add("n").value = vobject.vcard.Name(family=person["person"])
        card.add("fn").value = person["person"] or person["unit"]
        card.add("org").value = [person["unit"]]
        card.add("tel").value = person["tel"]
        card.tel.type_param = "WORK"
        card.add("note").value = "；".join(filter(None, [person.get("note"), source + person["clause"]]))
        yield "".join(f"{_folded(line)}\r\n" for line in card.serialize().splitlines())


def _folded(line: str) -> str:
    """Break a line as the format wants: vobject counts characters, of which Chinese ones are several bytes."""
    lines = [""]
    for character in line:
        if len(f"{lines[-1]}{character}".encode()) > _LONGEST_LINE:
            lines.append(" ")
        lines[-1] += character
    return "\r\n".join(lines)


def _people(folder: NoticeFolder) -> Iterator[tuple[str, dict[str, Any]]]:
    lists = contact_lists(folder).items()
    return ((title, person) for name, title in lists for person in folder.parts["contacts"][name])

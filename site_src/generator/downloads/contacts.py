"""A notice's contacts as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from generator.notices import NoticeFolder

HEADINGS = ("名单", "序号", "单位", "联系人", "电话", "条款")


def contact_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``contacts/contacts.csv``: UTF-8 with a mark, as spreadsheets expect."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(HEADINGS)
    for name, people in (("组织推荐单位", "recommending_units"), ("省科技厅及有关单位", "department")):
        for person in folder.parts["contacts"][people]:
            number = person.get("number", "")
            writer.writerow([name, number, person["unit"], person["person"], person["phone"], person["clause"]])
    yield "contacts/contacts.csv", table.getvalue().encode("utf-8-sig")

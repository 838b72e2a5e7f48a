"""The notices' forms as Word files, blank, made from the official text and nothing else."""

from collections.abc import Iterator
from datetime import datetime

from generator.downloads.word import AnswerSpace, Layout, word_document
from generator.notices import NoticeFolder, as_list
from generator.notices.attachments import Entry, clauses_of, label_of, numbered
from generator.tools import Memory


def attachment_files(folder: NoticeFolder, memory: Memory) -> Iterator[tuple[str, bytes]]:
    """Yield ``attachments/<n>/form.docx`` for each attachment, and one file for each form in it that has a number."""
    for attachment in folder.parts["attachments"]["attachments"]:
        if "missing" in attachment:
            continue
        where = f"attachments/{attachment['number']}"
        yield f"{where}/form.docx", _document(folder, attachment, attachment, memory)
        for form in attachment["forms"]:
            if "number" in form and "missing" not in form:
                yield f"{where}/{form['number']}.docx", _document(folder, attachment, form, memory)


def _document(folder: NoticeFolder, attachment: Entry, entry: Entry, memory: Memory) -> bytes:
    forms = [form for form in attachment["forms"] if "missing" not in form]
    begin_pages = (attachment, *(form for form in forms if "number" in form))
    fields = ((field, form) for form in forms for field in form["fields"])
    layout = Layout(
        name=numbered(entry),
        dated=datetime.fromisoformat(f"{folder.about['issued_on']}T00:00:00"),
        titles={as_list(one["clause"])[0]: one["title"] for one in begin_pages},
        spaces=[AnswerSpace(label_of(field), field["kind"], clauses_of(field, form)) for field, form in fields],
        cover="cover" in entry,
    )
    blocks = folder.text.section(as_list(entry["clause"])[0]).blocks
    return memory.keep(
        f"document {folder.id} {layout.name}", [repr((blocks, layout))], lambda: word_document(blocks, layout)
    )

"""The attachments' pages and Word files: every field is there, the forms are the official text's and nothing else."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document
from docx.table import Table as WordTable

import worked
from built_site import BuiltPage
from generator.downloads.attachments import attachment_files
from generator.notices import NoticeFolder
from generator.notices.attachments import as_list, label_of, missing_forms
from generator.pages.selections import with_missing_forms
from generator.text import Grid, Note, Table, Text, without_whitespace
from generator.tools import ROOT, Memory

# The fields as they were collected outside the project; they are no part of the repository and may lie beside it.
COLLECTED = ROOT.parent / "shared" / "domain" / "forms.yaml"

ATTACHMENTS = [
    pytest.param(folder, attachment, id=f"{folder.id}-{attachment['number']}")
    for folder in worked.FOLDERS.values()
    for attachment in folder.parts["attachments"]["attachments"]
]
INCLUDED = [given for given in ATTACHMENTS if "missing" not in given.values[1]]
FILES = [
    pytest.param(folder, name, clause, id=f"{folder.id}-{name}")
    for folder in worked.FOLDERS.values()
    for attachment in folder.parts["attachments"]["attachments"]
    if "missing" not in attachment
    for name, clause in [
        (f"attachments/{attachment['number']}/form.docx", attachment["clause"]),
        *(
            (f"attachments/{attachment['number']}/{form['number']}.docx", as_list(form["clause"])[0])
            for form in attachment["forms"]
            if "number" in form and "missing" not in form
        ),
    ]
]


def article_text(markup: str) -> str:
    """Return the words of a page's article, without white space."""
    (article,) = re.findall(r"<article.*?</article>", markup, re.DOTALL)
    return without_whitespace(html.unescape(re.sub(r"<[^>]*>", "", article)))


@cache
def files(name: str) -> Mapping[str, bytes]:
    """Return a notice's Word files."""
    return dict(attachment_files(worked.FOLDERS[name], Memory()))


def opened(folder: NoticeFolder, name: str) -> Document:
    """Return a Word file as Word's users would see it."""
    return docx.Document(io.BytesIO(files(folder.id)[name]))


def official(text: Text) -> list[str]:
    """Return the words of a part of the official text, in order and without blanks."""
    return [written(block.clause.text) for block in text.blocks if not isinstance(block, Note)]


def written(text: str) -> str:
    """Return a text without white space, and without what is filled in."""
    return without_whitespace(text).replace("_", "")


def words(document: Document) -> str:
    """Return all words of a Word file in reading order."""
    parts = []
    for part in document.iter_inner_content():
        if isinstance(part, WordTable):
            parts += [text for *_, text in areas(part)]
        else:
            parts.append(part.text)
    return written("".join(parts))


def areas(table: WordTable) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield the cells of a Word table: row, column, rows, columns, and text."""
    places: dict[Any, list[tuple[int, int]]] = {}
    texts = {}
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row.cells):
            places.setdefault(cell._tc, []).append((y, x))  # noqa: SLF001 - what makes two cells one
            texts[cell._tc] = written(cell.text)  # noqa: SLF001
    for cell, taken in places.items():
        (y, x), (last_y, last_x) = min(taken), max(taken)
        assert len(taken) == (last_y - y + 1) * (last_x - x + 1)
        yield y, x, last_y - y + 1, last_x - x + 1, texts[cell]


def grid_areas(grid: Grid) -> Iterator[tuple[int, int, int, int, str]]:
    """Yield the cells of an official table in the same way."""
    free: dict[int, list[int]] = {}
    for y, row in enumerate((*grid.head, *(row for body in grid.bodies for row in body))):
        for cell in row:
            columns = free.setdefault(y, list(range(100)))
            x = columns[0]
            for below in range(y, y + cell.rowspan):
                taken = set(range(x, x + cell.colspan))
                free[below] = [column for column in free.get(below, list(range(100))) if column not in taken]
            yield y, x, cell.rowspan, cell.colspan, written(cell.text)


@pytest.mark.parametrize(("folder", "attachment"), ATTACHMENTS)
def test_every_field_is_on_its_page(built_page: BuiltPage, folder: NoticeFolder, attachment: dict[str, Any]) -> None:
    """The page names each form and each of its fields, and says of each what the form says."""
    shown = article_text(built_page(f"{folder.id}/attachments/{attachment['number']}"))
    fields = [field for form in attachment["forms"] for field in form["fields"]]
    expected = [form["title"] for form in attachment["forms"]]
    expected += [text for field in fields for text in (field["name"], label_of(field), field.get("required", ""))]

    assert [text for text in expected if without_whitespace(text) not in shown] == []


@pytest.mark.parametrize(("folder", "attachment"), INCLUDED)
def test_form_and_remarks_are_on_its_page(
    built_page: BuiltPage, folder: NoticeFolder, attachment: dict[str, Any]
) -> None:
    """The page shows the attachment's whole official text, with the remarks on its slips beside it."""
    shown = article_text(built_page(f"{folder.id}/attachments/{attachment['number']}"))
    section = folder.text.section(attachment["clause"])
    remarks = [without_whitespace(block.text) for block in section.blocks if isinstance(block, Note)]
    cells = [
        without_whitespace(text)
        for block in section.blocks
        if isinstance(block, Table)
        for text in block.grid.text.split()
    ]
    lines = [without_whitespace(block.clause.text) for block in section.blocks if not isinstance(block, Table | Note)]

    assert [text for text in (*remarks, *cells, *lines) if text not in shown] == []


@pytest.mark.parametrize("folder", with_missing_forms(worked.FOLDERS.values()), ids=lambda folder: folder.id)
def test_what_is_missing_is_said(built_page: BuiltPage, folder: NoticeFolder) -> None:
    """Attachments and forms that the notice does not include are said to be missing, and have no file."""
    part = folder.parts["attachments"]
    missing = missing_forms(part)
    index, overview = article_text(built_page(f"{folder.id}/attachments")), article_text(built_page(folder.id))

    assert missing
    for form in missing:
        assert without_whitespace(form["title"]) in overview
        assert without_whitespace(form["title"]) in index
        assert not any(form["number"] in name.split("/") for name in files(folder.id))
    for attachment in (entry for entry in part["attachments"] if "missing" in entry):
        shown = article_text(built_page(f"{folder.id}/attachments/{attachment['number']}"))
        assert "原文未附" in shown
        assert all(without_whitespace(entry["quote"]) in shown for entry in attachment["said"])
    assert index.count("原文未附") >= len(missing)


@pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=list(worked.FOLDERS))
def test_every_attachment_of_the_list_is_there(folder: NoticeFolder) -> None:
    """The notice's own list of attachments and the site's are the same, if it has a list, and not just a line."""
    listed = [clause.text for address, clause in folder.text.clauses.items() if re.fullmatch(r"附件清单\d+", address)]
    titles = [attachment["title"] for attachment in folder.parts["attachments"]["attachments"]]

    assert len(listed) in {0, len(titles)}
    for line, title in zip(listed, titles, strict=False):
        assert without_whitespace(line).endswith(without_whitespace(title))


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collected forms are not at hand")
@pytest.mark.parametrize("name", worked.FOLDERS)
def test_all_collected_fields_are_here(name: str) -> None:
    """No collected field is left out, and they stand in the same order."""
    forms = [form for form in yaml.safe_load(COLLECTED.read_text(encoding="utf-8")) if form["notice"] == name]
    part = worked.FOLDERS[name].parts["attachments"]
    ours = [form for attachment in part["attachments"] for form in attachment["forms"]] + part.get("lists", [])

    assert [field["name"] for form in forms for field in form.get("fields", ())] == [
        field["name"] for form in ours for field in form["fields"]
    ]
    assert len(missing_forms(part)) == len([form for form in forms if not form["in_source"] and "fields" not in form])


@pytest.mark.parametrize(("folder", "name", "clause"), FILES)
def test_word_file_says_what_the_text_says(folder: NoticeFolder, name: str, clause: str) -> None:
    """A Word file has all words of its part of the official text, in order, and no others."""
    assert words(opened(folder, name)) == "".join(written(text) for text in official(folder.text.section(clause)))


@pytest.mark.parametrize(("folder", "name", "clause"), FILES)
def test_word_tables_have_the_official_cells(folder: NoticeFolder, name: str, clause: str) -> None:
    """Cells span what they span in the official tables; tables that only have headings get rows to write in."""
    grids = [block.grid for block in folder.text.section(clause).blocks if isinstance(block, Table)]
    tables = [table for table in opened(folder, name).tables if table.style.name == "Table Grid"]

    assert len(grids) == len(tables)
    for grid, table in zip(grids, tables, strict=True):
        expected, found = list(grid_areas(grid)), list(areas(table))
        assert expected == found[: len(expected)]
        assert {text for *_, text in found[len(expected) :]} <= {""}
        assert bool(grid.bodies) == (len(expected) == len(found))
        repeated = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]  # noqa: SLF001
        assert repeated == [number < len(grid.head) for number in range(len(table.rows))]


@pytest.mark.parametrize(("folder", "name", "clause"), FILES)
def test_word_pages(folder: NoticeFolder, name: str, clause: str) -> None:
    """Pages are A4; wide tables lie on their side; each form with a number begins a page."""
    document = opened(folder, name)
    sizes = {(round(section.page_width.cm, 1), round(section.page_height.cm, 1)) for section in document.sections}
    wide = any(
        sum(cell.colspan for cell in (block.grid.head or block.grid.bodies[0])[0]) >= 13
        for block in folder.text.section(clause).blocks
        if isinstance(block, Table)
    )

    assert sizes <= {(21.0, 29.7), (29.7, 21.0)}
    assert wide == ((29.7, 21.0) in sizes)


@pytest.mark.parametrize("name", worked.FOLDERS)
def test_word_files_are_the_same_every_time(name: str) -> None:
    """The same notice makes the same bytes, whatever the day."""
    assert dict(attachment_files(worked.FOLDERS[name], Memory())) == files(name)

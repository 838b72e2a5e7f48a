"""A piece of an official text as a Word document to fill in: the text's own words, laid out like the printed form."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph

from checker.sheets.writing.reproducible_zip import fixed_dates
from generator.downloads.word_styles import (
    COVER_FOOT,
    COVER_LINE,
    NUMBER,
    SMALL_TEXT,
    TABLE_TEXT,
    add_styles,
    keep_row,
    underline_cell,
)
from generator.notices.attachments import LONG_TEXT, SIGNATURE
from generator.text import Block, Cell, Grid, Heading, Note, Paragraph, Row, Table, without_whitespace

SHORT_SIDE, LONG_SIDE, MARGIN = Cm(21), Cm(29.7), Cm(2.3)
MOST_COLUMNS_IN_PORTRAIT = 9
EMPTY_ROWS = 15
"""Rows to write in that are added to a table with nothing but headings."""
EMPTY_LINES = 5
"""Empty lines below a question that is answered at length."""
ROW_HEIGHTS = {LONG_TEXT: Cm(1.8), SIGNATURE: Cm(3)}
USUAL_HEIGHT = Cm(0.75)

_BLANK = re.compile("_{2,}")
_WIDE_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """Where somebody writes.

    Attributes:
        label: The words beside it.
        kind: The field's kind.
        addresses: The clauses in which the words stand, in order.
    """

    label: str
    kind: str
    addresses: Sequence[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text itself does not tell.

    Attributes:
        name: The document's title, as file managers show it.
        dated: The document's date and time.
        titles: By address, the titles of the headings that begin a page; a heading may have a number before its title.
        spaces: Where somebody writes.
        cover: Whether the first page, up to the first heading below the title, is a cover.
    """

    name: str
    dated: datetime
    titles: Mapping[str, str]
    spaces: Sequence[AnswerSpace]
    cover: bool

    def is_signed(self, address: str) -> bool:
        """Tell whether a paragraph is where somebody signs."""
        return any(space.kind == SIGNATURE and address in space.addresses for space in self.spaces)

    def is_answered_below(self, address: str) -> bool:
        """Tell whether an answer at length follows a heading or a paragraph."""
        return any(space.kind == LONG_TEXT and address == space.addresses[-1] for space in self.spaces)

    def row_height(self, address: str, row: Row) -> Length:
        """Return how high a row of a table is at least."""
        words = without_whitespace("".join(cell.text for cell in row))
        kinds = {
            space.kind
            for space in self.spaces
            if address in space.addresses and without_whitespace(space.label) in words
        }
        return max((ROW_HEIGHTS[kind] for kind in kinds & ROW_HEIGHTS.keys()), default=USUAL_HEIGHT)


def word_document(blocks: Iterable[Block], layout: Layout) -> bytes:
    """Return a ``.docx`` file with the official text of `blocks`; notes of this site are left out."""
    document = Document()
    add_styles(document)
    for number, part in enumerate(_sections(blocks, layout)):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        _set_page(section, landscape=any(_needs_landscape(block) for block in part))
        write = _write_cover if layout.cover and number == 0 else _write_section
        write(document, part, layout)
    _set_properties(document, layout)
    contents = io.BytesIO()
    document.save(contents)
    return fixed_dates(contents.getvalue())


def _sections(blocks: Iterable[Block], layout: Layout) -> list[list[Block]]:
    """Split a text where pages begin: after the cover, and at each heading with a title of its own."""
    parts: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Note):
            continue
        ends_cover = layout.cover and len(parts) == 1 and isinstance(block, Heading) and block.level > 1
        if not parts or ends_cover or block.clause.address in layout.titles:
            parts.append([])
        parts[-1].append(block)
    return parts


def _needs_landscape(block: Block) -> bool:
    """Tell whether a block needs the page's long side."""
    return isinstance(block, Table) and _columns(block.grid) > MOST_COLUMNS_IN_PORTRAIT


def _set_page(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _set_properties(document: WordDocument, layout: Layout) -> None:
    properties = document.core_properties
    properties.title = layout.name
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = layout.dated
    properties.language = "zh-CN"


def _write_cover(document: WordDocument, blocks: Sequence[Block], layout: Layout) -> None:
    """Write the title in the middle, what is filled in below it, and who made the form at the foot."""
    for heading in (block for block in blocks if isinstance(block, Heading)):
        title = _write_title(document, heading, layout)
        title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(90), Pt(80)
    lines = [block.clause.text for block in blocks if isinstance(block, Paragraph)]
    for filled_in, group in groupby(lines, lambda line: bool(_BLANK.search(line))):
        if filled_in:
            _write_cover_lines(document, list(group))
            document.add_paragraph().paragraph_format.space_after = Pt(70)
        else:
            for line in group:
                document.add_paragraph(line, style=COVER_FOOT)


def _write_cover_lines(document: WordDocument, lines: Sequence[str]) -> None:
    """Write lines such as ``运营机构：_____ (盖章)`` as a table whose right column is underlined."""
    table = document.add_table(len(lines), 2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    style = _style_id(document, COVER_LINE)
    for row, line in zip(table.rows, lines, strict=True):
        start = _BLANK.search(line).start()  # type: ignore[union-attr]  # only lines with one come here
        _set_height(row, Cm(1.15))
        label, space = row.cells
        underline_cell(space)
        _fill(label, line[:start].strip(), WD_ALIGN_PARAGRAPH.DISTRIBUTE, style)
        _fill(space, _BLANK.sub(_WIDE_SPACE * 3, line[start:]).strip(), WD_ALIGN_PARAGRAPH.RIGHT, style)
        label.width, space.width = Cm(4.4), Cm(9)


def _write_section(document: WordDocument, blocks: Iterable[Block], layout: Layout) -> None:
    for block in blocks:
        match block:
            case Heading() if block.clause.address in layout.titles:
                _write_title(document, block, layout)
            case Heading():
                document.add_heading(block.clause.text, block.level)
            case Paragraph():
                _write_paragraph(document, block, layout)
            case Table():
                _write_table(document, block, layout)
        if isinstance(block, Heading | Paragraph) and layout.is_answered_below(block.clause.address):
            for _ in range(EMPTY_LINES):
                document.add_paragraph()


def _write_title(document: WordDocument, heading: Heading, layout: Layout) -> WordParagraph:
    """Write the number on the left, and the title below it in the middle."""
    text, title = heading.clause.text, layout.titles[heading.clause.address]
    number = text.removesuffix(title).strip() if text.endswith(title) else ""
    if number:
        document.add_paragraph(number, style=NUMBER)
    paragraph: WordParagraph = document.add_heading(text.removeprefix(number).strip(), heading.level)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in paragraph.runs:
        run.font.size = Pt(22 if layout.cover and heading.level == 1 else 16)
    paragraph.paragraph_format.space_after = Pt(10)
    return paragraph


def _write_paragraph(document: WordDocument, block: Paragraph, layout: Layout) -> None:
    paragraph = document.add_paragraph()
    _write_text(paragraph, block.clause.text)
    if layout.is_signed(block.clause.address):
        paragraph.paragraph_format.left_indent = Cm(8)
        paragraph.paragraph_format.space_before = Pt(12)


def _write_text(paragraph: WordParagraph, text: str) -> None:
    """Write a text whose blanks become underlined space."""
    for part in re.split(f"({_BLANK.pattern})", text):
        if _BLANK.fullmatch(part):
            paragraph.add_run(_WIDE_SPACE * 4).underline = True
        elif part:
            paragraph.add_run(part)


def _write_table(document: WordDocument, block: Table, layout: Layout) -> None:
    rows = _rows(block.grid)
    columns = _columns(block.grid)
    table = document.add_table(len(rows), columns, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    section = document.sections[-1]
    width = section.page_width - 2 * MARGIN  # type: ignore[operator]  # _set_page has set it
    _set_widths(table, _widths(block.grid, columns, Length(width)))
    style = _style_id(document, SMALL_TEXT if _needs_landscape(block) else TABLE_TEXT)
    cells = [row.cells for row in table.rows]
    for row, column, cell in _positioned(rows):
        target = cells[row][column]
        if cell.colspan > 1 or cell.rowspan > 1:
            target = target.merge(cells[row + cell.rowspan - 1][column + cell.colspan - 1])
        _fill(target, cell.text, WD_ALIGN_PARAGRAPH.CENTER if cell.scope else WD_ALIGN_PARAGRAPH.LEFT, style)
    for number, (row, contents) in enumerate(zip(table.rows, rows, strict=True)):
        _set_height(row, layout.row_height(block.clause.address, contents))
        keep_row(row, repeated=number < len(block.grid.head))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _rows(grid: Grid) -> list[Row]:
    """Return a table's rows, with some to write in if it only has headings."""
    rows = [*grid.head, *(row for body in grid.bodies for row in body)]
    if grid.bodies:
        return rows
    return rows + [tuple(Cell("", None, 1, 1) for _ in range(_columns(grid)))] * EMPTY_ROWS


def _columns(grid: Grid) -> int:
    first = (grid.head or grid.bodies[0])[0]
    return sum(cell.colspan for cell in first)


def _positioned(rows: Sequence[Row]) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with its row and column."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            yield number, column, cell
            taken |= {(number + y, column + x) for y in range(cell.rowspan) for x in range(cell.colspan)}


def _widths(grid: Grid, columns: int, total: Length) -> list[Length]:
    """Divide the width by the longest words of each column, within bounds; empty columns need room to write, too."""
    most, room, edge = max(6, 50 // columns), max(5, 24 // columns), 2
    longest = [0.0] * columns
    for _, column, cell in _positioned(_rows(grid)):
        if cell.colspan == 1:
            length = sum(0.55 if character.isascii() else 1 for character in cell.text)
            longest[column] = max(longest[column], length)
    shares = [edge + (min(max(length, 2), most) if length else room) for length in longest]
    return [Length(int(total * share / sum(shares))) for share in shares]


def _set_widths(table: WordTable, widths: Sequence[Length]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _set_height(row: WordRow, height: Length) -> None:
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST


def _style_id(document: WordDocument, name: str) -> str:
    """Return the id by which paragraphs name a style; looking it up for each of a thousand cells takes seconds."""
    return str(document.styles[name].style_id)


def _fill(cell: WordCell, text: str, alignment: WD_ALIGN_PARAGRAPH, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = style  # noqa: SLF001 - by id, see above
    paragraph.alignment = alignment
    _write_text(paragraph, text)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER

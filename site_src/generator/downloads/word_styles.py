"""Fonts, sizes and lines of the Word documents: those of Chinese official papers."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow

NUMBER, COVER_LINE, COVER_FOOT = "Form Number", "Cover Line", "Cover Foot"
"""Styles of our own: an attachment's number, what is filled in on a cover, and who made the form."""

TABLE_TEXT, SMALL_TEXT = "Table Text", "Small Table Text"
"""Likewise: cells, and those of wide tables."""

WESTERN, SONG, FANG_SONG, HEI = "Times New Roman", "宋体", "仿宋", "黑体"

_STYLES = (
    ("Normal", FANG_SONG, 12, 4),
    ("Heading 1", HEI, 16, 8),
    ("Heading 2", HEI, 14, 6),
    ("Heading 3", HEI, 12, 4),
    (NUMBER, HEI, 14, 4),
    (COVER_LINE, FANG_SONG, 16, 0),
    (COVER_FOOT, FANG_SONG, 16, 6),
    (TABLE_TEXT, SONG, 10.5, 1),
    (SMALL_TEXT, SONG, 9, 1),
)
"""Name, font, size, and space around, in points."""


def add_styles(document: WordDocument) -> None:
    """Give a new document the fonts and sizes of official papers; its language is Chinese."""
    for name, font, size, space in _STYLES:
        style = _style(document, name)
        _set_font(style, font, size)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(space)
    _style(document, COVER_FOOT).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in (TABLE_TEXT, SMALL_TEXT):
        _style(document, name).paragraph_format.line_spacing = 1
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(qn("w:eastAsia"), "zh-CN")


def underline_cell(cell: WordCell) -> None:
    """Draw a line below a cell of a table that has none; to be done before the cell is aligned."""
    borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def keep_row(row: WordRow, *, repeated: bool) -> None:
    """Keep a row on one page; one that is `repeated` stands at the top of each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - nor this
    for name in ("w:cantSplit", *(("w:tblHeader",) if repeated else ())):
        properties.append(OxmlElement(name))


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    if name in document.styles:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _set_font(style: ParagraphStyle, font: str, size: float) -> None:
    """Set a font for both scripts, in black; the theme's fonts, which would win over it, are taken out."""
    style.font.name, style.font.size = WESTERN, Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().rFonts
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), WESTERN)
    fonts.set(qn("w:eastAsia"), font)

"""Sheets that are read and printed: how they stand on A4, and how high their rows have to be."""

from collections.abc import Iterable

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_LINE_HEIGHT = 14
_HIGHEST = 400
"""The most that a program takes for one row is 409."""


def set_up_on_paper(sheet: Worksheet, first: int, last: int) -> None:
    """Lay a sheet out on A4 across, as wide as the paper, its headings on every page.

    Args:
        sheet: The sheet.
        first: The first row of its headings.
        last: The last of them; those below can be scrolled under it.
    """
    sheet.freeze_panes = f"A{last + 1}"
    sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = "第 &P 页，共 &N 页"
    sheet.oddFooter = footer


def row_height(texts: Iterable[tuple[str, int]]) -> int:
    """Return how high a row has to be, in points: not all programs work that out themselves.

    Args:
        texts: The texts of its cells, each with the width of its column in characters; Chinese ones count twice.
    """
    lines = max((_lines(text, width) for text, width in texts), default=0)
    return min(_HIGHEST, _LINE_HEIGHT * (1 + lines))


def _lines(text: str, width: int) -> int:
    lengths = (sum(1 if character.isascii() else 2 for character in line) for line in text.split("\n"))
    return sum(max(1, -(-length // (width - 1))) for length in lengths)

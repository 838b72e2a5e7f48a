"""The parts of a workbook that its sheets share: the list of sheets, references between parts, formats and texts."""

from dataclasses import dataclass, field
from typing import ClassVar

from checker.sheets.files.errors import FileFault, SheetError
from checker.sheets.files.escapes import decoded
from checker.sheets.files.grid import Cell
from checker.sheets.files.number_formats import Format, format_of
from checker.sheets.files.text_cells import text_cell
from checker.sheets.files.xml_events import TRUE, integer

MOST_CELLS = 3_000_000
"""How many cells a sheet may have, blank ones and rows included, and how many texts a workbook."""
_MOST_SHEETS = 50
_MOST_REFERENCES = 2_000


class PartReader:
    """Ignores everything; the readers of parts override what they need."""

    elements: ClassVar[frozenset[str]] = frozenset()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Ignore the beginning of an element."""

    def text(self, data: str) -> None:
        """Ignore text."""

    def end(self, name: str) -> None:
        """Ignore the end of an element."""


@dataclass(slots=True)
class References(PartReader):
    """What a part refers to.

    Attributes:
        entries: The attributes of each reference.
    """

    elements: ClassVar[frozenset[str]] = frozenset(["Relationship"])
    entries: list[dict[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect the references."""
        if name == "Relationship":
            self.entries.append(attributes)
            if len(self.entries) > _MOST_REFERENCES:
                raise SheetError(FileFault.TOO_MANY_REFERENCES(limit=_MOST_REFERENCES))


@dataclass(slots=True)
class SheetList(PartReader):
    """The list of sheets.

    Attributes:
        entries: The attributes of each sheet.
        since_1904: Whether the workbook's dates are counted from 1904.
        calculation: The workbook's settings of calculation; None where it has none.
    """

    elements: ClassVar[frozenset[str]] = frozenset(["sheet", "workbookPr", "calcPr"])
    entries: list[dict[str, str]] = field(default_factory=list)
    since_1904: bool = False
    calculation: dict[str, str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect the sheets, from which day dates are counted, and how the workbook is calculated."""
        if name == "sheet":
            self.entries.append(attributes)
            if len(self.entries) > _MOST_SHEETS:
                raise SheetError(FileFault.TOO_MANY_SHEETS(limit=_MOST_SHEETS))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in TRUE
        elif name == "calcPr":
            self.calculation = attributes


@dataclass(slots=True)
class Styles(PartReader):
    """The number formats of cells.

    Attributes:
        codes: The codes of the workbook's own formats, by the format's number.
        numbers: The number of the format of each style.
        in_cell_styles: Whether the styles that follow are those of cells.
    """

    elements: ClassVar[frozenset[str]] = frozenset(["numFmt", "cellXfs", "xf"])
    codes: dict[int, str] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    in_cell_styles: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect formats, and the styles that use them."""
        if name == "numFmt":
            self.codes[integer(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.in_cell_styles = True
        elif name == "xf" and self.in_cell_styles:
            self.numbers.append(integer(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Notice the end of the cells' styles."""
        if name == "cellXfs":
            self.in_cell_styles = False

    def formats(self) -> list[Format]:
        """Return the format of each style; each code is analysed once."""
        by_number = {number: format_of(number, self.codes.get(number, "")) for number in set(self.numbers)}
        return [by_number[number] for number in self.numbers]


@dataclass(slots=True)
class SharedTexts(PartReader):
    """The texts that cells share, without the pronunciation that is printed above Chinese characters.

    Attributes:
        cells: The texts as cells; None for a blank one.
        pieces: The pieces of the text that is being read.
        in_text: Whether what comes belongs to a text.
        in_pronunciation: Whether it belongs to a pronunciation.
    """

    elements: ClassVar[frozenset[str]] = frozenset(["t", "rPh", "si"])
    cells: list[Cell | None] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    in_text: bool = False
    in_pronunciation: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Notice the beginning of a text."""
        del attributes
        if name == "t":
            self.in_text = not self.in_pronunciation
        elif name == "rPh":
            self.in_pronunciation = True

    def text(self, data: str) -> None:
        """Collect the pieces of a text."""
        if self.in_text:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        """Keep a text that is complete."""
        if name == "t":
            self.in_text = False
        elif name == "rPh":
            self.in_pronunciation = False
        elif name == "si":
            self.cells.append(text_cell(decoded("".join(self.pieces))))
            if len(self.cells) > MOST_CELLS:
                raise SheetError(FileFault.TOO_MANY_TEXTS(limit=MOST_CELLS))
            self.pieces.clear()

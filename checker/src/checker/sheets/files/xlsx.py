"""Workbooks: .xlsx and .xlsm.

Read here and not by a library, because it is one pass over each sheet that finds values, formulas without a result and
merged cells, stops at a limit or a document type, and does not mind the styles and filters that some writers get wrong.
"""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.sheets.files.error import SheetError
from checker.sheets.files.escapes import decoded
from checker.sheets.files.grid import LONGEST_TEXT, MOST_PLACES, Cell, Grid, Hidden, Span, letter
from checker.sheets.files.markup import attribute, parse
from checker.sheets.files.number_formats import PLAIN, Format, format_of, numeric
from checker.sheets.files.package import Package

_ROOT = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_DIGITS = "0123456789"
_TRUE = frozenset(["1", "true"])
_NO_PLACE = "文件的内容已损坏：有的格子没有合法的位置。请用 Excel 打开，另存为 .xlsx 后再试。"
_NO_TEXT = "文件的内容已损坏：有的格子没有对应的文字。请用 Excel 打开，另存为 .xlsx 后再试。"
_MOST_CELLS = 3_000_000
"""So many cells, blank ones and rows included, a sheet may have, and so many texts a workbook."""
_MOST_SPANS = 20_000
_MOST_SHEETS = 50
_MOST_RELATIONS = 2_000
_MOST_ROWS = 1_048_576
"""So many rows a sheet of Excel has."""


def read_workbook(package: Package, most_rows: int) -> tuple[Grid, ...]:
    """Read the sheets of a workbook; hidden ones and charts are only named.

    Raises:
        SheetError: It is broken, has too many sheets, or one with more than `most_rows` rows.
    """
    path = _workbook_path(package)
    book = _Book()
    parse(package.chunks(path), book)
    targets = _targets(package, path)
    shared = _Strings()
    if strings := _by_type(targets, "/sharedStrings", package):
        parse(package.chunks(strings), shared)
    styles = _Styles()
    if part := _by_type(targets, "/styles", package):
        parse(package.chunks(part), styles)
    source = _Source(shared.cells, styles.found(), book.since_1904, most_rows)
    read: dict[str, Grid] = {}
    return tuple(_grid(package, entry, targets, source, read) for entry in book.sheets)


@dataclass(frozen=True, slots=True)
class _Source:
    """What all sheets of a workbook share."""

    strings: Sequence[Cell | None]
    formats: Sequence[Format]
    since_1904: bool
    most_rows: int


def _grid(
    package: Package,
    entry: Mapping[str, str],
    targets: Mapping[str, tuple[str, str]],
    source: _Source,
    read: dict[str, Grid],
) -> Grid:
    """Read a sheet; each part once, however many sheets are said to be in it."""
    name = attribute(dict(entry), "name")
    kind, path = targets.get(attribute(dict(entry), "id"), ("", ""))
    if entry.get("state", "visible") != "visible":
        return Grid(name, hidden=True, unread="隐藏的工作表，没有读取；要导入，请先在 Excel 里取消隐藏。")
    if not kind.endswith("/worksheet"):
        return Grid(name, unread="这是图表或宏，不是表格，没有读取。")
    if path not in read:
        sheet = _Sheet(name, source)
        parse(package.chunks(path), sheet)
        read[path] = sheet.grid()
    return replace(read[path], name=name)


def _workbook_path(package: Package) -> str:
    if _ROOT in package:
        found = _by_type(_targets(package, ""), "/officeDocument", package)
        if found:
            return found
    return _USUAL


def _targets(package: Package, path: str) -> Mapping[str, tuple[str, str]]:
    """Return what a part refers to: type and path by id."""
    folder, name = posixpath.split(path)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    listed = _Relations()
    if part in package:
        parse(package.chunks(part), listed)
    return {
        entry.get("Id", ""): (entry.get("Type", ""), posixpath.normpath(posixpath.join("/", folder, target))[1:])
        for entry in listed.entries
        if (target := entry.get("Target", "")) and entry.get("TargetMode") != "External"
    }


def _by_type(targets: Mapping[str, tuple[str, str]], ending: str, package: Package) -> str:
    return next((path for kind, path in targets.values() if kind.endswith(ending) and path in package), "")


class _Silent:
    """Hears nothing; what a part's reader does not care about."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Ignore the beginning of an element."""

    def text(self, data: str) -> None:
        """Ignore text."""

    def end(self, name: str) -> None:
        """Ignore the end of an element."""


@dataclass(slots=True)
class _Relations(_Silent):
    """What a part refers to."""

    entries: list[dict[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect the references."""
        if name == "Relationship":
            self.entries.append(attributes)
            if len(self.entries) > _MOST_RELATIONS:
                raise SheetError(f"文件内部的引用超过 {_MOST_RELATIONS} 处，不像名册；请把表格复制到新的工作簿再试。")


@dataclass(slots=True)
class _Book(_Silent):
    """The list of sheets."""

    sheets: list[dict[str, str]] = field(default_factory=list)
    since_1904: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect the sheets, and from which day on dates count."""
        if name == "sheet":
            self.sheets.append(attributes)
            if len(self.sheets) > _MOST_SHEETS:
                raise SheetError(f"文件里的工作表超过 {_MOST_SHEETS} 张；请只留下要导入的工作表，另存后再试。")
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in _TRUE


@dataclass(slots=True)
class _Styles(_Silent):
    """The number formats of cells."""

    codes: dict[int, str] = field(default_factory=dict)
    formats: list[int] = field(default_factory=list)
    inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Collect formats and who uses them."""
        if name == "numFmt":
            self.codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.inside = True
        elif name == "xf" and self.inside:
            self.formats.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Notice the end of the cells' styles."""
        if name == "cellXfs":
            self.inside = False

    def found(self) -> list[Format]:
        """Return the formats by the number of the style; each code is taken apart once."""
        known = {number: format_of(number, self.codes.get(number, "")) for number in set(self.formats)}
        return [known[number] for number in self.formats]


@dataclass(slots=True)
class _Strings(_Silent):
    """The texts that cells share, without what is printed above Chinese characters to pronounce them."""

    cells: list[Cell | None] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    listening: bool = False
    aside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Listen to text."""
        del attributes
        if name == "t":
            self.listening = not self.aside
        elif name == "rPh":
            self.aside = True

    def text(self, data: str) -> None:
        """Collect a text's pieces."""
        if self.listening:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        """Keep a text that is complete."""
        if name == "t":
            self.listening = False
        elif name == "rPh":
            self.aside = False
        elif name == "si":
            self.cells.append(_worded("".join(self.pieces)))
            if len(self.cells) > _MOST_CELLS:
                raise SheetError(f"文件里的文字超过 {_MOST_CELLS} 段，不像名册；请把表格复制到新的工作簿再试。")
            self.pieces.clear()


def _worded(raw: str) -> Cell | None:
    text = decoded(raw)
    return Cell("text", text) if text.strip() else None


@dataclass(slots=True)
class _Sheet(_Silent):
    """The cells of one sheet."""

    name: str
    source: _Source
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_places: set[int] = field(default_factory=set)
    again: list[tuple[int, int, str]] = field(default_factory=list)
    numbers: dict[tuple[str, str], Cell] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    counted: int = 0
    row: int = 0
    place: int = -1
    kind: str = ""
    style: str = ""
    value: str | None = None
    formula: str | None = None
    pieces: list[str] | None = None
    aside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note where a cell stands and how it is stored."""
        if name == "c":
            self._count()
            reference = attributes.get("r")
            self.place = self._place(reference.rstrip(_DIGITS)) if reference else self.place + 1
            self.kind = attributes.get("t", "n")
            self.style = attributes.get("s", "")
            self.value = self.formula = None
        elif name in {"v", "f", "t"}:
            self.pieces = None if self.aside else []
        elif name == "row":
            self._count()
            self.row = int(attributes.get("r", self.row + 1))
            self.place = -1
            if not 1 <= self.row <= _MOST_ROWS:
                raise SheetError(_NO_PLACE)
            if attributes.get("hidden") in _TRUE:
                self.hidden_rows.add(self.row)
        elif name == "rPh":
            self.aside = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.hidden_places.update(range(max(first, 1) - 1, min(last, MOST_PLACES)))

    def text(self, data: str) -> None:
        """Collect the pieces of a value."""
        if self.pieces is not None:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        """Keep a cell that is complete."""
        if name == "c":
            if (self.value is not None or self.formula is not None) and (cell := self._cell()):
                self._keep(cell)
        elif self.pieces is not None and name in {"v", "t", "f"}:
            text = "".join(self.pieces)
            self.pieces = None
            if name == "f":
                self.formula = text
            else:
                self.value = (self.value or "") + text if name == "t" else text
        elif name == "rPh":
            self.aside = False

    def grid(self) -> Grid:
        """Return what was read, its rows in order."""
        return Grid(
            self.name,
            {number: self.rows[number] for number in sorted(self.rows)},
            tuple(self.spans),
            since_1904=self.source.since_1904,
            veiled=Hidden(frozenset(self.hidden_rows & self.rows.keys()), frozenset(self.hidden_places)),
            again=tuple(self.again),
        )

    def _count(self) -> None:
        self.counted += 1
        if self.counted > _MOST_CELLS:
            raise SheetError(f"“{self.name}”连同空格子超过 {_MOST_CELLS} 格；请把表格复制到新的工作簿再试。")

    def _cell(self) -> Cell | None:
        if not self.value and self.formula is not None and self.kind != "str":
            return Cell("formula", f"={self.formula}")
        if self.value is None:
            return None
        if self.kind == "s":
            if (number := int(self.value)) < 0:
                raise SheetError(_NO_TEXT)
            return self.source.strings[number]
        read = _READERS.get(self.kind)
        return read(self.value) if read else self._number(self.value.strip())

    def _number(self, raw: str) -> Cell | None:
        if not raw:
            return None
        if (cell := self.numbers.get((raw, self.style))) is None:
            formats = self.source.formats
            style = int(self.style or 0)
            form = formats[style] if 0 <= style < len(formats) else PLAIN
            cell = self.numbers[raw, self.style] = numeric(raw, form, since_1904=self.source.since_1904)
        return cell

    def _keep(self, cell: Cell) -> None:
        if len(cell.text) > LONGEST_TEXT:
            where = f"“{self.name}”{letter(self.place)}{self.row}"
            raise SheetError(f"{where} 一格里有 {len(cell.text)} 个字，超过 {LONGEST_TEXT} 个；请缩短后再试。")
        if self.place >= MOST_PLACES:
            raise SheetError(f"“{self.name}”超过 {MOST_PLACES} 列，不像名册；请删去右边多余的列后再试。")
        row = self.rows.get(self.row)
        if row is None:
            row = self.rows[self.row] = {}
            if len(self.rows) > self.source.most_rows:
                raise SheetError(
                    f"“{self.name}”超过 {self.source.most_rows} 行，读不下；请删去多余的行，或分成几个文件。"
                )
        if self.place in row:
            self.again.append((self.row, self.place, cell.text))
            return
        row[self.place] = cell

    def _place(self, letters: str) -> int:
        found = self.places.get(letters)
        if found is None:
            found = self.places[letters] = _place(letters)
        return found

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if last:
            (top, left), (bottom, right) = map(_address, (first, last))
            self.spans.append(Span(top, left, bottom, right))
        if len(self.spans) > _MOST_SPANS:
            raise SheetError(f"“{self.name}”里合并的格子超过 {_MOST_SPANS} 处；请把表格复制到新的工作簿再试。")


_READERS: Mapping[str, Callable[[str], Cell | None]] = {
    "inlineStr": _worded,
    "str": _worded,
    "b": lambda value: Cell("flag", "TRUE" if value.strip() in _TRUE else "FALSE"),
    "e": lambda value: Cell("error", value),
    "d": lambda value: Cell("day", value.replace("T", " ").removesuffix(" 00:00:00")),
}


def _place(letters: str) -> int:
    if not 1 <= len(letters) <= len("XFD") or not letters.isascii() or not letters.isalpha():
        raise SheetError(_NO_PLACE)
    place = 0
    for character in letters.upper():
        place = place * 26 + ord(character) - ord("A") + 1
    return place - 1


def _address(reference: str) -> tuple[int, int]:
    letters = reference.replace("$", "").rstrip(_DIGITS)
    return int(reference.replace("$", "")[len(letters) :]), _place(letters)

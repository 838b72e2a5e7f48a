"""The units that lines around a table name for its figures, as in “单位：万元” or “以下金额均以元为单位”."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from checker.sheets.files.grid import Cell, Grid
from checker.values.traditional import simplified
from checker.values.units import UNITS, factor_between, is_unit

_OF_MONEY, _OF_AREA = "元", "㎡"
_FOREIGN_MONEY = r"[百千万亿]*(?:美元|美金|欧元|日元|港元|港币|英镑)"
_FOREIGN_AREA = r"亩|坪|顷|公顷|平方公里|公里|米"
_FOREIGN_UNIT = re.compile(f"{_FOREIGN_MONEY}|{_FOREIGN_AREA}")
_UNIT = "|".join([*sorted((name for units in UNITS for name in units), key=len, reverse=True), _FOREIGN_MONEY])
_IN_GENERAL = (
    r"(?:(?:本|此|该)?表[内中]?|以[上下]|[各所][有项类]|除[^,;。]{1,12}外,?|金额|货币|计量|计价|面积"
    r"|数[据字额]|资金|收入|统一|的|均|单独注明){0,6}"
)
_BEGINNING = rf"(?:^|[\s,;:。.、]){_IN_GENERAL}"
_NAMED = re.compile(_BEGINNING + r"单\s*位(?!名称)[\s:为是均采用]*([^:;。]{1,40})")
_NEXT_NAMED = re.compile(r"[\s,;。]+(?=[^\s,;。]{0,8}单\s*位)")
"""Parts a line that names units one after another."""
_OFFICE = re.compile(
    r"(?:推荐|填[报表写]|申[报请]|主管|编制|制表|报送|上报|组织|承办|主办|所在|工作|管理|归口|隶属|运营|依托|建设)$"
)
"""Before 单位, makes an office of it."""
_OF_SOME = re.compile(r"(?:^|[\s,;:。.、])([^\s,;:。.、\d]{1,10})单\s*位[\s:为是]+[百千万亿]*元(?!\w)")
_MONEY = re.compile(r"(?<![\d.\w])(?:[为是:]\s*)?([百千万亿]*元)(?!\w)|(?<=[为是:])([百千万亿]*元)(?!\w)")
_IN_WORDS = re.compile(
    rf"(?:以|按|用)(?:人民币)?({_UNIT})(?:为|作)?(?:计|货币|金额)?(?:量|价)?(?:单位|计|算|填|表示|列示)"
    rf"|(?:金额|货币|币[种别]|人民币|rmb)[^,;。:\s]{{0,4}}[为是:\s]\s*(?:人民币)?\s*({_UNIT})(?!\w)"
)
_SPEAKS_OF_MONEY = re.compile(
    r"(?:金额|货币|币[种别]|计价|人民币|rmb|注册资[金本]|收入|数据单位)[^;。]{0,12}?(?<![\d百千万亿])(?:[元圆]|[百千万亿]+元?|[kw]\b)"
    r"|(?:^|[\s,;。])(?:货币|金额|计价|计量)?单\s*位[:\s]\s*"
    r"(?:[^\s,;:。]{0,4}[元圆]|[十百千万亿]+|[kw]|人民币|rmb|cny|yuan)(?!\w)"
    r"|\bunits?[:\s]\s*(?:rmb|cny|yuan)"
)
"""Names a unit of money in words that are not understood; figures such as 500万元 name none."""
_BRACKET = re.compile(r"[()\[\]【】〔〕「」“”\"']")
_SEPARATOR = re.compile(r"[,、/\s和及与或.]+")
_AROUND_UNIT = re.compile(r"人民币|rmb|cny|均?[为是]")
_CAPITALS = str.maketrans("佰仟", "百千")
_LONGEST = 500
_MOST_CELLS_BELOW = 3
"""Rows below the headings that have more are data."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A line above or below a table that names units.

    Attributes:
        row: Its row.
        column: The column of its first cell.
        text: Its text.
        units: The units that it names, also those that cannot be converted.
        is_open: Whether it speaks of a unit of money in words that are not understood.
        below: The rows below the table that name units.
    """

    row: int
    column: int
    text: str
    units: tuple[str, ...]
    is_open: bool = False
    below: frozenset[int] = frozenset()

    def serving(self, unit: str) -> list[str]:
        """Return which of its units the figures of a column may be in that has a certain unit."""
        return [named for named in self.units if unit and factor_between(named, unit) is not None]

    def leaves_open(self, unit: str) -> bool:
        """Whether it leaves open the unit of figures that are wanted in a certain unit."""
        kinds = {_OF_MONEY: _FOREIGN_MONEY, _OF_AREA: _FOREIGN_AREA}
        foreign = [pattern for of, pattern in kinds.items() if factor_between(of, unit) is not None]
        if any(re.fullmatch(pattern, named) for pattern in foreign for named in self.units):
            return True
        return len(self.serving(unit)) > 1 or (self.is_open and factor_between(_OF_MONEY, unit) is not None)


def unit_line(grid: Grid, top: int, bottom: int) -> UnitLine | None:
    """Return what is said of units above and below a table; of several lines above, the nearest for each kind of units.

    Args:
        grid: The sheet.
        top: The first row of the table's headings.
        bottom: The last of these rows.
    """
    rows_above = sorted((row for row in grid.rows if row < top), reverse=True)
    above = list(_nearest(filter(None, (_line(row, grid.rows[row]) for row in rows_above))))
    narrow = ((row, cells) for row, cells in grid.rows.items() if row > bottom and len(cells) <= _MOST_CELLS_BELOW)
    below = [line for row, cells in narrow if (line := _line(row, cells, alone=False))]
    lines = [*above, *below]
    if not lines:
        return None
    return replace(
        lines[0],
        text="；".join(line.text for line in lines),
        units=tuple(dict.fromkeys(unit for line in lines for unit in line.units)),
        is_open=any(line.is_open for line in lines),
        below=frozenset(line.row for line in below),
    )


def _nearest(lines: Iterable[UnitLine]) -> Iterator[UnitLine]:
    """Yield lines, the nearest first, as long as they name units of a kind that none before has named."""
    known: set[str] = set()
    for line in lines:
        kinds = {of for of in (_OF_MONEY, _OF_AREA) if line.serving(of) or line.leaves_open(of)}
        if not kinds <= known or (not known and not kinds):
            yield line
        known |= kinds


def _line(row: int, cells: Mapping[int, Cell], *, alone: bool = True) -> UnitLine | None:
    """Return what a row says of units; `alone` says whether a cell may hold nothing but a unit, or speak of one."""
    texts = [cells[column].text for column in sorted(cells)]
    whole = " ".join(texts)[:_LONGEST]
    flat = _flat(whole)
    units = [unit for part in _NEXT_NAMED.split(flat) for unit in _units_in(part)]
    if alone:
        units += (unit for text in texts if (unit := _AROUND_UNIT.sub("", _flat(text))) and _is_of_figures(unit))
    if units:
        units += (one or other for one, other in _MONEY.findall(flat))
    is_open = _is_of_one_column(flat) or (alone and not units and bool(_SPEAKS_OF_MONEY.search(flat)))
    return UnitLine(row, min(cells), whole, tuple(dict.fromkeys(units)), is_open) if units or is_open else None


def _is_of_one_column(text: str) -> bool:
    """Whether a text names the unit of some figures by name, which says nothing about the others."""
    named = (found[1] for found in _OF_SOME.finditer(text))
    return any(not re.fullmatch(_IN_GENERAL, name) and not _OFFICE.search(name) for name in named)


def _units_in(text: str) -> Iterator[str]:
    for found in _NAMED.finditer(text):
        parts = filter(None, (_AROUND_UNIT.sub("", part) for part in _SEPARATOR.split(found[1])))
        yield from takewhile(lambda part: is_unit(part) or bool(_FOREIGN_UNIT.fullmatch(part)), parts)
    for found in _IN_WORDS.finditer(text):
        yield found[1] or found[2]


def _is_of_figures(unit: str) -> bool:
    return any(factor_between(unit, of) is not None for of in (_OF_MONEY, _OF_AREA))


def _flat(text: str) -> str:
    return _BRACKET.sub(" ", simplified(unicodedata.normalize("NFKC", text)).casefold().translate(_CAPITALS)).strip()

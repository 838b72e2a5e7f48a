"""An import: what was read from a file, kept until something else is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from checker.form.controls import controls_of
from checker.form.roster import Roster
from checker.notice.notice import Notice
from checker.sheets.files.delimited import read_text
from checker.sheets.files.error import SheetError, only_sheet_errors
from checker.sheets.files.grid import Grid
from checker.sheets.files.open_file import LARGEST_FILE, is_disguised, open_file
from checker.sheets.importing.answers import read_answers
from checker.sheets.importing.roster_table import read_table
from checker.sheets.importing.sheet import APPLICATION, Remark, Sheet, Skipped, brief
from checker.sheets.recognition.layout import assigned, recognise
from checker.sheets.recognition.names import GUIDE_TITLE

_NO_FORM = (
    "这张工作表不是自评表：没有找到“编号”（或“栏目”）和“填写”两列的标题。请用本站下载的自评表，或选择它是哪个名册。"
)
_BESIDE = 100
"""So many rows more than a roster takes may stand in a sheet: titles, totals, notes."""


@dataclass(frozen=True, slots=True)
class Import:
    """What was read from one file.

    Attributes:
        notice: The notice that it is read for.
        sheets: Its sheets.
    """

    notice: Notice
    sheets: tuple[Sheet, ...]

    @classmethod
    def of_file(cls, notice: Notice, name: str, data: bytes, roster: str = "") -> "Import":
        """Read a file.

        Args:
            notice: The notice.
            name: The file's name, which names the table where it has no other.
            data: Its contents.
            roster: The id of the roster that it ought to be, if that is known.

        Raises:
            SheetError: It cannot be read; no other error escapes, whatever the contents are.
        """
        with only_sheet_errors():
            found = cls._of(notice, open_file(data, PurePath(name).stem, _most_rows(notice)), roster)
            return replace(found, sheets=tuple(map(_as_text, found.sheets))) if is_disguised(data, name) else found

    @classmethod
    def of_text(cls, notice: Notice, text: str, roster: str = "") -> "Import":
        """Read text that was pasted.

        Raises:
            SheetError: It is empty or too large.
        """
        if not text.strip():
            raise SheetError("没有内容可读；请先在 Excel 里选中、复制。")
        if len(text) > LARGEST_FILE:
            raise SheetError("粘贴的内容太多；请存成文件再导入。")
        with only_sheet_errors():
            return cls._of(notice, (read_text(text, "", _most_rows(notice), pasted=True),), roster)

    @classmethod
    def _of(cls, notice: Notice, grids: Sequence[Grid], roster: str) -> "Import":
        wanted = notice.rosters.get(roster)
        given = [grid for grid in grids if grid.rows and not _is_guide(grid)]
        if not given:
            hidden = any(grid.hidden for grid in grids)
            more = "；其中有隐藏的工作表，要导入请先取消隐藏" if hidden else ""
            raise SheetError(f"没有找到表格：看得见的工作表里没有内容{more}。")
        return cls(notice, tuple(_sheet(grid, notice, wanted, alone=len(given) == 1) for grid in grids))

    def remapped(self, place: int, roster: str, columns: Mapping[int, str]) -> "Import":
        """Return the import with one sheet read as another roster, or with other columns.

        Args:
            place: The sheet, from 0.
            roster: The id of the roster; empty for none.
            columns: Names of columns by place; an empty name leaves the column out.

        Raises:
            SheetError: The sheet was not read, is no form, or has more rows than the roster takes.
        """
        sheets = list(self.sheets)
        before = sheets[place]
        chosen = self.notice.rosters.get(roster)
        if not before.grid.rows and roster:
            raise SheetError(f"这张工作表不能导入：{before.grid.unread or '里面没有内容。'}")
        if roster == APPLICATION:
            if not (answers := read_answers(before.grid, self.notice)):
                raise SheetError(_NO_FORM)
            sheets[place] = answers
        elif chosen:
            layout = assigned(before.grid, chosen, self.notice.rosters.values())
            sheets[place] = read_table(before.grid, layout.remapped(columns))
        elif before.grid.rows:
            sheets[place] = read_table(before.grid, replace(before.layout, roster=None, columns={}))
        return replace(self, sheets=tuple(sheets))

    def taken(self, places: Sequence[int]) -> tuple[dict[str, list[Mapping[str, str]]], dict[str, str]]:
        """Return the rows of some sheets by roster, those of one roster one after another, and the form's answers.

        A roster of which they have no row is left out: nothing is to take the place of what is there.

        Raises:
            SheetError: Two sheets answer the same question differently.
        """
        rosters: dict[str, list[Mapping[str, str]]] = {}
        answers: dict[str, str] = {}
        source: dict[str, str] = {}
        for sheet in (self.sheets[place] for place in places):
            for name, text in (sheet.answers or {}).items():
                if answers.setdefault(name, text) != text:
                    raise SheetError(_differ(self._title(name), source[name], sheet.grid.name))
                source.setdefault(name, sheet.grid.name)
            if sheet.answers is None and sheet.roster and sheet.rows:
                rosters.setdefault(sheet.roster, []).extend(sheet.rows)
        return rosters, answers

    def _title(self, name: str) -> str:
        return next(control.title for control in controls_of(self.notice) if control.name == name)


def _as_text(sheet: Sheet) -> Sheet:
    """Say that a file is no workbook, whatever its name is; refuse it where it holds no table."""
    if not sheet.rows and all(len(cells) == 1 for cells in sheet.grid.rows.values()):
        raise SheetError("文件名像工作簿，内容却不是，而是没有表格的普通文本。请导入原来的 Excel 文件。")
    row, cells = next(iter(sheet.grid.rows.items()))
    remark = Remark(row, min(cells), "", cells[min(cells)].text, "内容不是 Excel 工作簿，按文本读的，请核对")
    return replace(sheet, noted=(remark, *sheet.noted))


def _differ(title: str, first: str, second: str) -> str:
    sheets = f"工作表“{brief(first)}”和“{brief(second)}”"
    return f"{sheets}都是自评表，“{title}”的填写不一样；请只导入其中一张，另一张选“不导入”或从文件里删去。"


def _most_rows(notice: Notice) -> int:
    return max(roster.limit for roster in notice.rosters.values()) + _BESIDE


def _is_guide(grid: Grid) -> bool:
    return any(cell.text == GUIDE_TITLE for cell in grid.rows.get(1, {}).values())


def _sheet(grid: Grid, notice: Notice, wanted: Roster | None, *, alone: bool) -> Sheet:
    if not grid.rows:
        return Sheet(grid, skipped=(Skipped("整张工作表", grid.name, grid.unread or "空的工作表"),))
    if _is_guide(grid):
        return Sheet(grid, skipped=(Skipped("整张工作表", GUIDE_TITLE, "填写说明，不读入"),))
    if answers := read_answers(grid, notice):
        return answers
    return read_table(grid, recognise(grid, tuple(notice.rosters.values()), wanted, alone=alone))

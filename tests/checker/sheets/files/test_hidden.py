"""Rows and columns that nobody sees are read, and that is said."""

import pytest

from packages import sheet
from workbooks import read, taken

TABLE = [("企业名称", "从业人数"), ("甲科技有限公司", "9"), ("乙科技有限公司", "7")]


def table(before: str = "", *attributes: str) -> bytes:
    """Return a workbook with a table; `before` stands before its rows, `attributes` are theirs."""
    rows = []
    for number, texts in enumerate(TABLE, 1):
        cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
        rows.append(f'<row r="{number}" {dict(enumerate(attributes, 1)).get(number, "")}>{cells}</row>')
    return sheet(f"{before}<sheetData>{''.join(rows)}</sheetData>")


@pytest.mark.parametrize(
    ("data", "remarks"),
    [
        (table("", "", "", 'hidden="1"'), [("hidden-rows", "A3")]),
        (table("", "", "", 'ht="0" customHeight="1"'), [("hidden-rows", "A3")]),
        (table("", "", "", 'ht="15.75" hidden="false"'), []),
        (table('<sheetFormatPr zeroHeight="1"/>', 'ht="15"', 'hidden="0"'), [("hidden-rows", "A3")]),
        (table('<sheetFormatPr defaultRowHeight="0.0"/>', 'ht="15"', 'ht="15"'), [("hidden-rows", "A3")]),
        (table('<sheetFormatPr defaultRowHeight="15"/>'), []),
        (table('<cols><col min="2" max="2" width="0" customWidth="1"/></cols>'), [("hidden-column", "B1")]),
        (table('<cols><col min="2" max="2" hidden="1"/></cols>'), [("hidden-column", "B1")]),
        (table('<cols><col min="2" max="2" width="9.5"/></cols>'), []),
    ],
)
def test_hidden_parts(data: bytes, remarks: list[tuple[str, str]]) -> None:
    """In whichever way they are hidden."""
    (found,) = read(data, "tenant")["sheets"]

    assert [row["staff"] for row in taken(0)["rosters"]["tenant"]] == ["9", "7"]
    assert [(note["code"], f"{note['letter']}{note['row']}") for note in found["noted"]] == remarks

"""Tables in text: their encoding, separator, quotes and shells, and rows that are longer than the headings."""

import codecs

import pytest

from packages import error
from workbooks import pasted, read, rows, taken

TABLE = "企业名称,注册资金,技术领域\n甲,100,软件\n乙,200,材料\n"
RIGHT = [
    {"name": "甲", "capital_wan": "100", "field": "软件"},
    {"name": "乙", "capital_wan": "200", "field": "材料"},
]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.replace("\n", "\r").encode("gb18030"),
    ],
)
def test_encodings(data: bytes) -> None:
    """UTF-16 needs no mark, and lines may end as on old Macs."""
    assert rows(data, "tenant", name="a.csv") == RIGHT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "企業名稱,註冊資金\n示例甲科技有限公司,100\n".encode("big5"),
            "第 1 行的字读不出来，文件可能是繁体中文的 Big5 编码",
        ),
        (TABLE.encode().decode("latin-1").encode(), "第 1 行是乱码"),
        (TABLE.encode() + "丙公司,5,软件\n".encode().decode("cp1252", "ignore").encode(), "第 4 行是乱码"),
        (TABLE.encode("gbk").decode("latin-1").encode(), "第 1 行是乱码"),
        ("企业名称,注册资金\n锟斤拷锟斤拷,1\n".encode(), "第 2 行是乱码"),
        ("企业名称,人数\n甲乙丙丁,1\n".encode().decode("gb18030").encode(), "第 1 行是乱码"),
    ],
)
def test_spoilt_texts(data: bytes, said: str) -> None:
    """What cannot be read any more is refused with its line."""
    assert error(data, "a.csv").startswith(said)


@pytest.mark.parametrize("separator", [",", ";", "|", "\t", "，", "；"])
@pytest.mark.parametrize("title", ["", "在孵企业情况汇总表;2024;本部;园区\n", "说明：甲, 乙, 丙, 丁\n", "a|b|c|d|e\n"])
def test_separators(separator: str, title: str) -> None:
    """The sign that the rows agree on separates, whatever a title holds."""
    text = title + TABLE.replace(",", separator)

    assert rows(text.encode(), "tenant", name="a.csv") == RIGHT


@pytest.mark.parametrize(
    ("line", "separator"),
    [("sep=;", ";"), ("SEP=|", "|"), ('"sep=,"', ","), ("sep=^", "^"), ("sep=,,,", ",")],
)
def test_line_that_names_the_separator(line: str, separator: str) -> None:
    """Excel's own way to say it, which is no row."""
    (found,) = read(f"{line}\n{TABLE.replace(',', separator)}".encode(), "tenant", name="a.csv")["sheets"]

    assert taken(0)["rosters"]["tenant"] == RIGHT
    assert found["skipped"] == []


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="001"', "001"),
        ('"=""001"""', "001"),
        ('="示例,分公司"', "示例,分公司"),
        ('="示例""甲"""', '示例"甲"'),
        ("=1+1", "=1+1"),
        ('="a"&"b"', '="a"&"b"'),
    ],
)
def test_shells(cell: str, text: str) -> None:
    """The shell that keeps Excel from changing a cell is taken off, and nothing else."""
    assert rows(f"企业名称,技术领域\n甲,{cell}\n".encode(), "tenant", name="a.csv") == [{"name": "甲", "field": text}]


def test_shells_in_pasted_text() -> None:
    """They come off there too."""
    pasted('企业名称\t注册资金\n甲\t="100"\n', "tenant")

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "capital_wan": "100"}]


@pytest.mark.parametrize(
    ("row", "taken_rows"),
    [("丙,1,200,软件", 2), ("Example Co., Ltd,1,软件", 2), ("丙,350,软件,,", 3), ("丙,350", 3)],
)
def test_rows_longer_than_the_headings(row: str, taken_rows: int) -> None:
    """A row with more cells than headings is left out with its reason; blank cells at its end do not count."""
    (found,) = read(f"{TABLE}{row}\n".encode(), "tenant", name="a.csv")["sheets"]

    assert len(taken(0)["rosters"]["tenant"]) == taken_rows
    assert [(entry["where"], entry["code"]) for entry in found["skipped"]] == (
        [] if taken_rows == 3 else [("第 4 行", "row-too-long")]
    )


def test_column_without_heading() -> None:
    """Cells below a blank heading shift nothing."""
    assert rows("企业名称,注册资金,\n甲,100,备注\n".encode(), "tenant", name="a.csv") == [
        {"name": "甲", "capital_wan": "100"}
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('企业名称,注册资金,技术领域\n甲,1,软件\n"乙,2,软件\n丙",3,软件\n', 3),
        ('企业名称,注册资金,技术领域\n"甲,1,软件\n乙,2,软件\n丙,3,软件\n丁",4,软件\n', 2),
        ('企业名称,注册资金,技术领域\n甲,1,软件\n"乙,2,软件\n', 3),
        ('企业名称,注册资金,技术领域\n"甲,1,软件\n乙,2,""\n丙",3,软件\n', 2),
        ('企业名称,注册资金,技术领域\n甲,1,"多行\n说明"\n"示例"乙"公司",2,软件\n', 4),
        ('企业名称,注册资金,技术领域\n"示例\\"甲\\"公司",2,软件\n', 2),
    ],
)
def test_stray_quotes(text: str, line: int) -> None:
    """A quotation mark that would join rows is refused with its line."""
    assert f"从第 {line} 行起" in error(text.encode(), "a.csv")


@pytest.mark.parametrize("cell", ['"a\nb"', '"a, b\nc, d"', '"甲\r\n乙"', '"a"", b"'])
def test_quotes_that_match(cell: str) -> None:
    """Cells of several lines stay whole."""
    (row,) = rows(f"企业名称,注册资金,技术领域\n甲,1,{cell}\n".encode(), "tenant", name="a.csv")

    assert row["field"] == cell[1:-1].replace('""', '"').replace("\r\n", "\n")


def test_two_cells_of_several_lines() -> None:
    """Nor are two in one row, with all other cells between them, taken for rows."""
    text = '企业名称,注册资金,技术领域,从业人数\n"甲\n公\n司",1,软件,"3\n人"\n"乙\n公\n司",2,"新\n材\n料",4\n'

    assert [row["name"] for row in rows(text.encode(), "tenant", name="a.csv")] == ["甲\n公\n司", "乙\n公\n司"]


def test_stray_quote_among_tabs() -> None:
    """What a spreadsheet copies has quotes of its own; they join no rows."""
    pasted('企业名称\t注册资金\n"甲\t1\n乙\t2\n丙"\t5\n', "tenant")

    assert [row["name"] for row in taken(0)["rosters"]["tenant"]] == ['"甲', "乙", '丙"']

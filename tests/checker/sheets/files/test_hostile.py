"""Files that are broken, disguised or made to do harm: a clear message each, and never anything else."""

import io
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart

from packages import GOOD, MAIN, SHEET, archive, error, sheet
from workbooks import pasted, read, rows, saved, taken, with_part, workbook, written


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b" \r\n ", "文件是空的"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "这是旧格式（.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "文件加了密码"),
        (archive(**{"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "这是 Word 文档"),
        (archive(**{"a.txt": b"x"}), "这是压缩包"),
        (archive(**{"[Content_Types].xml": b"<x/>"}), "文件不完整"),
        (archive(**{"content.xml": b"<x/>"}), "这是 OpenDocument 格式"),
        (b"%PDF-1.7 ...", "这是 PDF"),
        (b"\x89PNG\r\n\x1a\n", "这是图片"),
        (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>", "这其实是网页或 XML"),
        (bytes(range(256)) * 4, "不是表格文件，也不是文本"),
        (GOOD[: len(GOOD) // 2], "文件不完整"),
        (GOOD[:-30], "文件不完整"),
        (b"x" * (20 * 2**20 + 1), "文件约 21 MB，超过 20 MB"),
        ('企业名称,注册时间\n"甲,2021\n'.encode(), "引号不成对"),
        (("企业名称,注册时间\n" + "长" * 40_000 + ",1\n").encode(), "一格里有 40000 个字"),
        (("甲," * 300).encode(), "超过 200 列"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_spreadsheet(data: bytes, said: str) -> None:
    """What it is, and what to do, whatever its name is."""
    assert error(data).startswith(said) or said in error(data)


def test_entities() -> None:
    """A document type is refused before its entities expand."""
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))
    data = sheet(
        '<sheetData><row r="1"><c r="A1" t="str"><v>&a9;</v></c></row></sheetData>',
        f'<!DOCTYPE x [<!ENTITY a0 "lol">{entities}]>',
    )

    assert "DOCTYPE" in error(data)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"])
def test_entities_in_other_parts(part: str) -> None:
    """No part may have one."""
    assert "DOCTYPE" in error(with_part(GOOD, part, b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'))


def test_external_links() -> None:
    """What other workbooks say is not fetched; the values that were stored are taken."""
    body = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>企业名称</v></c><c r="B1" t="str"><v>注册资金</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>[1]Sheet1!A1</f><v>甲</v></c><c r="B2"><f>[1]Sheet1!B1</f><v>5</v></c></row>'
        "</sheetData>"
    )

    assert rows(sheet(body), "tenant") == [{"name": "甲", "capital_wan": "5"}]


def test_names_with_a_prefix() -> None:
    """Some writers give every element the prefix of its namespace."""
    part = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>企业名称</x:v></x:c>'
        '<x:c r="B1" t="str"><x:v>注册资金</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="str"><x:v>甲</x:v></x:c>'
        '<x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert rows(with_part(GOOD, SHEET, part.encode()), "tenant") == [{"name": "甲", "capital_wan": "5"}]


def test_formulas_and_scripts_are_texts() -> None:
    """They come and go as the texts that they are."""
    given_rows = [{"name": '=HYPERLINK("http://x")', "field": "<script>alert(1)</script>", "area_m2": "@SUM(1)"}]

    assert given_rows == rows(written({"tenant": given_rows}), "tenant")


def test_formula_without_a_value() -> None:
    """It is listed with what it is."""
    (found,) = read(workbook({"表": [["企业名称", "注册资金"], ["甲", "=1+1"]]}), "tenant")["sheets"]

    assert [(entry["where"], entry["text"]) for entry in found["skipped"]] == [("B2", "=1+1")]
    assert taken(0)["rosters"]["tenant"] == [{"name": "甲"}]


def test_error_value() -> None:
    """A formula that failed has no value."""
    body = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>企业名称</v></c><c r="B1" t="str"><v>注册资金</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>'
    )
    (found,) = read(sheet(body), "tenant")["sheets"]

    assert [(entry["where"], entry["text"]) for entry in found["skipped"]] == [("B2", "#DIV/0!")]


def test_wrong_extension() -> None:
    """Contents count, names do not."""
    assert rows(GOOD, "tenant", name="名册.csv") == [{"name": "甲", "registered_on": "2021-03"}]
    assert rows("企业名称,注册时间\n甲,2021-03\n".encode(), "tenant", name="名册.xls") == [
        {"name": "甲", "registered_on": "2021-03"}
    ]


def test_charts() -> None:
    """A sheet with a chart only is listed and not read."""
    book = Workbook()
    book.worksheets[0].append(["企业名称", "注册时间"])
    book.create_chartsheet("图表").add_chart(BarChart())
    answer = read(saved(book), "tenant")

    assert [entry["reason"] for entry in answer["sheets"][1]["skipped"]] == ["这是图表或宏，不是表格，没有读取。"]


def test_nothing_but_hidden_sheets() -> None:
    """The message says where the data may be."""
    book = Workbook()
    hidden = book.create_sheet("数据")
    hidden.append(["企业名称", "注册时间"])
    hidden.sheet_state = "hidden"

    assert error(saved(book)).startswith("没有找到表格：看得见的工作表里没有内容；其中有隐藏的工作表")


@pytest.mark.parametrize(
    "body",
    [
        '<sheetData><row r="x"><c r="A1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="1A"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="ÄÖ1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>',
        '<mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>',
        "<sheetData><row>",
        "",
    ],
)
def test_broken_sheets(body: str) -> None:
    """A sheet that no spreadsheet would write."""
    assert error(sheet(body))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfea")
@example(b"\r")
@example(b'"')
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever bytes are given: sheets or a message."""
    answer = read(data, "tenant")

    assert set(answer) in ({"sheets"}, {"error"})


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_no_damage_raises(place: int, damage: bytes) -> None:
    """A workbook with some bytes changed."""
    answer = read(GOOD[:place] + damage + GOOD[place + len(damage) :], "tenant")

    assert set(answer) in ({"sheets"}, {"error"})


PARTS = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(
    st.sampled_from(PARTS),
    st.integers(0, 2000),
    st.binary(max_size=6) | st.sampled_from([b'"', b"<", b"99999999999", b"-1"]),
)
def test_no_damaged_part_raises(name: str, place: int, damage: bytes) -> None:
    """A workbook whose archive is sound and one of whose parts is not."""
    part = zipfile.ZipFile(io.BytesIO(GOOD)).read(name)
    place %= len(part)
    answer = read(with_part(GOOD, name, part[:place] + damage + part[place + len(damage) :]), "tenant")

    assert set(answer) in ({"sheets"}, {"error"})


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.text(alphabet=st.sampled_from("甲乙1.2/年月日\t\n,\"'= 合计注：序号企业名称"), max_size=200))
def test_no_text_raises(text: str) -> None:
    """Whatever is pasted."""
    assert set(pasted(text, "tenant")) in ({"sheets"}, {"error"})


def test_deflate_that_ends_early() -> None:
    """A part whose compressed data stop in the middle."""
    broken = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as made:
        entry = made.getinfo(SHEET)
    start = entry.header_offset + 30 + len(SHEET) + 20
    broken[start : start + 40] = zlib.compress(b"x")[:10] * 4

    assert error(bytes(broken))


@pytest.mark.parametrize("row", ["0", "-5", "1048577", "99999999999"])
def test_rows_that_no_sheet_has(row: str) -> None:
    """A row beyond Excel's is damage."""
    assert "没有合法的位置" in error(sheet(f'<sheetData><row r="{row}"><c t="str"><v>x</v></c></row></sheetData>'))


def test_two_cells_in_one_place() -> None:
    """The first is taken, and the other is listed."""
    body = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>企业名称</v></c><c r="B1" t="str"><v>注册资金</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2"><v>5</v></c><c r="A2" t="str"><v>乙</v></c></row>'
        "</sheetData>"
    )
    (found,) = read(sheet(body), "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "capital_wan": "5"}]
    assert found["skipped"] == [
        {"where": "A2", "text": "乙", "code": "duplicate-cell", "reason": "文件里这一格有两个值，只读入第一个"}
    ]


TABLE = "企业名称,注册资金,技术领域\n甲,3,软件\n"


def test_euro_sign_of_windows() -> None:
    """Windows' own variety of GB18030 has it as one byte."""
    data = TABLE.encode("gb18030") + "乙,4,".encode("gb18030") + b"\x80\n"

    assert rows(data, "tenant", name="a.csv")[1] == {"name": "乙", "capital_wan": "4", "field": "€"}


@pytest.mark.parametrize(
    ("encoding", "damage"),
    [
        *((encoding, damage) for encoding in ("gb18030", "utf-8", "utf-8-sig") for damage in (b"\xff\xff\n", b"\xd2")),
        *((encoding, "乙".encode()[:2]) for encoding in ("utf-8", "utf-8-sig")),
    ],
)
def test_damaged_text(encoding: str, damage: bytes) -> None:
    """Where a few bytes are wrong, the line is named: it is a table all the same."""
    assert error(TABLE.encode(encoding) + damage, "a.csv") == (
        "第 3 行有读不出的字，可能没有保存完整。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再试。"
    )

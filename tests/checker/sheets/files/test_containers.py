"""Workbooks whose parts are named, marked or packed in other ways than usual are read; a broken cell is only itself."""

import inspect
import io
import re
import zipfile
from collections.abc import Callable

import pytest

from checker.sheets.files.xlsx_parts import PartReader, References, SharedTexts, SheetList, Styles
from checker.sheets.files.xlsx_sheet import SheetReader
from packages import GOOD, MAIN, SHEET, archive, error, sheet
from workbooks import read, rows, taken, with_part

RIGHT = [{"name": "甲", "registered_on": "2021-03"}]
HEADINGS = (
    '<row r="1"><c r="A1" t="str"><v>企业名称</v></c><c r="B1" t="str"><v>注册资金</v></c>'
    '<c r="C1" t="str"><v>技术领域</v></c></row>'
)


def renamed(rename: Callable[[str], str]) -> bytes:
    """Return a good workbook with other names of parts; no reference to them is changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            changed.writestr(rename(name), source.read(name))
    return target.getvalue()


@pytest.mark.parametrize(
    "rename",
    [
        str.upper,
        str.title,
        lambda name: name.replace("/", "\\"),
        lambda name: f"/{name}",
        lambda name: name.replace("sheet1", "Sheet1"),
    ],
)
def test_names_of_parts(rename: Callable[[str], str]) -> None:
    """Neither case nor kind of slash matters."""
    assert rows(renamed(rename), "tenant") == RIGHT


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf", b"\n" * 500, b"<br />Warning: Cannot modify header\n"])
def test_bytes_before_the_archive(before: bytes) -> None:
    """What a server puts before a file does no harm."""
    assert rows(before + GOOD, "tenant") == RIGHT


def test_namespaces() -> None:
    """An element is known by its namespace: whatever its prefix is, and wherever that is declared."""
    part = (
        f'<worksheet xmlns="{MAIN}" xmlns:foreign="about:other"><s:sheetData xmlns:s="{MAIN}">'
        '<s:row r="1"><c r="A1" t="str"><v>企业名称</v></c></s:row>'
        f'<x:row xmlns:x="{MAIN}" r="2"><x:c r="A2" t="str"><foreign:v>乙</foreign:v><x:v>甲</x:v></x:c></x:row>'
        '<foreign:row r="3"><foreign:c r="A3"><foreign:v>9</foreign:v></foreign:c></foreign:row>'
        "</s:sheetData></worksheet>"
    )

    assert rows(with_part(GOOD, SHEET, part.encode()), "tenant") == [{"name": "甲"}]


def test_calendar_in_an_extension() -> None:
    """Excel repeats the name of an element in an extension; that is another element."""
    part = (
        f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<workbookPr date1904="1"/><sheets><sheet name="在孵企业" sheetId="1" r:id="rId1"/></sheets>'
        '<extLst><ext><x15:workbookPr xmlns:x15="about:x15"/></ext></extLst></workbook>'
    )
    body = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>企业名称</v></c><c r="B1" t="str"><v>注册时间</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2"><v>43538</v></c></row></sheetData>'
    )

    assert rows(with_part(sheet(body), "xl/workbook.xml", part.encode()), "tenant") == [
        {"name": "甲", "registered_on": "2023-03-15"}
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<v>1,200.5</v>", "1200.5"),
        ("<v>300万元</v>", "300"),
        ("<v>1_000</v>", "1_000"),
        ('<v t="x">5</v>', "5"),
        ("<v></v>", None),
        ("<v/>", None),
        ("", None),
    ],
)
def test_cells_without_a_type(cell: str, text: str | None) -> None:
    """A text that its writer did not call one is read like one that was typed."""
    body = f'{HEADINGS}<row r="2"><c r="A2"><v>甲</v></c><c r="B2">{cell}</c></row>'

    (row,) = rows(sheet(f"<sheetData>{body}</sheetData>"), "tenant")

    assert row == {"name": "甲"} | ({"capital_wan": text} if text else {})


@pytest.mark.parametrize("number", ["99", "-1", "x", "１"])
def test_shared_text_that_is_missing(number: str) -> None:
    """Only its cell is not taken, and it is named."""
    body = (
        f'{HEADINGS}<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2"><v>5</v></c><c r="C2" t="s"><v>{number}</v></c>'
    )

    (found,) = read(sheet(f"<sheetData>{body}</row></sheetData>"), "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "capital_wan": "5"}]
    assert [(entry["where"], entry["code"]) for entry in found["skipped"]] == [("C2", "text-missing")]


@pytest.mark.parametrize("style", ["x", "-1", "99"])
def test_style_that_is_missing(style: str) -> None:
    """The number is taken as it stands."""
    body = f'{HEADINGS}<row r="2"><c r="A2" t="str"><v>甲</v></c><c r="B2" s="{style}"><v>5</v></c></row>'

    assert rows(sheet(f"<sheetData>{body}</sheetData>"), "tenant") == [{"name": "甲", "capital_wan": "5"}]


def test_sheet_without_a_part() -> None:
    """A sheet that is only in the list is named, and is no chart."""
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'

    assert error(with_part(GOOD, "xl/_rels/workbook.xml.rels", relations.encode())).startswith("没有找到表格")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (archive(**{"Index/Document.iwa": b"x"}), "这是苹果的 Numbers"),
        (archive(**{"index/document.IWA": b"x"}), "这是苹果的 Numbers"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n<html>", "这其实是网页"),
        (b"From: <Saved by Excel>\nSubject: x\nContent-Type: multipart/related;\n", "这其实是网页"),
        (bytes([9, 8, 16, 0, 0, 6, 5, 0]) * 20, "这是旧格式"),
        (bytes([9, 4, 6, 0, 0, 0, 16, 0]) * 20, "这是旧格式"),
        (b"\x1f\x8b\x08\x00" + bytes(30), "这是压缩包"),
    ],
)
def test_other_formats(data: bytes, said: str) -> None:
    """What is no workbook is called what it is."""
    assert error(data).startswith(said)


@pytest.mark.parametrize("reader", [References, SheetList, Styles, SharedTexts, SheetReader])
def test_readers_name_their_elements(reader: type[PartReader]) -> None:
    """An element that a reader looks for and does not name would never reach it."""
    source = "".join(inspect.getsource(method) for method in (reader.start, reader.end))
    wanted = re.findall(r'name == "(\w+)"', source)
    wanted += re.findall(r'"(\w+)"', "".join(re.findall(r"name in \{(.*?)\}", source)))

    assert set(wanted) == reader.elements

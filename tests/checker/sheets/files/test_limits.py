"""Files that are larger than they look: reading stops at a limit, with a clear message, and holds little until then."""

import io
import time
import tracemalloc
import zipfile

import pytest

from packages import GOOD, MAIN, SHEET, archive, error, sheet
from workbooks import read, rows, with_part


def bomb() -> bytes:
    """Return a small workbook that inflates to more than 100 MB."""
    return with_part(GOOD, SHEET, b"<worksheet>" + b" " * (101 * 2**20))


def understated() -> bytes:
    """Return a bomb whose list of parts says that it is small."""
    data = bytearray(bomb())
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        size = made.getinfo(SHEET).file_size
    return bytes(data).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def test_zip_bomb() -> None:
    """A small file that inflates to more than 100 MB is refused before it does."""
    assert len(bomb()) < 2**20
    assert "解开后超过 100 MB" in error(bomb())


def test_zip_bomb_that_lies() -> None:
    """Nor does it help to understate the size."""
    assert error(understated())


def test_little_is_held_of_a_bomb_that_lies() -> None:
    """Whatever the list of parts says, what is inflated is held piece by piece."""
    data = understated()
    read(GOOD)
    tracemalloc.start()
    error(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 20 * 2**20


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_compression(way: int) -> None:
    """A kilobyte of bzip2 inflates to gigabytes in one piece: only what can be undone piece by piece is undone."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in source.namelist():
            changed.writestr(name, source.read(name), way if name == SHEET else None)

    assert error(target.getvalue()).startswith("文件的压缩方式不是 Excel 用的那种")


def test_too_many_parts() -> None:
    """Thousands of parts are no roster."""
    assert "超过 2000 个" in error(archive(**{f"x{number}": b"" for number in range(2001)}))


def sheets_of_one_part(count: int, part: bytes) -> bytes:
    """Return a workbook with many sheets that are all the same part."""
    listed = "".join(f'<sheet name="s{number}" r:id="r1"/>' for number in range(count))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="r"><sheets>{listed}</sheets></workbook>'
    return archive(
        **{
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": (
                b'<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>'
            ),
            "xl/s.xml": part,
        }
    )


def test_too_many_sheets() -> None:
    """Thousands of sheets are no roster."""
    assert error(sheets_of_one_part(51, b"<worksheet/>")) == (
        "文件里的工作表超过 50 张；请只留下要导入的工作表，另存后再试。"
    )


def test_sheets_of_one_part() -> None:
    """A part is read once, however often it is named."""
    row = '<row r="{0}"><c r="A{0}" t="str"><v>{0}</v></c></row>'
    body = "".join(map(row.format, range(1, 5_000))) + "<row/>" * 300_000
    part = f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'
    begun = time.perf_counter()
    answer = read(sheets_of_one_part(50, part.encode()))

    assert time.perf_counter() - begun < 10
    assert [sheet["name"] for sheet in answer["sheets"]] == [f"s{number}" for number in range(50)]


def test_too_many_references() -> None:
    """Nor does a part refer to thousands of others."""
    listed = "".join(f'<Relationship Id="r{number}" Type="x" Target="y"/>' for number in range(2_001))

    assert "超过 2000 处" in error(with_part(GOOD, "_rels/.rels", f"<Relationships>{listed}</Relationships>".encode()))


def test_a_million_rows() -> None:
    """Reading stops at the limit."""
    body = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 1_000_001))

    assert (
        error(sheet(f"<sheetData>{body}</sheetData>"))
        == "“在孵企业”超过 5100 行，读不下；请删去多余的行，或分成几个文件。"
    )


def test_a_million_blank_rows() -> None:
    """Rows that only have a format are no rows, and an absurd dimension is not believed."""
    blank = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(3, 200_000))
    data = sheet(
        '<dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>企业名称</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>注册时间</t></is></c></row>'
        f'<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c></row>{blank}</sheetData>'
    )

    assert rows(data, "tenant") == [{"name": "甲"}]


def test_more_rows_than_the_roster_takes() -> None:
    """What is read must fit into the roster."""
    lines = "\n".join(f"甲{number},2021-03" for number in range(5_001))

    assert error(f"企业名称,注册时间\n{lines}".encode(), "a.csv") == (
        "“在孵企业情况汇总表”有 5001 行，最多 5000 行；请删去多余的行。"
    )


def test_a_million_lines() -> None:
    """So it does for text."""
    assert error(b"a,b\n" * 1_000_000, "a.csv") == "超过 5100 行，读不下；请删去多余的行，或分成几个文件。"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\n" * 19_000_000 + b"a,b\n", "连同空行超过 1048576 行"),
        (b"," * 19_000_000, "第 1 行超过 200 列"),
        (b'"a' + b"," * 10_000_000 + b'"', "第 1 行超过 200 列"),
        (b'"a\n' + b"b\n" * 9_000_000, "引号不成对"),
    ],
    ids=["blank lines", "separators", "quoted separators", "quoted lines"],
)
def test_text_is_read_up_to_a_limit(data: bytes, said: str) -> None:
    """Neither lines nor columns are read without end."""
    assert error(data, "a.csv").startswith(said)


def test_little_is_held_of_long_text() -> None:
    """Nothing is made of the rest of a file once a limit is reached."""
    read(b"a,b\n1,2\n", name="a.csv")
    data = b"a,b\n" * 1_000_000
    tracemalloc.start()
    error(data, "a.csv")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 50 * 2**20

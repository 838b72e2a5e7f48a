"""Workbooks made part by part, as no program would write them."""

import io
import time
import zipfile

from workbooks import read, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def calculated(data: bytes, settings: str = '<calcPr calcId="191029"/>') -> bytes:
    """Return a workbook with one sheet as it is after a program has calculated it, or with other settings."""
    listed = '<sheet name="在孵企业" sheetId="1" r:id="rId1"/>'
    part = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets>{settings}</workbook>'
    return with_part(data, "xl/workbook.xml", part.encode())


GOOD = calculated(workbook({"在孵企业": [["企业名称", "注册时间"], ["甲", "2021-03"]]}))


def sheet(body: str, before: str = "") -> bytes:
    """Return a workbook whose sheet is given as XML."""
    part = f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">{body}</worksheet>'
    return with_part(GOOD, SHEET, part.encode())


def archive(**parts: bytes) -> bytes:
    """Return a zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return target.getvalue()


def error(data: bytes, name: str = "名册.xlsx") -> str:
    """Return what is said about a file that cannot be read; it is said at once."""
    begun = time.perf_counter()
    answer = read(data, "tenant", name=name)
    assert time.perf_counter() - begun < 5
    assert list(answer) == ["error"], answer
    return str(answer["error"]["message"])

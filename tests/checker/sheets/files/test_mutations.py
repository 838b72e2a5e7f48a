"""Workbooks with one thing wrong: whatever it is, they are read, or refused with a message; no other error escapes."""

import contextlib
import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook

from checker import Notice, load_notice
from checker.sheets.files.errors import SheetError
from checker.sheets.importing import Import
from packages import SHEET, archive
from workbooks import saved, with_part
from worked import INCUBATOR

TABLE = [
    ["单位：万元", None, None, None, None, None],
    ["序号", "企业名称", "注册时间", "注册资金(元)", "是否已申请专利", "2023年营业收入"],
    ["示例", "示例公司", "2021-03", 5, "是", 1],
    [1, "甲", date(2021, 3, 5), 1_000_000, True, 12.5],
    [2, "乙_x000D_", "2021-03", "300万元", "☑是 □否", "=1+1"],
    [3, "丙", 44_000, 0.5, "否", "1,200"],
    ["合计", None, None, 3, None, None],
]
STRANGE = [
    *("", "x", "-1", "0", "7", "1e999", "-1e-320", "nan", "٣", "²", "1" * 5_000, "99999999999", "2958465.99999", "A0"),
    *("ZZZ9", "A1:", "A1:B0", "1048577", "_xD800_", "yyyy", '[&gt;1]0.0,,"亿"', "hidden", "s", "d", "e", "str", "../x"),
]
RELATIONS = "xl/_rels/workbook.xml.rels"
ATTRIBUTES = r" (?:r|s|t|min|max|hidden|ref|(?:r:)?id|name|state|date1904|numFmtId|formatCode|Id|Type|Target)"
"""Those that are read."""
ENCODINGS = ["gb18030", "base64", "undefined", "idna", "cp1252", "utf-16", "UTF-8", "x"]


def original() -> bytes:
    """Return a workbook that has a bit of everything."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.title = "在孵企业"
    for row in TABLE:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C4:C5")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[5].hidden = True
    formats = {"D4": '0.0,,"万元"', "D6": "0.00%", "F4": "¥#,##0", "C6": "yyyy-mm", "D7": "[>1]0;0"}
    for address, code in formats.items():
        sheet[address].number_format = code
    form = book.create_sheet("自评表")
    form.append(["编号", "栏目", "填写"])
    form.append(["premises.total_m2", "", "8000平方米"])
    return with_shared_texts(saved(book))


def with_shared_texts(data: bytes) -> bytes:
    """Return a workbook of openpyxl with its texts where Excel has them."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        sheet = made.read(SHEET).decode()
        relations = made.read(RELATIONS).decode()
    texts: list[str] = []

    def shared(found: re.Match[str]) -> str:
        texts.append(f"<si><t>{found[1]}</t><rPh><t>yin</t></rPh></si>")
        return f' t="s"><v>{len(texts) - 1}</v></c>'

    sheet = re.sub(r' t="inlineStr"><is><t>([^<]*)</t></is></c>', shared, sheet)
    reference = '<Relationship Id="rId99" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    data = with_part(data, SHEET, sheet.encode())
    data = with_part(data, "xl/sharedStrings.xml", f"<sst>{''.join(texts)}</sst>".encode())
    return with_part(data, RELATIONS, relations.replace("</Relationships>", reference).encode())


ORIGINAL = original()
with zipfile.ZipFile(io.BytesIO(ORIGINAL)) as made:
    PARTS = {name: made.read(name) for name in made.namelist()}
READ_PARTS = [name for name in PARTS if not name.startswith(("docProps/", "xl/theme/", "[Content_Types]"))]


def flipped(data: bytes, dice: random.Random) -> bytes:
    """Change a byte."""
    place = dice.randrange(len(data))
    return data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :]


def deleted(data: bytes, dice: random.Random) -> bytes:
    """Leave some bytes out."""
    place = dice.randrange(len(data))
    return data[:place] + data[place + dice.randrange(1, 40) :]


def doubled(data: bytes, dice: random.Random) -> bytes:
    """Write some bytes twice."""
    place = dice.randrange(len(data))
    return data[: place + dice.randrange(1, 200)] + data[place:]


def truncated(data: bytes, dice: random.Random) -> bytes:
    """End early."""
    return data[: dice.randrange(len(data))]


def substituted(pattern: str, dice: random.Random, part: bytes, make: Callable[[re.Match[str]], str]) -> bytes:
    """Write something else for one of the places that match a pattern."""
    text = part.decode()
    if not (places := list(re.finditer(pattern, text))):
        return part
    place = dice.choice(places)
    return (text[: place.start()] + make(place) + text[place.end() :]).encode()


def other_attribute(part: bytes, dice: random.Random) -> bytes:
    """Change the value of an attribute."""
    strange = dice.choice(STRANGE).replace('"', "&quot;")
    return substituted(rf'({ATTRIBUTES})="[^"]*"', dice, part, lambda found: f'{found[1]}="{strange}"')


def no_attribute(part: bytes, dice: random.Random) -> bytes:
    """Leave an attribute out."""
    return substituted(rf'{ATTRIBUTES}="[^"]*"', dice, part, lambda _: "")


def other_text(part: bytes, dice: random.Random) -> bytes:
    """Change the text of an element."""
    strange = dice.choice(STRANGE)
    return substituted(r">[^<>]+</", dice, part, lambda _: f">{strange}</")


def no_tag(part: bytes, dice: random.Random) -> bytes:
    """Leave the tags of an element out, or all of it."""
    keep = dice.random() < 0.5
    return substituted(r"<(\w+)[^<>]*?(?:/>|>(.*?)</\1>)", dice, part, lambda found: (found[2] or "") if keep else "")


def other_encoding(part: bytes, dice: random.Random) -> bytes:
    """Claim another encoding, rightly or not."""
    name = dice.choice(ENCODINGS)
    text = part.decode().removeprefix('<?xml version="1.0"?>')
    return f'<?xml version="1.0" encoding="{name}"?>{text}'.encode("utf-16" if dice.random() < 0.3 else "utf-8")


OF_BYTES = [flipped, deleted, doubled, truncated]
OF_XML = [other_attribute, no_attribute, other_text, no_tag, other_encoding]


def mutated(number: int) -> bytes:
    """Return the workbook with one thing wrong; the same for the same number."""
    dice = random.Random(number)  # noqa: S311 - nothing is to be kept secret
    if dice.random() < 0.15:
        return dice.choice(OF_BYTES)(ORIGINAL, dice)
    name = dice.choice(READ_PARTS)
    if dice.random() < 0.05:
        return archive(**{other: part for other, part in PARTS.items() if other != name})
    return with_part(ORIGINAL, name, dice.choice([*OF_BYTES, *OF_XML * 4])(PARTS[name], dice))


def use(data: bytes, notice: Notice) -> None:
    """Read a file, then each sheet as something else, and take what there is."""
    found = Import.of_file(notice, "a.xlsx", data)
    for number, sheet in enumerate(found.sheets):
        sheet.as_json()
        for roster in ("tenant", "application", ""):
            with contextlib.suppress(SheetError):
                found.remapped(number, roster, {1: "name"} if roster == "tenant" else {}, {})
    found.taken(range(len(found.sheets)))


@pytest.mark.parametrize("start", range(0, 800, 100))
def test_only_messages_escape(start: int) -> None:
    """A fault of our own would fail here."""
    notice = load_notice(INCUBATOR)
    for number in range(start, start + 100):
        with contextlib.suppress(SheetError):
            use(mutated(number), notice)

"""The files to take along open in the programs they are for, say what the notices say, and stay the same."""

import copy
import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
import vobject
from openpyxl import Workbook

import worked
from checker.sheets.writing.reproducible_zip import fixed_dates
from generator.downloads import makers
from generator.notices import NoticeFolder
from generator.pages.materials import lines_of
from generator.tools import Memory

every_notice = pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=worked.FOLDERS)


def files(folder: NoticeFolder) -> Mapping[str, bytes]:
    """Return a notice's files to download."""
    return dict(file for make in makers(Memory()) for file in make(folder))


@cache
def made(notice: str) -> Mapping[str, bytes]:
    """Return the files of one of the site's notices."""
    return files(worked.FOLDERS[notice])


def workbook(made: Mapping[str, bytes]) -> Workbook:
    """Return the materials as a spreadsheet reads them."""
    return openpyxl.load_workbook(io.BytesIO(made["materials/materials.xlsx"]))


@every_notice
def test_same_bytes(folder: NoticeFolder) -> None:
    """The same data make the same files."""
    assert files(folder) == made(folder.id)


def test_fixed_dates() -> None:
    """Nothing in an office file tells when it was made, and nothing else is lost."""
    made = io.BytesIO()
    Workbook().save(made)

    fixed = fixed_dates(made.getvalue())

    with zipfile.ZipFile(io.BytesIO(fixed)) as archive, zipfile.ZipFile(made) as original:
        assert archive.namelist() == original.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b">1980-01-01T00:00:00Z<") == 2
        assert archive.read("xl/workbook.xml") == original.read("xl/workbook.xml")
    assert fixed_dates(fixed) == fixed


@pytest.mark.parametrize("name", worked.KNOWN)
def test_materials(name: str) -> None:
    """The workbook has a row for each thing to have ready, and is set up to be ticked and printed."""
    folder = worked.FOLDERS[name]
    sheet = workbook(made(folder.id)).worksheets[0]
    title, source, headings, *rows = sheet.iter_rows(values_only=True)

    assert str(title[0]).endswith("（底稿，非官方表样）")
    assert headings == ("序号", "材料", "分项", "要求", "公章", "册", "证明的条件", "条款", "已备", "备注")
    lines = lines_of(folder)
    assert [(row[1], row[2] or row[1]) for row in rows] == [(line.item["title"], line.about["title"]) for line in lines]
    assert [row[7] for row in rows] == ["、".join(line.clauses) for line in lines]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(lines) + 1)]
    assert str(source[0]).endswith("份数：一式五份。")
    assert not any("一式五份" in str(cell) for row in rows for cell in row)
    forms = [line.about.get("form", "") for line in lines]
    assert all(str(row[3]).endswith(form) for row, form in zip(rows, forms, strict=True))
    assert sheet.freeze_panes == "A4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    (ticks,) = sheet.data_validations.dataValidation
    assert ticks.formula1 == '"✓,不适用"'
    assert str(ticks.sqref) == f"I4:I{3 + len(lines)}"


def test_seals_in_the_workbook() -> None:
    """Whoever works with the workbook alone reads which copies need a seal that is no copy."""
    sheet = workbook(made(worked.INCUBATOR)).worksheets[0]

    sealed = {row[2]: row[4] for row in sheet.iter_rows(min_row=4, values_only=True) if row[4]}

    assert sealed["所有在孵企业的营业执照复印件"] == "加盖在孵企业公章（公章不可复印）"


@pytest.mark.parametrize("start", "=+-@")
def test_text_is_never_calculated(start: str) -> None:
    """What begins like a formula stays what was written, also after somebody has edited the cell."""
    folder = worked.FOLDERS[worked.INCUBATOR]
    materials = copy.deepcopy(folder.parts["materials"])
    materials["items"][0]["title"] = f"{start}1+1"

    sheet = workbook(files(replace(folder, parts={**folder.parts, "materials": materials}))).worksheets[0]

    cell = sheet["B4"]
    assert (cell.value, cell.data_type) == (f"{start}1+1", "s")
    assert cell.quotePrefix


@every_notice
def test_cards(folder: NoticeFolder) -> None:
    """Address books find a card for every person, with unit and number, in the order of the lists."""
    contacts = folder.parts["contacts"]
    people = [*contacts["recommending_units"], *contacts["department"]]

    cards = list(vobject.readComponents(made(folder.id)["contacts/contacts.vcf"].decode("utf-8")))

    assert [(card.fn.value, card.org.value, card.tel.value) for card in cards] == [
        (person["person"] or person["unit"], [person["unit"]], person["tel"]) for person in people
    ]
    assert {card.version.value for card in cards} == {"3.0"}
    for card in cards:
        card.validate(raiseException=True)


@every_notice
def test_lines_of_cards(folder: NoticeFolder) -> None:
    """Lines end as the format wants, and none is longer than the format wants."""
    lines = made(folder.id)["contacts/contacts.vcf"].split(b"\r\n")

    assert lines.pop() == b""
    assert not any(b"\n" in line or len(line) > 75 for line in lines)

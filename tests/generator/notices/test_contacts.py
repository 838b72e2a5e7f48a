"""The contacts say what the notices say, and their telephone links dial the same numbers."""

import json
import re
from pathlib import Path

import pytest
import vobject
from jsonschema import Draft202012Validator

import worked
from generator.downloads.contacts import contact_files
from generator.notices import NoticeFolder
from generator.notices.derived import dialled
from generator.text import Row, Table, Text, without_whitespace
from generator.tools import SCHEMAS
from other_sites import read_samples, rendered, with_part

every_notice = pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=worked.FOLDERS)


def rows(text: Text, address: str) -> tuple[Row, ...]:
    """Return the rows of a table below its headings."""
    (table,) = (block for block in text.blocks if isinstance(block, Table) and block.clause.address == address)
    return tuple(row for body in table.grid.bodies for row in body)


def test_schema_is_a_schema() -> None:
    """The schema itself keeps to JSON Schema 2020-12."""
    Draft202012Validator.check_schema(json.loads((SCHEMAS / "contacts.schema.json").read_text(encoding="utf-8")))


@every_notice
def test_verbatim(folder: NoticeFolder) -> None:
    """Person and number stand in this order in the clause that is cited, and the unit somewhere in the text."""
    contacts = folder.parts["contacts"]
    for entry in (*contacts["department"], *contacts["recommending_units"]):
        _, named, after = without_whitespace(folder.text.clause(entry["clause"]).text).partition(
            without_whitespace(entry["person"] or entry["unit"])
        )

        assert named
        assert without_whitespace(entry["phone"]) in after
        assert any(clause.contains(entry["unit"]) for clause in folder.text.clauses.values())


@every_notice
def test_link_dials_the_number(folder: NoticeFolder) -> None:
    """The link's number is the country's code and the digits without the leading 0."""
    contacts = folder.parts["contacts"]
    for entry in (*contacts["department"], *contacts["recommending_units"]):
        number = re.split("转|分机", entry["phone"])[0]
        digits = "".join(character for character in number if character.isdigit())

        assert f"+86{digits.removeprefix('0')}" == entry["tel"].partition(";")[0]


@pytest.mark.parametrize(
    ("written", "dialled_as"),
    [
        ("0351-4048940", "+863514048940"),
        ("13800138000", "+8613800138000"),
        ("025-86631009转803", "+862586631009;ext=803"),
        ("025-86631009 转 803", "+862586631009;ext=803"),
        ("025-86631009（分机8）", "+862586631009;ext=8"),
        ("025-86631009-803", "+862586631009;ext=803"),
    ],
)
def test_extension_is_dialled(written: str, dialled_as: str) -> None:
    """An extension stays apart from the number, as telephones understand it."""
    assert dialled(written) == dialled_as


def test_extension_is_shown_as_written_and_dialled(samples_folder: Path) -> None:
    """The page and the table have the notice's words, the link and the card what a telephone dials."""
    folder = samples_folder / "2026-pilot-base" / "contacts"
    page = (folder / "index.html").read_text(encoding="utf-8")
    (card,) = (
        card
        for card in vobject.readComponents((folder / "contacts.vcf").read_text(encoding="utf-8"))
        if card.fn.value == "李强"
    )

    assert '<a href="tel:+863514000002;ext=803"><span>0351-4000002</span><wbr><span>转803</span></a>' in page
    assert "李强,0351-4000002转803," in (folder / "contacts.csv").read_text(encoding="utf-8-sig")
    assert card.tel.value == "+863514000002;ext=803"


def test_what_is_noted_of_a_contact_is_in_the_files() -> None:
    """What somebody is to be asked about goes along; without any such note there is no column for it."""
    folder = read_samples()["2026-pilot-base"]
    (first, *others) = folder.parts["contacts"]["department"]
    noted = with_part(folder, "contacts", department=[{**first, "note": "政策咨询"}, *others])
    plain, files = dict(contact_files(folder)), dict(contact_files(noted))

    rows = files["contacts/contacts.csv"].decode("utf-8-sig").splitlines()
    assert [row.rpartition(",")[2] for row in rows] == ["说明", "政策咨询", *[""] * len(others)]
    assert "说明" not in plain["contacts/contacts.csv"].decode("utf-8-sig")
    cards = [card.note.value for card in vobject.readComponents(files["contacts/contacts.vcf"].decode())]
    assert cards[0].startswith("政策咨询；晋科函")
    assert not any("政策咨询" in note for note in cards[1:])


def test_long_names_break() -> None:
    """Only what is as short as a name stays on one line."""
    folder = read_samples()["2026-pilot-base"]
    (first, *others) = folder.parts["contacts"]["department"]
    long = with_part(folder, "contacts", department=[{**first, "person": "省科技信息研究所"}, *others])
    page = rendered(long)["2026-pilot-base/contacts/index.md"]

    assert "<td>省科技信息研究所</td>" in page
    assert f'<td class="short">{others[0]["person"]}</td>' in page


@pytest.mark.parametrize("name", worked.KNOWN)
def test_recommending_units_in_full(name: str) -> None:
    """No unit of the notice's list is left out, and the order is the list's."""
    folder = worked.FOLDERS[name]
    units = folder.parts["contacts"]["recommending_units"]
    (address,) = {unit["clause"] for unit in units}
    expected = [tuple(cell.text for cell in row) for row in rows(folder.text, address)]

    assert expected == [(str(unit["number"]), unit["unit"], unit["person"], unit["phone"]) for unit in units]

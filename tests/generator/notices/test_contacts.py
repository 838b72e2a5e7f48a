"""The contacts say what the notices say, and their telephone links dial the same numbers."""

import json

import pytest
from jsonschema import Draft202012Validator

import worked
from generator.notices import NoticeFolder
from generator.text import Row, Table, Text
from generator.tools import SCHEMAS

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
    """Unit, person and number stand together in the clause that is cited."""
    contacts = folder.parts["contacts"]
    for entry in (*contacts["department"], *contacts["recommending_units"]):
        clause = folder.text.clause(entry["clause"])

        assert clause.contains(f"{entry['unit']}{entry['person']}{entry['phone']}")
        assert entry["person"] in clause.text


@every_notice
def test_link_dials_the_number(folder: NoticeFolder) -> None:
    """The link's number is the country's code and the digits without the leading 0."""
    contacts = folder.parts["contacts"]
    for entry in (*contacts["department"], *contacts["recommending_units"]):
        digits = "".join(character for character in entry["phone"] if character.isdigit())

        assert f"+86{digits.removeprefix('0')}" == entry["tel"]


@pytest.mark.parametrize("name", worked.KNOWN)
def test_recommending_units_in_full(name: str) -> None:
    """No unit of the notice's list is left out, and the order is the list's."""
    folder = worked.FOLDERS[name]
    units = folder.parts["contacts"]["recommending_units"]
    (address,) = {unit["clause"] for unit in units}
    expected = [tuple(cell.text for cell in row) for row in rows(folder.text, address)]

    assert expected == [(str(unit["number"]), unit["unit"], unit["person"], unit["phone"]) for unit in units]

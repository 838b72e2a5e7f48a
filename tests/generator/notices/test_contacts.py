"""The contacts say what the notices say, and their telephone links dial the same numbers."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.text import Row, Table, Text, parse_text
from generator.tools import ROOT

NOTICES = ROOT / "site_src" / "notices"
SCHEMA = json.loads((ROOT / "schemas" / "contacts.schema.json").read_text(encoding="utf-8"))
CONTACTS = {
    path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in NOTICES.glob("*/contacts.yaml")
}
TEXTS = {notice: parse_text(NOTICES / notice / "text.md") for notice in CONTACTS}
PEOPLE = [
    (notice, entry)
    for notice, contacts in CONTACTS.items()
    for entry in (*contacts["department"], *contacts["recommending_units"])
]
LISTS = {"2022-maker-space": "附件6表", "2024-incubator": "附件5表"}

every_notice = pytest.mark.parametrize("notice", sorted(CONTACTS))


def rows(text: Text, address: str) -> tuple[Row, ...]:
    """Return the rows of a table below its headings."""
    (table,) = (block for block in text.blocks if isinstance(block, Table) and block.clause.address == address)
    return tuple(row for body in table.grid.bodies for row in body)


def test_schema_is_a_schema() -> None:
    """The schema itself keeps to JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@every_notice
def test_valid(notice: str) -> None:
    """The file has the form that editors are told about."""
    assert not list(Draft202012Validator(SCHEMA).iter_errors(CONTACTS[notice]))


@pytest.mark.parametrize(("notice", "entry"), PEOPLE)
def test_verbatim(notice: str, entry: dict[str, Any]) -> None:
    """Unit, person and number stand together in the clause that is cited."""
    clause = TEXTS[notice].clause(entry["clause"])

    assert clause.contains(f"{entry['unit']}{entry['person']}{entry['phone']}")
    assert entry["person"] in clause.text


@pytest.mark.parametrize("entry", [entry for _, entry in PEOPLE])
def test_link_dials_the_number(entry: dict[str, Any]) -> None:
    """The link's number is the country's code and the digits without the leading 0."""
    digits = "".join(character for character in entry["phone"] if character.isdigit())

    assert f"+86{digits.removeprefix('0')}" == entry["tel"]


@every_notice
def test_recommending_units_in_full(notice: str) -> None:
    """No unit of the notice's list is left out, and the order is the list's."""
    expected = [tuple(cell.text for cell in row) for row in rows(TEXTS[notice], LISTS[notice])]

    assert expected == [
        (str(entry["number"]), entry["unit"], entry["person"], entry["phone"])
        for entry in CONTACTS[notice]["recommending_units"]
    ]


@every_notice
def test_omissions_cite_a_clause(notice: str) -> None:
    """What the list leaves out is known from a clause that exists."""
    for omission in CONTACTS[notice]["omissions"]:
        assert TEXTS[notice].clause(omission["clause"]).text

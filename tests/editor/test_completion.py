"""VS Code, told by the first line of a file which schema it has, offers the names that a notice gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import language_server
import worked
from generator.notices import NOTICES
from generator.notices.editor_schemas import write_editor_schemas
from generator.tools import ROOT
from language_server import LanguageServer

FILES = sorted(NOTICES.glob("*/*.yaml"))


@pytest.fixture(scope="module", autouse=True)
def _schemas() -> None:
    for name in worked.FOLDERS:
        write_editor_schemas(NOTICES / name, ROOT / "build" / "editor")


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """Return a server for the tests of this file."""
    with language_server.running() as found:
        yield found


def beginning(path: Path) -> str:
    """Return a file's first line, which names its schema."""
    return path.read_text(encoding="utf-8").partition("\n")[0] + "\n"


CONDITIONS = NOTICES / worked.INCUBATOR / "conditions.yaml"


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("- id: x\n  |", {"level", "clause", "quote", "requirement", "explanation"}),
        ("- id: x\n  level: |", {"applicant", "process", "material"}),
        ("- id: x\n  clause: |", {"一（一）5", "附件1-7表"}),
        ("- id: x\n  requirement:\n    a|", {"at_least", "more_than", "any_of", "brackets", "points"}),
        ("- id: x\n  requirement:\n    at_least:\n      |", {"value", "threshold"}),
        ("- id: x\n  requirement:\n    declared: |", {"declarations.purpose", "premises.total_m2"}),
    ],
)
def test_offered_in_conditions(server: LanguageServer, written: str, offered: set[str]) -> None:
    """Names of parts, clauses, operators and fields are offered where they can stand."""
    assert offered <= set(server.completions(CONDITIONS, beginning(CONDITIONS) + written))


def test_offered_in_materials(server: LanguageServer) -> None:
    """The conditions that a material can prove are those of the notice."""
    path = NOTICES / worked.INCUBATOR / "materials.yaml"
    written = beginning(path) + "items:\n  - id: x\n    title: 某表\n    clause: 一\n    proves:\n      - |"

    assert {"jobs", "premises-area"} <= set(server.completions(path, written))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_is_wrong_in_what_is_published(server: LanguageServer, path: Path) -> None:
    """The editor underlines nothing in a file that the build takes."""
    assert server.diagnostics(path, path.read_text(encoding="utf-8")) == []


def test_slip_is_underlined(server: LanguageServer) -> None:
    """A clause that there is not, and a name that nobody knows, are underlined while they are written."""
    found = server.diagnostics(CONDITIONS, beginning(CONDITIONS) + "- id: x\n  clause: 九（九）9\n  titel: 某条\n")

    assert any("titel" in message for message in found)
    assert any("一（一）5" in message for message in found)

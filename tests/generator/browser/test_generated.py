"""What scripts share with Python: the checker's words, and the types of what the worker sends."""

import json
import re
from pathlib import Path

import pytest

from checker.values.limits import LARGEST_DRAFT, LARGEST_SHEET_FILE
from checker.wording import vocabulary
from generator.browser.generated import write_generated


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that is generated."""
    folder = tmp_path_factory.mktemp("generated")
    write_generated(folder)
    return folder


def test_words_are_the_checkers(generated: Path) -> None:
    """Every constant has the value that the checker uses."""
    source = (generated / "vocabulary.ts").read_text(encoding="utf-8")
    constants = {name: json.loads(value) for name, value in re.findall(r"const (\w+): .*? = (.*);", source)}

    assert constants == {
        "BASIS_SHORT": vocabulary.BASIS_SHORT,
        "CELL_MARKS": vocabulary.CELL_MARKS,
        "LARGEST_DRAFT": LARGEST_DRAFT,
        "LARGEST_SHEET_FILE": LARGEST_SHEET_FILE,
        "NOT_CHECKED": vocabulary.NOT_CHECKED,
        "OTHERWISE_UNCHANGED": vocabulary.OTHERWISE_UNCHANGED,
        "OVERALL_LABELS": vocabulary.OVERALL_LABELS,
        "RESULT_LABELS": vocabulary.RESULT_LABELS,
        "MATERIAL_NEEDS": vocabulary.MATERIAL_NEEDS,
        "MATERIAL_STATES": vocabulary.MATERIAL_STATES,
        "SEVERITY_LABELS": vocabulary.SEVERITY_LABELS,
        "VERDICTS": ["met", "unmet", "unknown", "attention", "not_applicable"],
        "VERDICT_LABELS": vocabulary.VERDICT_LABELS,
        "VERDICT_ORDER": ["unmet", "unknown", "attention", "met", "not_applicable"],
    }


def test_archives_are_those_of_the_runtime(generated: Path) -> None:
    """Scripts load the archives by the names that the build gives them."""
    source = (generated / "archives.ts").read_text(encoding="utf-8")

    assert dict(re.findall(r'const (\w+) = "(.*)";', source)) == {
        "SHEETS": "sheets.bin",
        "OPENPYXL": "openpyxl.bin",
        "PAPERS": "papers.bin",
        "DESK": "desk.bin",
    }


@pytest.mark.parametrize(
    ("file", "name"),
    [("report", "Update"), ("report", "Sentence"), ("worker", "FromWorker"), ("version", "SiteVersion")],
)
def test_types_come_from_the_schemas(generated: Path, file: str, name: str) -> None:
    """Scripts import these by name."""
    source = (generated / f"{file}.ts").read_text(encoding="utf-8")

    assert re.search(rf"^export (interface|type) {name}\b", source, re.MULTILINE)

"""One mistake at a time in a notice's folder, and the whole of what the editor is told about it.

Each file in `malformed/` makes one mistake in a copy of a real notice:

    notice: 2024-incubator      # whose folder is copied
    file: conditions.yaml       # in that folder; form for the notice's form
    beside: 2022-maker-space    # another notice that is copied as well
    replace: …                  # text that stands in it exactly once
    by: …                       # what the mistake puts in its place
    error: …                    # file, line, field, what is wrong, remedy

Instead of `replace` and `by`, `delete: true` takes the file away, `contents` replaces all of it, and `encoding` saves
it in another encoding.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.notices import NOTICES, read_notice
from generator.source import Source, SourceErrors, read_source
from generator.tools import SCHEMAS

MISTAKES = sorted((Path(__file__).parent / "malformed").glob("*.yaml"))


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """What a mistake leaves as it was is read and validated in the first copy only."""
    known: dict[tuple[bytes, str], Source] = {}

    def read(path: Path, schema: str) -> Source:
        if not path.exists():
            return read_source(path, schema)
        contents = path.read_bytes(), schema
        if contents not in known:
            known[contents] = read_source(path, schema)
        return replace(known[contents], path=path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.notices.folder.read_source", read)
        yield


def read_copy(root: Path, name: str) -> None:
    """Read and check everything in the copy of a notice, as the build does."""
    read_notice(root / "site_src" / "notices" / name, form_path(root, name))


def copy_notice(root: Path, name: str) -> None:
    """Copy a notice's folder and form."""
    shutil.copytree(NOTICES / name, root / "site_src" / "notices" / name)
    form_path(root, name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(SCHEMAS / "forms" / f"{name}.schema.json", form_path(root, name))


def form_path(root: Path, name: str) -> Path:
    """Return where the form of a copied notice stands."""
    return root / "schemas" / "forms" / f"{name}.schema.json"


def make(mistake: dict[str, Any], path: Path) -> None:
    """Make a mistake in a file."""
    if mistake.get("delete"):
        path.unlink()
        return
    text = path.read_text(encoding="utf-8")
    if "replace" in mistake:
        assert text.count(mistake["replace"]) == 1, "the text to replace must stand there once"
        text = text.replace(mistake["replace"], mistake["by"])
    path.write_text(mistake.get("contents", text), encoding=mistake.get("encoding", "utf-8"))


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_mistake(path: Path, tmp_path: Path) -> None:
    """The build stops, and says file, line, field, what is wrong, and what to write instead."""
    mistake = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = mistake.get("notice", "2024-incubator")
    for copied in filter(None, (name, mistake.get("beside"))):
        copy_notice(tmp_path, copied)
    file = mistake["file"]
    make(mistake, form_path(tmp_path, name) if file == "form" else tmp_path / "site_src" / "notices" / name / file)

    with pytest.raises(SourceErrors) as caught:
        read_copy(tmp_path, name)

    assert mistake["error"] == str(caught.value).replace(f"{tmp_path}/", "")


@pytest.mark.parametrize("name", ["2024-incubator", "2022-maker-space"])
def test_copy_without_a_mistake(name: str, tmp_path: Path) -> None:
    """The copies themselves are in order, so that each error is the mistake's."""
    copy_notice(tmp_path, name)

    read_copy(tmp_path, name)


def test_day_in_a_counting(tmp_path: Path) -> None:
    """A requirement that rows are counted by may hold days and thresholds: they name no columns."""
    copy_notice(tmp_path, "2024-incubator")
    where = '"where": { "months_between": { "start": "registered_on", "end": "2024-09-30", "at_most": 24 } }'
    mistake = {"replace": '"where": { "declared": "financed" }', "by": where}
    form = form_path(tmp_path, "2024-incubator")
    make(mistake, form)

    with pytest.raises(SourceErrors) as caught:
        read_notice(tmp_path / "site_src" / "notices" / "2024-incubator", form)

    assert {error.path.name for error in caught.value.errors} == {"cases.yaml"}, "cases count otherwise, that is all"

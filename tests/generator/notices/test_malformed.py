"""One mistake at a time in a notice's folder, and the whole of what the editor is told about it.

Each file in `malformed/` makes one mistake in a copy of a real notice:

    notice: 2024-incubator      # whose folder is copied
    file: conditions.yaml       # in that folder
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
    read_notice(folder_of(root, name))


def copy_notice(root: Path, name: str) -> None:
    """Copy a notice's folder."""
    shutil.copytree(NOTICES / name, folder_of(root, name))


def folder_of(root: Path, name: str) -> Path:
    """Return where the copy of a notice stands."""
    return root / "site_src" / "notices" / name


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
    make(mistake, folder_of(tmp_path, name) / mistake["file"])

    with pytest.raises(SourceErrors) as caught:
        read_copy(tmp_path, name)

    assert mistake["error"] == str(caught.value).replace(f"{tmp_path}/", "")


LATER = {
    "accepted-everything",
    "attachment-choice-not-on-form",
    "attachment-required-not-on-form",
    "case-row-with-another-verdict",
    "case-with-another-overall-verdict",
    "day-not-in-answer",
    "figure-not-in-answer",
    "figure-not-in-explanation",
    "question-that-the-checker-decides-otherwise",
    "schedule-day-not-in-the-quote",
    "schedule-unknown-actor",
    "unknown-field-in-row",
}
"""Mistakes that only come to light when others around them are mended."""


def together() -> Iterator[dict[str, Any]]:
    """Yield mistakes that can be made at once in one notice: in lines of their own, and in files that stay YAML."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (NOTICES / "2024-incubator").glob("*.yaml")}
    taken: set[tuple[str, int]] = set()
    for path in MISTAKES:
        mistake = yaml.safe_load(path.read_text(encoding="utf-8"))
        name, words = mistake["file"], mistake.get("replace", "")
        elsewhere = mistake.get("notice", "2024-incubator") != "2024-incubator" or name in {"text.md", "form.yaml"}
        if elsewhere or name == "notice.yaml" or path.stem.startswith("yaml-") or path.stem in LATER:
            continue
        if texts.get(name, "").count(words) == 1:
            first = texts[name].partition(words)[0].count("\n")
            lines = {(name, line) for line in range(first, first + words.count("\n") + 1)}
            if not lines & taken:
                taken |= lines
                yield mistake


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """Dozens of mistakes in all files of a notice are told in one run, sorted by file and line."""
    copy_notice(tmp_path, "2024-incubator")
    made = list(together())
    for mistake in made:
        make(mistake, folder_of(tmp_path, "2024-incubator") / mistake["file"])

    with pytest.raises(SourceErrors) as caught:
        read_copy(tmp_path, "2024-incubator")

    errors = caught.value.errors
    told = {f"{error.path.name}: {error.message}" for error in (*errors, *caught.value.doubts)}
    assert len(made) > 80
    for mistake in made:
        assert any(
            f"{mistake['file']}:" in line and one.partition(": ")[2] in line
            for line in mistake["error"].splitlines()
            for one in told
        ), mistake["error"]
    assert [error.place for error in errors] == sorted(error.place for error in errors)


@pytest.mark.parametrize("name", ["2024-incubator", "2022-maker-space"])
def test_copy_without_a_mistake(name: str, tmp_path: Path) -> None:
    """The copies themselves are in order, so that each error is the mistake's."""
    copy_notice(tmp_path, name)

    read_copy(tmp_path, name)


def test_day_in_a_counting(tmp_path: Path) -> None:
    """A requirement that rows are counted by may hold days and thresholds: they name no columns."""
    copy_notice(tmp_path, "2024-incubator")
    where = "where: { months_between: { start: registered_on, end: 2024-09-30, at_most: 24 } }"
    folder = folder_of(tmp_path, "2024-incubator")
    make({"replace": "where: { declared: financed }", "by": where}, folder / "form.yaml")

    with pytest.raises(SourceErrors) as caught:
        read_notice(folder)

    assert {error.path.name for error in caught.value.errors} == {"cases.yaml"}, "cases count otherwise, that is all"

"""The editors' guide: its examples work, and its mistakes are told as it says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.notices import read_notice
from generator.notices.form_completion import completed_form
from generator.notices.rosters import check_rosters
from generator.pages import check_coverage
from generator.source import Source, read_source
from generator.text import parse_text
from generator.tools import SCHEMAS
from guide import EXAMPLES, GUIDE, blocks, example_files, told, write_example

MISTAKE = re.compile(
    r"## (?P<title>.+)\n\n`(?P<file>[a-z.]+)` 里把 `(?P<right>.+?)` (?P<how>.+)：\n\n```\n(?P<told>(?:.+\n)+)```"
)
MISTAKES = list(MISTAKE.finditer((GUIDE / "mistakes.md").read_text(encoding="utf-8")))
FORMS = [contents for language, contents in blocks("form.md") if language == "yaml"]
MOST_LINES = 150


@pytest.mark.parametrize("page", EXAMPLES)
def test_notice_of_the_guide_is_in_order(page: str, tmp_path: Path) -> None:
    """Whoever copies a page's files has a notice without a mistake or a doubt."""
    notice = write_example(tmp_path, page)

    assert told(notice) == []
    assert list(check_coverage(read_notice(notice))) == []


@pytest.mark.parametrize("name", ["contacts", "materials", "notice", "process", "requirements", "schedule"])
def test_every_item_of_a_file_is_in_the_guide(name: str) -> None:
    """Whoever knows only the guide finds everything that may be written in a file of these, and what it is for."""
    page = (GUIDE / "../publishing.md").read_text(encoding="utf-8")
    told_there = "".join(re.findall(r"`[^`\n]+`", page))
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))

    assert [item for item in _items(schema) if not re.search(rf"\b{item}\b", told_there)] == []


def _items(schema: object) -> Iterator[str]:
    match schema:
        case dict():
            for word, below in schema.items():
                if word == "properties":
                    yield from below
                yield from _items(below)
        case list():
            for below in schema:
                yield from _items(below)


def test_first_notice_is_small() -> None:
    """Conditions, materials, window and contacts take no more lines than can be read at one sitting."""
    assert (
        sum(len(contents.splitlines()) for name, contents in example_files().items() if name != "text.md") < MOST_LINES
    )


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["title"])
def test_mistake_is_told_as_the_guide_says(mistake: re.Match[str], tmp_path: Path) -> None:
    """What the guide quotes is what the editor reads."""
    notice = write_example(tmp_path)
    file = notice / mistake["file"]
    text = file.read_text(encoding="utf-8")
    assert mistake["right"] in text
    file.write_text(text.replace(*wrong(mistake["right"], mistake["how"]), 1), encoding="utf-8")

    assert mistake["told"].splitlines() == told(notice)


def wrong(right: str, how: str) -> tuple[str, str]:
    """Return what stands in the file, and the mistake that the guide describes."""
    if how == "前面的两个空格写成三个":
        return f"  {right}", f"   {right}"
    if how == "前面的空格写成 Tab":
        return f"  {right}", f"\t{right}"
    return right, how.removeprefix("写成 `").removesuffix("`")


def test_all_mistakes_are_tried() -> None:
    """No section of the page is overlooked because it is written in another way."""
    titles = re.findall(r"^## (.+)$", (GUIDE / "mistakes.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert [mistake["title"] for mistake in MISTAKES] == titles
    assert len(titles) >= 12


@pytest.mark.parametrize("contents", FORMS)
def test_form_of_the_guide(contents: str, tmp_path: Path) -> None:
    """Each example of a form is one."""
    path = tmp_path / "form.yaml"
    path.write_text(contents, encoding="utf-8")
    about = {"id": "2026-x", "year": 2026, "programme": "某项目", "variants": {}}
    form = completed_form(read_source(path, "form"), Source(path, about, {(): 1}))

    assert list(check_rosters(form, Source(path, [], {(): 1}))) == []


def test_text_of_the_guide(tmp_path: Path) -> None:
    """The example of an official text can be read."""
    (contents,) = (contents for language, contents in blocks("text.md") if language == "text")
    path = tmp_path / "text.md"
    path.write_text(contents, encoding="utf-8")

    before, after = ["发文机关", "文号", "标题", "主送", "前言"], ["落款·机关", "落款·日期", "公开方式"]
    assert list(parse_text(path).clauses) == [*before, "一", "一（一）", "二", "二表", *after]


def test_cases_of_the_guide(tmp_path: Path) -> None:
    """The example of cases keeps to the schema."""
    (contents,) = (contents for language, contents in blocks("cases.md") if language == "yaml")
    path = tmp_path / "cases.yaml"
    path.write_text(contents, encoding="utf-8")

    assert read_source(path, "cases").data["rows"]

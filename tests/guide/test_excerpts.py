"""Examples in the guide that are a part of a file, and messages that it shows: all from the incubators' notice."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.notices import NOTICES
from generator.source.yaml_reading import read_yaml
from generator.tools import ROOT
from guide import GUIDE, told
from worked import INCUBATOR

PAGE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
TAKEN_FROM = {
    "consistency.yaml": PAGE,
    "attachments.yaml": PAGE,
    "materials.yaml": PAGE,
    "visit.yaml": PAGE,
    "cases.yaml": (GUIDE / "cases.md").read_text(encoding="utf-8"),
}
"""The pages that show a part of a file as it stands there."""

WRITTEN_ANEW = ("questions.yaml", "keywords.yaml")
"""The files of which the guide shows a shorter one."""


def block_of(page: str, heading: str) -> str:
    """Return the last block below a heading: where there are more, the first is a whole file."""
    (section,) = re.findall(rf"^##+ {heading}$\n(.*?)(?=^##+ |\Z)", page, re.MULTILINE | re.DOTALL) or [page]
    return re.findall(r"^```(?:yaml)?\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)[-1]


def read(folder: Path, text: str) -> Any:  # noqa: ANN401 - any YAML
    """Return what a block says, as notices are read."""
    path = folder / "block.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path).data


def copy(folder: Path) -> Path:
    """Return a copy of the notice."""
    return Path(shutil.copytree(NOTICES / INCUBATOR, folder / INCUBATOR))


def stands_in(part: Any, whole: Any) -> bool:  # noqa: ANN401 - any YAML
    """Whether a part is somewhere in a whole; of mappings and lists, some entries may be left out."""
    parts = whole.values() if isinstance(whole, dict) else entries(whole)
    return is_part(part, whole) or any(stands_in(part, below) for below in parts)


def is_part(part: Any, whole: Any) -> bool:  # noqa: ANN401 - any YAML
    """Whether they are the same but for entries that are left out."""
    match part, whole:
        case dict(), dict():
            return all(name in whole and is_part(below, whole[name]) for name, below in part.items())
        case list(), list():
            return all(any(is_part(below, other) for other in whole) for below in part)
    return bool(part == whole)


def entries(whole: Any) -> list[Any]:  # noqa: ANN401 - any YAML
    """Return those of a list; none of anything else."""
    return whole if isinstance(whole, list) else []


@pytest.mark.parametrize(("file", "page"), TAKEN_FROM.items(), ids=TAKEN_FROM)
def test_part_of_a_file(file: str, page: str, tmp_path: Path) -> None:
    """What the guide shows of a file stands in that of a notice."""
    part, wholes = read(tmp_path, block_of(page, file)), [read_yaml(path).data for path in NOTICES.glob(f"*/{file}")]

    assert all(any(stands_in(one, whole) for whole in wholes) for one in entries(part) or [part])


@pytest.mark.parametrize("file", WRITTEN_ANEW)
def test_shorter_file(file: str, tmp_path: Path) -> None:
    """What the guide shows in the place of a file makes no mistake."""
    notice = copy(tmp_path)
    (notice / file).write_text(block_of(PAGE, file), encoding="utf-8")

    assert [message for message in told(notice) if message.startswith(file)] == []


def test_rules_of_consistency(tmp_path: Path) -> None:
    """Each of the rules that the guide shows can be written."""
    notice = copy(tmp_path)
    written = notice / "consistency.yaml"
    rules = re.sub("^(?=.)", "  ", block_of(PAGE, "一致性规则"), flags=re.MULTILINE)
    written.write_text(f"- id: X0\n  title: 示例\n  severity: hint\n  clause: 附件1·二3表\n{rules}", encoding="utf-8")

    assert [message for message in told(notice) if message.startswith(written.name)] == []


def test_messages(tmp_path: Path) -> None:
    """What the guide shows of the messages is told."""
    notice = copy(tmp_path)
    replace(notice / "conditions.yaml", "quote: 发展方向明确，突出促进科技", "quote: 发展方向明确，突出促进科研")
    replace(notice / "cases.yaml", "    expected:\n      seed-fund: unmet\n", "")

    assert without_lines(told(notice)) == without_lines(messages(block_of(PAGE, "检查")))


def test_what_the_text_says_otherwise(tmp_path: Path) -> None:
    """The doubt that the guide shows is told, and what it writes beside it silences it."""
    notice = copy(tmp_path)
    right = "requirement: { at_least: { value: graduates.count, threshold: 10 } }"
    replace(notice / "conditions.yaml", right, right.replace("at_least", "more_than"))
    (section,) = re.findall(r"^### 与原文看来不同的$(.*?)^## ", PAGE, re.MULTILINE | re.DOTALL)
    doubt, confirmed = re.findall(r"^```(?:yaml)?\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    (shown,) = without_lines(messages(doubt))
    (found,) = without_lines([one for one in told(notice) if "graduate-count.requirement" in one])

    assert re.fullmatch(re.escape(shown).replace("……", ".*"), found)

    replace(notice / "conditions.yaml", "  title: 累计毕业企业数\n", f"  title: 累计毕业企业数\n{confirmed}")

    assert [one for one in told(notice) if "graduate-count.requirement" in one] == []


def messages(block: str) -> list[str]:
    """Return the messages of a block, each with the file's name alone."""
    return [line.replace(f"site_src/notices/{INCUBATOR}/", "") for line in block.splitlines()[1:]]


def without_lines(messages: list[str]) -> list[str]:
    """Return messages without the numbers of lines, which change with every edit of a notice."""
    return [re.sub(r"(?<=[a-z]):\d+", "", message) for message in messages]


def replace(file: Path, right: str, wrong: str) -> None:
    """Put something else where something stands once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, wrong), encoding="utf-8")

"""Every example of the guide to operators is what an editor may write, and comes to what the guide says it does."""

import re
from pathlib import Path

import pytest

from checker.conditions import OPERATORS
from generator.notices import read_notice
from operator_examples import PAGE, PICTURES, Example, examples, said

TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = list(examples())

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.operator}:{one.line}")


@every_example
def test_example(example: Example, tmp_path: Path) -> None:
    """It can be written so, comes to the verdicts that it says, and is put into the words that it says."""
    example = example.below(tmp_path)
    notice = read_notice(example.notice)
    condition = notice.notice.conditions[-1]

    assert list(notice.doubts) == []
    assert condition.requirement.describe(notice.notice.facts_at(condition.level, {})) == example.data["words"]
    for case in example.data["cases"]:
        result, overall = example.found(notice, case["answers"])
        assert result.finding.verdict == case["verdict"], (case, result.reason)
        assert case.get("says", "") in said(result), (case, said(result))
        assert overall == case.get("overall", overall)


@every_example
def test_picture(example: Example, tmp_path: Path) -> None:
    """Below it stands what the page shows of it, described in the words of today; `make pictures` takes it anew."""
    example = example.below(tmp_path)

    assert f"\n{example.text}```\n\n![{example.said_in_picture()}](pictures/{example.picture})\n" in TEXT
    assert (PICTURES / example.picture).read_bytes().startswith(b"\x89PNG")


def test_no_picture_is_left_over() -> None:
    """Every picture stands in the guide."""
    assert {one.picture for one in EXAMPLES} == {path.name for path in PICTURES.iterdir()}


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "not_within: { happened" in one.text])
def test_what_has_not_happened_counts_as_declared(example: Example, tmp_path: Path) -> None:
    """As the guide says, whether a date is asked for or not."""
    assert read_notice(example.below(tmp_path).notice).notice.conditions[-1].basis == "declared"


@pytest.mark.parametrize("word", [*OPERATORS, "not_applicable"])
def test_every_operator_has_an_example(word: str) -> None:
    """It has a heading, and stands in a block of its section or in one that this leads to."""
    assert re.search(rf"^### .*`{word}`$", TEXT, re.MULTILINE)
    assert any(re.search(rf"\b{word}\b", one.text) for one in EXAMPLES)


def test_table_leads_to_headings() -> None:
    """Whoever looks up what a notice says finds the section."""
    headings = {re.sub(r"[^\w-]", "", heading.lower()) for heading in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)}

    assert {anchor for anchor in re.findall(r"\]\(#([^)]*)\)", TEXT) if anchor not in headings} == set()

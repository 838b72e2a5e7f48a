"""What editors may write is told to them, and programmers find what they are told of."""

import re

import pytest

from checker.consistency.rules import RULES
from generator.tools import ROOT

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
WRITTEN = {"app/generated/vocabulary.ts", "build/bench.json", "version.json"}
GUIDE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*RULES, "each_row"])
def test_rule_is_in_the_guide(word: str) -> None:
    """Every rule of consistency has its line."""
    assert f"`{word}`" in GUIDE


def test_architecture_names_files_that_there_are() -> None:
    """Who follows it finds every file; but for what a build writes."""
    told = re.findall(r"`([\w./-]+\.(?:py|ts|j2|yaml|json|css))`", ARCHITECTURE)
    folders = [ROOT / name for name in ("checker/src", "schemas", "site_src", "tests")]

    assert len(told) > 30
    assert [
        name
        for name in told
        if name not in WRITTEN
        and not (ROOT / name).exists()
        and not any(found for folder in folders for found in folder.rglob(name))
    ] == []

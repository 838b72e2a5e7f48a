"""What editors may write is told to them."""

import pytest

from checker.consistency.rules import RULES
from checker.requirements.operators import OPERATORS
from generator.tools import ROOT

GUIDE = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", [*OPERATORS, "not_applicable"])
def test_operator_is_in_the_guide(word: str) -> None:
    """Every way to write a requirement has its line."""
    assert f"`{word}`" in GUIDE


@pytest.mark.parametrize("word", [*RULES, "each_row"])
def test_rule_is_in_the_guide(word: str) -> None:
    """Every rule of consistency has its line."""
    assert f"`{word}`" in GUIDE

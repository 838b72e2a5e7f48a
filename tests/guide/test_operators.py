"""Every example of the guide to operators is what an editor may write, and comes to what the guide says it does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from checker import Notice, Result, check, read_application
from checker.conditions import OPERATORS
from generator.notices.conditions import check_references
from generator.notices.form_completion import completed_form
from generator.source import Source, read_source
from generator.source.yaml_reading import read_yaml
from generator.tools import ROOT
from worked import as_text, nested

GUIDE = ROOT / "docs" / "guide" / "operators.md"
TEXT = GUIDE.read_text(encoding="utf-8")
ABOUT = {
    "id": "example",
    "year": 2026,
    "programme": "示例",
    "issuer": "某厅",
    "variants": {"general": "综合"},
    "window": {"first": "2026-08-01", "last": "2026-08-31"},
}
SAID = {"clause": "一", "quote": "……", "strength": "hard", "explanation": "……"}


@dataclass(frozen=True)
class Example:
    """A block of the guide.

    Attributes:
        line: Where it begins.
        text: What it says.
        folder: Where it can be written to be read as an editor's files are.
    """

    line: int
    text: str
    folder: Path

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """Its contents, as notices are read."""
        path = self.folder / "example.yaml"
        path.write_text(self.text, encoding="utf-8")
        data: Mapping[str, Any] = read_yaml(path).data
        return data

    @cached_property
    def conditions(self) -> Source:
        """Its conditions, valid by the schema; the last is the one that it is about."""
        given = self.data.get("conditions") or [{"id": "example", "requirement": self.data["requirement"]}]
        return self._written("conditions", [{**SAID, "level": self.level, "title": one["id"], **one} for one in given])

    @property
    def level(self) -> str:
        """What the conditions are on."""
        return "tenant" if "columns" in self.data else "applicant"

    @cached_property
    def notice(self) -> Notice:
        """A notice of these conditions, with the form completed as a notice's is."""
        name = {"name": {"title": "单位名称"}}
        written: dict[str, Any] = {"properties": name | self.data.get("form", {})}
        if "columns" in self.data:
            written["properties"]["tenant_roster"] = {"title": "企业名册"}
            written["$defs"] = {"tenant_row": {"title": "企业", "properties": name | self.data["columns"]}}
        form = completed_form(self._written("form", written), Source(GUIDE, ABOUT, {(): 1}))
        data = {"notice": ABOUT, "form": form.data, "conditions": self.conditions.data, "consistency": []}
        return Notice.of(data)

    def found(self, answers: Mapping[str, Any]) -> tuple[Result, str]:
        """Return what is found for answers that an applicant could give, and in all."""
        rows = {"tenant_roster": [answers]} if "columns" in self.data else answers
        report = check(self.notice, read_application(as_text(nested(rows)), self.notice))
        results = report.rosters["tenant"].rows[0].results if "columns" in self.data else report.results
        return results[-1], report.overall.value

    def _written(self, name: str, data: object) -> Source:
        path = self.folder / f"{name}.yaml"
        path.write_text(as_text(data), encoding="utf-8")
        return read_source(path, name)


def blocks() -> list[tuple[int, str]]:
    """Return the YAML blocks of the guide, with their lines."""
    found = re.finditer(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return [(TEXT.count("\n", 0, one.start()) + 2, one[1]) for one in found]


every_example = pytest.mark.parametrize(
    ("line", "text"), blocks(), ids=lambda part: str(part) if isinstance(part, int) else ""
)


@every_example
def test_example(line: int, text: str, tmp_path: Path) -> None:
    """It can be written so, comes to the verdicts that it says, and is put into the words that it says."""
    example = Example(line, text, tmp_path)

    facts = example.notice.facts_at(example.level, {})

    assert list(check_references(example.notice, example.conditions)) == []
    assert example.notice.conditions[-1].requirement.describe(facts) == example.data["words"]
    for case in example.data["cases"]:
        result, overall = example.found(case["answers"])
        assert result.finding.verdict == case["verdict"], (case, result.reason)
        assert case.get("says", "") in said(result), (case, said(result))
        assert overall == case.get("overall", overall)


@pytest.mark.parametrize("text", [text for _, text in blocks() if "not_within: { happened" in text])
def test_what_has_not_happened_counts_as_declared(text: str, tmp_path: Path) -> None:
    """As the guide says, whether a date is asked for or not."""
    assert Example(1, text, tmp_path).notice.conditions[-1].basis == "declared"


def said(result: Result) -> str:
    """Return what is said of a result."""
    return result.reason + (result.finding.gap.closing if result.finding.gap else "")


@pytest.mark.parametrize("word", [*OPERATORS, "not_applicable"])
def test_every_operator_has_an_example(word: str) -> None:
    """It has a heading, and stands in a block of its section or in one that this leads to."""
    assert re.search(rf"^### .*`{word}`$", TEXT, re.MULTILINE)
    assert any(re.search(rf"\b{word}\b", text) for _, text in blocks())


def test_table_leads_to_headings() -> None:
    """Whoever looks up what a notice says finds the section."""
    headings = {re.sub(r"[^\w-]", "", heading.lower()) for heading in re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)}

    assert {anchor for anchor in re.findall(r"\]\(#([^)]*)\)", TEXT) if anchor not in headings} == set()

"""The examples of the editors' guide to operators, each as a notice of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from checker import Result, check, read_application
from checker.wording.vocabulary import VERDICT_LABELS
from generator.notices import NoticeFolder, read_notice
from generator.source.yaml_reading import read_yaml
from guide import GUIDE
from worked import as_text, nested

PAGE, PICTURES = GUIDE / "operators.md", GUIDE / "pictures"
ABOUT = {
    "title": "某厅关于组织申报2026年示例的通知",
    "programme": "示例",
    "issuer": "某厅",
    "document_number": "某函〔2026〕1号",
    "issued_on": "2026-07-01",
    "window": {"first": "2026-08-01", "last": "2026-08-31", "clause": "二第1款"},
    "explanatory": [{"why": "公文格式", "clause": ["标题", "文号", "落款·机关", "落款·日期"]}],
}
NAME = {"name": {"title": "单位名称"}}
RULES = {"title": "是否建立了管理制度？", "type": "boolean"}
BESIDE_ROWS = {
    "id": "rules",
    "title": "管理制度",
    "quote": "建立了管理制度",
    "requirement": {"declared": "rules"},
    "explanation": "示例。",
}
"""A condition on the applicant, which every notice has."""
CONTACTS = {"department": [{"unit": "某厅某处", "person": "某人", "phone": "0351-4000001", "clause": "三第1款"}]}
TEXT = """# 某厅关于组织申报2026年示例的通知 {{#标题}}

某函〔2026〕1号 {{#文号}}

## 一、申报条件 {{#一}}

{conditions}
## 二、申报时间 {{#二}}

2026年8月1日至8月31日。 {{#二第1款}}

## 三、联系方式 {{#三}}

某厅某处某人0351-4000001 {{#三第1款}}

某厅 {{#落款·机关}}

2026年7月1日 {{#落款·日期}}
"""
NUMBERS = "一二三四五"
_SAID = ("title", "quote", "level", "strength", "requirement", "explanation")


@dataclass(frozen=True)
class Example:
    """A block of the guide.

    Attributes:
        line: Where it begins.
        operator: What its section is about.
        number: Which of the section's examples it is, from 1.
        text: What it says.
        folder: Where its notice can be written.
    """

    line: int
    operator: str
    number: int
    text: str
    folder: Path

    def below(self, folder: Path) -> "Example":
        """Return it with another place for its notice."""
        return replace(self, folder=folder)

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """Its contents, as notices are read."""
        path = self.folder / "example.yaml"
        path.write_text(self.text, encoding="utf-8")
        data: Mapping[str, Any] = read_yaml(path).data
        return data

    @cached_property
    def notice(self) -> Path:
        """A notice of its conditions, of which the last is the one that it is about."""
        target = self.folder / f"2026-{Path(self.picture).stem}"
        target.mkdir()
        conditions = list(self._conditions())
        quotes = list(dict.fromkeys(one["quote"] for one in conditions))
        clauses = {quote: f"一（{number}）" for quote, number in zip(quotes, NUMBERS, strict=False)}
        lines = "".join(f"{clause[1:]}{quote}。 {{#{clause}}}\n\n" for quote, clause in clauses.items())
        (target / "text.md").write_text(TEXT.format(conditions=lines), encoding="utf-8")
        written = [{**one, "clause": clauses[one["quote"]]} for one in conditions]
        for name, data in {"notice": ABOUT, "form": self._form(), "conditions": written, "contacts": CONTACTS}.items():
            (target / f"{name}.yaml").write_text(as_text(data), encoding="utf-8")
        return target

    def _conditions(self) -> Iterator[dict[str, Any]]:
        level = "tenant" if self.is_of_rows else "applicant"
        if self.is_of_rows:
            yield BESIDE_ROWS
        said = {
            "level": level,
            "explanation": "示例。",
            **{name: self.data[name] for name in _SAID if name in self.data},
        }
        for one in self.data.get("conditions") or [{"id": "example"}]:
            condition = {**said, **one}
            yield {"title": condition["quote"], **condition}

    def _form(self) -> dict[str, Any]:
        written: dict[str, Any] = {"properties": NAME | self.data.get("form", {})}
        if self.is_of_rows:
            columns = {name: {**column, "x-worksheet": True} for name, column in (NAME | self.data["columns"]).items()}
            written["properties"] |= {"rules": RULES, "tenant_roster": {"title": "企业名册"}}
            written["$defs"] = {"tenant_row": {"title": "企业", "properties": columns}}
        return written

    def found(self, notice: NoticeFolder, answers: Mapping[str, Any]) -> tuple[Result, str]:
        """Return what is found for answers that an applicant could give, and in all."""
        report = check(notice.notice, read_application(as_text(nested(self.application(answers))), notice.notice))
        results = report.rosters["tenant"].rows[0].results if self.is_of_rows else report.results
        return results[-1], report.overall.value

    def application(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return answers as an application has them."""
        return {"tenant_roster": [answers]} if self.is_of_rows else answers

    @property
    def is_of_rows(self) -> bool:
        """Whether it is about the rows of a roster."""
        return "columns" in self.data

    @property
    def pictured(self) -> Mapping[str, Any]:
        """The case that says most: one in which something is lacking, or to be asked about, where there is one."""
        order = ("unmet", "attention")
        cases: list[Mapping[str, Any]] = self.data["cases"]
        return min(cases, key=lambda case: (*order, case["verdict"]).index(case["verdict"]))

    @property
    def picture(self) -> str:
        """The name of its picture's file."""
        return f"{self.operator or 'example'}-{self.number}.png".replace("_", "-")

    def said_in_picture(self) -> str:
        """Return what its picture tells."""
        result, _ = self.found(read_notice(self.notice), self.pictured["answers"])
        return f"{VERDICT_LABELS[result.finding.verdict]}：{said(result)}"


def examples(folder: Path = Path()) -> Iterator[Example]:
    """Yield the examples in the order of the page."""
    page = PAGE.read_text(encoding="utf-8")
    operator, number = "", 0
    for found in re.finditer(r"^### [^\n]*`(\w+)`$|^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if found[1]:
            operator, number = found[1], 0
        else:
            number += 1
            yield Example(page.count("\n", 0, found.start()) + 2, operator, number, found[2], folder)


def said(result: Result) -> str:
    """Return what is said of a result."""
    return result.reason + (result.finding.gap.closing if result.finding.gap else "")

"""Official forms filled in with the very script that the page loads, and what has to stand in them."""

import io
import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docx
from docx.oxml.ns import qn

from assessments import assess
from checker.papers.official_form import official_forms
from generator.browser.bundling import bundle
from generator.notices.papers import Paper
from generator.tools import ROOT
from worked import FOLDERS, notice

_TAG = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Job:
    """A form to be filled in: its template, what is written into it, and the file that it becomes."""

    template: Path
    form: Mapping[str, Any]
    target: Path


@cache
def word_script() -> Path:
    """Return the script that fills in Word files, as the build bundles it."""
    script = Path(mkdtemp()) / "word.mjs"
    script.write_bytes(bundle(ROOT / "site_src" / "app" / "word.ts", module=True))
    return script


def fill(jobs: Sequence[Job]) -> None:
    """Fill in forms, all in one process."""
    told = [{"template": str(job.template), "form": job.form, "target": str(job.target)} for job in jobs]
    node = ["node", ROOT / "tests" / "support" / "fill_form.mjs", word_script()]
    subprocess.run(node, input=json.dumps(told), text=True, check=True, timeout=120)


def forms_of(name: str, application: Mapping[str, Any]) -> Iterator[tuple[Paper, dict[str, Any]]]:
    """Yield the papers of a notice, each with what the checker gives to be written into it."""
    assessment, answers = assess(notice(name), application)
    report, problems = assessment.check(answers)
    papers = FOLDERS[name].papers
    found = official_forms([paper.as_json() for paper in papers], report, problems)
    yield from ((paper, form.as_json()) for paper, form in zip(papers, found, strict=True))


def paragraphs(contents: bytes) -> list[str]:
    """Return the text of each paragraph of a Word file, those of its tables included, in their order."""
    return [_text(paragraph) for paragraph in docx.Document(io.BytesIO(contents)).element.body.iter(qn("w:p"))]


def expected_paragraphs(template: Path, texts: Mapping[str, str], rows: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return what `paragraphs` has to return for a template that is filled in; the tags are read a second time here."""
    body = docx.Document(str(template)).element.body
    found: list[str] = []
    done: set[Any] = set()
    for paragraph in body.iter(qn("w:p")):
        row = next(paragraph.iterancestors(qn("w:tr")), None)
        if row in done:
            continue
        cells = [paragraph] if row is None else list(row.iter(qn("w:p")))
        done |= {row} - {None}
        written = list(map(_text, cells))
        loop = re.match(r"\{#(\w+)\}", written[0])
        for scope in rows[loop[1]] if loop else [texts]:
            found += [_TAG.sub(lambda tag, scope=scope: _said(tag[1], scope), text) for text in written]
    return found


def _said(tag: str, scope: Mapping[str, str]) -> str:
    path, _, fallback = tag.partition("|")
    return "" if tag[0] in "#/" else scope.get(path, "") or fallback


def _text(paragraph: Any) -> str:  # noqa: ANN401 - lxml has no types
    names = {qn("w:t"): lambda element: element.text or "", qn("w:br"): lambda _: "\n"}
    return "".join(names[element.tag](element) for element in paragraph.iter(*names))

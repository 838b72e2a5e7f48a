"""The forms of visits as Word files: the official words, the officer's answers in their place, LibreOffice's pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

from checker.desk.opinion import opinion_texts
from checker.desk.summary_table import summary_of
from checker.papers.supplement import load_supplement
from filled_forms import Job, expected_paragraphs, fill, paragraphs
from generator.text import Table, without_whitespace
from office import as_pdf, pages_of
from worked import FOLDERS, INCUBATOR, MAKER_SPACE

BOTH = (INCUBATOR, MAKER_SPACE)
HOSTILE = ["{name}", "{#rows}{/rows}", "<w:p>", "]]></w:t>&amp;\"'", "__proto__", "=1+1"]


def template(notice: str, form: str) -> Path:
    """Return a form's template."""
    return next(one.file for one in FOLDERS[notice].visit_templates if one.form == form)


def visit(notice: str, number: int, text: str = "") -> dict[str, Any]:
    """Return a finished visit, with a text of its own everywhere."""
    said = text or f"第{number:02}家"
    about = FOLDERS[notice].parts["visit"]
    answers = {item["id"]: "no" if "explained" in item and notice == INCUBATOR else "yes" for item in about["items"]}
    noted = {"answers": answers, "reasons": dict.fromkeys(answers, said), "photos": [said]}
    texts = {entry["id"]: said for entry in about["identity"]}
    return {"key": str(number), "added": "", "texts": texts, "questions": {item: [said] for item in answers}, **noted}


def opinion(notice: str, one: Mapping[str, Any], target: Path) -> Job:
    """Return what fills in the form of one visit."""
    texts = opinion_texts(one, load_supplement(notice).visit)
    return Job(template(notice, "opinion"), {"texts": texts, "rows": {}}, target)


def table(notice: str, form: str, visits: list[dict[str, Any]], target: Path) -> Job:
    """Return what fills in a table of visits, as the page does."""
    rows = [row["cells"] for row in summary_of(visits, load_supplement(notice).visit).as_json()["clear"]]
    return Job(template(notice, form), {"texts": {}, "rows": {"rows": rows}}, target)


@pytest.mark.parametrize("notice", BOTH)
def test_opinion_has_the_official_words(notice: str) -> None:
    """Whatever the notice prints on the form stands in the template, in the same order."""
    form = FOLDERS[notice].parts["visit"]["opinion"]["attachment"]
    about = next(one for one in FOLDERS[notice].parts["attachments"]["attachments"] if one["id"] == form)
    (printed,) = (block for block in FOLDERS[notice].text.section(about["clause"]).blocks if isinstance(block, Table))
    words = without_whitespace("".join(paragraphs(template(notice, "opinion").read_bytes())))
    for answer in ("yes", "no"):
        words = words.replace(f"{{address-agrees={answer}}}", "□")

    cells = [without_whitespace(cell.text) for body in printed.grid.bodies for row in body for cell in row]
    assert len(cells) > 20
    assert [text for text in cells if text not in words] == []


@pytest.mark.parametrize("notice", BOTH)
def test_every_text_stands_in_its_place(notice: str, tmp_path: Path) -> None:
    """Forms and tables are their templates, word for word, with the texts in the place of the tags."""
    hostile = [visit(notice, number, text) for number, text in enumerate(HOSTILE)]
    jobs = [opinion(notice, one, tmp_path / f"{number}.docx") for number, one in enumerate(hostile)]
    jobs += [table(notice, form, hostile, tmp_path / f"{form}.docx") for form in ("summary", "recommended")]
    fill(jobs)

    for job in jobs:
        expected = expected_paragraphs(job.template, job.form["texts"], job.form["rows"])
        assert paragraphs(job.target.read_bytes()) == expected


def test_blank_form_ticks_nothing(tmp_path: Path) -> None:
    """Before the visit no box of the form is ticked, and no answer written."""
    blank = {**visit(INCUBATOR, 1), "answers": {}, "reasons": {}, "questions": {}, "photos": []}
    fill([opinion(INCUBATOR, blank, tmp_path / "form.docx")])
    words = "".join(paragraphs((tmp_path / "form.docx").read_bytes()))

    assert "☑" not in words
    assert "□ 是" in words
    assert "□ 否 情况说明：" in words


@pytest.mark.parametrize("notice", BOTH)
def test_pages(notice: str, tmp_path: Path) -> None:
    """LibreOffice opens all of them; a table's headings stand on each of its pages, and its rows in their order."""
    counts = (0, 1, 30)
    jobs = [
        table(notice, form, [visit(notice, number) for number in range(1, rows + 1)], tmp_path / f"{form}-{rows}.docx")
        for form in ("summary", "recommended")
        for rows in counts
    ]
    jobs.append(opinion(notice, visit(notice, 1), tmp_path / "opinion.docx"))
    fill(jobs)
    as_pdf([job.target for job in jobs], tmp_path)

    for form in ("summary", "recommended"):
        for rows in counts:
            pages = [without_whitespace(page) for page in pages_of(tmp_path / f"{form}-{rows}.pdf")]
            shown = "".join(pages)
            assert all(f"第{number:02}家" in shown for number in range(1, rows + 1))
            assert all("运营主体名称" in page for page in pages if "第" in page and "家" in page)
    assert "第01家" in without_whitespace("".join(pages_of(tmp_path / "opinion.pdf")))


@pytest.mark.parametrize("notice", BOTH)
def test_what_is_not_in_the_notice_is_called_a_draft(notice: str) -> None:
    """Each template of a form that the notice does not include says so on top."""
    for one in FOLDERS[notice].visit_templates:
        attachment = FOLDERS[notice].parts["visit"][one.form]["attachment"]
        about = next(one for one in FOLDERS[notice].parts["attachments"]["attachments"] if one["id"] == attachment)
        words = "".join(paragraph.text for paragraph in docx.Document(str(one.file)).paragraphs)
        assert ("非官方表样" in words) == about.get("missing", False)

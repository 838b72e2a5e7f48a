"""The official forms as Word files: every answer stands in its place, in the file and on LibreOffice's pages."""

import io
import itertools
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from checker.form import Field, Roster
from filled_forms import Job, expected_paragraphs, fill, forms_of, paragraphs
from generator.notices.papers import Paper
from generator.text import without_whitespace
from office import as_pdf, pages_of
from worked import CASES, FOLDERS, INCUBATOR, nested, notice

HOSTILE = [
    "{name}",
    "{#tenant_roster}{name}{/tenant_roster}",
    "{@raw}{/}{=<% %>=}",
    "<w:p><w:r><w:t>另起一段</w:t></w:r></w:p>",
    "]]></w:t>&amp;&#x41;\"'",
    "__proto__",
    "=1+1",
    "{{constructor.constructor('return 1')()}}",
]
ROWS = (1, 30, 300)
WORKED = [(name, case) for name, cases in CASES.items() for case in (*cases.applications, *cases.with_rosters)]


def particulars(name: str) -> dict[str, Any]:
    """Return an answer of its own to every field that only the official form asks for."""
    fields = {path: field for path, field in notice(name).fields.items() if path.startswith("particulars.")}
    return {"name": "示例孵化载体"} | {
        path: answer_to(field, number) for number, (path, field) in enumerate(fields.items())
    }


def answer_to(field: Field, number: int) -> Any:  # noqa: ANN401 - as its field has it
    """Return an answer that is told from all others by a number."""
    match field.kind:
        case "number":
            return number if field.is_integer else Decimal(number) + Decimal("0.5")
        case "date":
            return f"2019-{number % 12 + 1:02}"
        case "choice":
            return field.schema["enum"][number % len(field.schema["enum"])]
    return f"第{number}号答案" + ("\n另起一行" if "x-long" in field.schema else "")


def roster_rows(name: str, rows: int) -> dict[str, list[dict[str, Any]]]:
    """Return so many rows of each roster, as its examples have them, each with a name of its own."""
    return {
        roster.path: [
            {**row, next(iter(roster.fields)): f"{roster.id}{number:03}示例"}
            for number, row in zip(range(1, rows + 1), itertools.cycle(roster.row_schema["examples"]), strict=False)
        ]
        for roster in notice(name).rosters.values()
    }


def said(answer: Any, field: Field) -> str:  # noqa: ANN401 - as its field has it
    """Return how a form says an answer."""
    match answer:
        case int() | Decimal() | float():
            return f"{Decimal(str(answer)).normalize():f}"
        case str() if field.kind == "date":
            year, month, *day = answer.split("-")
            return f"{year}年{int(month)}月" + "".join(f"{int(one)}日" for one in day)
    return str(field.schema.get("x-choices", {}).get(answer, answer))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Paper, Job, Mapping[str, Any]]]:
    """Fill in every paper for every worked case, and with 1, 30 and 300 rows; of files that are the same, keep one."""
    folder = tmp_path_factory.mktemp("forms")
    applications = [(name, {**case.answers, **particulars(name)}, case.rosters) for name, case in WORKED]
    applications += [(INCUBATOR, particulars(INCUBATOR), roster_rows(INCUBATOR, rows)) for rows in ROWS]
    made = [
        (name, paper, Job(paper.file, form, folder / f"{number:03}-{paper.id}.docx"), answers)
        for number, (name, answers, rosters) in enumerate(applications)
        for paper, form in forms_of(name, {**nested(answers), **rosters})
    ]
    fill([job for _, _, job, _ in made])
    return list({job.target.read_bytes(): (name, paper, job, answers) for name, paper, job, answers in made}.values())


type Filled = list[tuple[str, Paper, Job, Mapping[str, Any]]]


def test_every_answer_stands_in_its_place(filled: Filled) -> None:
    """A paper is its template, word for word, with the answers in the place of the tags."""
    for _, paper, job, _ in filled:
        expected = expected_paragraphs(paper.file, job.form["texts"], job.form["rows"])
        assert expected == paragraphs(job.target.read_bytes()), job.target


def test_texts_are_the_answers(filled: Filled) -> None:
    """What was answered is what is written: numbers without their unit, days written out, choices by their names."""
    for name, _, job, answers in filled:
        of = notice(name)
        derived = set(of.countings) | {path for path in of.fields if path.endswith("_percent")}
        for path in job.form["texts"].keys() & answers.keys() - derived - {"events.monthly_average"}:
            assert job.form["texts"][path] == said(answers[path], of.fields[path]), path


def test_pages(filled: Filled, tmp_path: Path) -> None:
    """LibreOffice opens every paper; its pages show whatever was written, and tables have headings on each of theirs.

    One test, because LibreOffice takes longer to start than to open a file.
    """
    as_pdf([job.target for _, _, job, _ in filled], tmp_path)
    pages = [list(map(without_whitespace, pages_of(tmp_path / f"{job.target.stem}.pdf"))) for _, _, job, _ in filled]

    for (_, _, job, _), shown in zip(filled, map("".join, pages), strict=True):
        assert (job.target.name, [text for text in written(job.form) if without_whitespace(text) not in shown]) == (
            job.target.name,
            [],
        )
    for shown, rows in zip(pages[-len(ROWS) :], ROWS, strict=True):
        for roster in map(notice(INCUBATOR).rosters.get, paper_of(INCUBATOR).rosters):
            assert roster
            assert_flows(roster, rows, shown)


def written(form: Mapping[str, Any]) -> list[str]:
    """Return every text that is written into a form, but for ticks."""
    texts = [text for tag, text in form["texts"].items() if "=" not in tag]
    return texts + [cell for rows in form["rows"].values() for row in rows for cell in row.values()]


def assert_flows(roster: Roster, rows: int, pages: Sequence[str]) -> None:
    """Require that a roster's rows stand on pages in their order, and the headings on each of these pages."""
    name = re.compile(rf"{roster.id}(\d{{3}})示例")
    headings = [without_whitespace(column.headings[0]) for column in roster.columns if column.official]
    with_rows = [page for page in pages if name.search(page)]

    assert list(range(1, rows + 1)) == [int(number) for page in with_rows for number in name.findall(page)]
    assert [heading for page in with_rows for heading in headings if heading not in page] == []


def test_table_rows_stay_whole() -> None:
    """In each template the headings of a table with rows repeat, and no row is torn over two pages."""
    for paper in (paper for folder in FOLDERS.values() for paper in folder.papers):
        for table in docx.Document(str(paper.file)).tables:
            rows = table._tbl.tr_lst  # noqa: SLF001 - python-docx has no such property
            written = ["".join(text.text or "" for text in row.iter(qn("w:t"))) for row in rows]
            for number, row in enumerate(written):
                if row.startswith("{#"):
                    assert all(rows[above].xpath("./w:trPr/w:tblHeader") for above in range(number))
                    assert rows[number].xpath("./w:trPr/w:cantSplit")


def opened(contents: bytes) -> Document:
    """Open a Word file."""
    return docx.Document(io.BytesIO(contents))


def hostile_form(texts: list[str]) -> dict[str, Any]:
    """Return what is written into the application form, with such texts in every field and every cell."""
    cells = iter(itertools.cycle(texts))
    (_, form), *_ = forms_of(INCUBATOR, roster_rows(INCUBATOR, len(texts)))
    rows = {path: [{name: next(cells) for name in row} for row in given] for path, given in form["rows"].items()}
    return {"texts": {tag: next(cells) for tag in form["texts"]}, "rows": rows}


def paper_of(name: str) -> Paper:
    """Return a notice's first paper."""
    return FOLDERS[name].papers[0]


def test_texts_stay_texts(tmp_path: Path) -> None:
    """Tags, markup and names of prototypes are written as they are, and bring nothing else into the file."""
    template = paper_of(INCUBATOR).file
    jobs = [
        Job(template, hostile_form(texts), tmp_path / f"{texts[0] == '甲'}.docx")
        for texts in (HOSTILE, ["甲"] * len(HOSTILE))
    ]
    fill(jobs)
    hostile, harmless = (job.target.read_bytes() for job in jobs)

    assert expected_paragraphs(template, jobs[0].form["texts"], jobs[0].form["rows"]) == paragraphs(hostile)
    tags = [[element.tag for element in opened(contents).element.body.iter()] for contents in (hostile, harmless)]
    assert tags[0] == tags[1]
    assert zipfile.ZipFile(io.BytesIO(hostile)).namelist() == zipfile.ZipFile(io.BytesIO(harmless)).namelist()


def test_characters_that_word_cannot_hold(tmp_path: Path) -> None:
    """Characters that no XML can hold are left out, so that Word opens the file; line breaks stay."""
    form = {"texts": {"name": "甲\x00\x0b\x1f\ufffe\ud800乙😀", "particulars.overview": "第一行\n\n第三行"}, "rows": {}}
    fill([Job(paper_of(INCUBATOR).file, form, tmp_path / "form.docx")])
    written = paragraphs((tmp_path / "form.docx").read_bytes())

    assert "甲乙😀" in written
    assert "第一行\n\n第三行" in written


def test_same_bytes(tmp_path: Path) -> None:
    """The same answers make the same file, byte for byte, whenever that is."""
    (paper, form), *_ = forms_of(INCUBATOR, roster_rows(INCUBATOR, 2))
    jobs = [Job(paper.file, form, tmp_path / f"{number}.docx") for number in range(2)]
    for job in jobs:
        fill([job])

    assert jobs[0].target.read_bytes() == jobs[1].target.read_bytes()
    dates = {entry.date_time for entry in zipfile.ZipFile(jobs[0].target).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_tag_that_word_has_split(tmp_path: Path) -> None:
    """Word may cut a tag into pieces when somebody edits near it; it is still one."""
    document = docx.Document()
    paragraph = document.add_paragraph("名称：{na")
    paragraph.add_run("me|__").bold = True
    paragraph.add_run("__}。")
    document.save(str(tmp_path / "template.docx"))
    texts: list[dict[str, str]] = [{"name": "甲"}, {}]
    jobs = [
        Job(tmp_path / "template.docx", {"texts": one, "rows": {}}, tmp_path / f"{number}.docx")
        for number, one in enumerate(texts)
    ]
    fill(jobs)

    assert [paragraphs(job.target.read_bytes()) for job in jobs] == [["名称：甲。"], ["名称：____。"]]

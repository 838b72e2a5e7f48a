"""Templates of official forms: every field has its tag, and a tag that is wrong is named with its file and place."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from filled_forms import paragraphs
from generator.downloads.attachments import attachment_files
from generator.notices import NOTICES, NoticeFolder, read_notice
from generator.notices.attachments import SIGNATURE
from generator.notices.paper_templates import tags_of
from generator.source import SourceErrors
from generator.tools import Memory
from worked import FOLDERS, INCUBATOR

COPIES = "复印件"
"""A kind of field of which nothing is written."""


@pytest.fixture
def error(tmp_path: Path) -> Callable[[str, str], str]:
    """Return a function that changes a tag of a template, and returns what the editor is told."""
    folder = tmp_path / INCUBATOR
    shutil.copytree(NOTICES / INCUBATOR, folder)

    def told(tag: str, by: str) -> str:
        path = folder / "papers" / "attachment-1.docx"
        document = docx.Document(str(path))
        (text,) = [text for text in document.element.body.iter(qn("w:t")) if tag in (text.text or "")][:1]
        text.text = text.text.replace(tag, by, 1)
        document.save(str(path))
        with pytest.raises(SourceErrors) as caught:
            read_notice(folder)
        return str(caught.value).removeprefix(f"{folder}/")

    return told


@pytest.mark.parametrize(
    ("tag", "by", "told"),
    [
        (
            "{fund.amount_wan}",
            "{fund.amount}",
            (
                "papers/attachment-1.docx: {fund.amount}: 这个附件没有要填的栏目“fund.amount”；在“{fund.amount}”一段"
                "（改法：改成 fund.amount_wan"
            ),
        ),
        ("{fund.amount_wan}", "{jobs}", "papers/attachment-1.docx: {jobs}: 这个附件没有要填的栏目“jobs”"),
        (
            "{variant=general}",
            "{variant=综合}",
            "papers/attachment-1.docx: {variant=综合}: 栏目“孵化器类型”没有选项“综合”；在“专业 {variant=specialized}",
        ),
        (
            "{capital_wan}",
            "{staff}",
            "papers/attachment-1.docx: {staff}: 这一列属于底稿，官方表样没有；在“{staff}”一段（改法：删去这个标记）",
        ),
        ("{capital_wan}", "{capital}", "papers/attachment-1.docx: {capital}: 名册“在孵企业情况汇总表”没有列“capital”"),
        (
            "{capital_wan}",
            "",
            "papers/attachment-1.docx: attachments.yaml 里有的“tenant_roster.capital_wan”，模板里没有标记",
        ),
        (
            "{particulars.email}",
            "",
            (
                "papers/attachment-1.docx: attachments.yaml 里有的“particulars.email”，模板里没有标记"
                "（改法：在 Word 里相应的格中写 {particulars.email}）"
            ),
        ),
        (
            "{/fund_roster}",
            "",
            "papers/attachment-1.docx: {#staff_roster}: 名册“fund_roster”还没有结束，不能再开始一个",
        ),
        ("{/tenant_roster}", "", "papers/attachment-1.docx: {#tenant_roster}: 名册没有结束标记"),
        ("{#fund_roster}", "", "papers/attachment-1.docx: {amount_wan}: 这个附件没有要填的栏目“amount_wan”"),
        (
            "{#fund_roster}",
            "{#funds_roster}",
            "papers/attachment-1.docx: {#funds_roster}: 这个附件没有名册“funds_roster”",
        ),
        ("{fund.amount_wan}", "{fund.amount_wan", "papers/attachment-1.docx: “{fund.amount_wan”一段里的“{”不成标记"),
        (
            "{fund.amount_wan}",
            "｛fund.amount_wan｝",
            "papers/attachment-1.docx: “｛fund.amount_wan｝”一段里的“｛”不成标记",
        ),
    ],
)
def test_mistake(error: Callable[[str, str], str], tag: str, by: str, told: str) -> None:
    """The build stops, and says which file, which tag, in which paragraph, and what to write instead."""
    assert error(tag, by).startswith(told)


def test_files(tmp_path: Path) -> None:
    """A template that nobody names, one that is missing, and one that is no Word file."""
    folder = tmp_path / INCUBATOR
    shutil.copytree(NOTICES / INCUBATOR, folder)
    template, other = (folder / "papers" / f"{name}.docx" for name in ("attachment-1", "attachment-2"))

    other.write_bytes(template.read_bytes())
    with pytest.raises(
        SourceErrors, match=r"attachments.yaml:\d+: attachments: attachments.yaml 没有用到 papers/attachment-2"
    ):
        read_notice(folder)
    other.unlink()
    template.write_text("不是 Word 文件")
    with pytest.raises(SourceErrors, match=r"attachment-1.docx: 没有这个文件，或不是 Word 文件"):
        read_notice(folder)
    template.unlink()
    with pytest.raises(SourceErrors, match=r"attachment-1.docx: 没有这个文件，或不是 Word 文件"):
        read_notice(folder)


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_every_field_has_its_place(folder: NoticeFolder) -> None:
    """Whatever applicants write into a form with a template is a field, a column, a number, a seal or a copy."""
    tables = {roster.schema.get("x-attachment") for roster in folder.notice.rosters.values()}
    for attachment in folder.parts["attachments"]["attachments"]:
        if "paper" not in attachment:
            continue
        for form in attachment["forms"]:
            placed = form.get("number") in tables - {None}
            lost = [
                f["name"]
                for f in form["fields"]
                if not placed and "field" not in f and f["kind"] not in {SIGNATURE, COPIES}
            ]
            assert (form["title"], lost) == (form["title"], [])
    assert {paper.id for paper in folder.papers} == {
        one["id"]
        for one in folder.parts["attachments"]["attachments"]
        if one.get("filled_in_by", {}).get("who") == "运营主体"
    }


def test_tags() -> None:
    """A template's tags are found in all its paragraphs, also where Word has cut them."""
    names = [tag.name for tag in tags_of(FOLDERS[INCUBATOR].papers[0].file)]

    assert names[:3] == ["stated.cover_name", "particulars.operator", "stated.cover_variant"]
    assert names[-1] == "/tenant_roster"


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))
def test_layout_is_the_official_one(folder: NoticeFolder) -> None:
    """Unfilled, a template says word for word what the blank form made of the official text says."""
    forms = dict(attachment_files(folder, Memory()))
    for paper in folder.papers:
        number = paper.id.removeprefix("attachment-")
        assert words(forms[f"attachments/{number}/form.docx"]) == words(paper.file.read_bytes())


def words(contents: bytes) -> str:
    """Return a form's words: tags as they stand while blank, without boxes, signs of percent and numbers of rows."""
    texts = (re.sub(r"\{[^{}|]*\|?([^{}]*)\}", r"\1", text) for text in paragraphs(contents))
    return re.sub(r"[\s□%]", "", "".join(text for text in texts if not text.strip().isdigit()))

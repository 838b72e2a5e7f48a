"""Templates of a visit's forms: a tag that is missing, unknown or out of its row is named with its file and place."""

import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from generator.notices import NOTICES, read_notice
from generator.source import SourceErrors
from worked import INCUBATOR


@pytest.mark.parametrize(
    ("file", "tag", "by", "told"),
    [
        ("visit-opinion", "{fund}", "{funds}", "{funds}: 没有“funds”；在“{funds}”一段（改法：改成 fund"),
        ("visit-opinion", "{fund}", "", "模板里没有标记“fund”（改法：在相应的格中写 {fund}）"),
        ("visit-opinion", "{operation}", "{services}", "{services}: 没有“services”"),
        ("visit-summary", "{/rows}", "", "模板里没有标记“/rows”"),
        ("visit-recommended", "{district}", "{fund}", "{fund}: 没有“fund”"),
    ],
)
def test_tag(file: str, tag: str, by: str, told: str, tmp_path: Path) -> None:
    """The editor is told which tag of which file is wrong, and what to write."""
    folder = tmp_path / INCUBATOR
    shutil.copytree(NOTICES / INCUBATOR, folder)
    path = folder / "papers" / f"{file}.docx"
    document = docx.Document(str(path))
    (text,) = [text for text in document.element.body.iter(qn("w:t")) if tag in (text.text or "")][:1]
    text.text = text.text.replace(tag, by, 1)
    document.save(str(path))

    with pytest.raises(SourceErrors) as caught:
        read_notice(folder)

    assert str(caught.value).removeprefix(f"{folder}/").startswith(f"papers/{file}.docx: {told}")


def test_tag_out_of_the_row(tmp_path: Path) -> None:
    """What is repeated for each applicant stands in one row."""
    folder = tmp_path / INCUBATOR
    shutil.copytree(NOTICES / INCUBATOR, folder)
    path = folder / "papers" / "visit-recommended.docx"
    document = docx.Document(str(path))
    document.add_paragraph("{name}")
    document.save(str(path))

    with pytest.raises(SourceErrors, match="标记不在同一行里"):
        read_notice(folder)

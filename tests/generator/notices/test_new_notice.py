"""A new notice is laid out, small or as a copy, and whoever writes it is reminded of what is still another's."""

import shutil
from pathlib import Path

import pytest

import worked
from generator.notices import NOTICES, NewNoticeError, lay_out, read_notice, seal_texts
from generator.source import SourceErrors


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    """Return a folder of notices with one in it."""
    shutil.copytree(NOTICES / worked.INCUBATOR, tmp_path / worked.INCUBATOR)
    return tmp_path


def told(folder: Path) -> list[str]:
    """Return what an editor is told of a notice."""
    try:
        return [str(doubt) for doubt in read_notice(folder).doubts]
    except SourceErrors as found:
        return [str(error) for error in (*found.errors, *found.doubts)]


def test_small_one_builds_as_it_is_laid_out(notices: Path) -> None:
    """An editor begins with pages that are there, and is reminded to look at each file."""
    files = lay_out(notices, "2027-pilot-base")
    said = told(notices / "2027-pilot-base")

    assert {path.name for path in files} == {"text.md", "notice.yaml", "conditions.yaml", "form.yaml", "contacts.yaml"}
    assert all("没有核对" in message for message in said)
    assert len(said) == len(files) - 1


def test_small_one_without_its_marks_is_in_order(notices: Path) -> None:
    """The marks are all that is doubted in it."""
    for path in lay_out(notices, "2027-pilot-base"):
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(line for line in lines if not line.startswith("# 核对")), encoding="utf-8")

    assert told(notices / "2027-pilot-base") == []


def test_copy_is_marked_where_it_differs(notices: Path) -> None:
    """The years are moved on; each day, threshold and telephone number has to be looked at, and the text replaced."""
    lay_out(notices, "2027-incubator", worked.INCUBATOR)
    about = (notices / "2027-incubator" / "notice.yaml").read_text(encoding="utf-8")
    said = "\n".join(told(notices / "2027-incubator"))

    assert "title: 关于组织开展2027年山西省省级科技企业孵化器认定工作的通知" in about
    assert "issued_on: 2024-08-29  # 核对" in about
    assert "threshold: { by: variant, general: 5000, specialized: 3000 }  # 核对" in (
        notices / "2027-incubator" / "conditions.yaml"
    ).read_text(encoding="utf-8")
    assert f"原文与 {worked.INCUBATOR} 的一字不差" in said
    assert "还有 6 行没有核对" in said
    assert told(notices / worked.INCUBATOR) == []


@pytest.mark.parametrize(
    ("name", "model", "message"),
    [
        (worked.INCUBATOR, None, "换一个编号"),
        ("incubator", None, "写“年份-项目”，如 2026-incubator"),
        ("2027-incubator", "2023-incubator", f"有的是 {worked.INCUBATOR}"),
    ],
)
def test_refused(notices: Path, name: str, model: str | None, message: str) -> None:
    """Nothing is written over, and a wrong name is explained."""
    with pytest.raises(NewNoticeError, match=message):
        lay_out(notices, name, model)

    assert [path.name for path in notices.iterdir()] == [worked.INCUBATOR]


def test_text_is_sealed_once(notices: Path) -> None:
    """A seal is made where there is none; a word that changes afterwards is asked about."""
    lay_out(notices, "2027-pilot-base")
    folder = notices / "2027-pilot-base"

    assert seal_texts(notices) == [folder / "text.sha256"]
    assert seal_texts(notices) == []

    text = folder / "text.md"
    text.write_text(text.read_text(encoding="utf-8").replace("现组织申报", "现组织开展"), encoding="utf-8")

    assert any("有字被改过" in message for message in told(folder))

"""Pages written by hand: what an editor is told of a mistake, and that all of them are shown."""

from pathlib import Path

import pytest

from generator.pages import SITE_PAGES, render_pages
from generator.pages.handwritten_pages import CONTENT
from generator.pages.page_list import Page
from generator.source import SourceErrors
from generator.tools import Memory


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("# 关于\n\n{{ folders[0].about.issuer }\n", "3"),
        ("# 关于\n\n{% for folder in folders %}\n", "3"),
        ("# 关于\n\n## 许可 {#licence}\n", "3"),
        ("# 关于\n\n{{ isuer }}\n", "3"),
    ],
)
def test_mistake_in_a_page_written_by_hand(
    written: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor is told file and line."""
    content = tmp_path / CONTENT.name
    content.mkdir()
    (content / "about.md").write_text(written, encoding="utf-8")
    monkeypatch.setattr("generator.pages.rendering.CONTENT", content)
    monkeypatch.setattr("generator.pages.handwritten_pages.CONTENT", content)
    monkeypatch.setattr("generator.pages.page_list.SITE_PAGES", (Page("about", "关于本站", "about"),))

    with pytest.raises(SourceErrors) as caught:
        render_pages([], Memory())

    assert str(caught.value).startswith(f"{content}/about.md:{line}: 双花括号或 {{% %}} 里的写法不对")


def test_pages_written_by_hand_are_all_shown() -> None:
    """Every page in the folder is one of the site's."""
    shown = {page.template for page in SITE_PAGES}

    assert {path.stem for path in CONTENT.glob("*.md")} - {"README"} <= shown

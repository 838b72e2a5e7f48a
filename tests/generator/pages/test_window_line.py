"""What stands at the top of every page of a notice."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

import worked
from built_site import BuiltPage
from generator.pages import all_pages
from generator.pages.window_line import window_lines
from generator.search.records import read_records
from generator.site.mkdocs import OVERRIDES
from generator.tools import Memory, read_files

INCUBATOR, MAKER_SPACE = worked.FOLDERS["2024-incubator"], worked.FOLDERS["2022-maker-space"]


def closed_line(about: dict[str, object]) -> str:
    """Return what the theme says of the maker spaces' notice, once it has closed, when its `notice.yaml` says more."""
    folders = [INCUBATOR, replace(MAKER_SPACE, about={**MAKER_SPACE.about, **about})]
    environment = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)
    environment.filters["url"] = lambda url: f"../../{url}"
    page = SimpleNamespace(file=SimpleNamespace(url="2022-maker-space/text/"), meta={})
    html = environment.get_template("partials/window-line.html").render(
        line=window_lines(folders)["2022-maker-space"], page=page
    )
    return html.split('data-phase="closed">')[1].split("</span>")[0]


def test_next_notice_is_not_known() -> None:
    """As long as no notice follows, the line says so, and leads to the self-assessment."""
    assert closed_line({}) == (
        "2022 年的申报已于 2022-06-30 截止；下一批尚未公布，可按这些条件先"
        '<a href="../../2022-maker-space/check/">自查</a>'
    )


def test_next_notice_is_linked() -> None:
    """A notice that names the one that follows leads to it."""
    assert closed_line({"followed_by": "2024-incubator"}) == (
        '2022 年的申报已于 2022-06-30 截止；下一批是<a href="../../2024-incubator/">2024 孵化器</a>'
    )


def test_dates_without_script(built_page: BuiltPage) -> None:
    """Every page of a notice has its window as plain text, and no page of another kind has one at its top."""
    for folder in worked.FOLDERS.values():
        window = folder.about["window"]
        for page in all_pages(folder):
            top = built_page(f"{folder.id}/{page.slug}").partition("<h1")[0]
            assert f"申报时间：<time>{window['first']}</time> 至 <time>{window['last']}</time>" in top, page.slug
    assert "window-line" not in built_page("officers")


def test_search_does_not_find_it(site_folder: Path) -> None:
    """What stands on every page is no answer to a search."""
    assert not [record for record in read_records(read_files(site_folder), Memory()) if "尚未公布，可按" in record.text]

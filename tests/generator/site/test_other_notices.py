"""A site of other notices than this one's, which leave out most of what a notice may leave out, hangs together."""

import re
from pathlib import Path

import pytest

from checker import check
from checker.sheets.importing import Import
from checker.sheets.writing.workbook import workbook
from generator.pages import notice_sources
from linked_pages import broken_links, linked_pages
from other_sites import SAMPLES, read_samples


def test_every_link_and_anchor_resolves(samples_folder: Path) -> None:
    """No page links to one that its notice has not."""
    pages = linked_pages(samples_folder)

    assert broken_links(samples_folder, pages) == []
    assert {address: page.ids for address, page in pages.items() if len(set(page.ids)) < len(page.ids)} == {}


def test_nobody_elses_words(samples_folder: Path) -> None:
    """What this site's own notices call things, their people and their numbers, stands on no page."""
    own = "".join(path.read_text(encoding="utf-8") for path in samples_folder.rglob("*.html"))
    words = ("孵化器", "众创空间", "组织推荐单位", "运营主体", "省创新创业服务中心", "综合与专业", "晋科函〔2024〕")

    assert [word for word in words if word in own] == []


def test_conditions_are_called_as_the_notice_calls_them(samples_folder: Path) -> None:
    """One that heads them 申报条件 has no page of 认定条件."""
    pages = {path: path.read_text(encoding="utf-8") for path in (samples_folder / "2026-pilot-base").rglob("*.html")}

    assert '<h1 id="申报条件">' in pages[samples_folder / "2026-pilot-base" / "conditions" / "index.html"]
    here = (re.sub(r"<nav.*?</nav>", "", text, flags=re.DOTALL) for text in pages.values())
    assert not any("认定条件" in text for text in here)


def test_conditions_are_called_so_on_the_home_page_too(samples_folder: Path) -> None:
    """Each notice stands beside what its own page is called."""
    home = (samples_folder / "index.html").read_text(encoding="utf-8")

    assert '<span class="visually-hidden">申报条件：</span>2026 创业空间</a>' in home
    assert '<span class="visually-hidden">认定条件：</span>2026 加速器</a>' in home
    assert "认定条件：</span>2026 创业空间" not in home


def test_only_what_there_is(samples_folder: Path) -> None:
    """Nothing is said of numbers of materials, second readings or questions that no notice has."""
    check_page = (samples_folder / "2026-pilot-base" / "check" / "index.html").read_text(encoding="utf-8")
    officers = (samples_folder / "officers" / "index.html").read_text(encoding="utf-8")

    assert [
        words for words in ("材料件数", "材料数量", "鼓励项", "两种读法", "自评表和名册") if words in check_page
    ] == []
    assert "见下面" not in officers


def test_what_is_derived_has_its_sources_day() -> None:
    """A page without a file of its own shows another, whose day is the page's."""
    for folder in read_samples().values():
        assert {
            path.name for path in notice_sources(folder).values() if not (folder.path / path.name).exists()
        } == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_workbook_comes_back(name: str) -> None:
    """The form's workbook is read back, also where there are no rosters beside it."""
    notice = read_samples()[name].notice
    data = workbook(notice, {roster: [] for roster in notice.rosters}, {"name": "甲单位"})

    (form, *_) = Import.of_file(notice, "x.xlsx", data).sheets
    assert form.answers == {"name": "甲单位"}


def test_amount_in_yuan_is_asked_about() -> None:
    """Also where nobody has written which numbers are to agree: 5,000,000 in a field of 万元 was meant in 元."""
    notice = read_samples()["2026-pilot-base"].notice
    asked = {amount: check(notice, {"equipment_wan": amount}).inconsistencies for amount in (500, 5_000_000)}

    assert not asked[500]
    assert "500 万元" in asked[5_000_000][0].message


def test_each_sample_leaves_something_out() -> None:
    """Together they leave out every part but the compulsory ones, and each of the facts that may be lacking."""
    samples = read_samples().values()
    absent = {name for folder in samples for name in folder.absent}
    optional = {"attachments", "materials", "process", "questions", "requirements", "schedule", "visit"}

    assert absent >= optional - {"materials"}
    assert {len(folder.about["variants"]) for folder in samples} == {0, 1}
    assert {"recommendation" in folder.about for folder in samples} == {False, True}
    assert {bool(folder.notice.rosters) for folder in samples} == {False, True}
    assert {bool(folder.parts["contacts"]["recommending_units"]) for folder in samples} == {False, True}


def test_a_telephone_without_a_person(samples_folder: Path) -> None:
    """Where the notice names nobody, no page has a column for names, nor a card a person."""
    contacts = samples_folder / "2026-accelerator" / "contacts"
    page = (contacts / "index.html").read_text(encoding="utf-8")
    tables = [page[page.index(f'id="{name}"') :].split("</table>")[0] for name in ("department", "recommending-units")]
    (card, *_) = (
        card for card in (contacts / "contacts.vcf").read_text(encoding="utf-8").split("END") if "201" in card
    )

    assert ["联系人</th>" in table for table in tables] == [False, True]
    assert "FN:省科技厅高新技术处" in card


def test_summary_names_what_there_is() -> None:
    """Where nobody has written one, it says which pages the notice has."""
    samples = read_samples()

    assert samples["2026-pilot-base"].about["summary"] == "省级中试基地的申报条件、材料、申报时间、联系方式和自评。"
    assert "、材料、流程、申报时间、" in samples["2026-accelerator"].about["summary"]

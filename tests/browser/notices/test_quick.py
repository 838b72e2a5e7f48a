"""The quick check of notices with few conditions: it asks what there is, and comes to an end."""

import pytest
from playwright.sync_api import Page, expect

from axe import violations
from generator.pages.quick_questions import quick_check
from other_sites import ample, controls, read_samples
from quick_page import QuickPage
from shells import shells
from site_server import SiteServer

_FOLDERS = read_samples()


@pytest.mark.usefixtures("errors")
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("notice", _FOLDERS)
def test_all_answers(page: Page, site: SiteServer, notice: str, width: int) -> None:
    """It promises no more questions than it has, and whoever meets everything is told of no gap."""
    folder = _FOLDERS[notice]
    page.set_viewport_size({"width": width, "height": 900})
    quick = QuickPage(page, site.url(f"{notice}/quick/"))
    quick.open()
    most = quick_check(folder).most
    expect(page.locator("[data-text=place]")).to_have_text(f"第 1 问，最多 {most} 问")
    expect(page.locator(".question")).to_have_count(len(quick_check(folder).questions))

    asked = quick.answer_all(controls(folder, ample(folder)))

    assert asked <= most
    expect(quick.conclusion).not_to_be_empty()
    assert page.locator('.ending [data-condition][data-verdict="unmet"]').count() == 0
    assert shells(page) == []
    assert violations(page) == []


@pytest.mark.usefixtures("errors")
@pytest.mark.parametrize("notice", _FOLDERS)
def test_gap(page: Page, site: SiteServer, notice: str) -> None:
    """The first gap ends it, and is named."""
    folder = _FOLDERS[notice]
    quick = QuickPage(page, site.url(f"{notice}/quick/"))
    quick.open()
    given = controls(folder, ample(folder))
    lacking = {name: "0" if folder.notice.fields[name].kind == "number" else text for name, text in given.items()}

    quick.answer_all(lacking)

    expect(page.locator('.ending [data-condition][data-verdict="unmet"]').first).to_be_visible()

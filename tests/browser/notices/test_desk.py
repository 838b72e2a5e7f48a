"""The officers' page for notices that say nothing of visits: files are checked, and no visit is offered."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import violations
from desk_page import DeskPage
from other_sites import ample, read_samples
from site_server import SiteServer
from worked import as_text

_FOLDERS = read_samples()


@pytest.mark.usefixtures("errors")
@pytest.mark.parametrize("notice", _FOLDERS)
def test_batch(page: Page, site: SiteServer, tmp_path: Path, notice: str) -> None:
    """Two applications come out as one table; what belongs to visits is there if the notice has any."""
    folder = _FOLDERS[notice]
    for name in ("甲单位", "乙单位"):
        path = tmp_path / "files" / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_text({**ample(folder), "name": name}), encoding="utf-8")
    desk = DeskPage(page, site)
    desk.open_blank(notice)

    desk.choose_folder(tmp_path / "files")

    assert sorted(desk.names()) == ["乙单位", "甲单位"]
    has_visits = "visit" not in folder.absent
    expect(page.locator("[data-action=visit]")).to_be_visible(visible=has_visits)
    desk.open_details("甲单位")
    expect(page.locator("[data-details-action=opinion]")).to_be_visible(visible=has_visits)
    expect(page.locator("[data-details-action=visit]")).to_be_visible(visible=has_visits)
    assert violations(page) == []

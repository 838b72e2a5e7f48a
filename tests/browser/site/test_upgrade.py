"""The site is upgraded while somebody has a page of it open."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from check_page import CheckPage
from generator.handover import write_handover
from roster_page import RosterPage, open_three_tenants
from site_server import serving
from worked import INCUBATOR


@pytest.fixture
def upgraded(site_folder: Path, tmp_path: Path) -> Path:
    """Return a version of the site whose runtime is another one."""
    site = tmp_path / "upgraded"
    shutil.copytree(site_folder, site)
    (runtime,) = (site / "assets" / "runtime").iterdir()
    runtime.rename(runtime.with_name("0a1b2c3d"))
    for page in site.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(runtime.name, "0a1b2c3d"), encoding="utf-8")
    return site


def test_a_page_that_is_open_goes_on(
    context: BrowserContext, site_folder: Path, upgraded: Path, tmp_path: Path
) -> None:
    """What it loads for the first time after the upgrade, it still finds; a page opened then is of the new version."""
    handover = write_handover(upgraded, tmp_path / "dist", site_folder)
    (old,) = (path.name for path in (site_folder / "assets" / "runtime").iterdir())
    served = tmp_path / "served"
    shutil.copytree(site_folder, served)
    with serving(served) as server:
        check = CheckPage(context.new_page(), server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        check.open()
        check.wait_for_state("ready")
        tenants = RosterPage(check, "tenant")
        open_three_tenants(tenants)
        shutil.rmtree(served)
        shutil.unpack_archive(handover / "site.zip", served)
        server.requests.clear()

        with check.page.expect_download():
            tenants.section.get_by_role("button", name="导出 xlsx").click()
        assert any(path.endswith(f"{old}/openpyxl.zip") for path in server.requests)

        again = CheckPage(context.new_page(), server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        again.open()
        again.wait_for_state("ready")
        assert any("0a1b2c3d" in path for path in server.requests)

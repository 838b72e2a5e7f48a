"""The list of materials in a real browser: ticked, kept, printed, and the spine worked out from the name."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import worked
from generator.pages.materials import lines_of
from keyboard import tab_stops
from printing import printed_text
from site_server import SiteServer

LINES = {name: lines_of(folder) for name, folder in worked.FOLDERS.items()}
LICENCES = "所有在孵企业的营业执照复印件"


@pytest.fixture
def materials(page: Page, site: SiteServer) -> Page:
    """Return the incubators' list of materials."""
    return open_materials(page, site)


def open_materials(page: Page, site: SiteServer, notice: str = worked.INCUBATOR) -> Page:
    """Open a notice's list of materials."""
    page.goto(site.url(f"{notice}/materials/"))
    expect(page.get_by_role("group", name="清单")).to_be_visible()
    return page


def expect_progress(page: Page, done: int, notice: str = worked.INCUBATOR) -> None:
    """Expect what the page says of how much is ready."""
    expect(page.locator("[data-text=progress]")).to_have_text(f"已备 {done} / {len(LINES[notice])} 项")


def checkbox(page: Page, title: str) -> Locator:
    """Return the checkbox of something to have ready."""
    return page.get_by_role("checkbox", name=title, exact=True)


@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_everything_can_be_ticked(page: Page, site: SiteServer, notice: str) -> None:
    """There is a box for each thing to have ready; with all of them ticked everything is."""
    open_materials(page, site, notice)
    expect_progress(page, 0, notice)

    for box in page.get_by_role("checkbox").filter(visible=True).all():
        box.check()

    expect_progress(page, len(LINES[notice]), notice)


def test_kept_until_the_next_visit(materials: Page, site: SiteServer) -> None:
    """What is ticked is ticked after the page was closed, on this notice's page only."""
    checkbox(materials, LICENCES).check()
    checkbox(materials, "一、基本情况").check()
    expect_progress(materials, 2)

    materials.reload()
    expect(checkbox(materials, LICENCES)).to_be_checked()
    expect_progress(materials, 2)

    open_materials(materials, site, worked.MAKER_SPACE)
    expect_progress(materials, 0, worked.MAKER_SPACE)


def test_reset_and_undo(materials: Page) -> None:
    """All ticks go at once, from the browser's storage as well, and come back at once."""
    checkbox(materials, LICENCES).check()
    materials.get_by_role("button", name="全部取消勾选").click()
    expect_progress(materials, 0)
    assert materials.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('materials'))") == []

    materials.get_by_role("button", name="撤销").click()
    expect_progress(materials, 1)
    expect(checkbox(materials, LICENCES)).to_be_checked()
    expect(materials.get_by_role("button", name="撤销")).to_be_hidden()

    materials.reload()
    expect_progress(materials, 1)


def test_undo_is_over_with_the_next_tick(materials: Page) -> None:
    """Nobody brings back an old list over what was ticked since."""
    checkbox(materials, LICENCES).check()
    materials.get_by_role("button", name="全部取消勾选").click()
    checkbox(materials, "封面").check()

    expect(materials.get_by_role("button", name="撤销")).to_be_hidden()


def test_without_storage(new_page: Page, site: SiteServer) -> None:
    """Where the browser keeps nothing, ticking works, and the page says that it will be forgotten."""
    new_page.add_init_script("Object.defineProperty(self, 'localStorage', { get() { throw new Error('denied') } })")
    open_materials(new_page, site)

    checkbox(new_page, LICENCES).check()

    expect_progress(new_page, 1)
    expect(new_page.get_by_text("浏览器不允许保存")).to_be_visible()


def test_by_keyboard(materials: Page) -> None:
    """Tab reaches every box, where it can be seen, and Space ticks it."""
    reached = 0
    for _ in tab_stops(materials):
        if materials.evaluate("() => document.activeElement.matches('[data-tick]')"):
            materials.keyboard.press("Space")
            reached += 1

    assert reached == len(LINES[worked.INCUBATOR])
    expect_progress(materials, reached)


def test_spine(materials: Page) -> None:
    """The year stands on the spine from the start, the name follows what is typed, and both are kept and copied."""
    materials.context.grant_permissions(["clipboard-read", "clipboard-write"])
    spine = materials.locator("[data-text=spine]")
    expect(spine).to_have_text("2024-（孵化器名称）")

    materials.get_by_label("孵化器名称").fill(" 晋阳<b>孵化器 ")
    expect(spine).to_have_text("2024-晋阳<b>孵化器")
    materials.get_by_role("button", name="复制书脊文字").click()
    expect(materials.get_by_text("已复制。")).to_be_visible()
    assert materials.evaluate("() => navigator.clipboard.readText()") == "2024-晋阳<b>孵化器"

    materials.reload()
    expect(spine).to_have_text("2024-晋阳<b>孵化器")
    assert "2024-晋阳<b>孵化器" in printed_text(materials)


def test_spine_without_a_name(materials: Page) -> None:
    """Nothing half-finished is copied; the page asks for the name."""
    materials.get_by_role("button", name="复制书脊文字").click()

    expect(materials.get_by_text("请先填写名称。")).to_be_visible()
    expect(materials.get_by_label("孵化器名称")).to_be_focused()


def test_no_spine_where_the_notice_has_none(page: Page, site: SiteServer) -> None:
    """The older notice does not say what is on the spine, and the page says so."""
    open_materials(page, site, worked.MAKER_SPACE)

    expect(page.locator("[data-spine]")).to_have_count(0)
    expect(page.locator("#open-spine")).to_contain_text("没有写书脊")


@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_without_script(browser: Browser, site: SiteServer, notice: str) -> None:
    """The whole list, its links and its workbook are there; nothing is offered that does not work."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url(f"{notice}/materials/"))

        for line in LINES[notice]:
            expect(page.locator(f'label:has([data-tick="{line.about["id"]}"])')).to_be_visible()
        expect(page.get_by_role("link", name="下载清单（xlsx）")).to_be_visible()
        expect(page.locator("article :is(input, button, progress):visible")).to_have_count(0)


def test_on_paper(materials: Page) -> None:
    """On paper each line has a box to tick by hand; what is ticked is ticked there, too."""
    checkbox(materials, LICENCES).check()

    paper = printed_text(materials)
    materials.emulate_media(media="print")

    assert all(line.about["title"] in paper for line in LINES[worked.INCUBATOR])
    assert "全部取消勾选" not in paper
    expect(materials.locator(".paper-box:visible")).to_have_count(len(LINES[worked.INCUBATOR]))
    mark = "(box) => getComputedStyle(box, '::after').content"
    marks = [shown.evaluate(mark) for shown in materials.locator(".paper-box").all()]
    assert marks.count('"✓"') == 1

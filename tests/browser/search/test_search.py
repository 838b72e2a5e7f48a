"""The search finds things, by keyboard, for everybody, and sends nothing before somebody searches."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, Route, WebError, expect

import worked
from axe import violations
from check_page import eventually
from site_server import SiteServer, missing

START = "2024-incubator/contacts/"
PLACES = "**/assets/places.*"


@pytest.fixture
def _silent(page: Page) -> Iterator[None]:
    """Fail if any page writes to the console or raises an error."""
    messages: list[str] = []

    def log_message(message: ConsoleMessage) -> None:
        messages.append(message.text)

    def log_error(error: WebError) -> None:
        messages.append(str(error.error))

    page.context.on("console", log_message)
    page.context.on("weberror", log_error)
    yield
    page.context.remove_listener("console", log_message)
    page.context.remove_listener("weberror", log_error)
    assert messages == []


def results(page: Page) -> Locator:
    """Return the results, in rank order."""
    return page.locator("a[data-search-result]")


def search(page: Page, words: str) -> None:
    """Open the search, enter all words at once, and wait for their results: there are no others before or after."""
    page.keyboard.press("/")
    box = page.locator("[data-search-input]")
    expect(box).to_be_focused()
    box.fill("")  # removes the results of an earlier search
    box.fill(words)
    expect(results(page).or_(page.get_by_text("没有找到")).first).to_be_visible()


def addresses(page: Page) -> list[str]:
    """Return where the results lead, below the mount."""
    return [str(link.get_attribute("href")) for link in results(page).all()]


@pytest.mark.usefixtures("_silent")
@pytest.mark.parametrize("keys", ["/", "Control+K", "Meta+K"])
def test_from_a_key_to_the_heading(page: Page, site: SiteServer, keys: str) -> None:
    """A key opens the box, words bring results below the mount, arrows choose, Enter leads to the heading itself."""
    page.goto(site.url(START))
    page.keyboard.press(keys)
    box = page.locator("[data-search-input]")
    expect(box).to_be_focused()

    page.keyboard.type("种子资金300万")
    first = results(page).first
    expect(first).to_contain_text("种子资金或孵化资金")
    # Only the last letter brings this mark; until then, each letter's results replace those that have the focus.
    expect(first.locator("mark", has_text="万").first).to_be_visible()
    expect(page.locator("[data-search-status]")).to_contain_text("条")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_url(site.url("2024-incubator/conditions/#seed-fund"))
    expect(page.locator("#seed-fund")).to_be_in_viewport()


def test_enter_before_the_answer(page: Page, site: SiteServer) -> None:
    """Whoever presses Enter right after the last letter follows a result for all the words, not for some letters."""
    page.goto(site.url(START))
    page.keyboard.press("/")
    expect(page.locator("[data-search-input]")).to_be_focused()

    page.keyboard.type("种子资金300万")
    page.keyboard.press("Enter")

    expect(page).to_have_url(site.url("2024-incubator/conditions/#seed-fund"))


@pytest.mark.parametrize("afterwards", ["types on", "leaves"])
def test_enter_and_a_change_of_mind(new_page: Page, site: SiteServer, afterwards: str) -> None:
    """Whoever types on, or leaves, before the answer comes stays on the page."""
    new_page.goto(site.url(START))
    held: list[Route] = []

    def hold_back(route: Route) -> None:
        """Let what the answer needs come late, as from a slow network."""
        held.append(route)

    new_page.route(PLACES, hold_back)
    new_page.keyboard.press("/")
    box = new_page.locator("[data-search-input]")
    eventually(new_page, lambda: bool(held), expected=True)

    box.fill("种子资金300万")
    new_page.keyboard.press("Enter")
    if afterwards == "leaves":
        new_page.locator("[data-search-close]").first.click()
    else:
        box.fill("就业岗位")
    for route in held:
        route.continue_()

    found = "种子" if afterwards == "leaves" else "就业岗位"
    expect(results(new_page).locator("mark", has_text=found).first).to_be_attached()
    expect(new_page).to_have_url(site.url(START))


@pytest.mark.usefixtures("_silent")
def test_place_on_the_same_page(page: Page, site: SiteServer) -> None:
    """A result on the page that is open closes the box and goes there."""
    page.goto(site.url("2024-incubator/conditions/"))
    search(page, "就业岗位")
    page.keyboard.press("Enter")

    expect(page).to_have_url(site.url("2024-incubator/conditions/#jobs"))
    expect(page.locator("dialog.search")).not_to_be_visible()
    expect(page.locator("#jobs")).to_be_in_viewport()


@pytest.mark.usefixtures("_silent")
def test_nothing_before_the_search(page: Page, site: SiteServer) -> None:
    """Reading a page loads nothing of the search; searching loads it once, from this site."""
    page.goto(site.url(START), wait_until="networkidle")
    before = len(site.requests)
    assert [path for path in site.requests if "search" in path or "places" in path] == []

    search(page, "面积")
    page.keyboard.press("Escape")
    assert len(site.requests) == before + 2  # script and places
    search(page, "导师")

    assert len(site.requests) == before + 2


def test_search_without_a_network(page: Page, site: SiteServer) -> None:
    """Once it was opened, the search answers other questions although the network is gone."""
    page.goto(site.url(START))
    search(page, "面积")
    page.context.set_offline(True)
    try:
        page.locator("[data-search-input]").fill("创业导师")
        expect(results(page).first).to_contain_text("导师")
    finally:
        page.context.set_offline(False)


def test_escape(page: Page, site: SiteServer) -> None:
    """Escape closes the box and gives the focus back to where it was."""
    page.goto(site.url(START))
    button = page.get_by_role("button", name="搜索")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-input]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).not_to_be_visible()
    expect(button).to_be_focused()


def test_slash_is_a_letter_where_one_types(page: Page, site: SiteServer) -> None:
    """In a field, / is a letter; and whoever wants no shortcut of a single letter switches it off, for good."""
    page.goto(site.url("2022-maker-space/check/"))
    name = page.locator("#application [name=name]")
    name.press("/")
    expect(name).to_have_value("/")
    expect(page.locator("dialog.search")).not_to_be_visible()

    page.get_by_role("button", name="搜索").click()
    page.get_by_label("打开搜索").uncheck()
    page.keyboard.press("Escape")
    page.goto(site.url(START))
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).not_to_be_visible()
    page.keyboard.press("Control+K")
    expect(page.locator("dialog.search")).to_be_visible()


def test_groups_and_filter(page: Page, site: SiteServer) -> None:
    """Results stand under their notice; the filter leaves one of them."""
    page.goto(site.url(START))
    search(page, "太原市科技局")
    headings = page.locator("[data-search-results] h2")
    expect(headings.filter(has_text="2024 孵化器").or_(headings.filter(has_text="2022 众创空间"))).to_have_count(2)

    page.get_by_role("radio", name="2022 众创空间").check()

    expect(headings).to_have_text(["2022 众创空间"])
    assert all("/2022-maker-space/" in address for address in addresses(page))


def test_more_results(page: Page, site: SiteServer) -> None:
    """What is not shown at first is one button away, and the focus goes on from there."""
    page.goto(site.url(START))
    search(page, "导师")
    assert 5 <= len(addresses(page)) <= 8

    page.get_by_role("button", name="显示更多结果").click()

    expect(results(page).first).to_be_focused()
    assert len(addresses(page)) > 8


def test_nothing_found(page: Page, site: SiteServer) -> None:
    """Who finds nothing is told so, told what to try, and led on."""
    page.goto(site.url(START))
    search(page, "qwertyuiop")

    expect(page.get_by_role("status").filter(has_text="没有找到“qwertyuiop”")).to_be_visible()
    expect(page.locator("[data-search-help]")).to_be_visible()
    page.locator("[data-search-help]").get_by_role("link", name="2024 孵化器").click()
    expect(page).to_have_url(site.url("2024-incubator/"))


def test_nothing_found_in_one_notice(page: Page, site: SiteServer) -> None:
    """What the filter hides is one button away."""
    page.goto(site.url(START))
    page.keyboard.press("/")
    page.get_by_role("radio", name="2022 众创空间").check()
    page.locator("[data-search-input]").fill("7731368")
    expect(page.get_by_text("没有找到")).to_be_visible()

    page.get_by_role("button", name="在全部通知里找").click()

    expect(results(page).first).to_contain_text("7731368")


@pytest.mark.parametrize(
    ("words", "page_of_answer"),
    [
        ("0351-4048940", "contacts/"),
        ("4048940", "contacts/"),
        ("0358－3368807", "contacts/"),
        ("03583368807", "contacts/"),
        ("杨 昱", "contacts/"),
        ("杨昱", "contacts/"),
        ("300万", "conditions/#seed-fund"),
        ("３０％", "conditions/"),
        ("5000㎡", "conditions/#premises-area"),
        ("晋科函（2024）131号", "2024-incubator/"),
        ("晋科函[2024]131", "2024-incubator/"),
        ("131号文", "2024-incubator/"),
        ("晉科函〔２０２４〕１３１號", "2024-incubator/"),
        ("5,000 平米", "conditions/#premises-area"),
        ("五千平方米", "conditions/#premises-area"),
        ("三百万种子资金", "2024-incubator/conditions/#seed-fund"),
        ("百分之七十五", "conditions/#premises-tenant-share"),
        ("九月三十号", "2024-incubator/schedule/"),
        ("2024-09-30", "2024-incubator/schedule/"),
        ("一（一）3", "/text/#一（一）3"),
        ("第二条第（二）款第7项", "2024-incubator/text/#二（二）7"),
        ("五第3款", "text/#五第3款"),
        ("附件 3", "attachments/3/"),
        ("附件三", "attachments/3/"),
        ("營業執照複印件", "materials/"),
        ("申抱材料", "materials/"),
        ("租其", "conditions/#lease-term"),
        ("要交哪些东西", "materials/"),
        ("在孵企业要几家", "conditions/#tenant-count"),
        ("租期", "conditions/#lease-term"),
        ("租", "conditions/#lease-term"),
    ],
)
def test_ways_to_write(page: Page, site: SiteServer, words: str, page_of_answer: str) -> None:
    """Numbers, names and parts of words are found however they are written."""
    page.goto(site.url(START))
    search(page, words)

    assert page_of_answer in unquote(addresses(page)[0])


@pytest.mark.parametrize(
    ("words", "marked"), [("營業執照", "营业执照"), ("三百万", "300万"), ("五千平米", "5000平方米")]
)
def test_what_is_marked(page: Page, site: SiteServer, words: str, marked: str) -> None:
    """The answer's words are pointed out as they stand there, however the question was written."""
    page.goto(site.url(START))
    search(page, words)

    marks = results(page).locator("mark").all_text_contents()
    assert any(mark.replace(" ", "").startswith(marked) for mark in marks)


def test_notice_that_is_named(page: Page, site: SiteServer) -> None:
    """Who names a notice, by what it is about or by its year, finds that one's places first; else the newest's."""
    page.goto(site.url(START))
    for words, notice in [
        ("众创空间 材料", "2022"),
        ("2022年 材料", "2022"),
        ("孵化器 材料", "2024"),
        ("材料", next(iter(worked.FOLDERS))[:4]),
    ]:
        search(page, words)
        assert f"/{notice}-" in addresses(page)[0]
        page.keyboard.press("Escape")


def test_chinese_is_composed_first(page: Page, site: SiteServer) -> None:
    """The letters of a spelling are not searched for while an input method turns them into characters."""
    page.goto(site.url(START))
    search(page, "面积")
    before = addresses(page)

    page.locator("[data-search-input]").evaluate(
        "(box) => { box.value = 'daoshi'; box.dispatchEvent(new InputEvent('input', { isComposing: true })); }"
    )

    page.wait_for_timeout(500)  # by then, results for these letters would be there
    assert addresses(page) == before


@pytest.mark.parametrize("name", ["search", "places"])
def test_missing_files(new_page: Page, site: SiteServer, site_folder: Path, name: str) -> None:
    """When a file cannot be loaded, the visitor is told; once it can, the search goes on."""
    (path,) = (site_folder / "assets").glob(f"{name}.*")
    site.faults[path.name] = missing
    new_page.goto(site.url(START))
    new_page.keyboard.press("/")
    new_page.keyboard.type("面")
    expect(new_page.get_by_text("取不到")).to_be_visible()

    del site.faults[path.name]
    if name == "search":
        new_page.reload()  # a browser remembers a script that could not be loaded
        new_page.keyboard.press("/")
    new_page.locator("[data-search-input]").fill("面积")
    expect(results(new_page).first).to_be_visible()


def test_server_that_declares_the_compression(new_page: Page, site: SiteServer, site_folder: Path) -> None:
    """A server may say that the file is packed, so that the browser unpacks it before the search does."""
    (path,) = (site_folder / "assets").glob("places.*")
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/octet-stream"}
    new_page.route(PLACES, lambda route: route.fulfill(body=path.read_bytes(), headers=headers))
    new_page.goto(site.url(START))

    search(new_page, "面积")

    expect(results(new_page).first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(page: Page, site: SiteServer, scheme: str, width: int) -> None:
    """Axe finds nothing, before the first letter, with results, and without; nothing sticks out."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url(START))
    page.keyboard.press("/")
    assert violations(page) == []

    page.keyboard.type("场地面积")
    expect(results(page).locator("mark", has_text="面积").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("() => document.querySelector('dialog.search').scrollWidth <= innerWidth")

    page.locator("[data-search-input]").fill("qwertyuiop")
    expect(page.get_by_text("没有找到")).to_be_visible()
    assert violations(page) == []

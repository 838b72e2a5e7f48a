"""What the pages on process, schedule and requirements do in a browser: states of days, years of recognition."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import worked
from generator.notices.schedule import Day
from printing import printed_text, sheet_count
from site_server import SiteServer

NOON = "T12:00:00+08:00"

STATES = [
    ("2022-05-24", "未开始，还有 1 天", "还有 47 天截止"),
    ("2022-05-25", "进行中，还有 36 天截止", "还有 46 天截止"),
    ("2022-06-29", "进行中，还有 1 天截止", "还有 11 天截止"),
    ("2022-06-30", "进行中，今天截止", "还有 10 天截止"),
    ("2022-07-01", "已过 1 天", "还有 9 天截止"),
    ("2022-07-10", "已过 10 天", "今天截止"),
    ("2022-07-11", "已过 11 天", "已过 1 天"),
]


@pytest.fixture(scope="module")
def page_with_clock(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Return a page whose clock the tests set."""
    with browser.new_context(**browser_context_args) as context:
        yield context.new_page()


@pytest.fixture
def open_at(page_with_clock: Page, site: SiteServer) -> Callable[[str, str], Page]:
    """Return a function that opens a page at some moment."""

    def open_page(address: str, moment: str) -> Page:
        page_with_clock.clock.set_fixed_time(moment)
        page_with_clock.goto(site.url(address))
        return page_with_clock

    return open_page


@pytest.mark.parametrize(("today", "window", "recommendation"), STATES)
def test_states(open_at: Callable[[str, str], Page], today: str, window: str, recommendation: str) -> None:
    """Before, on and after each day the page says where things stand."""
    page = open_at("2022-maker-space/schedule/", today + NOON)

    expect(page.locator("[data-event] .status")).to_have_text([window, recommendation])


def test_the_day_is_chinas(open_at: Callable[[str, str], Page]) -> None:
    """The last day lasts until midnight in China, wherever the visitor's clock is."""
    page = open_at("2022-maker-space/schedule/", "2022-06-30T23:59:00+08:00")
    expect(page.locator("[data-event] .status").first).to_have_text("进行中，今天截止")

    page = open_at("2022-maker-space/schedule/", "2022-06-30T16:01:00Z")
    expect(page.locator("[data-event] .status").first).to_have_text("已过 1 天")


@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_calendar_is_offered(page: Page, site: SiteServer, notice: str) -> None:
    """The file for calendars comes under a Chinese name."""
    page.goto(site.url(f"{notice}/schedule/"))
    with page.expect_download() as caught:
        page.get_by_role("link", name="下载到日历").click()

    assert re.fullmatch(rf"{notice}-\w+\.ics", caught.value.suggested_filename)
    assert caught.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("typed", "answer", "today"),
    [
        ("2019", "自动取消", "已到期"),
        ("2020", "推算到2023年", "已到期"),
        ("2021", "推算到2024年", "今年到期"),
        ("2022", "推算到2025年", "尚在有效期内"),
        ("2018", "2018年或更早", "已到期"),
    ],
)
def test_year_by_keyboard(open_at: Callable[[str, str], Page], typed: str, answer: str, today: str) -> None:
    """Whoever chooses a year without a mouse hears what it means in 2024, and which clause says so."""
    page = open_at("2022-maker-space/requirements/", "2024-03-01" + NOON)
    page.get_by_label("哪一年被认定").focus()
    page.keyboard.type(typed)

    told = page.get_by_role("status")
    expect(told).to_contain_text(answer)
    expect(told).to_contain_text(today)
    expect(told.get_by_role("link")).to_have_text("四（一）")
    expect(page.locator("tr.chosen th")).to_contain_text(typed)


def test_year_while_the_window_is_open(open_at: Callable[[str, str], Page]) -> None:
    """As long as applications are taken, nobody is told that it is too late."""
    page = open_at("2022-maker-space/requirements/", "2022-06-01" + NOON)
    choice = page.get_by_label("哪一年被认定")
    choice.select_option("2019年")
    expect(page.get_by_role("status")).to_contain_text("今年到期")

    choice.select_option("2018年或更早")
    expect(page.get_by_role("status")).to_contain_text("已到期")
    expect(page.get_by_role("status")).not_to_contain_text("已经结束")

    choice.select_option("2023年或以后")
    expect(page.get_by_role("status")).not_to_contain_text("今年")

    choice.select_option("请选择")
    expect(page.get_by_role("status").locator("p:visible")).to_have_count(0)


def test_without_script(browser: Browser, site: SiteServer) -> None:
    """Dates, days of the week, answers by year and the picture are there without script; the choice is not."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url("2022-maker-space/schedule/"))
        expect(page.locator("#recommendation ~ .condition").first).to_contain_text("截至 2022年7月10日（星期日，周末）")
        expect(page.locator(".status:visible")).to_have_count(0)

        page.goto(site.url("2022-maker-space/requirements/"))
        expect(page.get_by_role("combobox")).to_have_count(0)
        expect(page.locator("tr[data-year='2019']")).to_contain_text("自动取消")

        page.goto(site.url("2022-maker-space/process/"))
        expect(page.get_by_role("img", name="流程图")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("notice", worked.with_part("process"))
def test_picture_can_be_read(page: Page, site: SiteServer, notice: str, width: int) -> None:
    """Real fonts keep the picture's words in their boxes, at a size that can be read, without scrolling sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url(f"{notice}/process/"))

    found: Mapping[str, float] = page.evaluate("""() => {
        const svg = document.querySelector(".diagram svg");
        const areas = (selector) => [...svg.querySelectorAll(selector)].map((part) => part.getBoundingClientRect());
        const boxes = areas("rect:not(.lane, .lane-name)");
        const texts = areas("text:not(.name)");
        const inside = (text) => boxes.some((box) => box.left <= text.left && text.right <= box.right
            && box.top <= text.top + 2 && text.bottom <= box.bottom + 2);
        return { outside: texts.filter((text) => !inside(text)).length,
            smallest: Math.min(...texts.map((text) => text.height)),
            right: svg.getBoundingClientRect().right };
    }""")

    assert found["outside"] == 0
    assert found["smallest"] >= 10
    assert found["right"] <= width


@pytest.mark.parametrize("notice", worked.KNOWN)
def test_printed(page: Page, site: SiteServer, notice: str) -> None:
    """The pages are documents on paper: steps, routes and dates, without what can only be clicked."""
    parts = worked.FOLDERS[notice].parts
    page.goto(site.url(f"{notice}/process/"))
    paper = printed_text(page)
    for entry in (*parts["process"]["steps"], *parts["process"]["routes"], *parts["process"]["open"]):
        assert entry["title"] in paper
    assert 2 <= sheet_count(page) <= 10

    page.goto(site.url(f"{notice}/schedule/"))
    assert Day(worked.FOLDERS[notice].about["recommendation"]["last"]).text in printed_text(page)

    page.goto(site.url(f"{notice}/requirements/"))
    assert "请选择" not in printed_text(page)

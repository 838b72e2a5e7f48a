"""The list of the form's parts: it stays in view, says what each still needs, and leads there."""

import pytest
from playwright.sync_api import Locator, Page, expect

import worked
from check_page import CheckPage, OpenCheckPage, ample_application
from roster_page import RosterPage
from worked import INCUBATOR, MAKER_SPACE

_FORM = "#application input:not([type=file])"


def entry(page: Page, title: str) -> Locator:
    """Return an entry of the list."""
    return page.locator("#contents a").filter(has=page.get_by_text(title, exact=True))


def state(page: Page, title: str) -> Locator:
    """Return what the list says of a part."""
    return entry(page, title).locator(".part-state")


def test_states_follow_what_is_entered(incubator: CheckPage) -> None:
    """Missing answers, mistakes, and nothing more to do; what may stay blank is never missed."""
    page = incubator.page
    expect(state(page, "管理团队")).to_have_text("差 3 栏")
    expect(state(page, "申报书的其他栏目")).to_have_text("可不填")
    expect(state(page, "在孵企业情况汇总表")).to_have_text("未填")

    for name, text in {"staff": "8", "college_educated": "7", "trained": "五六"}.items():
        incubator.control(f"management.{name}").fill(text)
    expect(state(page, "管理团队")).to_have_text("有 1 处要改")

    incubator.control("management.trained").fill("6")
    expect(state(page, "管理团队")).to_have_text("填完")


def test_alternatives_are_not_missed(open_check: OpenCheckPage) -> None:
    """Once one answer decides, what would have counted otherwise is not asked for any more."""
    check = open_check(MAKER_SPACE)
    part = state(check.page, "创客与创业团队")
    expect(part).to_have_text("差 3 栏")

    check.control("serves", "teams").check()

    expect(part).to_have_text("差 1 栏")


def test_fields_of_another_variant_are_not_missed(incubator: CheckPage) -> None:
    """What does not apply is not counted."""
    page = incubator.page
    expect(state(page, "自行说明事项")).to_have_text("差 5 栏")

    incubator.control("variant", "general").check()

    expect(state(page, "自行说明事项")).to_have_text("差 4 栏")


@pytest.mark.parametrize("notice", worked.CASES)
def test_complete_application(open_check: OpenCheckPage, notice: str) -> None:
    """Whoever has everything that conditions look at is told of no missing answer anywhere."""
    check = open_check(notice)

    material = {"success_cases": 3} if "success_cases" in worked.FOLDERS[notice].form["properties"] else {}
    check.open_file(worked.as_text(ample_application(notice) | material))

    expect(check.page.locator("#contents [data-state=done]").first).to_be_visible()
    expect(check.page.locator("#contents [data-state=open], #contents [data-state=wrong]")).to_have_count(0)


def test_rosters_are_parts(tenants: RosterPage) -> None:
    """The list says how many rows a roster has."""
    expect(state(tenants.page, "在孵企业情况汇总表")).to_have_text("3 行")


def test_links_lead_there_on_a_wide_screen(incubator: CheckPage) -> None:
    """The list scrolls along; the part that it led to is marked, lies below the header, and Tab goes on in it."""
    page = incubator.page
    page.set_viewport_size({"width": 1280, "height": 800})

    for title, heading in (("资金", "资金"), ("创业导师情况表", "创业导师情况表"), ("管理团队", "管理团队")):
        entry(page, title).click()
        expect(entry(page, title)).to_have_attribute("aria-current", "true")
        expect(page.locator("#contents [aria-current]")).to_have_count(1)
        expect(page.locator("legend, h3").filter(has_text=heading).locator("visible=true").first).to_be_in_viewport()
        expect(entry(page, title)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(incubator.control("management.staff")).to_be_focused()


def test_scrolling_marks_the_part_in_view(incubator: CheckPage) -> None:
    """Whoever scrolls sees in the list where they are."""
    page = incubator.page
    page.set_viewport_size({"width": 1280, "height": 800})
    entry(page, "基本情况").click()

    page.mouse.move(500, 400)
    page.mouse.wheel(0, 20000)

    current = page.locator("#contents [aria-current]")
    expect(current).to_contain_text("时间")
    expect(current).to_be_in_viewport(ratio=0.9)
    page.mouse.wheel(0, -20000)
    expect(current).to_contain_text("基本情况")
    expect(current).to_be_in_viewport(ratio=0.9)


def test_bar_of_a_phone(incubator: CheckPage) -> None:
    """A bar names the part in view with its state, unfolds the others, and folds again."""
    page = incubator.page
    page.set_viewport_size({"width": 390, "height": 800})
    bar = page.get_by_role("button", name="目录：")
    incubator.control("fund.amount_wan").focus()

    expect(bar).to_have_text("目录：资金　差 2 栏")
    expect(bar).to_be_in_viewport()
    expect(entry(page, "管理团队")).to_be_hidden()
    bar.click()
    expect(bar).to_have_attribute("aria-expanded", "true")
    entry(page, "管理团队").click()
    expect(entry(page, "管理团队")).to_be_hidden()
    expect(bar).to_contain_text("管理团队")
    expect(page.locator("legend").filter(has_text="管理团队").first).to_be_in_viewport()

    bar.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(bar).to_be_focused()
    expect(bar).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_few_stops_before_the_form(open_check: OpenCheckPage, notice: str, width: int) -> None:
    """The Tab key is in the form's first field after at most five strokes, without any short cut."""
    page = open_check(notice, width=width).page

    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => document.activeElement.matches('{_FORM}')"):
            break

    expect(page.locator(_FORM).and_(page.locator(":focus"))).to_have_attribute("name", "name")


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_else_comes_after_the_form(open_check: OpenCheckPage, width: int) -> None:
    """The results first; then the tools for the draft, the list of parts and the notice's other pages."""
    page = open_check(width=width).page
    following = page.locator("#results") if width == 1280 else page.get_by_role("button", name="保存到文件")
    page.locator("#application .optional > summary").last.focus()

    page.keyboard.press("Tab")
    expect(following).to_be_focused()
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => (document.activeElement.closest('[aria-label]')?.ariaLabel ?? '')"))
        if "这份通知的其他页面" in reached:
            break

    assert {"底稿", "自评表的各部分", "这份通知的其他页面"} <= reached


def test_blank_form_is_short(open_check: OpenCheckPage) -> None:
    """A blank page takes less than two thirds of what it takes with every field unfolded, on either screen."""
    for width in (1280, 390):
        page = open_check(INCUBATOR, width=width).page
        folded = page.evaluate("() => document.documentElement.scrollHeight")
        page.locator("details.optional").evaluate_all("(folds) => folds.forEach((fold) => (fold.open = true))")
        assert 3 * folded < 2 * page.evaluate("() => document.documentElement.scrollHeight")

"""The check page in a real browser: the command line's verdicts, whatever way the answers come in."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

import worked
from check_page import CheckPage, OpenCheckPage, command_line, controls, eventually
from generator.notices import Case
from keyboard import date_order, fill_in, stops
from site_server import SiteServer, held_back

INCUBATOR = worked.INCUBATOR
MAKER_SPACE = worked.MAKER_SPACE

CASES = [
    pytest.param(name, case, id=f"{name}:{case.name}")
    for name, cases in worked.CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]
VARIANTS = {(name, str(case.answers["variant"])): case for name, case in reversed([(p.values) for p in CASES])}

MARKUP = "<img src=x onerror=\"document.title='broken'\"><b>甲</b>"


def ample(notice: str) -> dict[str, Any]:
    """Return an application that meets everything."""
    return worked.nested(worked.ample(notice))


def written(folder: Path, application: Mapping[str, Any]) -> Path:
    """Return a file with an application, as the command line takes it."""
    path = folder / "application.json"
    path.write_text(worked.as_text(application), encoding="utf-8")
    return path


# ---- the same verdicts as the command line


@pytest.fixture(scope="module")
def shared(
    browser: Browser, browser_context_args: dict[str, Any], _server: SiteServer
) -> Iterator[dict[str, CheckPage]]:
    """Return an open check page for each notice; opening a file replaces whatever an earlier test has left in it."""
    with browser.new_context(**browser_context_args) as context:
        pages = {}
        for notice in worked.FOLDERS:
            pages[notice] = CheckPage(context.new_page(), _server.url(f"{notice}/check/"), notice)
            pages[notice].open()
            pages[notice].wait_for_state("ready")
        yield pages


@pytest.fixture
def incubator(shared: dict[str, CheckPage]) -> CheckPage:
    """Return the incubators' page without any answer; it was opened long ago and has seen much."""
    page = shared[INCUBATOR]
    page.page.bring_to_front()
    page.page.get_by_role("button", name="清空").click()
    eventually(page.page, lambda: page.found()["overall"], "unknown")
    return page


@pytest.mark.parametrize(("notice", "case"), CASES)
def test_worked_case_from_a_file(shared: dict[str, CheckPage], tmp_path: Path, notice: str, case: Case) -> None:
    """An application opened from a file gets the verdicts that the case names and the command line finds."""
    expected = command_line(notice, written(tmp_path, case.application))

    shared[notice].open_file(worked.as_text(case.application))

    shared[notice].expect_found(expected)
    assert expected["overall"] == case.overall
    assert {name: expected["conditions"][name][0] for name in case.expected} == case.expected


@pytest.mark.parametrize(("notice", "variant"), VARIANTS)
def test_worked_case_by_keyboard(open_check: OpenCheckPage, tmp_path: Path, notice: str, variant: str) -> None:
    """A whole application is filled in with Tab, arrows, Space and typing; the focus can be seen all the way."""
    case = VARIANTS[notice, variant]
    # A narrow window for half of them: there the bar with the verdict lies over the page.
    page = open_check(notice, width=390 if variant == "specialized" else 1280)
    order = date_order(page.page)

    fill_in(page.page, controls(notice, case.application), order)

    assert page.answers() == controls(notice, case.application)
    page.expect_found(command_line(notice, written(tmp_path, case.application)))


def test_focus_goes_backwards_as_well(open_check: OpenCheckPage) -> None:
    """Whoever goes back with Shift and Tab comes past every question, sees where, and gets out of the page."""
    page = open_check(MAKER_SPACE, width=390)
    asked = set(page.page.evaluate("() => [...document.querySelectorAll('#application input')].map((i) => i.name)"))

    assert asked <= {stop["name"] for stop in stops(page.page, "Shift+Tab")}


# ---- editing


def test_each_edit_brings_a_new_verdict(incubator: CheckPage) -> None:
    """Nobody presses a button: 500 jobs are not more than 500, 501 are."""
    page = incubator
    page.open_file(worked.as_text(ample(INCUBATOR)))

    page.control("jobs").fill("500")
    page.expect_verdict("jobs", "unmet")
    assert page.found()["overall"] == "unmet"

    page.control("jobs").fill("501")
    page.expect_verdict("jobs", "met")
    assert page.found()["overall"] == "met"

    page.control("jobs").fill("")
    page.expect_verdict("jobs", "unknown")


def test_typing_while_the_checker_loads(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """What is typed early is neither lost nor left out of the first verdict."""
    site.faults["pyodide.asm.wasm"] = held_back
    page = open_new_check(state="loading")

    page.control("variant", "general").check()
    page.control("jobs").fill("500")
    assert page.page.get_attribute("html", "data-checker-state") == "loading"
    site.released.set()
    page.wait_for_state("ready")

    assert page.verdict("jobs") == "unmet"
    assert page.answers() == {"variant": "general", "jobs": "500"}


def test_typing_while_the_first_verdict_is_under_way(open_new_check: OpenCheckPage) -> None:
    """An edit between the first question to the checker and its answer is checked, too."""
    page = open_new_check(state="")
    page.page.evaluate("() => localStorage.clear()")
    page.page.add_init_script("""
        const post = Worker.prototype.postMessage;
        let edited = false;
        Worker.prototype.postMessage = function (message) {
            post.call(this, message);
            if (edited || message.type !== "call") return;
            edited = true;
            for (const [selector, value] of [["[name=variant][value=general]"], ["[name=jobs]", "501"]]) {
                const control = document.querySelector(selector);
                if (value) control.value = value;
                else control.checked = true;
                control.dispatchEvent(new Event("input", { bubbles: true }));
            }
        };""")
    page.page.reload()

    page.expect_verdict("jobs", "met")


def test_switching_the_variant_keeps_answers(incubator: CheckPage) -> None:
    """Fields of the other variant disappear and come back with what was in them."""
    page = incubator
    platforms = page.control("platforms.count")

    page.control("variant", "specialized").check()
    platforms.fill("2")
    page.control("declarations.public-platform", "yes").check()
    page.expect_verdict("public-platform", "met")
    page.control("variant", "general").check()
    expect(platforms).to_be_hidden()
    page.expect_verdict("public-platform", "not_applicable")
    page.control("variant", "specialized").check()

    expect(platforms).to_be_visible()
    expect(platforms).to_have_value("2")
    page.expect_verdict("public-platform", "met")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("300", "300 万元，即 3,000,000 元"),
        ("299.99995", "299.99995 万元，即 2,999,999.5 元"),
        ("0.1", "0.1 万元，即 1,000 元"),
        ("100000000", "100000000 万元，即 1,000,000,000,000 元"),
        ("", ""),
    ],
)
def test_amounts_in_full(shared: dict[str, CheckPage], typed: str, shown: str) -> None:
    """Beside each amount in 万元 stands the amount in 元, to the last decimal."""
    page = shared[INCUBATOR]

    page.control("fund.amount_wan").fill(typed)

    assert page.page.locator('output[for="fund.amount_wan"]').inner_text() == shown


# ---- the draft


def test_draft_outlives_a_reload(incubator: CheckPage) -> None:
    """What was typed is there again, and so are its verdicts."""
    page = incubator
    page.open_file(worked.as_text(ample(INCUBATOR)))
    page.control("jobs").fill("500")
    page.expect_verdict("jobs", "unmet")
    before = page.answers()

    page.reload()

    assert page.answers() == before
    assert page.verdict("jobs") == "unmet"


def test_drafts_of_two_notices_stay_apart(open_check: OpenCheckPage) -> None:
    """Both forms have a name; neither shows the other's."""
    open_check(INCUBATOR).control("name").fill("甲孵化器")

    assert open_check(MAKER_SPACE).answers() == {}
    assert open_check(INCUBATOR).answers() == {"name": "甲孵化器"}


def test_two_windows_share_the_draft(open_check: OpenCheckPage) -> None:
    """What is typed in one window is not lost by typing in another."""
    one, other = open_check(INCUBATOR), open_check(INCUBATOR)
    one.control("jobs").fill("501")
    other.expect_answers({"jobs": "501"})

    other.control("fund.amount_wan").fill("300")

    one.expect_answers({"jobs": "501", "fund.amount_wan": "300"})
    one.expect_verdict("seed-fund", "met")


def test_clearing_can_be_undone(incubator: CheckPage) -> None:
    """All answers go at once, from the browser's storage as well, and come back at once."""
    page = incubator
    page.open_file(worked.as_text(ample(INCUBATOR)))
    page.expect_verdict("jobs", "met")
    before = page.answers()

    page.page.get_by_role("button", name="清空").click()
    page.expect_verdict("jobs", "unknown")
    assert page.answers() == {}
    assert page.page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('incubator'))") == []

    page.page.get_by_role("button", name="撤销").click()
    page.expect_verdict("jobs", "met")
    assert page.answers() == before


@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_saved_file(open_check: OpenCheckPage, browser: Browser, tmp_path: Path, notice: str) -> None:
    """A saved file restores everything elsewhere, and the command line reads it with the same result."""
    page = open_check(notice)
    page.open_file(worked.as_text(ample(notice)))
    page.control("name").fill("甲 & 乙")
    saved = tmp_path / "saved.json"
    saved.write_text(page.save(), encoding="utf-8")
    found = command_line(notice, saved)
    page.expect_found(found)

    with browser.new_context() as elsewhere:
        other = CheckPage(elsewhere.new_page(), page.address, notice)
        other.open()
        other.wait_for_state("ready")
        assert other.answers() == {}
        other.open_file(saved.read_text(encoding="utf-8"))

        assert other.answers() == page.answers() == controls(notice, {**ample(notice), "name": "甲 & 乙"})
        other.expect_found(found)


def test_forbidden_storage(open_new_check: OpenCheckPage) -> None:
    """Where the browser keeps nothing, the page says so and works on."""
    page = open_new_check(state="")
    page.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') };")
    page.reload()

    page.control("jobs").fill("501")
    page.control("variant", "general").check()

    page.expect_verdict("jobs", "met")
    assert "不允许保存底稿" in page.message


# ---- files that are none


@pytest.fixture
def with_answers(incubator: CheckPage) -> CheckPage:
    """Return a page with answers that must not change."""
    incubator.control("name").fill("原来的答案")
    incubator.control("jobs").fill("501")
    return incubator


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        pytest.param("{not json", "不是可以读取的文件", id="no JSON"),
        pytest.param("", "不是可以读取的文件", id="empty"),
        pytest.param("[1, 2]", "最外层应为花括号", id="no object"),
        pytest.param('{"title": "别的数据"}', "没有名为“title”的栏目", id="other data"),
        pytest.param('{"notice": "2022-maker-space", "answers": {}}', "属于“2022-maker-space”", id="other notice"),
        pytest.param('{"jobs": "很多"}', "应填整数", id="wrong type"),
        pytest.param('{"jobs": 5.5}', "应填整数", id="no whole number"),
        pytest.param('{"variant": "grand"}', "只能是", id="no such choice"),
        pytest.param('{"registered_on": "2024-02-30"}', "日历上有的一天", id="no such day"),
        pytest.param('{"notice": "2024-incubator", "answers": {"jobs": "很多"}}', "应填数字", id="no number"),
        pytest.param('{"notice": "2024-incubator", "answers": {"job": "5"}}', "没有名为“job”", id="no such field"),
        pytest.param('{"notice": "2024-incubator", "answers": 5}', "没有可读的答案", id="no answers"),
        pytest.param('{"name": "山西省太原市某孵化器"}'.encode("gb18030"), "不是 UTF-8 编码", id="GBK"),
        pytest.param(b"PK\3\4" + bytes(range(256)), "不是 UTF-8 编码", id="binary"),
        pytest.param(b" " * 5_000_001, "文件太大", id="huge"),
    ],
)
def test_file_that_is_no_draft(with_answers: CheckPage, contents: str | bytes, said: str) -> None:
    """The page says what is wrong with a file, and changes nothing."""
    before = with_answers.answers()

    message = with_answers.open_file(contents)

    assert said in message
    assert "没有打开" in message
    assert with_answers.answers() == before
    # The checker has not suffered.
    with_answers.open_file('{"jobs": 42}')
    with_answers.expect_answers({"jobs": "42"})


def test_opening_can_be_undone(with_answers: CheckPage) -> None:
    """Whoever opens the wrong draft gets back what was there."""
    before = with_answers.answers()
    with_answers.open_file('{"jobs": 42}')

    with_answers.page.get_by_role("button", name="撤销").click()

    with_answers.expect_answers(before)


# ---- errors


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("premises.total_m2", "-1", "不能小于 0 ㎡"),
        ("fund.amount_wan", "300000000", "不能大于 100000000 万元；请核对单位"),
        ("jobs", "500.5", "应填整数"),
    ],
)
def test_answer_out_of_bounds(shared: dict[str, CheckPage], name: str, typed: str, said: str) -> None:
    """An impossible answer is pointed out at its field and in the summary; all others still count."""
    page = shared[INCUBATOR]
    page.page.bring_to_front()
    page.open_file(worked.as_text(ample(INCUBATOR)))
    page.expect_verdict("jobs", "met")
    control = page.control(name)
    summary = page.page.locator("#error-summary")

    control.fill(typed)

    expect(page.page.locator(f'[id="{name}.error"]')).to_contain_text(said)
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(control).to_have_accessible_description(re.compile(re.escape(said)))
    assert "unknown" in {verdict for verdict, _ in page.found()["conditions"].values()}
    assert page.verdict("operating-since") == "met"

    page.page.locator("h1").click()
    summary.get_by_role("link").click()
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport()

    control.fill(str(worked.ample(INCUBATOR)[name]))
    expect(summary).to_be_hidden()
    expect(page.page.locator(f'[id="{name}.error"]')).to_be_hidden()
    eventually(page.page, lambda: page.found()["overall"], "met")
    expect(control).not_to_have_attribute("aria-invalid", "true")


def test_half_typed_date(incubator: CheckPage) -> None:
    """A date with a year only is no date yet; the page says so instead of treating it as not given."""
    page = incubator
    page.control("registered_on").focus()
    page.page.keyboard.type("12")
    page.page.locator("h1").click()

    expect(page.page.locator('[id="registered_on.error"]')).to_have_text("“注册时间”应填完整的日期。")
    expect(page.page.locator("#error-summary").get_by_role("link")).to_have_text("“注册时间”应填完整的日期。")

    page.control("registered_on").fill("2021-03-10")
    expect(page.page.locator("#error-summary")).to_be_hidden()


def test_reason_leads_to_the_missing_answer(incubator: CheckPage) -> None:
    """Whoever reads that an answer is missing gets to its field with one press."""
    page = incubator

    page.page.locator('[data-condition="jobs"] [data-text=reason]').get_by_role("link").first.click()

    expect(page.page.locator("#variant, #jobs").and_(page.page.locator(":focus"))).to_have_count(1)


def test_way_to_the_results(incubator: CheckPage) -> None:
    """On a narrow screen the bar leads to the results, and can still be read while it is pointed at."""
    incubator.page.set_viewport_size({"width": 390, "height": 800})
    bar = incubator.page.locator(".verdict-bar")

    bar.click()

    expect(incubator.page.locator("#results-title")).to_be_in_viewport()
    expect(bar).to_have_css("color", "rgb(255, 255, 255)")


# ---- text stays text


def test_markup_in_an_answer(incubator: CheckPage) -> None:
    """An answer that looks like HTML is shown as it was typed, everywhere, and never runs."""
    page = incubator
    elements = page.page.locator("#check *").count()

    def unharmed() -> None:
        assert page.answers() == {"name": MARKUP}
        assert page.page.locator("#check img, #check b").count() == 0
        assert "broken" not in page.page.title()

    page.control("name").fill(MARKUP)
    unharmed()
    page.reload()
    unharmed()
    saved = page.save()
    page.page.get_by_role("button", name="清空").click()
    page.open_file(saved, name="<img src=x>.json")
    unharmed()
    page.open_file(json.dumps({MARKUP: 1}))
    assert MARKUP in page.message
    unharmed()
    assert page.page.locator("#check *").count() >= elements

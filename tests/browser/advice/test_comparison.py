"""The same answers, judged as each variant and under the other notice, once somebody wants to see it."""

import pytest
from playwright.sync_api import Locator, expect

import worked
from axe import violations
from check_page import CheckPage, OpenCheckPage
from generator.pages.panels import judged_by
from printing import printed_text
from worked import INCUBATOR, MAKER_SPACE, ample, nested

ANSWERS = {**ample(INCUBATOR), "variant": "general", "tenants.count": 25, "jobs": 400, "mentors.count": 3}

_CALLS = """
    const post = Worker.prototype.postMessage;
    window.methods = [];
    Worker.prototype.postMessage = function (message, ...rest) {
        if (message.type === "call") window.methods.push(message.method);
        post.call(this, message, ...rest);
    };"""


def opened(check: CheckPage) -> Locator:
    """Open the comparison and return it, once it is there."""
    section = check.page.locator("#comparison")
    button = section.get_by_role("button", name="看对照")
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    section.locator("h3").nth(1).wait_for()
    return section


def cells(section: Locator, condition: str) -> list[str]:
    """Return the texts in a condition's row."""
    return section.locator(f"tr[data-compared={condition}] td").all_inner_texts()


def test_each_variant_on_the_visitors_own_numbers(incubator: CheckPage) -> None:
    """25 tenants are too few for one and enough for the other; what is alike is said once; edits are heeded."""
    incubator.open_file(worked.as_text(nested({**ANSWERS, "fund.amount_wan": 280})))
    incubator.expect_verdict("tenant-count", "unmet")
    section = opened(incubator)
    own = section.locator("table").first

    expect(own.locator("thead th")).to_have_text(["条件", "综合孵化器（所填）", "专业孵化器"])
    general, specialized = cells(section, "tenant-count")
    assert general.startswith("未达到")
    assert "25 家" in general
    assert "还差 5 家" in general
    assert specialized.startswith("符合")
    assert len(cells(section, "seed-fund")) == 1
    assert own.locator("[data-compared=premises-area]").count() == 0

    incubator.control("tenants.count").fill("31")
    expect(own.locator("tr[data-compared=tenant-count]")).to_have_count(0)


def test_the_other_notice(open_check: OpenCheckPage) -> None:
    """What is carried over is said, with both names where they differ, and what is missing can be unfolded."""
    check = open_check(INCUBATOR)
    check.open_file(worked.as_text(nested(ANSWERS)))
    section = opened(check)

    expect(section).to_contain_text("申报时间：2022-05-25 至 2022-06-30。")
    expect(section.locator("li", has_text="种子基金规模")).to_contain_text("这里叫“自有种子资金或孵化资金金额”")
    expect(section).to_contain_text("名册和自行说明的不带过去")
    assert cells(section, "mentor-count")[0].startswith("未达到")
    open_ = section.locator("details").last
    open_.locator("summary").click()
    expect(open_.locator("[data-compared=investors]")).to_contain_text("尚未填写")


def test_nothing_is_compared_by_the_day_of_application_alone(incubator: CheckPage) -> None:
    """As long as no other answer is shared, the other notice is only named."""
    incubator.control("submitted_on").fill("2024-09-01")
    incubator.expect_verdict("application-window", "met")
    section = opened(incubator)

    expect(section).to_contain_text("除申报日期外，没有两边都问、已经填好的栏目。")
    expect(section.locator("table")).to_have_count(1)


def test_it_costs_nothing_before_it_is_opened(open_new_check: OpenCheckPage) -> None:
    """Nobody asks the checker to compare anything; afterwards it is asked with every edit, until it is closed."""
    check = open_new_check(state="")
    check.page.add_init_script(_CALLS)
    check.reload()
    check.control("jobs").fill("400")
    check.control("variant", "general").check()
    check.expect_verdict("jobs", "unmet")
    assert "compare" not in check.page.evaluate("() => window.methods")

    opened(check)
    assert "compare" in check.page.evaluate("() => window.methods")


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
def test_also_from_the_memory_of_an_earlier_visit(open_check: OpenCheckPage, notice: str) -> None:
    """The other notices are files that memory does not hold."""
    check = open_check(notice)
    check.reload()
    folders = [*worked.FOLDERS.values()]
    expect(opened(check).locator("h3")).to_have_count(1 + len(judged_by(worked.FOLDERS[notice], folders)))


@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_use_it(incubator: CheckPage, width: int) -> None:
    """Axe finds nothing, and only the tables in their frames may be scrolled sideways."""
    page = incubator.page
    page.set_viewport_size({"width": width, "height": 844})
    incubator.open_file(worked.as_text(nested(ANSWERS)))
    incubator.expect_verdict("tenant-count", "unmet")
    opened(incubator)
    page.evaluate("() => document.querySelectorAll('#comparison details').forEach((one) => (one.open = true))")
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_it_is_printed_where_it_is_open(open_check: OpenCheckPage) -> None:
    """On paper stands what was looked at."""
    check = open_check(INCUBATOR)
    assert "看对照" not in printed_text(check.page)
    opened(check)
    paper = printed_text(check.page)
    assert "专业孵化器" in paper
    assert "看对照" not in paper

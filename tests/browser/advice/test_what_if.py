"""Other answers can be tried: the verdict stands beside today's, and the draft is only changed by adopting them."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Locator, expect

import worked
from axe import violations
from check_page import CheckPage, OpenCheckPage
from printing import printed_text
from worked import CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, ample, nested

ANSWERS = {**ample(INCUBATOR), "variant": "general", "tenants.count": 25, "jobs": 400}
"""Two gaps: five tenants and 101 jobs."""

# What is stored for a notice, by names that begin with it; of all else, some is stored at times of its own.
_STORED = """() => JSON.stringify(Object.entries(localStorage)
    .filter(([name]) => /^[\\w-]+:(?!record:)/.test(name)).sort())"""
"""What is stored, but for when a window worked on it."""


class Trial:
    """The dialog."""

    def __init__(self, check: CheckPage) -> None:
        self.check = check
        self.page = check.page
        self.dialog = check.page.locator("#what-if-dialog")

    def open(self) -> None:
        """Open it."""
        self.page.get_by_role("button", name="打开试算").click()
        expect(self.dialog).to_be_visible()

    def control(self, name: str) -> Locator:
        """Return the control of an answer."""
        return self.dialog.locator(f'[name="try.{name}"]')

    def expect_verdicts(self, now: str, then: str) -> None:
        """Wait for what is said of today and of the trial."""
        expect(self.dialog.locator(".trial-verdicts")).to_have_text(f"现在：{now} → 试算：{then}")

    def changes(self) -> list[str]:
        """Return the headings of the conditions that change."""
        return self.dialog.locator("[data-changed] h4").all_inner_texts()

    def press(self, name: str) -> None:
        """Press a button of the dialog."""
        self.dialog.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def trial(incubator: CheckPage) -> Iterator[Trial]:
    """Return the dialog on the shared page, whose answers leave two gaps."""
    incubator.open_file(worked.as_text(nested(ANSWERS)))
    incubator.expect_verdict("jobs", "unmet")
    opened = Trial(incubator)
    yield opened
    if opened.dialog.is_visible():
        opened.press("放弃")


def test_a_trial_leaves_the_draft_alone(trial: Trial) -> None:
    """Neither the form, nor the results, nor what is stored know of it; after a reload it is gone."""
    check, page = trial.check, trial.page
    before = (check.answers(), check.results(), page.evaluate(_STORED))

    trial.open()
    trial.expect_verdicts("差 2 项", "差 2 项")
    trial.control("tenants.count").fill("30")
    trial.expect_verdicts("差 2 项", "差 1 项")
    trial.control("jobs").fill("500")

    expect(trial.dialog.locator("[data-changed=jobs]")).to_contain_text("还差 1 个")
    assert trial.changes() == ["在孵企业数：未达到 → 符合", "就业岗位：未达到"]
    assert (check.answers(), check.results(), page.evaluate(_STORED)) == before

    check.reload()
    assert (check.answers(), check.results(), page.evaluate(_STORED)) == before
    trial.open()
    expect(trial.control("tenants.count")).to_have_value("")


def test_adopting_is_one_step(trial: Trial) -> None:
    """Both numbers go into the form at once, as they were typed, and come out again at once."""
    check = trial.check
    before = check.answers()
    trial.open()
    trial.control("tenants.count").fill("30")
    trial.control("fund.amount_wan").fill("320万元")
    trial.expect_verdicts("差 2 项", "差 1 项")
    trial.press("采用")

    expect(trial.dialog).to_be_hidden()
    assert check.message == "已采用试算的 2 栏。"
    check.expect_answers({**before, "tenants.count": "30", "fund.amount_wan": "320万元"})
    check.expect_verdict("tenant-count", "met")

    check.page.get_by_role("button", name="撤销").click()
    check.expect_answers(before)
    check.expect_verdict("tenant-count", "unmet")


@pytest.mark.parametrize("leave", ["放弃", "Escape"])
def test_dropping(trial: Trial, leave: str) -> None:
    """What was tried is gone, and whoever opened the dialog is where they were."""
    before = trial.check.answers()
    trial.open()
    trial.control("jobs").fill("501")
    trial.expect_verdicts("差 2 项", "差 1 项")
    if leave == "Escape":
        trial.page.keyboard.press(leave)
    else:
        trial.press(leave)

    expect(trial.dialog).to_be_hidden()
    expect(trial.page.get_by_role("button", name="打开试算")).to_be_focused()
    assert trial.check.answers() == before


def test_a_lever_can_be_tried(trial: Trial) -> None:
    """One press fills in what it changes, and the gap is closed; any more is tried from there."""
    before = trial.check.answers()
    levers = trial.page.locator('[data-condition="tenant-count"] [data-list=levers]')
    levers.get_by_role("button", name="试算").first.click()

    expect(trial.control("tenants.count")).to_have_value("30")
    expect(trial.control("tenants.count")).to_be_focused()
    trial.expect_verdicts("差 2 项", "差 1 项")
    assert trial.changes() == ["在孵企业数：未达到 → 符合"]
    assert trial.check.answers() == before


def test_nothing_is_there_before_it_is_opened(trial: Trial) -> None:
    """The form of the dialog is made when it opens, and is gone when it closes: no answer has two labels meanwhile."""
    assert trial.dialog.locator("input").count() == 0
    trial.open()
    assert trial.dialog.locator("input").count() > 0
    trial.press("放弃")
    expect(trial.dialog.locator("input")).to_have_count(0)


def test_what_failing_conditions_read_comes_first(trial: Trial) -> None:
    """Then the others, by the form's sections; each once."""
    trial.open()
    paths = trial.dialog.locator("[data-trial]").evaluate_all("(fields) => fields.map(({ dataset }) => dataset.trial)")
    assert paths[:4] == ["variant", "tenants.count", "tenants.beyond_usual_limits", "jobs"]
    assert sorted(paths) == sorted(worked.notice(INCUBATOR).looked_at)


def test_buttons_move_whole_numbers_from_todays(trial: Trial) -> None:
    """From 25, or from what was typed; back at today's number nothing is tried any more."""
    trial.open()
    field = trial.dialog.locator('[data-trial="tenants.count"]')
    more, fewer = (field.get_by_role("button", name=name) for name in ("加 1", "减 1"))
    expect(field).to_contain_text("现在：25 家")
    more.click()
    more.click()
    expect(trial.control("tenants.count")).to_have_value("27")
    expect(trial.dialog.locator("[data-changed=tenant-count]")).to_contain_text("还差 3 家")
    fewer.click()
    fewer.click()
    expect(trial.dialog.locator("[data-changed]")).to_have_count(0)
    expect(trial.dialog.get_by_role("button", name="采用")).to_be_disabled()


def test_what_is_typed_is_read_like_anywhere_else(trial: Trial) -> None:
    """How it is understood stands beside it; what cannot be read is refused there, and is not adopted."""
    trial.open()
    trial.control("fund.amount_wan").fill("200万")
    expect(trial.dialog.locator("[id='try.fund.amount_wan.echo']")).to_contain_text("200 万元")
    trial.expect_verdicts("差 2 项", "差 3 项")
    trial.control("jobs").fill("五百多")
    expect(trial.dialog.locator("[id='try.jobs.error']")).to_contain_text("五百多")
    trial.press("采用")

    expect(trial.control("jobs")).to_be_focused()
    assert trial.check.answers()["fund.amount_wan"] != "200万"


def test_a_roster_keeps_deciding(open_check: OpenCheckPage) -> None:
    """What a roster counts can be tried; it is not written into the form, and what to change in the roster is said."""
    check = open_check(INCUBATOR)
    rows = [{**CERTAIN_TENANT, "name": f"示例{number}号", "area_m2": 100} for number in range(3)]
    check.open_file(worked.as_text({**nested(ANSWERS), "tenant_roster": rows}))
    check.expect_verdict("tenant-count", "unmet")
    before = check.answers()
    trial = Trial(check)
    trial.open()
    expect(trial.dialog.locator('[data-trial="tenants.count"]')).to_contain_text("现在：3 家，名册数出")
    trial.control("tenants.count").fill("30")
    expect(trial.dialog.locator("[id='try.tenants.count.kept']")).to_contain_text("名册里还要多 27 家")
    expect(trial.dialog.get_by_role("button", name="采用")).to_be_disabled()
    trial.control("jobs").fill("501")
    expect(trial.dialog.get_by_role("button", name="采用")).to_be_enabled()
    trial.press("采用")

    check.expect_answers({**before, "jobs": "501"})
    assert "已采用试算的 1 栏。" in check.message
    assert "名册里还要多 27 家" in check.message


def test_choices_and_single_months(open_check: OpenCheckPage) -> None:
    """Whatever conditions read can be tried: a choice, a question, one month of a list."""
    check = open_check(MAKER_SPACE)
    answers = {**ample(MAKER_SPACE), "events.by_month": [3, 2, 3]}
    answers.pop("events.monthly_average", None)
    check.open_file(worked.as_text(nested(answers)))
    check.expect_verdict("monthly-events", "unmet")
    trial = Trial(check)
    trial.open()
    trial.control("events.by_month.1").fill("3")
    trial.control("declarations.investors").select_option("no")
    expect(trial.dialog.locator("[data-changed=monthly-events]")).to_contain_text("未达到 → 符合")
    expect(trial.dialog.locator("[data-changed=investors]")).to_contain_text("未达到")
    trial.press("采用")

    check.expect_answers({**check.answers(), "events.by_month.1": "3", "declarations.investors": "no"})


def test_the_trial_is_told(trial: Trial) -> None:
    """A screen reader hears the two verdicts and how many conditions change; a keyboard is enough."""
    trial.page.get_by_role("button", name="打开试算").focus()
    trial.page.keyboard.press("Enter")
    expect(trial.control("variant")).to_be_focused()
    trial.page.keyboard.press("Tab")
    trial.page.keyboard.press("Tab")
    expect(trial.control("tenants.count")).to_be_focused()
    trial.page.keyboard.type("30")
    status = trial.dialog.get_by_role("status")
    expect(status).to_have_text("现在：差 2 项。试算：差 1 项。1 项有变化。")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_everybody_can_use_it(trial: Trial, scheme: Literal["light", "dark"], width: int) -> None:
    """Axe finds nothing in any state, nothing sticks out, and nothing moves but what is typed brings it about."""
    page = trial.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    trial.open()
    assert violations(page) == []
    place = trial.control("tenants.count").bounding_box()
    trial.control("tenants.count").fill("30")
    trial.expect_verdicts("差 2 项", "差 1 项")
    assert trial.control("tenants.count").bounding_box() == place
    trial.control("jobs").fill("五百多")
    expect(trial.dialog.locator("[id='try.jobs.error']")).to_be_visible()

    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.emulate_media(color_scheme="null")


def test_nothing_of_it_is_printed(trial: Trial) -> None:
    """Neither the invitation nor what is tried."""
    assert "试算" not in printed_text(trial.page)
    trial.open()
    trial.control("jobs").fill("501")
    assert "试算" not in printed_text(trial.page)

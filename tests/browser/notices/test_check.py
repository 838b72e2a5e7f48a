"""The self-assessment of notices that leave out what they may: it judges, and its panels say only what there is."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from axe import violations
from check_page import CheckPage, eventually
from checker import check
from generator.notices import NoticeFolder, nested
from other_sites import ample, controls, read_samples
from printing import on_paper
from share_page import share
from shells import shells
from site_server import SiteServer
from worked import as_text

_FOLDERS = read_samples()

_LEADING_NOWHERE = """() => [...document.querySelectorAll("#contents a")].map(({ hash }) => hash.slice(1))
    .filter((id) => !document.getElementById(decodeURIComponent(id)))"""


@pytest.fixture(params=_FOLDERS)
def folder(request: pytest.FixtureRequest) -> NoticeFolder:
    """Return each sample in turn."""
    return _FOLDERS[request.param]


@pytest.fixture(params=[1280, 390])
def checked(
    request: pytest.FixtureRequest, page: Page, site: SiteServer, errors: list[str], folder: NoticeFolder
) -> Iterator[CheckPage]:
    """Return a check page of either width, once the checker is ready."""
    assert errors == []
    page.set_viewport_size({"width": request.param, "height": 900})
    opened = CheckPage(page, site.url(f"{folder.id}/check/"), folder.id)
    opened.open()
    opened.wait_for_state("ready")
    page.evaluate("() => { self.print = () => { self.printed = true; }; }")
    yield opened
    assert opened.faults == []


def fill(page: CheckPage, folder: NoticeFolder) -> None:
    """Type the answers of an application that meets everything."""
    for name, text in controls(folder, ample(folder)).items():
        radio = page.control(name, text)
        if radio.count():
            radio.check()
        else:
            page.control(name).fill(text)


def expect_verdicts(page: CheckPage, folder: NoticeFolder, application: dict[str, object]) -> None:
    """Wait until the page says of an application what CPython says of it."""
    report = check(folder.notice, application)
    expected = {result.condition.id: result.finding.verdict.value for result in report.results}
    read = lambda: {name: page.verdict(name) for name in expected}  # noqa: E731 - read again and again
    eventually(page.page, read, expected)
    assert page.results()["overall"] == report.overall.value


def unfolded(section: Locator) -> Locator:
    """Unfold a panel, and return it."""
    section.locator("summary").first.click()
    return section


def test_typed_answers(checked: CheckPage, folder: NoticeFolder) -> None:
    """What is typed meets everything; each worked case comes out as its editor says."""
    fill(checked, folder)
    expect_verdicts(checked, folder, ample(folder))
    assert checked.results()["overall"] == "met"

    for case in folder.cases.applications:
        application = nested({"name": case.name, **case.answers})
        checked.open_file(as_text(application))
        expect_verdicts(checked, folder, application)
    assert violations(checked.page) == []


def test_panels(checked: CheckPage, folder: NoticeFolder) -> None:
    """Every panel that there is opens and says something; whatever the notice has not is not offered."""
    fill(checked, folder)
    expect_verdicts(checked, folder, ample(folder))
    page = checked.page
    for name in ("#overview", "#timeline"):
        unfolded(page.locator(name))
    expect(page.locator("#overview [data-picture] svg").first).to_be_visible()
    if "materials" in folder.absent:
        assert page.locator("#papers-checklist").count() == 0
    else:
        unfolded(page.locator("#papers-checklist"))
        expect(page.locator(f'[data-material="{folder.parts["materials"]["items"][0]["id"]}"]')).to_be_visible()
    page.locator("#comparison").get_by_role("button").click()
    expect(page.locator("#comparison-panel .compared").first).to_be_visible()

    assert page.locator("#rosters").count() == (1 if folder.notice.rosters else 0)
    assert page.locator("#official-forms").count() == (1 if folder.papers else 0)
    assert page.evaluate(_LEADING_NOWHERE) == []
    assert shells(page) == []
    assert violations(page) == []


def test_report(checked: CheckPage, folder: NoticeFolder) -> None:
    """The report names whom to ask, offers what there is, prints, and is text for a message."""
    fill(checked, folder)
    expect_verdicts(checked, folder, ample(folder))
    page = checked.page
    page.locator(".toolbar").get_by_role("button", name="报告、打印").click()
    message = page.locator("#report-message")
    expect(message).not_to_have_value("")
    contacts = folder.parts["contacts"]

    assert contacts["department"][0]["phone"] in message.input_value()
    assert page.locator("#report-dialog").get_by_label("名册").count() == (1 if folder.notice.rosters else 0)
    page.get_by_role("button", name="打印、存为 PDF").click()
    page.wait_for_function("() => self.printed")
    text, sheets = on_paper(page)
    assert folder.about["document_number"] in text
    assert sheets >= 1


def test_drafts_trial_and_link(checked: CheckPage, folder: NoticeFolder) -> None:
    """Drafts are listed, other answers tried, and a link carries the draft."""
    fill(checked, folder)
    expect_verdicts(checked, folder, ample(folder))
    page = checked.page
    page.get_by_role("button", name="打开试算").click()
    expect(page.locator("#what-if-dialog")).to_be_visible()
    expect(page.locator("#what-if-dialog [data-text=today]")).not_to_be_empty()
    assert violations(page) == []
    page.get_by_role("button", name="放弃").click()

    page.locator(".toolbar").get_by_role("button", name="底稿…").click()
    expect(page.locator("[data-list=drafts] li")).to_have_count(1)
    page.locator("#drafts-dialog").get_by_role("button", name="关闭").click()

    dialog = share(checked)
    expect(dialog.locator("#share-link")).to_have_value(re.compile(r"/check/#d1\."))
    expect(dialog.locator("fieldset")).to_be_hidden()

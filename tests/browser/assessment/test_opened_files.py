"""A file that is opened by mistake changes nothing, or can be undone."""

import pytest
from playwright.sync_api import expect

from check_page import CheckPage


@pytest.fixture
def with_answers(incubator: CheckPage) -> CheckPage:
    """Return a page with answers that must not change."""
    incubator.control("name").fill("原来的答案")
    incubator.control("jobs").fill("501")
    return incubator


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        pytest.param("{not json", "不是可以读取的文件", id="no JSON"),
        pytest.param("", "不是可以读取的文件", id="empty"),
        pytest.param("[1, 2]", "最外层应为花括号", id="no object"),
        pytest.param('{"title": "别的数据"}', "没有名为“title”的栏目", id="other data"),
        pytest.param('{"notice": "2022-maker-space", "answers": {}}', "属于“2022-maker-space”", id="other notice"),
        pytest.param('{"jobs": true}', "应填整数", id="wrong type"),
        pytest.param('{"jobs": 5.5}', "应填整数", id="no whole number"),
        pytest.param('{"notice": "2024-incubator", "answers": {"job": "5"}}', "没有名为“job”", id="no such field"),
        pytest.param('{"notice": "2024-incubator", "answers": 5}', "没有可读的答案", id="no answers"),
        pytest.param('{"name": "山西省太原市某孵化器"}'.encode("gb18030"), "不是 UTF-8 编码", id="GBK"),
        pytest.param(b"PK\3\4" + bytes(range(256)), "不是 UTF-8 编码", id="binary"),
        pytest.param(b" " * 5_000_001, "文件太大", id="huge"),
    ],
)
def test_file_that_is_no_draft(with_answers: CheckPage, contents: str | bytes, reason: str) -> None:
    """The page says what is wrong with a file, and changes nothing."""
    before = with_answers.answers()

    message = with_answers.open_file(contents)

    assert reason in message
    assert "没有打开" in message
    assert with_answers.answers() == before
    # The checker has not suffered.
    with_answers.open_file('{"jobs": 42}')
    with_answers.expect_answers({"jobs": "42"})


@pytest.mark.parametrize(
    ("contents", "field", "reason"),
    [
        ('{"jobs": "很多"}', "jobs", "不是一个数字"),
        ('{"variant": "grand"}', "variant", "请填“综合孵化器”、“专业孵化器”之一"),
        ('{"registered_on": "2024-02-30"}', "registered_on", "日历上没有这一天"),
        ('{"notice": "2024-incubator", "answers": {"jobs": "约500"}}', "jobs", "不是确定的数"),
    ],
)
def test_text_that_cannot_be_read(incubator: CheckPage, contents: str, field: str, reason: str) -> None:
    """A draft or an application is opened all the same, and the text refused where it stands."""
    incubator.open_file(contents)
    expect(incubator.page.locator(f'[id="{field}.error"]')).to_contain_text(reason)
    incubator.reload()

    expect(incubator.page.locator(f'[id="{field}.error"]')).to_contain_text(reason)


def test_official_words(incubator: CheckPage) -> None:
    """What the official form calls the choices is understood."""
    incubator.open_file('{"variant": "综合", "declarations": {"purpose": "是"}, "management": {"staff": "12人"}}')

    incubator.expect_answers({"variant": "general", "declarations.purpose": "yes", "management.staff": "12人"})
    incubator.expect_verdict("purpose", "met")


def test_opening_can_be_undone(with_answers: CheckPage) -> None:
    """Whoever opens the wrong draft gets back what was there."""
    before = with_answers.answers()
    with_answers.open_file('{"jobs": 42}')

    with_answers.page.get_by_role("button", name="撤销").click()

    with_answers.expect_answers(before)

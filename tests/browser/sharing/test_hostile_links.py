"""Whatever a link carries: a clear message, or text; nothing is changed and nothing is run."""

import json

import pytest
from playwright.sync_api import expect

from check_page import CheckPage
from roster_page import RosterPage
from share_page import draft_text, fragment, question_of
from worked import INCUBATOR

_SENT = fragment(draft_text(INCUBATOR, {"name": "乙孵化器", "jobs": "42"}))
_NO_DRAFT = json.dumps({"notice": INCUBATOR, "answers": {}, "rosters": {}})


def changed(text: str, place: int) -> str:
    """Return a text with one letter changed."""
    return f"{text[:place]}{'A' if text[place] != 'A' else 'B'}{text[place + 1 :]}"


def rows(row: dict[str, object], count: int) -> str:
    """Return a draft with the same row again and again."""
    return draft_text(INCUBATOR, {"jobs": "1"}, {"tenant": [row] * count})


REFUSED = {
    "cut": (_SENT[:-20], "链接不完整或已损坏"),
    "cut to nothing": ("#d1.", "链接不完整或已损坏"),
    "changed in the middle": (changed(_SENT, len(_SENT) // 2), "链接不完整或已损坏"),
    "changed at the end": (changed(_SENT, len(_SENT) - 3), "链接不完整或已损坏"),
    "something after it": (f"{_SENT}。请看", "链接不完整或已损坏"),
    "not base64": ("#d1.{}<script>", "链接不完整或已损坏"),
    "no UTF-8": (fragment(b'{"notice": "\xff\xfe"}'), "链接不完整或已损坏"),
    "later version": (_SENT.replace("#d1.", "#d2."), "本站的另一个版本"),
    "zip bomb": (fragment(b" " * 5_000_000), "不是本站做的链接"),
    "too long": ("#d1." + "A" * 8000, "不是本站做的链接"),
    "no JSON": (fragment("{not json"), "不是可以读取的文件"),
    "no object": (fragment("[1]"), "最外层应为花括号"),
    "deep nesting": (fragment("[" * 100_000), "嵌套层数过多"),
    "nothing in it": (fragment(_NO_DRAFT), "没有任何答案"),
    "a report": (fragment('{"overall": "met", "conditions": []}'), "这是核对报告"),
    "prototype of the answers": (
        fragment(draft_text(INCUBATOR, {"__proto__": "1"})),
        "没有名为“__proto__”的栏目",
    ),
    "constructor": (fragment(draft_text(INCUBATOR, {"constructor": "1"})), "没有名为“constructor”的栏目"),
    "prototype of a row": (
        fragment(draft_text(INCUBATOR, {"jobs": "1"}, {"tenant": [{"__proto__": "1"}]})),
        "没有名为“__proto__”的栏目",
    ),
    "prototype of the rosters": (
        fragment(draft_text(INCUBATOR, {"jobs": "1"}, {"__proto__": [{"name": "甲"}]})),
        "没有名为“__proto__”的名册",
    ),
    "an object for a text": (fragment(draft_text(INCUBATOR, {"jobs": {"toString": "1"}})), "没有名为“jobs”的栏目"),
    "100,000 rows": (fragment(rows({}, 100_000)), "有 100000 行，最多读 5000 行"),
    "100,000 named rows": (fragment(rows({"name": "x"}, 60_000)), "有 60000 行，最多读 5000 行"),
    "unknown notice": (fragment(draft_text('"><img src=x>', {"jobs": "1"})), '这份底稿属于“"><img src=x>”'),
    "notice with a selector's letters": (fragment(draft_text('"] , a[href', {"jobs": "1"})), "这份底稿属于"),
}


@pytest.mark.parametrize(("carried", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(incubator: CheckPage, carried: str, reason: str) -> None:
    """The page says why and what to do, changes nothing, does not ask again, and goes on working."""
    incubator.control("name").fill("原来的答案")
    before = incubator.answers()

    incubator.page.evaluate("(fragment) => (location.hash = fragment)", carried)

    message = incubator.page.locator(".message").filter(has_text="没有打开链接里的底稿，原来所填没有改动。")
    expect(message).to_contain_text(reason)
    expect(question_of(incubator.page)).to_be_hidden()
    assert incubator.answers() == before
    assert incubator.page.url == incubator.address
    incubator.control("jobs").fill("501")
    incubator.expect_verdict("jobs", "met")


def test_markup_is_text(incubator: CheckPage) -> None:
    """Names are shown letter by letter wherever they appear."""
    markup = '<img src=x onerror="self.hit=1"><script>self.hit=1</script>{name}{{7*7}}'
    sent = draft_text(INCUBATOR, {"name": markup, "jobs": "9" * 400}, {"tenant": [{"name": markup}]})

    incubator.page.evaluate("(fragment) => (location.hash = fragment)", fragment(sent))

    question = question_of(incubator.page)
    expect(question).to_contain_text(f"“{markup}”")
    question.get_by_role("button", name="打开", exact=True).click()
    expect(incubator.page.locator('[id="jobs.error"]')).to_be_visible()
    assert RosterPage(incubator, "tenant").stored_rows() == [{"name": markup}]
    incubator.page.get_by_role("button", name="分享链接").click()
    expect(incubator.page.locator("#share-dialog")).to_contain_text(f"名称“{markup}”")
    incubator.page.keyboard.press("Escape")
    assert incubator.page.evaluate("() => [self.hit, ({}).polluted, document.querySelectorAll('main img').length]") == [
        None,
        None,
        0,
    ]

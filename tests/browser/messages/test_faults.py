"""A mistake of the site's own program is said to be one, costs nothing that was typed, and can be reported."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from check_page import OpenCheckPage

# From when `broken` is set, the worker gets a request that lacks what the checker needs.
BREAKABLE = """
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, transfer) {
        const payload = self.broken && message.method === "check" ? "{}" : message.payload;
        return post.call(this, { ...message, payload }, transfer);
    };
"""


@pytest.mark.parametrize("granted", [True, False], ids=["clipboard", "no clipboard"])
def test_own_fault(open_new_check: OpenCheckPage, context: BrowserContext, *, granted: bool) -> None:
    """The message says whose fault it is and where; the details can be copied, or else selected; answers stay."""
    context.add_init_script(BREAKABLE)
    if granted:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        context.add_init_script("delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false;")
    check = open_new_check()
    page = check.page
    page.evaluate("() => { self.broken = true; }")
    check.control("name").fill("某孵化器")

    message = page.locator("[data-text=message]")
    expect(message).to_have_text(
        re.compile(
            r"^核对没有完成：这是本站程序的错误，所填内容没有丢失（checker\.browser:\d+ check，版本 [0-9a-f]{8}）。$"
        )
    )
    expect(check.control("name")).to_have_value("某孵化器")
    page.get_by_role("button", name="复制错误详情").click()
    if granted:
        expect(message).to_have_text("错误详情已复制。")
        assert page.evaluate("navigator.clipboard.readText()").startswith("KeyError: 'notice'\nchecker.browser:")
    else:
        expect(message).to_contain_text("请手工选取：KeyError: 'notice'")

    page.evaluate("() => { self.broken = false; }")
    check.control("jobs").fill("501")
    expect(page.locator("#verdict-bar")).to_contain_text("还要 23 个答案")
    assert [fault.splitlines()[0] for fault in check.faults] == ["fault KeyError: 'notice'"]
    check.faults.clear()

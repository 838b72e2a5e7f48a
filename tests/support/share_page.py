"""The dialog that makes links, links made by others, and QR codes, as visitors and their phones meet them."""

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

import zxingcpp
from playwright.sync_api import Locator, Page, expect

from check_page import CheckPage

_PIXELS = """async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = "";
    for (let place = 0; place < data.length; place += 4) text += String.fromCharCode(data[place]);
    return { width: image.width, height: image.height, red: btoa(text) };
}"""


def dialog_of(check: CheckPage) -> Locator:
    """Return the dialog that makes a link."""
    return check.page.locator("#share-dialog")


def share(check: CheckPage) -> Locator:
    """Open the dialog and return it."""
    check.page.get_by_role("button", name="分享链接").click()
    dialog = dialog_of(check)
    expect(dialog).to_be_visible()
    return dialog


def link_of(check: CheckPage) -> str:
    """Return the link to what is on a page; the dialog is closed again."""
    dialog = share(check)
    link = dialog.get_by_role("textbox").input_value()
    dialog.get_by_role("button", name="关闭").click()
    return link


def question_of(page: Page) -> Locator:
    """Return the dialog that asks how a draft is to be opened."""
    return page.locator("#applicant-dialog")


def follow(page: Page, link: str) -> None:
    """Go to a link from elsewhere, and agree to what the page asks."""
    page.goto("about:blank")
    page.goto(link)
    question_of(page).get_by_role("button", name="打开", exact=True).click()
    expect(page.locator(".message")).to_contain_text("已打开链接里的底稿")


def fragment(contents: str | bytes) -> str:
    """Return the fragment that a link with some contents has, whatever they are."""
    data = zlib.compress(contents.encode() if isinstance(contents, str) else contents, 9)
    return "#d1." + base64.urlsafe_b64encode(data).decode().rstrip("=")


def draft_text(notice: str, answers: Mapping[str, Any], rosters: Mapping[str, Any] | None = None) -> str:
    """Return a draft's text as links have it."""
    return json.dumps({"notice": notice, "answers": answers, "rosters": rosters or {}}, ensure_ascii=False)


def scanned(code: Locator) -> list[str]:
    """Return the texts of the QR codes in what an element looks like."""
    picture = base64.b64encode(code.screenshot()).decode()
    looking = code.page.context.new_page()  # one without a policy
    pixels = looking.evaluate(_PIXELS, picture)
    looking.close()
    grey = memoryview(base64.b64decode(pixels["red"])).cast("B", shape=(pixels["height"], pixels["width"]))
    return [found.text for found in zxingcpp.read_barcodes(grey)]

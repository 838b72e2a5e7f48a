"""What a page shows of something that is not there: an empty part, a heading above nothing, a broken sentence."""

from playwright.sync_api import Page

# Whatever is seen and says nothing; what scripts fill in, and what is drawn, is left out.
_EMPTY = """() => [...document.querySelectorAll(`article :is(h1, h2, h3, h4, p, ul, ol, dl, dt, dd, li,
    table, tbody, tr, caption, section, figure, details, fieldset, legend, summary, blockquote, button, a)`)]
    .filter((one) => one.checkVisibility() && !one.textContent.trim())
    .filter((one) => !one.matches("[role], [data-text], [data-list], [data-place]"))
    .filter((one) => !one.querySelector(`input, select, textarea, svg, progress,
        [data-text], [data-list], [data-picture]`))
    .map((one) => one.outerHTML.slice(0, 120))"""

_LONELY = """() => [...document.querySelectorAll("article :is(h2, h3, h4)")]
    .filter((one) => one.checkVisibility() && !one.closest("dialog"))
    .filter(({ nextElementSibling: next, tagName, parentElement }) =>
        next ? /^H[1-6]$/.test(next.tagName) && next.tagName <= tagName : parentElement.tagName === "ARTICLE")
    .map((one) => one.textContent)"""

_BROKEN = r"""() => document.querySelector("article").innerText
    .match(/.{0,12}(?:：[。；：]|[、，。；]。|、，|（）|“”|《》|\b(?:None|undefined|NaN)\b).{0,12}/g) ?? []"""


def shells(page: Page) -> list[str]:
    """Return what stands on a page, as it is now, without saying anything."""
    return [f"{kind}: {found}" for kind, look in _LOOKS.items() for found in page.evaluate(look)]


_LOOKS = {"empty": _EMPTY, "heading above nothing": _LONELY, "broken sentence": _BROKEN}

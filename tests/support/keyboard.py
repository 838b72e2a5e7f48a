"""A visitor who has a keyboard and no mouse."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator, Page

# Where the focus is, and whether a sighted visitor can tell. What stands for a control that cannot be seen itself is
# its label.
_FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const small = element.getBoundingClientRect().width <= 1 || getComputedStyle(element).opacity === "0";
    const labels = [...(element.labels ?? []), element.nextElementSibling]
        .filter((label) => label?.tagName === "LABEL" && label.getBoundingClientRect().width);
    const shown = small && labels.length ? labels[0] : element;
    const style = getComputedStyle(shown);
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const spots = [0.05, 0.3, 0.5, 0.7, 0.95].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
    const uncovered = spots.some(([x, y]) => {
        const found = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return found && (shown.contains(found) || found.contains(shown) && found !== document.body);
    });
    const options = element.type === "radio"
        ? [...document.querySelectorAll(`[name="${element.name}"]`)].map((option) => option.value) : [];
    return {
        where: element.outerHTML.slice(0, 120),
        name: element.name ?? "",
        type: element.type ?? "",
        options,
        isFold: element.matches("details.optional:not([open]) > summary"),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
        uncovered,
        order: [...document.querySelectorAll("*")].indexOf(element),
    };
}"""

_MOST_STOPS = 600
_MOST_KEYS = 400


def tab_stops(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Go from stop to stop until the focus leaves the page; yield where it is.

    Fails if it never leaves, or if a visitor could not see where it is, which something may cover only for a moment.
    """
    for _ in range(_MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate(_FOCUS)
        if stop is None:
            return
        assert stop["outlined"], f"nothing shows the focus: {stop['where']}"
        if not stop["uncovered"]:  # while results that came in just now are put in their places
            page.wait_for_function(f"() => ({_FOCUS})()?.uncovered ?? true", timeout=2000)
        yield stop
    raise AssertionError(f"the focus is still in the page after {_MOST_STOPS} stops")


def press_until_focused(page: Page, key: str, goal: Locator) -> None:
    """Press a key until something has the focus."""
    element = goal.element_handle()  # once: to find it by its role takes longer than pressing a key
    for _ in range(_MOST_KEYS):
        if element.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {goal}")


def fill_in(page: Page, answers: Mapping[str, str]) -> None:
    """Go through the page once and answer what there is an answer for."""
    left = dict(answers)
    for stop in tab_stops(page):
        if stop["isFold"]:
            page.keyboard.press("Enter")
        if answer := left.pop(stop["name"], ""):
            _answer(page, stop, answer)
    assert left == {}


def _answer(page: Page, stop: Mapping[str, Any], answer: str) -> None:
    if stop["type"] != "radio":
        page.keyboard.type(answer)
        return
    page.keyboard.press("Space")
    for _ in range(stop["options"].index(answer)):
        page.keyboard.press("ArrowDown")

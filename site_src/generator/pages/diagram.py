"""The way of an application as a picture: one lane for each stage, what is sent in between, from top to bottom.

Laid out for the width of a telephone, so that nobody scrolls sideways. Colours come from the style sheet. Every length
is a whole number and text is measured without fonts, so that the same steps always make the same picture.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from generator.notices import Item
from generator.notices.process import Stage, Step

WIDTH = 360
TOP = 1  # where the first lane begins
NAME_WIDTH = 30  # width of the strip with a lane's name
FULL_WIDTH = LEFT, RIGHT = NAME_WIDTH + 8, WIDTH - 8  # the edges of what stands in a lane
PADDING = 6
ARROW_LENGTH = 16  # length of an arrow between two boxes
GAP = 8  # between boxes side by side
ARROWHEAD = 4  # half the width of an arrow's head

SIZES = {"strong": 13, "small": 11}
type Style = Literal["strong", "small"]
type Edges = tuple[int, int]
type Words = Sequence[tuple[str, Style]]

NOT_STATED = "通知未写明"

# What is not torn apart: a Latin word or number, one side of a mail address, or one character with its punctuation.
_PIECES = re.compile(r"[（(《“]*(?:[A-Za-z0-9._/-]+@?|\s+|[^\s])[）)》”，。、；：]*")


@dataclass(frozen=True, slots=True)
class _Box:
    """A box with its words broken into lines."""

    kind: str
    lines: Sequence[tuple[str, Style]]

    @property
    def height(self) -> int:
        return 2 * PADDING + sum(_line_height(style) for _, style in self.lines)


def process_diagram(stages: Sequence[Stage], title: str) -> Markup:
    """Return the picture as SVG that stands in a page, with its name and its text for those who do not see it."""
    picture = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    picture.set("aria-labelledby", "process-diagram-title process-diagram-text")
    SubElement(picture, "title", id="process-diagram-title").text = title
    SubElement(picture, "desc", id="process-diagram-text").text = "".join(_sentences(stages))
    y = TOP
    for place, stage in enumerate(stages):
        exits = [way for following in stages[place + 1 : place + 2] for way in _entrances(following)]
        y = _draw_stage(picture, stage, y, exits)
    picture.set("viewBox", f"0 0 {WIDTH} {y + 1}")
    return Markup(tostring(picture, encoding="unicode"))  # noqa: S704 - made of elements, which escape their texts


def _sentences(stages: Sequence[Stage]) -> Iterator[str]:
    for stage in stages:
        for route in stage.arrivals:
            yield f"{route['what']}送往{'，'.join(_destination(route))}。"
        yield f"{stage.actor['title']}："
        yield "；".join("，".join(words for words, _ in _step_words(step)) for step in stage.steps)
        yield "。"


def _step_words(step: Step) -> Words:
    words: list[tuple[str, Style]] = [(f"{step.number}. {step.about['title']}", "strong")]
    if step.deadline:
        words.append((step.deadline.period, "small"))
    return words


def _destination(route: Item) -> tuple[str, ...]:
    if "recipient" not in route:
        return (f"何处：{NOT_STATED}",)
    return route["recipient"], f"地址：{route.get('address', NOT_STATED)}"


# ---- from top to bottom


def _entrances(stage: Stage) -> list[int]:
    """Return where the lines run that lead to a stage from the one above."""
    return [_middle(edges) for edges in _columns(len(stage.arrivals))] or [_middle(FULL_WIDTH)]


def _draw_stage(picture: Element, stage: Stage, y: int, exits: Sequence[int]) -> int:
    """Draw what arrives, the lane below it, and the lines out of it; return where the lane ends."""
    columns = _columns(len(stage.arrivals))
    sent = [
        _box("sent", [(route["what"], "small")], edges) for route, edges in zip(stage.arrivals, columns, strict=True)
    ]
    if sent:
        y = _draw_sent(picture, sent, columns, y)
    elif y > TOP:
        y = _arrow(picture, _middle(FULL_WIDTH), y, y + ARROW_LENGTH)
    lane = SubElement(picture, "rect", {"class": "lane"})
    top = y
    if sent:
        y = _draw_destinations(picture, stage, columns, y)
    else:
        y += GAP
    y = _draw_steps(picture, stage, y)
    bottom = max(y + GAP, top + 2 * GAP + len(stage.actor["title"]) * _line_height("strong"))
    _set_numbers(lane, x=1, y=top, width=WIDTH - 2, height=bottom - top)
    for x in exits:
        _line(picture, x, y, bottom)
    _draw_name(picture, stage.actor["title"], top, bottom)
    return bottom


def _draw_sent(picture: Element, sent: Sequence[_Box], columns: Sequence[Edges], y: int) -> int:
    """Draw what leaves the lane above, side by side; return where the arrows from it end."""
    height = max(box.height for box in sent)
    for box, edges in zip(sent, columns, strict=True):
        _line(picture, _middle(edges), y, y + GAP)
        _draw(picture, box, edges, y + GAP, height)
        _line(picture, _middle(edges), y + GAP + height, y + 2 * GAP + height)
    return y + 2 * GAP + height


def _draw_destinations(picture: Element, stage: Stage, columns: Sequence[Edges], y: int) -> int:
    """Draw where it arrives, side by side, and what leads from there to the first step; return its end."""
    boxes = [
        _box(
            "place" if {"recipient", "address"} <= route.keys() else "place not-stated",
            [(words, "small") for words in _destination(route)],
            edges,
        )
        for route, edges in zip(stage.arrivals, columns, strict=True)
    ]
    height = max(box.height for box in boxes)
    top, bottom = y + ARROW_LENGTH, y + ARROW_LENGTH + height
    for box, edges in zip(boxes, columns, strict=True):
        _arrow(picture, _middle(edges), y, top)
        _draw(picture, box, edges, top, height)
        _line(picture, _middle(edges), bottom, bottom + GAP)
    across = SubElement(picture, "path", {"class": "line"})
    across.set("d", f"M{_middle(columns[0])} {bottom + GAP}H{_middle(columns[-1])}")
    return _arrow(picture, _middle(FULL_WIDTH), bottom + GAP, bottom + GAP + ARROW_LENGTH)


def _draw_steps(picture: Element, stage: Stage, y: int) -> int:
    for place, step in enumerate(stage.steps):
        if place:
            y = _arrow(picture, _middle(FULL_WIDTH), y, y + ARROW_LENGTH)
        box = _box("step", _step_words(step), FULL_WIDTH)
        _draw(picture, box, FULL_WIDTH, y, box.height)
        y += box.height
    return y


def _draw_name(picture: Element, name: str, top: int, bottom: int) -> None:
    """Write a lane's name from top to bottom in the strip at its left."""
    strip = SubElement(picture, "rect", {"class": "lane-name"})
    _set_numbers(strip, x=1, y=top, width=NAME_WIDTH - 1, height=bottom - top)
    step = _line_height("strong")
    first = (top + bottom - len(name) * step) // 2 + SIZES["strong"]
    text = SubElement(picture, "text", {"class": "name", "font-size": str(SIZES["strong"]), "text-anchor": "middle"})
    for place, character in enumerate(name):
        tspan = SubElement(text, "tspan", x=str(NAME_WIDTH // 2), y=str(first + place * step))
        tspan.text = character


# ---- boxes and lines


def _columns(number: int) -> list[Edges]:
    """Return the left and right edges of boxes side by side."""
    if not number:
        return []
    width = (RIGHT - LEFT - (number - 1) * GAP) // number
    return [(LEFT + place * (width + GAP), LEFT + place * (width + GAP) + width) for place in range(number)]


def _middle(edges: Edges) -> int:
    return sum(edges) // 2


def _box(kind: str, words: Words, edges: Edges) -> _Box:
    room = edges[1] - edges[0] - 2 * PADDING
    return _Box(kind, [(line, style) for text, style in words for line in wrapped(text, room / SIZES[style])])


def _draw(picture: Element, box: _Box, edges: Edges, y: int, height: int) -> None:
    left, right = edges
    _set_numbers(SubElement(picture, "rect", {"class": box.kind}), x=left, y=y, width=right - left, height=height, rx=3)
    y += PADDING + (height - box.height) // 2
    for line, style in box.lines:
        text = SubElement(picture, "text", {"class": style, "font-size": str(SIZES[style])})
        _set_numbers(text, x=left + PADDING, y=y + SIZES[style])
        text.text = line
        y += _line_height(style)


def _line(picture: Element, x: int, top: int, bottom: int) -> None:
    SubElement(picture, "path", {"class": "line", "d": f"M{x} {top}V{bottom}"})


def _arrow(picture: Element, x: int, top: int, bottom: int) -> int:
    _line(picture, x, top, bottom)
    head = f"M{x - ARROWHEAD} {bottom - 2 * ARROWHEAD}h{2 * ARROWHEAD}l-{ARROWHEAD} {2 * ARROWHEAD}z"
    SubElement(picture, "path", {"class": "head", "d": head})
    return bottom


def _set_numbers(element: Element, **numbers: int) -> None:
    for name, number in numbers.items():
        element.set(name, str(number))


def _line_height(style: Style) -> int:
    return SIZES[style] * 3 // 2


# ---- words


def wrapped(text: str, room: float) -> list[str]:
    """Break a text into lines of at most `room` times the font's size, where Chinese may be broken."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] = (lines[-1] + piece) if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def text_width(text: str) -> float:
    """Return a text's width in font sizes, generously: a Chinese character is one wide, any other six tenths."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.6 for character in text)

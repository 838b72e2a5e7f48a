"""What is written into the form of one visit (现场核查意见表): who it is, what to ask, and what was found."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.desk.summary_table import TICKED, UNTICKED, Visited, reason_tag
from checker.values.text import visible
from checker.wording.vocabulary import ANSWER_LABELS

_ASK = "现场请核对："


def opinion_texts(visit: Mapping[str, Any], about: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts of the form by tag.

    Args:
        visit: The visit, as the page keeps it.
        about: What the notice says of visits: the ``visit`` of a ``Supplement``.

    Returns:
        The identity by id; for an item with boxes of its own ``<id>=yes``, ``<id>=no`` and ``<id>.reason``, for any
        other its id. Boxes are ticked, and answers written, only as far as somebody has answered.
    """
    visited = Visited(visit, about)
    texts = {entry["id"]: visited.text(entry["id"]) for entry in about["identity"]}
    for item in about["items"]:
        if "explained" in item:
            answer = visited.answer(item)
            texts |= {f"{item['id']}={value}": TICKED if value == answer else UNTICKED for value in ("yes", "no")}
            texts[reason_tag(item)] = "\n".join([*_asked(visited, item), *filter(None, [visited.reason(item)])])
        elif "opinion" in item:
            texts[item["id"]] = "\n".join(_lines(visited, item))
    return texts


def _lines(visited: Visited, item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines under an item; the first for all else has the questions of items that the form does not print."""
    about = visited.about
    yield from _asked(visited, item)
    yield from _found(visited, item)
    if item["id"] != about["other_questions"]:
        return
    for other in about["items"]:
        if "opinion" not in other:
            yield from _asked(visited, other)
    if photos := [visible(name) for name in visited.data["photos"]]:
        yield f"现场照片：{'、'.join(photos)}"


def _asked(visited: Visited, item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the questions, each on a line of its own; none any more once the item has been answered."""
    questions = visited.data["questions"].get(item["id"], ())
    if not questions or visited.answer(item):
        return
    yield _ASK
    yield from (f"{number}．{visible(text)}" for number, text in enumerate(questions, 1))


def _found(visited: Visited, item: Mapping[str, Any]) -> Iterator[str]:
    answer, reason = visited.answer(item), visited.reason(item)
    if answer:
        lead = f"{item['title']}：" if item["title"] != item.get("opinion") else "核查结果："
        yield lead + ANSWER_LABELS[answer] + (f"。{reason}" if reason else "")

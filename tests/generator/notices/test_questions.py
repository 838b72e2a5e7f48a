"""Every question that is known to be asked has its answer on the built site, with a heading to link to."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

import worked
from built_site import BuiltPage
from generator.notices.attachments import missing_forms, numbered
from generator.pages.called import contact_lists

ASKED = yaml.safe_load((Path(__file__).parent / "asked.yaml").read_text(encoding="utf-8"))
QUESTIONS = [
    (folder, group, question)
    for folder in worked.FOLDERS.values()
    for group in folder.parts["questions"]
    for question in group["questions"]
]


def answer(page: str, anchor: str) -> str:
    """Return what stands on a page between a heading and the next one of its rank, without tags."""
    heading = re.search(rf'<h([23]) id="{anchor}">', page)
    assert heading, f"no heading #{anchor}"
    text = re.split(rf"<h[1-{heading[1]}]\b|<p class=\"changed\"|</article>", page[heading.end() :], maxsplit=1)[0]
    return unescape(re.sub(r"<[^>]+>", "", text))


def test_as_many_as_were_asked() -> None:
    """The list is complete: 25 questions of applicants and 10 of officers."""
    assert len({entry["asked"] for entry in ASKED}) == 35


@pytest.mark.parametrize("entry", ASKED, ids=lambda entry: entry["asked"][:12])
def test_answered(built_page: BuiltPage, entry: dict[str, Any]) -> None:
    """Wherever a question is said to be answered, a heading of the built site begins an answer."""
    for place in entry["answered"]:
        address, anchor = place.split("#")

        assert len(answer(built_page(address), anchor)) > 60


def test_every_question_was_asked() -> None:
    """No answer stands unlisted, but for three that nobody is known to have asked."""
    listed = {place for entry in ASKED for place in entry["answered"]}
    for folder, group, question in (one for one in QUESTIONS if one[0].id in worked.KNOWN):
        on_site = f"officers/#{folder.id}-{question['id']}"
        on_notice = f"{folder.id}/questions/#{question['id']}"
        added = question["id"] in {"mentors", "graduates-without-a-form", "recommendation-day"}

        assert added or (on_site if "audience" in group else on_notice) in listed


def test_in_full(built_page: BuiltPage) -> None:
    """The page says all of an answer: its paragraphs, points, examples, clauses, and whom to ask."""
    for folder, group, question in QUESTIONS:
        text = answer(built_page(f"{folder.id}/questions"), question["id"])
        examples = [example["name"] for example in question.get("examples", ())]
        parts = [*question["answer"], *question.get("points", ()), *question.get("silent", ()), *examples]
        lists = contact_lists(folder)
        asked = lists.get("department") if "audience" in group else next(iter(lists.values()))

        assert [words for words in (*parts, *question["clause"]) if words not in text] == []
        assert ("silent" in question) == (f"请咨询{asked}" in text)


def test_officers_page_has_the_notices_answers(built_page: BuiltPage) -> None:
    """What recommending units ask about a notice stands on their page as on the notice's."""
    for folder, group, question in QUESTIONS:
        if "audience" in group:
            here = answer(built_page("officers"), f"{folder.id}-{question['id']}")

            assert "".join(here.split()) == "".join(
                answer(built_page(f"{folder.id}/questions"), question["id"]).split()
            )


def test_missing_attachments_are_said_to_be_missing(built_page: BuiltPage) -> None:
    """The officers' page names every form that a notice promises and does not include."""
    for folder in worked.FOLDERS.values():
        for missing in missing_forms(folder.parts["attachments"]):
            assert numbered(missing) in answer(built_page("officers"), "not-official")


def test_readings_and_ambiguities_are_registered(built_page: BuiltPage) -> None:
    """Each reading used and everything left open stands in the register, at its condition."""
    register = built_page("about")
    for folder in worked.FOLDERS.values():
        for condition in folder.conditions:
            remarks = [condition.get("reading", ""), *(item["text"] for item in condition.get("ambiguities", ()))]
            entry = register.partition(f'id="{folder.id}-{condition["id"]}"')[2].partition('<li id="')[0]

            assert [text for text in remarks if text not in entry] == []


def test_notices_do_not_borrow_from_each_other(built_page: BuiltPage) -> None:
    """No page of questions names the other notice's document number."""
    for folder in map(worked.FOLDERS.__getitem__, worked.with_part("questions")):
        article = built_page(f"{folder.id}/questions").partition("<article")[2]
        others = [other.about["document_number"] for other in worked.FOLDERS.values() if other is not folder]

        assert [number for number in others if number in article] == []

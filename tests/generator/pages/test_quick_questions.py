"""The quick check asks for the facts that decide most, by the notice's data."""

from pathlib import Path

import pytest

from generator.notices import read_notice
from generator.pages.page_list import slugs
from generator.pages.quick_questions import MOST_QUESTIONS, quick_check
from operator_examples import Example, examples
from worked import FOLDERS, INCUBATOR, KNOWN, MAKER_SPACE

CHECKS = {name: quick_check(folder) for name, folder in FOLDERS.items()}


def asked(name: str) -> list[list[str]]:
    """Return the fields of each question."""
    return [[field.path for field in question.fields] for question in CHECKS[name].questions]


def test_one_question_is_in_reserve() -> None:
    """However choices are answered, there is one more than are asked, if there are so many; none stands there twice."""
    for name, check in CHECKS.items():
        fields = [path for paths in asked(name) for path in paths]
        assert len(fields) == len(set(fields))
        always = [question for question in check.questions if not question.only_when]
        answers = {question.only_when for question in check.questions} - {()}
        for answer in answers or {()}:
            added = [one for one in check.questions if one.only_when and one.only_when == answer]
            offered = len(always) + len(added)
            assert offered == check.most or offered > MOST_QUESTIONS


def test_facts_come_from_the_conditions() -> None:
    """The choice that decides thresholds comes first, no statement is among them."""
    assert asked(INCUBATOR)[0] == ["variant"]
    assert not [path for name in CHECKS for paths in asked(name) for path in paths if path.startswith("declarations")]


def test_a_whole_is_asked_with_its_parts() -> None:
    """The number of staff is needed for shares alone; that of premises has a threshold of its own."""
    assert ["management.staff", "management.college_educated", "management.trained"] in asked(INCUBATOR)
    assert ["premises.total_m2"] in asked(INCUBATOR)


def test_what_depends_on_a_choice_says_so() -> None:
    """Makers are counted only by those who serve makers."""
    when = {tuple(one.only_when): [field.path for field in one.fields] for one in CHECKS[MAKER_SPACE].questions}
    assert when["serves", "makers"] == ["makers.active"]
    assert when["serves", "teams"] == ["teams.active"]


def test_each_figure_shows_what_is_required() -> None:
    """In words, with its clause; a choice requires nothing."""
    for check in (CHECKS[name] for name in KNOWN):
        for question in check.questions:
            is_choice = question.fields[0].kind in {"choice", "question"}
            assert is_choice != bool(question.requirements)
            assert all(threshold and about["clause"] for about, threshold in question.requirements)


@pytest.mark.parametrize("example", list(examples()), ids=lambda one: one.picture)
def test_page_that_asks_something(example: Example, tmp_path: Path) -> None:
    """Whatever a notice's only condition is, it has a quick check if that has something to ask, and no empty one."""
    folder = read_notice(example.below(tmp_path).notice)

    assert ("quick" in slugs(folder)) == (quick_check(folder).most > 0)

"""No clause of a notice is forgotten, and each leads to everything that the site makes of it."""

import dataclasses
import re

import pytest

import worked
from built_site import BuiltPage
from generator.notices import NoticeFolder
from generator.pages import check_coverage
from generator.pages.coverage import coverage_of, nothing_to_look_up, uses

every_notice = pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=worked.FOLDERS)


@every_notice
def test_every_clause_is_covered(folder: NoticeFolder) -> None:
    """Each clause is used on some page, or it is marked as containing nothing to look up."""
    check_coverage(folder)

    counted = coverage_of(folder)
    assert counted.clauses == counted.linked + counted.explanatory
    listed = [address for _, entry in nothing_to_look_up([folder]) for address in entry["clause"]]
    assert len(set(listed)) == counted.explanatory
    assert not {*listed} & uses(folder).keys()


def test_clause_that_is_marked_and_used_is_counted_once() -> None:
    """One that is said to contain nothing, and is used all the same, counts as used; a heading counts for nothing."""
    folder = worked.FOLDERS[worked.INCUBATOR]
    used = next(address for address in uses(folder) if address in folder.text.clauses)
    explanatory = [*folder.about["explanatory"], {"why": "说明", "clause": [used, "一"]}]
    marked = dataclasses.replace(folder, about={**folder.about, "explanatory": explanatory})

    assert coverage_of(marked) == coverage_of(folder)
    assert nothing_to_look_up([marked]) == [(marked, entry) for _, entry in nothing_to_look_up([folder])]


@every_notice
def test_clauses_of_conditions_lead_to_them(built_page: BuiltPage, folder: NoticeFolder) -> None:
    """From a condition's clause in the official text, a link leads to the condition."""
    text = built_page(f"{folder.id}/text")
    for condition in folder.conditions:
        found = [use for page in uses(folder)[condition["clause"]].values() for use in page]
        urls = [use.url for use in found if use.title == condition["title"]]

        assert any(url.endswith(f"#{condition['id']}") for url in urls)
        assert all(f'href="../{url}"' in text for url in urls)


def test_forgotten_clause_stops_the_build() -> None:
    """A clause that nothing cites is an error with its line and what to do."""
    folder = worked.FOLDERS[worked.INCUBATOR]
    about = {**folder.about, "explanatory": []}

    first, *others = map(str, check_coverage(dataclasses.replace(folder, about=about)))

    assert re.search(r"text\.md:1: 发文机关: 没有哪一页用到这一条（改法：.*notice\.yaml 的 explanatory）", first)
    assert len(others) + 1 == coverage_of(folder).explanatory


def test_figures_are_shown(built_page: BuiltPage) -> None:
    """The page about the site tells how many clauses there are and how many are used."""
    page = built_page("about")
    for folder in worked.FOLDERS.values():
        counted = coverage_of(folder)

        assert f"<td>{counted.clauses}</td><td>{counted.linked}</td><td>{counted.explanatory}</td>" in page

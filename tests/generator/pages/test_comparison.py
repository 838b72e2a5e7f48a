"""The comparison's figures are those of the conditions."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import worked
from built_site import BuiltPage
from checker import Condition
from generator.notices import NoticeFolder
from generator.notices.topics import read_topics
from generator.pages.comparison import Change, declared_alike, not_compared, topic_rows, variant_rows, with_variants
from generator.source import SourceErrors

INCUBATOR = worked.FOLDERS[worked.INCUBATOR]
MAKER_SPACE = worked.FOLDERS[worked.MAKER_SPACE]

every_notice = pytest.mark.parametrize("folder", with_variants(worked.FOLDERS.values()), ids=lambda folder: folder.id)


def varying(requirement: object) -> Iterator[dict[str, Any]]:
    """Yield the numbers of a requirement that differ between variants."""
    if isinstance(requirement, dict):
        if requirement.get("by") == "variant":
            yield requirement
        for part in requirement.values():
            yield from varying(part)
    elif isinstance(requirement, list):
        for part in requirement:
            yield from varying(part)


@every_notice
def test_thresholds_are_those_of_the_data(folder: NoticeFolder) -> None:
    """What differs between variants in the data differs in the comparison, by the same numbers, and nothing else."""
    variants = list(folder.about["variants"])
    for row in variant_rows(folder):
        numbers = next(varying(row.about["requirement"]), None)
        for variant in variants:
            threshold = row.thresholds[variant]
            if row.about.get("applies_to", variant) != variant:
                assert threshold is None
            elif numbers:
                assert threshold
                assert str(numbers[variant]) in re.findall(r"\d+", threshold)
        if numbers:
            step = numbers[variants[0]] - numbers[variants[1]]
            assert row.changes[0].amount.split()[0] == str(step)
        else:
            assert row.changes[0].kind == ("added" if "applies_to" in row.about else "same")


@pytest.mark.parametrize("required", [{"declared": "declarations.purpose"}, {"ask": "请向推荐单位确认。"}])
def test_variant_of_which_a_clause_does_not_speak(required: dict[str, str]) -> None:
    """It is told from a variant for which a clause sets no limit."""
    cases = {"general": "not_applicable", "specialized": {"all_of": [required]}}
    data = {**INCUBATOR.conditions[0], "requirement": {"by_answer": {"answer": "variant", "cases": cases}}}
    notice = replace(INCUBATOR.notice, conditions=(Condition.of(data),))
    (row,) = variant_rows(replace(INCUBATOR, notice=notice))

    assert row.thresholds["general"] is None
    assert row.thresholds["specialized"] is not None
    assert row.changes[0].kind == "added"


@every_notice
def test_no_condition_is_left_out(folder: NoticeFolder) -> None:
    """Each condition of the applicant is either in the table or named below it."""
    shown = [row.about["id"] for row in variant_rows(folder)] + declared_alike(folder)

    assert sorted(shown) == sorted(condition["id"] for condition in folder.at_level("applicant"))


def test_what_the_specialised_incubator_lowers_and_adds() -> None:
    """Three numbers are lower and one condition is added."""
    changes = {row.about["id"]: row.changes[0] for row in variant_rows(INCUBATOR) if row.changes[0].kind != "same"}

    assert changes == {
        "premises-area": Change("lowered", "2000 ㎡"),
        "tenant-count": Change("lowered", "10 家"),
        "jobs": Change("lowered", "200 个"),
        "public-platform": Change("added"),
    }


def test_what_the_specialised_maker_space_lowers_and_adds() -> None:
    """Nothing is lower; all of 一（二） is added."""
    added = [row.about["clause"] for row in variant_rows(MAKER_SPACE) if row.changes[0].kind == "added"]

    assert {change.kind for row in variant_rows(MAKER_SPACE) for change in row.changes} == {"same", "added"}
    assert {clause.removesuffix(clause[-1]) for clause in added if clause != "一（二）"} == {"一（二）"}


def test_topics_put_like_beside_like() -> None:
    """Each condition with a topic stands once, in its notice's column; a notice without any has an empty cell."""
    folders = list(worked.FOLDERS.values())
    rows = {row.topic.id: row.cells for row in topic_rows(folders)}

    for column, folder in enumerate(folders):
        shown = [entry.about["id"] for cells in rows.values() for entry in cells[column]]
        assert sorted(shown) == sorted(c["id"] for c in folder.at_level("applicant") if "topic" in c)
    lease = dict(zip(worked.FOLDERS, rows["lease"], strict=True))
    assert not lease[worked.INCUBATOR]
    assert [entry.about["id"] for entry in lease[worked.MAKER_SPACE]] == ["lease-term"]


def test_notices_beside_which_nothing_stands() -> None:
    """A notice without topics is named, not passed over; one with variants stands by itself where nothing else does."""
    silent = replace(MAKER_SPACE, notice=replace(MAKER_SPACE.notice, conditions=()))
    single = replace(silent, about={**silent.about, "variants": {}})

    assert not_compared([INCUBATOR, MAKER_SPACE]) == []
    assert not_compared([INCUBATOR, MAKER_SPACE, single]) == [single]
    assert not_compared([INCUBATOR, single]) == [single]


def test_rows_lead_to_their_conditions(built_page: BuiltPage) -> None:
    """On the built page, each row of a notice leads to its condition and says what it requires."""
    page = built_page("compare")
    for folder in with_variants(worked.FOLDERS.values()):
        for row in variant_rows(folder):
            thresholds = filter(None, row.thresholds.values())
            requirements = [
                threshold if row.basis == "computed" else row.about["explanation"] for threshold in thresholds
            ]

            assert f'href="../{folder.id}/conditions/#{row.about["id"]}">{row.about["title"]}</a>' in page
            assert [words for words in requirements if f"<td>{words}</td>" not in page] == []


def test_topic_twice(tmp_path: Path) -> None:
    """A topic that is listed twice stops the build."""
    path = tmp_path / "topics.yaml"
    path.write_text("- { id: jobs, title: 就业岗位 }\n- { id: jobs, title: 岗位 }\n", encoding="utf-8")

    with pytest.raises(SourceErrors) as caught:
        read_topics(path)

    assert str(caught.value) == f"{path}:2: jobs.id: 编号“jobs”前面已经用过（改法：换一个编号）"

"""The review that people who do not read YAML hold against the notice before it is published."""

import copy
import dataclasses
import html
import re
from pathlib import Path

import pytest

import worked
from checker import Notice
from generator.notices import NoticeFolder, read_notice
from generator.pages.called import contact_lists
from generator.pages.materials import lines_of
from generator.review import compare_rules, write_review
from generator.review.own_words import left_open, own_words
from generator.review.review import reviewed_clauses
from generator.review.writing import NUMBERS
from generator.tools import ROOT
from operator_examples import examples

every_notice = pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=worked.FOLDERS)


def words(page: Path) -> str:
    """Return what a page says, without its marks and white space."""
    text = re.sub(r"<style>.*?</style>|<[^>]+>", "|", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"[|\s]*\|[|\s]*", "|", text)


@pytest.fixture
def changed() -> NoticeFolder:
    """Return the incubators' notice with one threshold higher, one lower, and one inclusive."""
    folder = worked.FOLDERS[worked.INCUBATOR]
    conditions = copy.deepcopy(list(folder.conditions))
    requirements = {condition["id"]: condition["requirement"] for condition in conditions}
    requirements["premises-area"]["at_least"]["threshold"]["general"] = 6000
    requirements["seed-fund"]["at_least"]["threshold"] = 200
    requirements["jobs"]["at_least"] = requirements["jobs"].pop("more_than")
    data = {"notice": folder.about, "form": folder.form, "conditions": conditions, "consistency": folder.consistency}
    return dataclasses.replace(folder, conditions=conditions, notice=Notice.of(data))


@every_notice
def test_every_clause_and_condition_is_there(folder: NoticeFolder, tmp_path: Path) -> None:
    """Each clause stands there verbatim, each condition with its quote; nothing of a published notice was forgotten."""
    shown = words(write_review(folder, None, tmp_path)).replace("&#34;", '"').replace("&amp;", "&")
    bare = re.sub(r"\s", "", shown)

    for clause in folder.text.clauses.values():
        assert re.sub(r"\s", "", clause.text) in bare.replace("&lt;", "<").replace("&gt;", ">")
    for condition in folder.conditions:
        assert re.sub(r"\s", "", condition["quote"]) in bare
    assert "没有用到" not in shown


def test_thresholds_are_tried(tmp_path: Path) -> None:
    """Beside each threshold stand answers just below, at and above it, each with its verdict."""
    shown = words(write_review(worked.FOLDERS[worked.INCUBATOR], None, tmp_path))

    assert "总面积 4999.9 ㎡|未达到|" in shown
    assert "总面积 5000 ㎡|符合|" in shown
    assert "就业岗位 500 个|未达到|" in shown
    assert "就业岗位 501 个|符合|" in shown


def test_numbers_of_conditions_are_tried(tmp_path: Path) -> None:
    """Where some of several conditions are wanted, one fewer is told from just as many."""
    shown = words(write_review(worked.FOLDERS[worked.INCUBATOR], None, tmp_path))

    assert "4 条中有 1 条符合|未达到|" in shown
    assert "4 条中有 2 条符合|符合|" in shown


def test_a_must_is_tried(tmp_path: Path) -> None:
    """Enough conditions without one that is a must are told from enough with it, and all that count are named."""
    example = next(one.below(tmp_path) for one in examples() if one.operator == "n_of")

    shown = words(write_review(read_notice(example.notice), None, tmp_path))

    assert "3 条中有 2 条符合|符合|" in shown
    assert "3 条中有 2 条符合，没有“高新技术企业”|未达到|" in shown
    assert "算数的各条：|专利（一（一））、上市（一（一））、高新技术企业（一（一））|" in shown


@every_notice
def test_what_is_to_be_signed(folder: NoticeFolder, tmp_path: Path) -> None:
    """Materials with what they prove, telephones, and what the notice leaves open have boxes beside them."""
    page = write_review(folder, None, tmp_path)
    shown, headings = words(page), re.findall("<h2>([^、]+)、", page.read_text(encoding="utf-8"))
    people = [one for name in contact_lists(folder) for one in folder.parts["contacts"][name]]
    titles = {condition["id"]: condition["title"] for condition in folder.conditions}

    for one in people:
        assert f"|{one['unit']}|{one['person'] or '通知未写'}|{one['phone']}" in shown
    for line in lines_of(folder):
        assert f"|{'、'.join(titles[name] for name in line.about.get('proves', ())) or '没有'}|对|不对|" in shown
    for title, text in left_open(folder):
        assert f"|{title}：{text}|对|不对|" in html.unescape(shown)
    for _, title, text in own_words(folder):
        assert f"|{title}|{text}|对|不对|" in html.unescape(shown)
    for rule in folder.consistency:
        assert f"|{rule['title']}（" in html.unescape(shown)
    assert headings == list(NUMBERS[: len(headings)])


def test_what_an_editor_has_confirmed(tmp_path: Path) -> None:
    """Day of recommendation with its note, explanations, and the reasons for what the text seems to say otherwise."""
    folder = read_notice(ROOT / "tests" / "notices" / "2026-accelerator")
    about = {**folder.about, "confirmed": {"2027-02-10": "电话问过"}}

    shown = words(write_review(dataclasses.replace(folder, about=about), None, tmp_path))

    assert "推荐截至 2027-02-10（通知写“前”，本站读作截至当日）" in shown
    assert "|2027-02-10|电话问过|对|不对|" in shown
    assert [one["id"] for one in folder.conditions if f"|{one['explanation']}|" not in html.unescape(shown)] == []


@every_notice
def test_what_a_condition_counts_as(folder: NoticeFolder, tmp_path: Path) -> None:
    """What does not count towards the overall verdict is not called a must."""
    shown = words(write_review(folder, None, tmp_path))

    for one in folder.at_level("process"):
        assert re.search(rf"\. {re.escape(one['title'])}（{re.escape(str(one['clause']))}，程序提示", shown)


@every_notice
def test_nothing_is_said_twice(folder: NoticeFolder, tmp_path: Path) -> None:
    """What applicants assert is told in words; a clause that is used and explained says both."""
    shown = words(write_review(folder, None, tmp_path))
    explained = [one.address for one in reviewed_clauses(folder) if one.made and one.why]

    assert "由申请人自行说明：|由申请人自行说明" not in shown
    assert shown.count("其余不用查：") == len(explained)


def test_rules_are_compared(changed: NoticeFolder) -> None:
    """What is stricter, looser and the same is told, and which worked cases come out otherwise."""
    diff = compare_rules(worked.FOLDERS[worked.INCUBATOR], changed)
    kinds = {change.after["id"]: change.kind for change in diff.changes if change.after}

    assert {name for name, kind in kinds.items() if kind == "stricter"} == {"premises-area"}
    assert {name for name, kind in kinds.items() if kind == "looser"} == {"seed-fund", "jobs"}
    assert {kind for name, kind in kinds.items() if name not in {"premises-area", "seed-fund", "jobs"}} == {"same"}
    cases = {case.name: case for case in diff.cases}
    assert ("就业岗位", "unmet", "met") in cases["综合-就业恰好500"].conditions
    assert ("孵化场地面积", "met", "unmet") in cases["综合-就业恰好500"].conditions


def test_another_notice_is_compared() -> None:
    """Conditions that only one of two notices has are new or gone; those about the same topic stand together."""
    older, newer = worked.FOLDERS[worked.MAKER_SPACE], worked.FOLDERS[worked.INCUBATOR]
    diff = compare_rules(older, newer)
    kinds = [change.kind for change in diff.changes]

    assert kinds.count("new") + sum(change.before is not None for change in diff.changes) == len(kinds)
    assert {change.before["id"] for change in diff.changes if change.before} == {one["id"] for one in older.conditions}


def test_same_rules_are_the_same() -> None:
    """A notice beside itself has no change and no case that comes out otherwise."""
    folder = worked.FOLDERS[worked.INCUBATOR]
    diff = compare_rules(folder, folder)

    assert {change.kind for change in diff.changes} == {"same"}
    assert diff.cases == []
    assert diff.tried == len(folder.cases.applications) + len(folder.cases.with_rosters)

"""The materials ask for what the notices ask for, and each is tied to the conditions that it proves."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

import worked
from built_site import BuiltPage
from generator.notices import NoticeFolder, clauses
from generator.pages.materials import (
    binding_heading,
    book_title,
    lines_of,
    lines_proving,
    quote_says_more,
    spine_of,
    table_is_missing,
    without_material,
)
from generator.pages.page_list import condition_page
from other_sites import read_samples, rendered

every_notice = pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=worked.FOLDERS)

ATTACHED = re.compile(r"^附件\d(-\d)?[^·]*须附")
ENTRY = re.compile(r"([一二三四五六七八九十]+(?:（[一二三四五六七八九十]+）)?)(?:（[一二三四五六七八九十]+）|\d+)")
"""An entry's address: its list's, and its number there."""


def items(folder: NoticeFolder) -> list[dict[str, Any]]:
    """Return a notice's materials."""
    return list(folder.parts["materials"]["items"])


def cited(folder: NoticeFolder) -> set[str]:
    """Return every clause that a material or a part of one cites."""
    return {clause for item in items(folder) for entry in (item, *item.get("parts", ())) for clause in clauses(entry)}


def evidence(folder: NoticeFolder) -> Iterator[tuple[str, str]]:
    """Yield each condition and the number of a material that its own text names as evidence."""
    for condition in folder.conditions:
        for number in re.findall(r"（材料(\d+)", "".join(condition.get("evidence", ()))):
            yield condition["id"], number


@every_notice
def test_nothing_is_left_out(folder: NoticeFolder) -> None:
    """Every clause that asks for a material is cited: the lists in the notice, and what its tables want attached."""
    entries: dict[str, set[str]] = {}
    for address in folder.text.clauses:
        if found := ENTRY.fullmatch(address):
            entries.setdefault(found[1], set()).add(address)
    wanted = [those - entries.keys() for those in entries.values()]
    asking = {address for those in wanted if len(those & cited(folder)) * 2 > len(those) for address in those}

    assert asking
    assert asking | {clause for clause in folder.text.clauses if ATTACHED.match(clause)} <= cited(folder)


@every_notice
def test_in_the_order_of_the_notice(folder: NoticeFolder) -> None:
    """The materials are to be bound in order, so they stand in order."""
    order = list(folder.text.clauses)
    places = [order.index(clauses(item)[0]) for item in items(folder)]

    assert places == sorted(places)


@every_notice
def test_proves_what_the_conditions_name(folder: NoticeFolder) -> None:
    """Where a condition names a material as its evidence, that material says that it proves the condition."""
    proved = {
        (condition["id"], number[1])
        for line in lines_of(folder)
        for condition in line.proves
        if (number := re.match(r"二（[二三]）(\d+)$", clauses(line.item)[0]))
    }

    assert set(evidence(folder)) <= proved


@every_notice
def test_conditions_lead_to_their_materials(built_page: BuiltPage, folder: NoticeFolder) -> None:
    """Whoever reads a condition goes on to each thing in the list of materials that proves it."""
    materials = built_page(f"{folder.id}/materials")
    for condition in folder.notice.conditions:
        page = built_page(f"{folder.id}/{condition_page(condition.about)}")
        for line in lines_proving(folder, condition.id):
            assert f'href="../materials/#{line.about["id"]}"' in page
            assert f'id="{line.about["id"]}"' in materials


def test_conditions_without_material() -> None:
    """What the notices want proved with nothing is told; a condition that only refers to others needs nothing."""
    found = {name: [condition.id for condition in without_material(worked.FOLDERS[name])] for name in worked.KNOWN}

    assert found == {
        worked.INCUBATOR: ["jobs", "tenant-college-share", "tenant-ip-clear", "tenant-team", "tenant-founder-led"],
        worked.MAKER_SPACE: ["investors", "integrated-services"],
    }


def test_tables_that_are_missing() -> None:
    """Only the graduates' table is named without being there."""
    missing = [
        item["id"]
        for folder in (worked.FOLDERS[name] for name in worked.KNOWN)
        for item in items(folder)
        if table_is_missing(folder, item)
    ]

    assert missing == ["graduates"]


def test_spine() -> None:
    """One notice says what is printed on the spine; the other does not, and nothing is borrowed for it."""
    spine = spine_of(worked.FOLDERS[worked.INCUBATOR])

    assert spine is not None
    assert f"{spine.before}甲孵化器{spine.after}" == "2024-甲孵化器"
    assert spine_of(worked.FOLDERS[worked.MAKER_SPACE]) is None


def test_separate_volumes() -> None:
    """One notice wants two tables in volumes of their own; the other binds everything together."""
    volumes = {name: {item["id"]: item["volume"] for item in items(worked.FOLDERS[name])} for name in worked.KNOWN}

    separate = {item for item, volume in volumes[worked.INCUBATOR].items() if volume == "separate-volume"}
    assert separate == {"tenants", "graduates"}
    assert set(volumes[worked.MAKER_SPACE].values()) == {"bound-volume"}


def test_only_what_is_said_of_binding() -> None:
    """A notice that says nothing of spines has no heading of them, on the page and in the workbook."""
    samples = read_samples()

    assert binding_heading(worked.FOLDERS[worked.INCUBATOR]) == "份数、装订与书脊"
    assert binding_heading(samples["2026-accelerator"]) == "份数与装订"
    assert binding_heading(samples["2026-pilot-base"]) == ""
    page = rendered(samples["2026-accelerator"])["2026-accelerator/materials/index.md"]
    assert "## 份数与装订 {#binding}" in page
    assert "书脊" not in page


def test_title_is_marked_once() -> None:
    """A title that has its marks gets no others."""
    assert book_title("推荐汇总表") == "《推荐汇总表》"
    assert book_title("《申报书》") == "《申报书》"


@pytest.mark.parametrize(
    ("quote", "more"),
    [
        ("《认定申请表》（一式两份，盖章）", False),
        ("认定申请表；", False),
        ("《认定申请表》（一式三份，盖章）", True),
        ("《认定申请表》原件", True),
    ],
)
def test_quote_that_only_repeats(quote: str, more: bool) -> None:  # noqa: FBT001 - a table of facts
    """A quote is left out where title and tags already say every word of it."""
    item = {"title": "认定申请表", "quote": quote, "count": "一式两份", "seals": [{"text": "盖章"}]}

    assert quote_says_more(item) == more
    assert quote_says_more({**item, "parts": []})


def test_who_has_to_hand_in_what() -> None:
    """That not everybody needs everything is said only where it is so."""
    samples = read_samples()
    said = {
        name: "".join(page for path, page in rendered(samples[name]).items() if re.search("/(check|materials)/", path))
        for name in ("2026-accelerator", "2026-startup-space")
    }

    assert [len(re.findall("哪些材料要交|哪些不用交", page)) for page in said.values()] == [2, 0]
    assert "<p>每份材料盖谁的章、证明哪个条件；再标上备齐了没有。" in said["2026-startup-space"]
    assert "就写出每份材料证明的条件现在是什么结论。" in said["2026-startup-space"]

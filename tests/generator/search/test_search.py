"""What the search is made of: records of the pages, words that people use, an index in files of a good size."""

import gzip
import itertools
import platform
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import worked
from generator.notices import NoticeFolder
from generator.search import read_keywords
from generator.search.cbor import items, text
from generator.search.chunks import repack_index
from generator.search.indexing import pagefind
from generator.search.records import Record, read_records
from generator.source import SourceError
from generator.tools import ROOT, ToolError, run

PAGE = """<body><nav>导航</nav><article>
<h1 id="top">申报流程<a class="headerlink" href="#top">¶</a></h1><p>谁做什么。</p>
<h2 id="steps">步骤</h2>
<h3 id="copies">份数</h3><p>一式<strong>五份</strong>。</p><button>复制</button><p hidden>还没有显示</p>
<div data-pagefind-ignore><p id="form">表单</p></div>
<table><tr id="letter"><th scope="row">推荐函</th><td>杨 昱</td><td>B 座</td></tr></table>
<ul><li id="open"><strong>没有写明的</strong>：邮寄。</li></ul>
<p class="clause" id="三（一）">原文。<a class="clause-link" href="#三（一）">三（一）</a></p>
</article></body>"""


@pytest.fixture(scope="module")
def records(site_folder: Path) -> Sequence[Record]:
    """Return the records of the built site."""
    return list(read_records(site_folder))


def test_page_is_cut_into_places(tmp_path: Path) -> None:
    """Each place with something of its own is a record, by its own name or the heading above it."""
    (tmp_path / "process").mkdir()
    (tmp_path / "process" / "index.html").write_text(PAGE, encoding="utf-8")

    top = Record("process/", "", "申报流程", (), "谁做什么。")
    under = ("申报流程", "步骤", "份数")
    assert list(read_records(tmp_path)) == [
        top,
        Record("process/", "copies", "份数", ("申报流程", "步骤"), "一式五份。"),
        Record("process/", "letter", "推荐函", under, "杨昱 B 座"),
        Record("process/", "open", "没有写明的", under, "：邮寄。"),
        Record("process/", "三（一）", "份数 三（一）", under, "原文。", titled=False, verbatim=True),
    ]


def test_every_record_can_be_linked_to(site_folder: Path, records: Sequence[Record]) -> None:
    """A result leads to an id of its page, and no two results to the same one."""
    ids = {
        path.parent.relative_to(site_folder).as_posix().removeprefix(".") + "/": set(
            re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8"))
        )
        for path in site_folder.rglob("index.html")
    }
    ids[""] = ids["/"]

    assert [record for record in records if record.anchor and record.anchor not in ids[record.page]] == []
    assert len({(record.page, record.anchor) for record in records}) == len(records)
    assert {record.page for record in records} == ids.keys() - {"/"}


def test_forms_are_not_searched(records: Sequence[Record]) -> None:
    """Of the self-assessment, only what it is can be found: its questions repeat the conditions."""
    assert [record.anchor for record in records if record.page == "2024-incubator/check/"] == [""]


# ---- words


@pytest.fixture(scope="module")
def folders() -> list[NoticeFolder]:
    """Return the notices."""
    return list(worked.FOLDERS.values())


def test_words_of_a_record(folders: list[NoticeFolder]) -> None:
    """A place is found by its own words, by other words for what it says, and by days as people say them."""
    jobs = Record("2024-incubator/conditions/", "jobs", "就业岗位", ("认定条件",), "2024-09-30 截止")

    words = read_keywords(folders).words_for(jobs)

    assert {"带动就业", "员工", "2024年9月30日"} <= set(words)
    assert len(words) == len(set(words))


def test_weights(folders: list[NoticeFolder]) -> None:
    """A place's weight goes before its page's; official text has one weight on every page."""
    keywords = read_keywords(folders)
    place = Record("2024-incubator/attachments/1/", "cover", "封面", ("附件1",), "")
    named = replace(place, page="2024-incubator/conditions/", anchor="application-window")
    weights = keywords.common.data["weights"]

    assert keywords.weight(place) == float(weights["attachments"])
    assert keywords.weight(replace(place, verbatim=True)) == float(weights["text"])
    assert keywords.weight(named) == float(folders[0].keywords.data["weights"]["conditions#application-window"])
    assert keywords.weight(replace(named, anchor="jobs")) == 1


@pytest.mark.parametrize(
    ("gone", "error"),
    [
        (
            "2024-incubator/conditions/#jobs",
            "site_src/notices/2024-incubator/keywords.yaml:20: places.conditions#jobs: ",
        ),
        ("about/#", "site_src/content/keywords.yaml:22: pages./about: "),
    ],
)
def test_words_for_what_is_not_there(
    records: Sequence[Record], folders: list[NoticeFolder], gone: str, error: str
) -> None:
    """Words for a page or place that is not there stop the build, with file, line and field."""
    left = [record for record in records if not f"{record.page}#{record.anchor}".startswith(gone)]

    with pytest.raises(SourceError) as caught:
        read_keywords(folders).check(left)

    assert str(caught.value).startswith(error)


# ---- the index


def words_in(index: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Yield the files of words, in the order of the list, and their words as they are encoded."""
    (listing,) = index.glob("*.pf_meta")
    for file in items(items(unpacked(listing))[2]):
        _, _, name = items(file)
        (words,) = items(unpacked(index / "index" / f"{text(name)}.pf_index"))
        yield text(name), items(words)


def unpacked(path: Path) -> bytes:
    """Return what stands in a file of the index."""
    return gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")


@pytest.fixture(scope="module")
def original(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - the last build is its
    """Return an index as Pagefind writes it, of what the last build gave it to read."""
    found = tmp_path_factory.mktemp("pagefind")
    documents = ROOT / "build" / "search" / "documents"
    run([pagefind(), "--site", documents, "--output-path", found, "--force-language", "zh"])
    return found


def test_repacked_index_says_the_same(original: Path) -> None:
    """All words are there, in their order; those with the same first letter in one file; none is large."""
    before = [word for _, words in words_in(original) for word in words]

    repack_index(original)

    files = dict(words_in(original))
    assert list(itertools.chain.from_iterable(files.values())) == before
    letters = [{text(items(word)[0])[0] for word in words} for words in files.values()]
    assert sum(map(len, letters)) == len(set().union(*letters))
    assert max(path.stat().st_size for path in (original / "index").iterdir()) < 12_000
    (listing,) = original.glob("*.pf_meta")
    groups = {text(items(record)[2]) for record in items(items(unpacked(listing))[1])}
    assert groups == {path.stem for path in (original / "fragment").iterdir()}


def test_index_of_another_layout(tmp_path: Path) -> None:
    """An index that a later Pagefind lays out differently stops the build."""
    (tmp_path / "pagefind.zh.pf_meta").write_bytes(gzip.compress(b"pagefind_dcd\x81\x60"))

    with pytest.raises(ToolError, match="Pagefind's index"):
        repack_index(tmp_path)


def test_pages_know_where_the_index_is(site_folder: Path) -> None:
    """Every page knows the folder of the index, which is named after its contents; nothing unused is shipped."""
    (index,) = (site_folder / "assets" / "search").iterdir()

    for path in site_folder.rglob("index.html"):
        assert f'data-index="{index.name}"' in path.read_text(encoding="utf-8")
    assert {path.name for path in index.glob("*.js")} == {"pagefind.js"}
    assert list(index.glob("*.css")) == []


def test_machine_without_pagefind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who builds on a machine for which npm has no Pagefind is told so, and who has not installed it, how."""
    monkeypatch.setattr("generator.search.indexing.ROOT", tmp_path)
    with pytest.raises(ToolError, match="npm ci"):
        pagefind()

    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(ToolError, match="Linux on x86-64 and ARM64"):
        pagefind()

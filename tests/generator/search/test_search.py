"""What the search is made of: records of the pages, words that people use, one file of both."""

import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

import worked
from generator.notices import NoticeFolder
from generator.search import read_keywords
from generator.search.archive import pack_places
from generator.search.records import Record, read_records
from generator.source import SourceErrors
from generator.tools import Memory, read_files

PAGE = """<body><nav>导航</nav><article>
<h1 id="top">申报流程<a class="headerlink" href="#top">¶</a></h1><p>谁做什么。</p>
<h2 id="steps">步骤</h2>
<h3 id="copies">份数</h3><p>一式<strong>五份</strong>，<time datetime="2024-09-30">9月30日</time>前。</p>
<button>复制</button><p hidden>还没有显示</p>
<div data-search-ignore><p id="form">表单</p></div>
<table><tr id="letter"><th scope="row">推荐函</th><td>杨 昱</td><td>B 座</td></tr></table>
<ul><li id="open"><strong>没有写明的</strong>：邮寄。</li></ul>
<p class="clause" id="三（一）">原文。<a class="clause-link" href="#三（一）">三（一）</a></p>
</article></body>"""


@pytest.fixture(scope="module")
def records(site_folder: Path) -> Sequence[Record]:
    """Return the records of the built site."""
    return list(read_records(read_files(site_folder), Memory()))


def test_page_is_cut_into_places() -> None:
    """Each place with something of its own is a record, by its own name or the heading above it."""
    top = Record("process/", "", "申报流程", (), "谁做什么。")
    under = ("申报流程", "步骤", "份数")
    assert list(read_records({"process/index.html": PAGE.encode()}, Memory())) == [
        top,
        Record("process/", "copies", "份数", ("申报流程", "步骤"), "一式五份，9月30日前。", days=("2024-09-30",)),
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
    """A place is found by its own words, and by other words for what it says."""
    jobs = Record("2024-incubator/conditions/", "jobs", "就业岗位", ("认定条件",), "")

    words = read_keywords(folders).words_for(jobs)

    assert {"带动就业", "员工"} <= set(words)
    assert len(words) == len(set(words))


def test_number_of_a_notice(folders: list[NoticeFolder]) -> None:
    """A notice's first page is found by the notice's number, the other pages are not."""
    overview = Record("2024-incubator/", "", "2024年认定", (), "")
    keywords = read_keywords(folders)

    assert "晋科函〔2024〕131号" in keywords.words_for(overview)
    assert "晋科函〔2024〕131号" not in keywords.words_for(replace(overview, page="2024-incubator/process/"))


def test_weights(folders: list[NoticeFolder]) -> None:
    """A place's weight goes before its page's; official text has one weight on every page."""
    keywords = read_keywords(folders)
    place = Record("2024-incubator/attachments/1/", "cover", "封面", ("附件1",), "")
    named = replace(place, page="2024-incubator/conditions/", anchor="application-window")
    weights = keywords.common.data["weights"]
    own = worked.FOLDERS[worked.INCUBATOR].keywords.data["weights"]

    assert keywords.weight(place) == float(weights["attachments"])
    assert keywords.weight(replace(place, verbatim=True)) == float(weights["text"])
    assert keywords.weight(named) == float(own["conditions#application-window"])
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

    with pytest.raises(SourceErrors) as caught:
        read_keywords(folders).check(left)

    assert str(caught.value).startswith(error)


# ---- what is sent


def unpacked(packed: bytes) -> dict[str, Any]:
    """Return what a file of places says: its first line has the characters that the numbers of the rest stand for."""
    alphabet, _, numbers = gzip.decompress(packed).decode().partition("\n")
    return cast("dict[str, Any]", json.loads("".join(alphabet[ord(number)] for number in numbers)))


@pytest.fixture(scope="module")
def packed(records: Sequence[Record], folders: list[NoticeFolder]) -> bytes:
    """Return the file of all places."""
    return pack_places(records, folders, read_keywords(folders))


def test_all_places_are_packed(packed: bytes, records: Sequence[Record]) -> None:
    """Every record is sent with its page, its place, what it says and the clauses it cites; a repeated text once."""
    places = unpacked(packed)

    pages = [page for page, _, number in places["pages"] for _ in range(number)]
    texts = [places["texts"][text] if isinstance(text, int) else text for text in places["texts"]]
    sent = zip(pages, places["anchors"], places["headings"], texts, places["cited"], strict=True)
    assert list(sent) == [
        (record.page, record.anchor, record.heading, record.text, " ".join(record.cited)) for record in records
    ]
    strings = [text for text in places["texts"] if isinstance(text, str)]
    assert len(strings) == len(set(strings))


def test_clauses_that_a_place_cites(records: Sequence[Record]) -> None:
    """A condition is found by the clause that it comes from."""
    (area,) = (
        record for record in records if (record.page, record.anchor) == ("2024-incubator/conditions/", "premises-area")
    )

    assert "一（一）3" in area.cited


def test_newest_notice_comes_first(packed: bytes, folders: list[NoticeFolder]) -> None:
    """The notices' names are sent in the site's order: what is asked of none of them prefers the newest."""
    assert list(unpacked(packed)["notices"]) == [folder.id for folder in folders]


def test_traditional_characters(packed: bytes) -> None:
    """Only characters that stand for one of the site's are sent, and none that the site itself has."""
    places = unpacked(packed)
    traditional, simplified = places.pop("script")
    pairs = dict(zip(traditional, simplified, strict=True))
    used = set(json.dumps(places, ensure_ascii=False))

    assert pairs["營"] == "营"
    assert set(simplified) <= used
    assert not set(traditional) & used


def test_same_places_same_bytes(packed: bytes, records: Sequence[Record], folders: list[NoticeFolder]) -> None:
    """The file is named after its contents, so the same site has to make the same file."""
    assert pack_places(records, folders, read_keywords(folders)) == packed


def test_pages_know_where_the_places_are(site_folder: Path) -> None:
    """Every page with a search knows the one file that it loads, which is there."""
    (places,) = (site_folder / "assets").glob("places.*")

    for path in site_folder.rglob("index.html"):
        assert f'/assets/{places.name}"' in path.read_text(encoding="utf-8")

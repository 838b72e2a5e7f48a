"""The built site hangs together: links, anchors, ids, phone numbers, and nothing from elsewhere."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import worked
from generator.pages.page_list import SITE_PAGES, slugs
from generator.tools import ROOT
from linked_pages import LinkedPage, broken_links, linked_pages

MOUNTS = ("/", "/zwgk/fhq/")


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, LinkedPage]:
    """Return the built pages by their address below the mount."""
    return linked_pages(site_folder)


@pytest.mark.parametrize("mount", MOUNTS)
def test_every_link_and_anchor_resolves(site_folder: Path, pages: dict[str, LinkedPage], mount: str) -> None:
    """Wherever the site is mounted, each link leads to a page, and to an anchor on it."""
    assert broken_links(site_folder, pages, mount) == []


def test_ids_are_unique(pages: dict[str, LinkedPage]) -> None:
    """No id stands twice on a page."""
    assert {address: {i for i in page.ids if page.ids.count(i) > 1} for address, page in pages.items()} == {
        address: set() for address in pages
    }


def test_nothing_is_loaded_from_elsewhere(site_folder: Path, pages: dict[str, LinkedPage]) -> None:
    """Whatever a page or a style sheet loads stands on the same origin."""
    loaded = {url for page in pages.values() for url in page.loaded}
    styles = "".join(path.read_text(encoding="utf-8") for path in site_folder.rglob("*.css"))
    loaded |= set(re.findall(r"url\(['\"]?([^)'\"]+)", styles))

    assert [url for url in sorted(loaded) if urlsplit(url).scheme not in {"", "data"}] == []


def test_every_clause_that_is_cited_stands_in_the_text(pages: dict[str, LinkedPage]) -> None:
    """Every clause of the data is an anchor of the text page."""
    for folder in worked.FOLDERS.values():
        ids = set(pages[f"{folder.id}/text/"].ids)
        cited = {condition["clause"] for condition in folder.conditions}

        assert cited <= ids
        assert set(folder.text.clauses) <= ids


def test_phone_numbers_are_those_of_the_data(pages: dict[str, LinkedPage]) -> None:
    """Each number that can be dialled is in the notice's contacts, and each of these can be dialled."""
    for folder in worked.FOLDERS.values():
        contacts = folder.parts["contacts"]
        people = [*contacts["department"], *contacts["recommending_units"]]
        dialled = [link for link in pages[f"{folder.id}/contacts/"].links if link.startswith("tel:")]

        assert set(dialled) == {f"tel:{person['tel']}" for person in people}


def test_numbers_to_call_are_nowhere_else(texts: dict[str, str]) -> None:
    """Whatever looks like a telephone number, on any page, is one of the data."""
    known = {digits(re.split("转|分机|;", person[name])[0]) for person in people() for name in ("phone", "tel")}
    shown = {digits(number) for text in texts.values() for number in re.findall(r"0\d{2,3}[-—－–]\d{7,8}", text)}

    assert shown
    assert shown <= known


def test_dates_are_those_of_the_data(texts: dict[str, str]) -> None:
    """Every day that a page names stands in a file of the notices."""
    folders = [ROOT / "site_src" / "notices", ROOT / "site_src" / "content"]
    files = (path for folder in folders for path in folder.rglob("*.*") if path.suffix != ".docx")
    sources = "".join(path.read_text(encoding="utf-8") for path in files)
    known = days(sources)

    assert {address: found for address, text in texts.items() if (found := days(text) - known)} == {}


def people() -> list[dict[str, str]]:
    """Return everybody whom the notices name as a contact."""
    contacts = [folder.parts["contacts"] for folder in worked.FOLDERS.values()]
    return [person for part in contacts for person in (*part["department"], *part["recommending_units"])]


def digits(number: str) -> str:
    """Return a telephone number without country, leading zero and separators."""
    return re.sub(r"\D", "", number.removeprefix("+86")).removeprefix("0")


def days(text: str) -> set[tuple[int, int, int]]:
    """Return the days that a text names; 9月30日 is one of the year that was named last."""
    found, year = set(), 0
    written = r"(?:(\d{4}) ?[年-] ?)?(\d{1,2}) ?[月-] ?(\d{1,2})(?: ?日|(?!\d))"
    for match in re.finditer(written, text):
        year = int(match[1] or year)
        if match[1] or match[0].endswith("日"):
            found.add((year, int(match[2]), int(match[3])))
    return found


@pytest.fixture(scope="module")
def texts(site_folder: Path) -> dict[str, str]:
    """Return what each page says, without the day of its last change."""
    articles = {
        path.relative_to(site_folder).as_posix(): re.search(
            r"<article.*?</article>", path.read_text(encoding="utf-8"), re.DOTALL
        )
        for path in site_folder.rglob("index.html")
    }
    day = re.compile(r'<p class="changed".*')
    dateless = {address: day.sub("", found[0]) for address, found in articles.items() if found}
    return {address: re.sub(r"<[^>]+>", " ", html) for address, html in dateless.items()}


def test_content_pages_are_small(site_folder: Path, pages: dict[str, LinkedPage]) -> None:
    """A content page and all that it loads is at most 300 KB, without any compression; one about all notices grows."""
    sizes, allowed = {}, {f"{page.slug}/": 292_000 + 4_000 * len(worked.FOLDERS) for page in SITE_PAGES}
    for address, page in pages.items():
        if address.endswith("check/") or address == "404.html":
            continue
        folder = site_folder / address
        loaded = {(folder / url).resolve() for url in page.loaded}
        sizes[address] = sum(path.stat().st_size for path in {folder / "index.html", *loaded})

    assert {address: size for address, size in sizes.items() if size > allowed.get(address, 300_000)} == {}


def test_only_the_checkers_pages_run_webassembly(site_folder: Path) -> None:
    """Python needs WebAssembly and a worker; the policy of the other pages allows neither."""
    pages = {"check", "quick", "visit"}
    with_checker = {f"{folder.id}/{page}" for folder in worked.FOLDERS.values() for page in pages & slugs(folder)}
    allowing = {
        path.parent.relative_to(site_folder).as_posix()
        for path in site_folder.rglob("*.html")
        if any(allowed in path.read_text(encoding="utf-8") for allowed in ("'wasm-unsafe-eval'", " blob:;"))
    }

    assert allowing == with_checker | {"officers"}

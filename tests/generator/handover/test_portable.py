"""The copy that opens by double click: whatever a page names is a file, and a browser may load it without a server."""

import base64
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.handover import write_handover, write_portable
from generator.handover.portable import START
from generator.tools import sha256
from portable_site import unpacked_copy


@pytest.fixture(scope="module")
def folder(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked copy."""
    return unpacked_copy(site_folder, tmp_path_factory.mktemp("portable"))


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[Path, str]:
    """Return all pages."""
    return {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def attributes(html: str) -> list[tuple[str, str]]:
    """Return the names and values of a page's attributes."""
    without_scripts = re.sub(r"(<script[^>]*>).*?</script>", r"\1", html, flags=re.DOTALL)
    return [(name, unescape(value)) for name, value in re.findall(r'\s([\w-]+)="([^"]*)"', without_scripts)]


def named(page: Path, address: str) -> Path:
    """Return the file that an address on a page names."""
    return Path(unquote(urlsplit(urljoin(page.as_uri(), address)).path))


def test_every_link_leads_to_a_file(pages: dict[Path, str]) -> None:
    """Without a server a folder has no page; anchors are those of the page that a link leads to."""
    broken = []
    for page, html in pages.items():
        for name, link in attributes(html):
            if name not in {"href", "src", "data-visit"} or urlsplit(link).scheme in {"tel", "mailto"}:
                continue
            target, anchor = named(page, link), unquote(urlsplit(link).fragment)
            if not target.is_file() or (anchor and target in pages and f'id="{anchor}"' not in pages[target]):
                broken.append((page.as_uri(), link))

    assert len(pages) > 40
    assert broken == []


def test_links_keep_what_follows_the_address(folder: Path, pages: dict[Path, str]) -> None:
    """A clause is cited by the same anchor as on the site."""
    check = pages[folder / "site" / "2024-incubator" / "check" / "index.html"]

    assert 'href="../text/index.html#五第1款"' in check
    assert 'href="../../index.html"' in check


def test_scripts_find_what_they_load(site_folder: Path, pages: dict[Path, str]) -> None:
    """What pages name for their scripts is carried by a script beside it, to the byte, and stands nowhere else."""
    names = {"data-script", "data-places", "data-papers", "data-word", "data-report", "data-drafts", "data-sharing"}
    names |= {"data-runtime", "data-template", "data-address", "data-opinion"}
    found = [
        (name, named(page, value)) for page, html in pages.items() for name, value in attributes(html) if "/" in value
    ]
    carried = {path for name, path in found if name in names}

    assert {name for name, _ in found} >= names
    for path in carried:
        original = site_folder / path.relative_to(next(p for p in path.parents if p.name == "site"))
        files = original.iterdir() if original.is_dir() else [original]
        script = path.with_name(f"{path.name}.carrier.js").read_text(encoding="utf-8")
        contents = {name: base64.b64decode(text) for name, text in json.loads(script[len("carry(") : -2]).items()}
        assert contents == {file.name: file.read_bytes() for file in files if file.suffix != ".wasm"}
        assert not path.exists() or path.suffix == ".docx"


def test_nothing_needs_a_server(pages: dict[Path, str]) -> None:
    """No module is loaded as such, nothing is fetched but what a script carries, and nothing comes from elsewhere."""
    for page, html in pages.items():
        assert 'type="module"' not in html
        [policy] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy.startswith("default-src 'none'")
        assert "connect-src 'self'" not in policy
        assert not {"http:", "https:", "file:", "*", "'unsafe-inline'", "'unsafe-eval'"} & set(
            re.split("[; ]+", policy)
        ), page


def test_what_stands_beside_the_start(folder: Path) -> None:
    """Whoever unpacks it sees what to open; licence texts are passed on with what they are of."""
    assert sorted(path.name for path in folder.iterdir()) == ["licences", "site", START]
    assert (folder / "licences" / "pyodide" / "pyodide.txt").exists()
    assert not (folder / "site" / "404.html").exists()


def test_handed_over(site_folder: Path, tmp_path: Path) -> None:
    """It is in the hand-over, to the byte as it is made alone, with its digest, and the administrator is told of it."""
    write_portable(site_folder, tmp_path / "portable.zip")
    handover = write_handover(site_folder, tmp_path / "dist")
    contents = (handover / "portable.zip").read_bytes()

    assert contents == (tmp_path / "portable.zip").read_bytes()
    assert len(contents) < 12_000_000
    assert f"{sha256(contents)}  portable.zip\n" in (handover / "SHA256SUMS").read_text(encoding="utf-8")
    assert START in (handover / "交付说明.txt").read_text(encoding="utf-8-sig")

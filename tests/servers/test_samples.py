"""The sample configurations of `deploy/` promise types, caching, a policy and compression, and keep to it."""

import re
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from web_servers import DEPLOY, MOUNTS, SERVERS, running

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
    ".xml": "text/xml",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".gz": "application/gzip",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".docx": _WORD,
    ".xlsx": _WORKBOOK,
}
_UNTYPED = {".bin"}
"""What scripts take whatever its type; IIS alone must know that it is there."""

_COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".wasm"}
_WORTH_COMPRESSING = 1500

_HASHED = re.compile(r"\.[0-9a-f]{8}\.|/assets/[a-z]+/[0-9a-f]{8}/")
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_SECTIONS = ("类型", "缓存", "压缩", "安全", "404")

_SAMPLES = ["nginx.conf", "apache.conf", "lighttpd.conf", "Caddyfile", "web.config"]


@dataclass(frozen=True)
class _Answer:
    """What a server has answered: the headers' names are in small letters, those given twice are joined."""

    status: int
    headers: Mapping[str, str]


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def _ask(address: str, **headers: str) -> _Answer:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", **headers})  # noqa: S310 - this machine's
    try:
        answer = urllib.request.build_opener(_StayHere).open(request)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        names = {name.lower() for name in answer.headers}
        return _Answer(answer.status, {name: ", ".join(answer.headers.get_all(name, [])) for name in names})


def _files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _one_of_each_kind(site: Path) -> list[str]:
    """Return the largest file of each extension, of those with a hash in their names and of those without."""
    by_size = sorted(_files(site), key=lambda file: (site / file).stat().st_size)
    return list({(Path(file).suffix, bool(_HASHED.search(f"/{file}"))): file for file in by_size}.values())


@pytest.mark.parametrize("mount", MOUNTS)
@pytest.mark.parametrize("server", [name for name, server in SERVERS.items() if server.sample])
def test_every_kind_of_file_is_sent_as_promised(site_folder: Path, server: str, mount: str) -> None:
    """Each has its type and says how long it may be kept; those that gain by it are compressed."""
    if not SERVERS[server].installed:
        pytest.skip(f"{server} is not installed")
    with running(server, site_folder, mount, configured=True) as address:
        for file in _one_of_each_kind(site_folder):
            suffix = Path(file).suffix
            answer = _ask(address + file)
            told = answer.headers.get("content-type", "").partition(";")
            size = (site_folder / file).stat().st_size

            assert answer.status == 200, file
            assert suffix in _UNTYPED or told[0] == TYPES[suffix], file
            assert told[2].strip().lower() in {"", "charset=utf-8"}, file
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
            if _HASHED.search(f"/{file}"):
                assert "max-age=31536000" in answer.headers["cache-control"], file
                assert "immutable" in answer.headers["cache-control"], file
            else:
                assert answer.headers["cache-control"] == "no-cache", file
            if suffix in _COMPRESSED and size > _WORTH_COMPRESSING:
                assert answer.headers["content-encoding"] == "gzip", file

        _asks_again_cheaply(address)
        _does_not_keep_what_is_missing(address)
        if mount != "/":
            assert _ask(address.removesuffix("/")).headers["location"].endswith(mount)


def _asks_again_cheaply(address: str) -> None:
    """A page that has not changed is not sent again."""
    tag = _ask(address).headers["etag"]
    assert _ask(address, **{"If-None-Match": tag}).status == 304


def _does_not_keep_what_is_missing(address: str) -> None:
    """A file that is still being uploaded is found as soon as it is there."""
    for path in ("nowhere/", "assets/runtime/00000000/missing.wasm", "assets/missing.00000000.js"):
        answer = _ask(address + path)
        assert answer.status == 404
        assert "max-age" not in answer.headers.get("cache-control", "")


@pytest.mark.parametrize("sample", _SAMPLES)
def test_header_allows_what_the_pages_need(site_folder: Path, sample: str) -> None:
    """The header is every page's own policy, with all inline scripts and styles instead of those with a certain hash.

    So a server's configuration stays as it is when a new version of the site has other scripts.
    """
    found = re.findall(r"default-src 'none';[^\"]*", (DEPLOY / sample).read_text(encoding="utf-8"))
    pages = site_folder.rglob("*.html")
    policies = [_directives(match[1]) for page in pages if (match := _POLICY.search(page.read_text(encoding="utf-8")))]
    names = set().union(*policies)
    needed = {name: set().union(*(policy.get(name, set()) for policy in policies)) for name in names}

    assert len(found) == 1
    assert _directives(found[0]) == {**needed, "frame-ancestors": {"'self'"}}


def _directives(policy: str) -> dict[str, set[str]]:
    return {
        name: {"'unsafe-inline'" if source.startswith("'sha256-") else source for source in sources.split()}
        for name, _, sources in (directive.strip().partition(" ") for directive in policy.split(";"))
    }


@pytest.mark.parametrize("sample", _SAMPLES)
def test_every_sample_has_the_sections_that_the_check_names(sample: str) -> None:
    """`tools/verify.sh` sends administrators to them."""
    text = (DEPLOY / sample).read_text(encoding="utf-8")

    assert [section for section in _SECTIONS if f"[{section}]" not in text] == []


def test_iis_knows_every_file(site_folder: Path) -> None:
    """IIS refuses files whose extension it does not know; a type that it knows already must be removed first."""
    settings = ET.parse(DEPLOY / "web.config")  # noqa: S314 - our own
    static = settings.find("system.webServer/staticContent")
    assert static is not None
    types = {
        entry.attrib["fileExtension"]: entry.attrib["mimeType"].partition(";")[0] for entry in static.iter("mimeMap")
    }

    assert types == {**TYPES, **dict.fromkeys(_UNTYPED, "application/octet-stream")}
    assert {entry.attrib["fileExtension"] for entry in static.iter("remove")} == set(types)
    assert {Path(file).suffix for file in _files(site_folder)} - set(types) == set()


def test_iis_keeps_only_what_never_changes(site_folder: Path) -> None:
    """IIS goes by folders: in the one that it lets browsers keep, every other file is an exception."""
    settings = ET.parse(DEPLOY / "web.config")  # noqa: S314 - our own
    caching = {
        location.attrib["path"]: cache.attrib["cacheControlMode"]
        for location in settings.iter("location")
        for cache in location.iter("clientCache")
    }
    changing = {
        file: "DisableCache" for file in _files(site_folder / "assets") if not _HASHED.search(f"/assets/{file}")
    }

    assert caching == {"assets": "UseMaxAge", **{f"assets/{file}": mode for file, mode in changing.items()}}

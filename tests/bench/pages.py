"""Measures what each kind of page takes to send on a first visit: at best, and by each server as Debian installs it."""

import gzip
import http.client
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Playwright

from bench.serving import LAUNCH, CountingServer
from generator.notices import NoticeFolder
from generator.pages import all_pages
from web_servers import SERVERS, running

_WITH_PYTHON = {"check", "quick", "visit"}


def measure(
    playwright: Playwright, server: CountingServer, site: Path, folder: NoticeFolder
) -> dict[str, float | Mapping[str, Mapping[str, int]]]:
    """Return the bytes of each kind of page, and of the largest of those that are only read."""
    asked = _files_of_pages(playwright, server, folder)
    every = sorted(set().union(*asked.values()))
    ways = {"gzip -9": {file: len(gzip.compress(_path(site, file).read_bytes(), 9)) for file in every}}
    for name, kind in SERVERS.items():
        if kind.installed:
            with running(name, site) as address:
                ways[name] = _sent(address, every)
    kinds = {
        page: {way: sum(sizes[file] for file in files) for way, sizes in ways.items()} for page, files in asked.items()
    }
    return {
        "page_bytes": kinds,
        "content_page_gzip_bytes": max(sent["gzip -9"] for page, sent in kinds.items() if page not in _WITH_PYTHON),
        "check_page_gzip_bytes": kinds["check"]["gzip -9"],
        **{f"check_page_bytes_{way}": sent for way, sent in kinds["check"].items() if way in SERVERS},
    }


def _files_of_pages(playwright: Playwright, server: CountingServer, folder: NoticeFolder) -> dict[str, set[str]]:
    """Return what a browser with an empty cache asks for on each kind of page, as paths of the site."""
    kinds = {page.slug: f"{folder.id}/{page.slug}/".replace("//", "/") for page in all_pages(folder)}
    found: dict[str, set[str]] = {}
    with playwright.chromium.launch(**LAUNCH) as browser:
        for kind, path in {"home": "", **kinds}.items():
            with browser.new_context(service_workers="block") as context:
                page = context.new_page()
                files = found.setdefault(kind or "overview", set())
                context.on("request", lambda request, files=files: files.add(unquote(urlsplit(request.url).path)))
                page.goto(f"{server.address}/{path}", wait_until="networkidle")
                if kind in _WITH_PYTHON:
                    page.wait_for_selector("[data-checker-state=ready]")
    return {kind: {file for file in files if file.startswith("/")} for kind, files in found.items()}


def _path(site: Path, file: str) -> Path:
    return site / file.lstrip("/") / "index.html" if file.endswith("/") else site / file.lstrip("/")


def _sent(address: str, files: Iterable[str]) -> dict[str, int]:
    """Return the bytes of a server's answers, headers included, to a browser that takes them compressed."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    sizes = {}
    for file in files:
        connection.request("GET", quote(file), headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        with connection.getresponse() as answer:
            sizes[file] = len(bytes(answer.headers)) + len(answer.read())
    connection.close()
    return sizes

"""Makes of the finished site the copy that opens by double click, without a server and without a network.

There, a browser loads what tags name, but lets no script fetch or import a file, and knows no page of a folder. So
links name files, and what pages name in ``data-`` attributes, for their scripts to load, is carried by classic scripts,
which ``site_src/app/portable.ts`` loads in its place.
"""

import base64
import json
import re
from collections.abc import Iterator
from html import unescape
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from generator.browser import ONLY_FOR_SERVERS
from generator.browser.bundling import bundle
from generator.handover.previous import Files
from generator.handover.rendering import rendered
from generator.tools import ROOT

SCRIPT = ROOT / "site_src" / "app" / "portable.ts"
FOLDER = "认定查询与自评-离线版"
"""The same for all versions: what a visitor has entered belongs to the place where the page stands."""
START = "打开网站.html"

SENT_TWICE = ".wasm"
"""What servers offer uncompressed as well, for browsers to keep as it comes from the network."""
LINKS = ("href", "data-visit")
"""Attributes that lead to pages."""

_INLINE_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([a-z][a-z-]*)="([^"]*)"')
_TITLE = re.compile(r"<title>(.*?)</title>")
_CHANGES = (
    # To fetch anything but a Blob is not possible there.
    ("script-src 'self'", "script-src 'self' blob:"),
    ("connect-src 'self'", "connect-src blob:"),
    # Ours are bundled, and so run as well without being loaded as modules, which needs a server.
    ('<script type="module" src=', "<script defer src="),
)


def portable_copy(site: Files, licences: Files) -> Files:
    """Return the files of the copy, in one folder, with a page to open first.

    Args:
        site: The finished site.
        licences: The licence texts of what the site contains.
    """
    kept = {path: data for path, data in site.items() if path not in ONLY_FOR_SERVERS}
    pages = {path: data.decode() for path, data in kept.items() if path.endswith(".html")}
    carried = {target for path, html in pages.items() for target in _loaded_by_scripts(path, html, kept)}
    linked = {_target(path, link) for path, html in pages.items() for name, link in _attributes(html) if name in LINKS}
    files = {path: data for path, data in kept.items() if path in linked or not {path, dirname(path)} & carried}
    files |= {path: _page(path, html, kept).encode() for path, html in pages.items()}
    files |= {f"{target}.carrier.js": _carrier(target, kept) for target in carried}
    files |= {"assets/portable.js": bundle(SCRIPT), "open.js": b'location.replace("site/index.html")\n'}
    title = _TITLE.search(pages["index.html"])
    start = rendered("start.html.j2", title=title and title[1], start=START).encode()
    copy = {START: start, **{f"site/{path}": files[path] for path in sorted(files)}, **licences}
    return {f"{FOLDER}/{path}": data for path, data in copy.items()}


def _loaded_by_scripts(page: str, html: str, files: Files) -> Iterator[str]:
    """Yield the files, and folders of files, that a page names for its scripts."""
    folders = {dirname(path) for path in files}
    for name, value in _attributes(html):
        target = _target(page, value)
        is_folder = value.endswith("/") and target in folders and f"{target}/index.html" not in files
        if name.startswith("data-") and (target in files or is_folder):
            yield target


def _page(path: str, html: str, files: Files) -> str:
    """Return a page whose links name files, whose policy fits, and which begins with what stands in for the server."""

    def linked(found: re.Match[str]) -> str:
        name, link = found.groups()
        return f' {name}="{_to_file(path, link, files)}"' if name in LINKS else found[0]

    parts = _INLINE_SCRIPT.split(html)
    parts[::2] = (_ATTRIBUTE.sub(linked, part) for part in parts[::2])
    html = "".join(parts)
    for change in _CHANGES:
        html = html.replace(*change, 1)
    script = f'<script src="{"../" * path.count("/")}assets/portable.js"></script>'
    policy_end = html.index(">", html.index("Content-Security-Policy")) + 1
    return html[:policy_end] + script + html[policy_end:]


def _to_file(page: str, link: str, files: Files) -> str:
    """Return a link to a page's file in the place of one to its folder."""
    address = re.split("[?#]", link)[0]
    if not address or normpath(f"{_target(page, address)}/index.html") not in files:
        return link
    return f"{address.rstrip('/')}/index.html{link[len(address) :]}"


def _carrier(target: str, files: Files) -> bytes:
    """Return a script that carries a file, or the files of a folder."""
    carried = {path: data for path, data in files.items() if target in (path, dirname(path))}
    contents = {
        basename(path): base64.b64encode(data).decode()
        for path, data in sorted(carried.items())
        if not path.endswith(SENT_TWICE)
    }
    return f"carry({json.dumps(contents)})\n".encode()


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of attributes outside of scripts."""
    for part in _INLINE_SCRIPT.split(html)[::2]:
        yield from ((found[1], found[2]) for found in _ATTRIBUTE.finditer(part))


def _target(page: str, link: str) -> str:
    """Return the path of what a page links to."""
    address = unquote(unescape(re.split("[?#]", link)[0]))
    return normpath(join(dirname(page), address))

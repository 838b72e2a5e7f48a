"""Tells the service worker of which files the finished site consists."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.browser import SERVICE_WORKER
from generator.tools import content_hash

_NOT_KEPT = {SERVICE_WORKER, "version.json", "sitemap.xml", "404.html"}
_RUNTIME = "assets/runtime/"
_NEVER_KEPT_OF_RUNTIME = ".wasm"
"""Browsers keep it themselves, compiled, as long as no script touches it; without them, the compressed one does."""


def write_kept_files(site: Path, version: str) -> None:
    """Put before the service worker's script what it keeps: files with their digests, and those of the checker.

    A version is kept whole or not at all, because browsers refuse what is not of these digests, for example while
    another version is being uploaded.

    Args:
        site: The site, its pages naming their version.
        version: That version.
    """
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    runtime = [path for path in paths if path.startswith(_RUNTIME) and not path.endswith(_NEVER_KEPT_OF_RUNTIME)]
    files = list(_entries(site, (path for path in paths if not path.startswith(_RUNTIME)), version))
    kept = json.dumps({"version": version, "files": files, "checker": runtime}, separators=(",", ":"))
    script = site / SERVICE_WORKER
    script.write_text(f"self.SITE={kept};\n{script.read_text(encoding='utf-8')}", encoding="utf-8")


def _entries(site: Path, paths: Iterable[str], version: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of files as Workbox's precaching takes them."""
    for path in paths:
        if path in _NOT_KEPT:
            continue
        digest = base64.b64encode(hashlib.sha256((site / path).read_bytes()).digest()).decode()
        yield {
            "url": path.removesuffix("index.html") or "./",
            "revision": None if content_hash(path) else version,
            "integrity": f"sha256-{digest}",
        }

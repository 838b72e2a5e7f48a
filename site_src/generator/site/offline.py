"""Tells the service worker of which files the finished site consists."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.browser import ONLY_FOR_SERVERS, SERVICE_WORKER
from generator.tools import content_hash

_NOT_KEPT = (*ONLY_FOR_SERVERS, "version.json")
_RUNTIME = "assets/runtime/"
_NEVER_KEPT_OF_RUNTIME = ".wasm"
"""Browsers keep it themselves, compiled, as long as no script touches it; without them, the compressed one does."""


def write_kept_files(site: Path, about: Mapping[str, Any]) -> None:
    """Put before the service worker's script what it keeps: files with their digests, and those of the checker.

    A version is kept whole or not at all, because browsers refuse what is not of these digests, for example while
    another version is being uploaded.

    Args:
        site: The site, its pages naming their version.
        about: What ``version.json`` says.
    """
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    runtime = [path for path in paths if path.startswith(_RUNTIME) and not path.endswith(_NEVER_KEPT_OF_RUNTIME)]
    others = [path for path in paths if not path.startswith(_RUNTIME) and path not in _NOT_KEPT]
    kept = {name: about[name] for name in ("version", "data") if name in about}
    kept |= {"files": list(_entries(site, others)), "checker": list(_with_digests(site, runtime))}
    script = site / SERVICE_WORKER
    listed = json.dumps(kept, separators=(",", ":"))
    script.write_text(f"self.SITE={listed};\n{script.read_text(encoding='utf-8')}", encoding="utf-8")


def _entries(site: Path, paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of files as Workbox's precaching takes them."""
    for entry in _with_digests(site, paths):
        path = entry["url"]
        revision = None if content_hash(path) else entry["integrity"]
        yield {**entry, "url": path.removesuffix("index.html") or "./", "revision": revision}


def _with_digests(site: Path, paths: Iterable[str]) -> Iterator[dict[str, str]]:
    for path in paths:
        digest = base64.b64encode(hashlib.sha256((site / path).read_bytes()).digest()).decode()
        yield {"url": path, "integrity": f"sha256-{digest}"}

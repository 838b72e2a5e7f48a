"""Tells the service worker of which files the finished site consists."""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.browser import ONLY_FOR_SERVERS, SERVICE_WORKER
from generator.tools import Files, content_hash

_NOT_KEPT = (*ONLY_FOR_SERVERS, "version.json")
_RUNTIME = "assets/runtime/"
_NEVER_KEPT_OF_RUNTIME = ".wasm"
"""Browsers keep it themselves, compiled, as long as no script touches it; without them, the compressed one does."""


def with_kept_files(site: Files, about: Mapping[str, Any]) -> bytes:
    """Return the service worker's script after what it keeps: files with their digests, and those of the checker.

    A version is kept whole or not at all, because browsers refuse what is not of these digests, for example while
    another version is being uploaded.

    Args:
        site: The site, its pages naming their version.
        about: What ``version.json`` says.
    """
    runtime = [path for path in sorted(site) if path.startswith(_RUNTIME) and not path.endswith(_NEVER_KEPT_OF_RUNTIME)]
    others = [path for path in sorted(site) if not path.startswith(_RUNTIME) and path not in _NOT_KEPT]
    kept = {name: about[name] for name in ("version", "data") if name in about}
    kept |= {"files": list(_entries(site, others)), "checker": list(_with_digests(site, runtime))}
    listed = json.dumps(kept, separators=(",", ":"))
    return f"self.SITE={listed};\n".encode() + site[SERVICE_WORKER]


def _entries(site: Files, paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of files as Workbox's precaching takes them."""
    for entry in _with_digests(site, paths):
        path = entry["url"]
        revision = None if content_hash(path) else entry["integrity"]
        yield {**entry, "url": path.removesuffix("index.html") or "./", "revision": revision}


def _with_digests(site: Files, paths: Iterable[str]) -> Iterator[dict[str, str]]:
    for path in paths:
        digest = base64.b64encode(hashlib.sha256(site[path]).digest()).decode()
        yield {"url": path, "integrity": f"sha256-{digest}"}

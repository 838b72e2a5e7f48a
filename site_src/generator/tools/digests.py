"""Digests of contents, for names that change with them."""

import hashlib
import re

_HASHED = re.compile(r"[./]([0-9a-f]{8})[./]")


def sha256(data: bytes) -> str:
    """Return the SHA-256 digest of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def content_hash(path: str) -> str | None:
    """Return the hash of contents by which a site's file, or the folder that it is in, is named."""
    found = _HASHED.search(path)
    return found and found[1]

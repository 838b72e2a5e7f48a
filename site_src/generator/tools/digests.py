"""Digests of contents, for names that change with them."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

_HASHED = re.compile(r"[./]([0-9a-f]{8})[./]")


def sha256(data: bytes) -> str:
    """Return the SHA-256 digest of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(*paths: Path) -> str:
    """Return the digest of files, and of all files in folders; each with its path."""
    files = (path for given in paths for path in (sorted(_files_in(given)) if given.is_dir() else [given]))
    return sha256("".join(f"{path} {sha256(path.read_bytes())}\n" for path in files if path.is_file()).encode())


def _files_in(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix != ".pyc")


def content_hash(path: str) -> str | None:
    """Return the hash of contents by which a site's file, or the folder that it is in, is named."""
    found = _HASHED.search(path)
    return found and found[1]

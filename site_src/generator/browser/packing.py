"""Packs files into archives, Python compiled; the same files always give the same bytes."""

import gzip
import importlib.metadata
import io
import sys
import tempfile
import zipfile
from pathlib import Path

from generator.tools import PYTHON, Files, run, sha256


def compile_python(sources: Files, cache: Path) -> Files:
    """Return the bytecode of Python files; `cache` keeps it from one build to the next."""
    archive = pack(sources)
    compiler = f"{sys.implementation.cache_tag} pyodide-build {importlib.metadata.version('pyodide-build')}"
    cached = cache / f"{sha256(compiler.encode() + archive)}.zip"
    if not cached.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            path = Path(folder) / "sources.zip"
            path.write_bytes(archive)
            run(
                [*PYTHON, "pyodide_cli", "py-compile", "--silent", path],
                SOURCE_DATE_EPOCH="0",
                PYTHONHASHSEED="0",
            )
            path.rename(cached)
    return unpack(cached.read_bytes())


def compress(data: bytes) -> bytes:
    """Return data in the form that the worker inflates; an archive is smaller as a whole than file by file."""
    return gzip.compress(data, 9, mtime=0)


def pack(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of `files`; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(files):
            # A ZipInfo made by hand has the earliest date of the format instead of today's.
            entry = zipfile.ZipInfo(path)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path], method, 9)
    return buffer.getvalue()


def unpack(archive: bytes) -> Files:
    """Return the files in an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist() if not entry.is_dir()}

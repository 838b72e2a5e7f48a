"""Files as a build makes them: contents by path."""

from collections.abc import Mapping
from pathlib import Path

type Files = Mapping[str, bytes]
"""The contents of files, by their paths in a folder."""


def read_files(folder: Path) -> dict[str, bytes]:
    """Return all files in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_files(files: Files, folder: Path) -> None:
    """Have a folder contain these files and no others; what is as it was is not touched."""
    for name, contents in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == contents:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever reads it meanwhile gets it whole, as it was or as it is.
        unfinished = path.with_name(f".{path.name}")
        unfinished.write_bytes(contents)
        unfinished.replace(path)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in files:
            path.unlink()

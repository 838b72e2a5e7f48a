"""What earlier steps of a build leave behind, and what to do where it is missing."""

from pathlib import Path


class RuntimeBuildError(Exception):
    """Something that the runtime is made of is missing or does not fit; the message says what to do."""


def read_input(path: Path, remedy: str) -> bytes:
    """Return the contents of a file that an earlier step leaves behind."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise RuntimeBuildError(f"{path} is missing: {remedy}.") from None

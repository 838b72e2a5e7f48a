"""The zip archive that an Office file is, opened with suspicion: nothing is inflated beyond a limit."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from checker.sheets.files.errors import FileFault, SheetError

MOST_ENTRIES = 2_000
MOST_INFLATED = 100 * 2**20
_CHUNK = 2**16
_ENCRYPTED = 1
_COMPRESSIONS = frozenset([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
"""The ways of compression that can be undone piece by piece, and the only ones that spreadsheets use."""
_BROKEN_ARCHIVE = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)
"""What ``zipfile`` raises for a broken list of parts."""
_BROKEN_PART = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, NotImplementedError)
"""What it raises for a broken part: a wrong header, checksum, position or name, or data that end early."""


@dataclass(slots=True)
class Package:
    """The parts of an Office file, found by name whatever its case is and however its folders are separated.

    Attributes:
        archive: The archive.
        parts: The parts by name, in lower case and with slashes.
        inflated: How many bytes have been inflated so far.
    """

    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    inflated: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self.parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece, counting what is inflated.

        Raises:
            SheetError: There is no such part, it is broken, or too much was inflated.
        """
        if name not in self:
            raise SheetError(FileFault.MISSING_PART())
        with _broken_part(), self.archive.open(self.parts[part_key(name)]) as part:
            while chunk := part.read(_CHUNK):
                self.inflated += len(chunk)
                if self.inflated > MOST_INFLATED:
                    raise SheetError(FileFault.INFLATED_TOO_LARGE(limit=MOST_INFLATED >> 20))
                yield chunk


def open_package(data: bytes) -> Package:
    """Open an archive, looking at its list of parts only.

    Raises:
        SheetError: It is broken, encrypted, compressed in an unusual way, or would be too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN_ARCHIVE:
        raise SheetError(FileFault.INCOMPLETE_ARCHIVE()) from None
    parts = archive.infolist()
    if len(parts) > MOST_ENTRIES:
        raise SheetError(FileFault.TOO_MANY_PARTS(count=len(parts), limit=MOST_ENTRIES))
    if sum(part.file_size for part in parts) > MOST_INFLATED:
        raise SheetError(FileFault.INFLATED_TOO_LARGE(limit=MOST_INFLATED >> 20))
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise SheetError(FileFault.ENCRYPTED_ARCHIVE())
    if any(part.compress_type not in _COMPRESSIONS for part in parts):
        raise SheetError(FileFault.UNUSUAL_COMPRESSION())
    return Package(archive, {part_key(part.filename): part for part in parts})


def part_key(name: str) -> str:
    """Return by what a part is found: some writers use other cases, backslashes, or a slash at the beginning."""
    return name.replace("\\", "/").lstrip("/").casefold()


@contextmanager
def _broken_part() -> Iterator[None]:
    try:
        yield
    except _BROKEN_PART:
        raise SheetError(FileFault.DAMAGED()) from None

"""The zip archive that an Office file is, opened with suspicion: nothing is inflated beyond a limit."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.sheets.files.error import SheetError

MOST_ENTRIES = 2_000
MOST_INFLATED = 100 * 2**20
_CHUNK = 2**16
_ENCRYPTED = 1
_USUAL = frozenset([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
"""The ways of compression that can be undone piece by piece, and the only ones that spreadsheets use."""

_TOO_LARGE = f"文件解开后超过 {MOST_INFLATED >> 20} MB，不像名册；请只留下要导入的工作表，另存后再试。"


@dataclass(slots=True)
class Package:
    """The parts of an Office file.

    Attributes:
        archive: The archive.
        inflated: How many bytes have been inflated so far.
    """

    archive: zipfile.ZipFile
    inflated: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part piece by piece, counting what is inflated.

        Raises:
            SheetError: There is no such part, or too much was inflated.
        """
        if name not in self:
            raise SheetError("文件不完整：缺少工作表的内容。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。")
        with self.archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                self.inflated += len(chunk)
                if self.inflated > MOST_INFLATED:
                    raise SheetError(_TOO_LARGE)
                yield chunk


def open_package(data: bytes) -> Package:
    """Open an archive, looking at its list of parts only.

    Raises:
        SheetError: It is broken, encrypted, compressed in an unusual way, or would be too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SheetError(
            "文件不完整，可能没有下载完或没有保存好。请重新下载，或用 Excel 打开、另存为 .xlsx 后再试。"
        ) from None
    parts = archive.infolist()
    if len(parts) > MOST_ENTRIES:
        raise SheetError(
            f"文件里有 {len(parts)} 个部件，超过 {MOST_ENTRIES} 个，不像名册；请把表格复制到新的工作簿再试。"
        )
    if sum(part.file_size for part in parts) > MOST_INFLATED:
        raise SheetError(_TOO_LARGE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise SheetError("文件加了密码，读不了；请去掉密码后再试。")
    if any(part.compress_type not in _USUAL for part in parts):
        raise SheetError("文件的压缩方式不是 Excel 用的那种，没有读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。")
    return Package(archive)

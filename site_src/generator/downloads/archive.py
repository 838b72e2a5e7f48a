"""Office documents without the day on which they were made."""

import io
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that an archive can name


def without_times(contents: bytes) -> bytes:
    """Return a zip archive whose entries all bear the same time, so that the same contents make the same bytes."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contents)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()

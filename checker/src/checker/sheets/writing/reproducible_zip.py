"""Office files are zip archives, which record when they were made; here the same contents make the same bytes."""

import io
import re
import zipfile

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def fixed_dates(contents: bytes) -> bytes:
    """Return an Office file with the first day of 1980 as the date of the file and of each of its parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contents)) as source, zipfile.ZipFile(target, "w") as rewritten:
        for name in source.namelist():
            part = source.read(name)
            if name == _PROPERTIES:
                part = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.create_system = 0  # the same on every system
            rewritten.writestr(entry, part, zipfile.ZIP_DEFLATED, compresslevel=9)
    return target.getvalue()

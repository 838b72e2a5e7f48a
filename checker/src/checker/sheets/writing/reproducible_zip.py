"""Office files are zip archives that carry the time of their making; the same contents must make the same bytes."""

import io
import re
import zipfile

_NEVER = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def fixed_dates(contents: bytes) -> bytes:
    """Return an Office file as if it and each of its parts had been made on the first day of 1980."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contents)) as source, zipfile.ZipFile(target, "w") as rewritten:
        for name in source.namelist():
            part = source.read(name)
            if name == _PROPERTIES:
                part = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            entry = zipfile.ZipInfo(name, _NEVER)
            entry.create_system = 0  # the same on every system
            rewritten.writestr(entry, part, zipfile.ZIP_DEFLATED, compresslevel=9)
    return target.getvalue()

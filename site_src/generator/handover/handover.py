"""Writes the hand-over: the site as a zip, digests, bill of materials, licence texts, and the administrator's guide."""

import io
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from generator.browser import SERVICE_WORKER
from generator.handover.bill import bill
from generator.handover.components import Component, HandoverError
from generator.handover.portable import portable_copy
from generator.handover.previous import Files, kept_of, read_site
from generator.handover.rendering import rendered
from generator.handover.shipped import shipped
from generator.tools import ROOT, content_hash, sha256

FOR_SERVERS = ("deploy/*", "tools/verify.sh")
"""What of the repository an administrator needs, by patterns; it stands in the hand-over as it does here."""

_WORD_OF_NEW_VERSION = (SERVICE_WORKER, "version.json")
_DAY = 24 * 60 * 60


def write_handover(site: Path, target: Path, previous: Path | None = None) -> Path:
    """Write the hand-over of a built site to a folder below `target` that is named after its version; return it.

    Args:
        site: The built site.
        target: Where hand-overs are kept, of earlier versions too.
        previous: The version that the server has now, as a zip or a folder.

    Raises:
        HandoverError: Something has no licence text or no day, or `previous` is no site.
    """
    current = read_site(site)
    about = _about(current)
    moment = moment_of(about["data"], about["version"])
    components = shipped(current)
    licences = _licences(components)
    kept = kept_of(previous, current.keys()) if previous else {}
    files = in_upload_order({**current, **kept})
    written = {
        "site.zip": archive(files, moment),
        "portable.zip": archive(portable_copy(current, licences), moment),
        "sbom.cdx.json": bill(about, components),
        **licences,
        **_for_servers(),
        "交付说明.txt": _guide(about, files, kept, components),
    }
    sums = written | {f"site/{path}": data for path, data in files.items()}
    written["SHA256SUMS"] = "".join(f"{sha256(data)}  {path}\n" for path, data in sums.items()).encode()
    folder = target / str(about["version"])
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def write_portable(site: Path, path: Path) -> None:
    """Write the copy of a built site that opens by double click, as a zip; it is a part of each hand-over."""
    current = read_site(site)
    about = _about(current)
    copy = portable_copy(current, _licences(shipped(current)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(archive(copy, moment_of(about["data"], about["version"])))


def _about(site: Files) -> dict[str, Any]:
    about: dict[str, Any] = json.loads(site["version.json"])
    if "data" not in about:
        raise HandoverError("有的内容改过，没有登记日期。先运行 make dates，再提交，然后重新打包。")
    return about


def in_upload_order(files: Files) -> Files:
    """Return files so that whatever a page loads stands before the pages, and the word of a new version at the end."""

    def rank(path: str) -> int:
        if path in _WORD_OF_NEW_VERSION:
            return 3
        return 2 if path.endswith(".html") else 0 if content_hash(path) else 1

    return {path: files[path] for path in sorted(files, key=lambda path: (rank(path), path))}


def moment_of(day: str, version: str) -> datetime:
    """Return when a version's files were changed, as far as servers and browsers are concerned.

    They take a file for unchanged if its size and time are, and keep the longer what is older. So each version has a
    time of its own, which follows from what it is, on the newest day of its data.
    """
    return datetime.fromisoformat(day) + timedelta(seconds=int(version, 16) % _DAY // 2 * 2)


def archive(files: Files, moment: datetime) -> bytes:
    """Return a zip of files in their order, in which programs unpack them; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, moment.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            opened.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _licences(components: Sequence[Component]) -> Files:
    return {f"licences/{name}": text for component in components for name, text in _texts(component)}


def _texts(component: Component) -> Iterator[tuple[str, bytes]]:
    """Yield a component's licence texts and those of what it contains, each with the name of its file."""
    folder = component.name.replace("/", "-")
    for name, text in component.texts.items():
        yield f"{folder}/{name}", text
    for inside in component.contains:
        yield from ((f"{folder}/contains/{name}", text) for name, text in _texts(inside))


def _for_servers() -> Files:
    paths = (path for pattern in FOR_SERVERS for path in sorted(ROOT.glob(pattern)))
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def _guide(about: Mapping[str, Any], files: Files, kept: Files, components: Sequence[Component]) -> bytes:
    runtime = {path.split("/")[2] for path in files.keys() - kept.keys() if path.startswith("assets/runtime/")}
    named = "、".join(sorted(runtime))
    text = rendered("guide.txt.j2", about=about, files=files, kept=kept, components=components, runtime=named)
    return text.encode("utf-8-sig")  # the mark tells old Windows which encoding it is

"""Sites of other notices than this site's own, each built once for all processes of a run of the tests."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from built_site import build_once, locked
from checker.application.texts import answers_from_application
from copied_sources import build, copy_sources
from generator.browser import make_assets
from generator.notices import NOTICES, NoticeFolder, nested, read_notice, read_notices
from generator.pages import around_pages, navigation, render_pages
from generator.site import Frame, make_html, slim_theme
from generator.tools import ROOT, Memory, write_files

SAMPLES = {path.name: path for path in sorted((ROOT / "tests" / "notices").iterdir())}
"""Small notices that nobody has issued: one with compulsory files alone, one of a city, one with a single variant."""

_SMALLEST = "2026-pilot-base"

_AMPLE = {
    "name": "示例中试基地",
    "registered_on": "2020-01-01",
    "submitted_on": "2026-03-10",
    "area_m2": 2000,
    "equipment_wan": 800,
    "staff": 20,
    "open_service": True,
}
"""What meets everything that the notice without worked cases asks for."""


def ample(folder: NoticeFolder) -> dict[str, Any]:
    """Return an application that meets every condition of a sample."""
    first = next(iter(folder.cases.applications), None)
    return nested({"name": "示例单位", **first.answers} if first else _AMPLE)


def controls(folder: NoticeFolder, application: dict[str, Any]) -> dict[str, str]:
    """Return an application as the names and texts of the form's controls."""
    return answers_from_application(application, folder.notice)


def site_of(run_folder: Path, name: str, notices: Sequence[Path]) -> Path:
    """Return the whole site that the sources make of other notices."""
    build_once(run_folder)  # leaves behind what need not be compiled again
    sources = run_folder / f"sources of {name}"
    with locked(run_folder):
        if not (sources / "site").exists():
            copy_sources(sources, compiled=True)
            _put(notices, sources / "site_src" / "notices")
            build(sources)
    return sources / "site"


def pages_of(run_folder: Path, count: int) -> tuple[Path, list[NoticeFolder]]:
    """Return the pages, without downloads, search and checker, of so many notices, and these."""
    target, notices = run_folder / f"pages of {count}", run_folder / f"notices of {count}"
    with locked(run_folder):
        if not notices.exists():
            _copies(notices, count)
        folders = read_notices(notices)
        if not target.exists():
            files, assets = make_assets(Memory())
            docs = {**render_pages(folders, Memory()), **files}
            frame = Frame(navigation(folders), asdict(assets), around_pages(folders, {}))
            write_files(slim_theme(make_html(docs, frame, Memory()), Memory()), target)
    return target, folders


def _put(notices: Sequence[Path], target: Path) -> None:
    shutil.rmtree(target)
    for notice in notices:
        shutil.copytree(notice, target / notice.name)


def _copies(target: Path, count: int) -> None:
    """Write so many notices: those of the site after the samples, and all again with other ids, numbers and titles."""
    originals = [*sorted(SAMPLES.values(), key=lambda path: path.name != _SMALLEST), *sorted(NOTICES.iterdir())]
    for number in range(count):
        batch, place = divmod(number, len(originals))
        original = originals[place]
        copy = target / f"{original.name}{'-again' * batch}"
        shutil.copytree(original, copy)
        if batch:
            _rename(copy, batch)


def _rename(copy: Path, batch: int) -> None:
    (copy / "text.sha256").unlink(missing_ok=True)
    about = copy / "notice.yaml"
    (number,) = re.findall(r"^document_number: (.*)$", about.read_text(encoding="utf-8"), re.MULTILINE)
    for path in _texts(copy):
        written = path.read_text(encoding="utf-8")
        path.write_text(written.replace(number, number.replace("号", f"{batch}号")), encoding="utf-8")
    lines = about.read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("short_title:")]
    about.write_text("\n".join([*lines, f"short_title: {copy.name}", ""]), encoding="utf-8")


def _texts(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix in {".md", ".yaml"})


def read_samples() -> dict[str, NoticeFolder]:
    """Return the samples by id."""
    return {name: read_notice(path) for name, path in SAMPLES.items()}


def rendered(folder: NoticeFolder) -> dict[str, str]:
    """Return the documents of a site of one notice, by their paths."""
    return {path: document.decode() for path, document in render_pages([folder], Memory()).items()}


def with_part(folder: NoticeFolder, name: str, **changes: Any) -> NoticeFolder:  # noqa: ANN401 - any YAML
    """Return a notice one of whose files says something else."""
    return replace(folder, parts={**folder.parts, name: {**folder.parts[name], **changes}})

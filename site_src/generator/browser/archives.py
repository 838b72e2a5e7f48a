"""What the browser loads, archive by archive: packages, modules of the standard library, files of the checker."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.browser.inputs import RuntimeBuildError, read_input
from generator.browser.packing import unpack
from generator.tools import PYTHON, ROOT, Files, run, sha256

PYODIDE = ROOT / "node_modules" / "pyodide"
STAND_INS = ROOT / "site_src" / "runtime"


@dataclass(frozen=True)
class Archive:
    """An archive of packages that are loaded together.

    Attributes:
        name: The name of its file.
        pins: The list that pins the packages' wheels; None if it contains none.
        modules: The list of the standard-library modules that the packages need beyond those of earlier archives.
        checker_files: Which of the checker's files it contains.
    """

    name: str
    pins: Path | None = None
    modules: Path | None = None
    checker_files: re.Pattern[str] | None = None


STANDARD_LIBRARY = "python_stdlib.zip"
"""Python's standard library: whole, as Pyodide publishes it, or trimmed, as the browser loads it."""

PACKAGES = Archive(
    "packages.bin",
    pins=ROOT / "requirements" / "browser.txt",
    modules=STAND_INS / "modules.txt",
    checker_files=re.compile(r"^checker/(?!(sheets|papers|desk)/)"),
)
"""What the checker needs to start; its modules of the standard library are an archive of their own."""

SHEETS = Archive("sheets.bin", modules=STAND_INS / "sheet_modules.txt", checker_files=re.compile(r"^checker/sheets/"))
"""What reads spreadsheets; loaded when first needed."""

OPENPYXL = Archive("openpyxl.bin", pins=ROOT / "requirements" / "openpyxl.txt")
"""What it takes besides to write workbooks; loaded when first needed."""

PAPERS = Archive("papers.bin", checker_files=re.compile(r"^checker/papers/"))
"""What makes papers to print, sign and send; loaded when first needed."""

DESK = Archive("desk.bin", checker_files=re.compile(r"^checker/desk/"))
"""What works on the applications of several applicants; loaded when first needed."""

# Parts of wheels that nothing imports in the browser. Licence texts stay: their licences ask for it.
UNUSED = re.compile(
    r"""/(tests|benchmarks)/
    | \.pyi$ | /py\.typed$ | /README\.md$
    | ^[^/]+/(__main__\.py|cli/.*)$
    | \.dist-info/(?!licenses/)
    """,
    re.VERBOSE,
)


def standard_library(archive: Archive) -> Files:
    """Return the sources of the standard-library modules that an archive contains."""
    library = modules_of(unpack(read_input(PYODIDE / STANDARD_LIBRARY, "run `npm ci`")))
    wanted = listed_modules(archive)
    if unknown := sorted(set(wanted) - set(library)):
        raise RuntimeBuildError(
            f"runtime/ lists modules that Pyodide's standard library does not have "
            f"({', '.join(unknown)}): run `python -m generator.browser.trace`."
        )
    return dict(library[name] for name in wanted)


def listed_modules(archive: Archive) -> list[str]:
    """Return the modules of the standard library that an archive needs beyond those of earlier ones."""
    if archive.modules is None:
        return []
    return [line for line in archive.modules.read_text().splitlines() if line and not line.startswith("#")]


def modules_of(library: Files) -> dict[str, tuple[str, bytes]]:
    """Return the Python files of an archive, each under the name by which it is imported."""
    return {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): (path, source)
        for path, source in library.items()
        if path.endswith(".py")
    }


def packages(archive: Archive, checker_wheel: Path, downloads: Path) -> Files:
    """Return the sources and data of an archive's packages, and of the checker's files in it."""
    merged: dict[str, bytes] = {}
    for wheel in pinned_wheels(archive, downloads):
        merged |= _wanted(wheel)
    if belongs := archive.checker_files:
        merged |= {path: data for path, data in _wanted(checker_wheel).items() if belongs.search(path)}
    return merged


def stand_ins() -> Files:
    """Return the sources of what stands in for compiled packages."""
    return {path.relative_to(STAND_INS).as_posix(): path.read_bytes() for path in sorted(STAND_INS.glob("*/**/*.py"))}


def _wanted(wheel: Path) -> Files:
    return _wanted_in(read_input(wheel, "build it first"))


@lru_cache(maxsize=32)
def _wanted_in(wheel: bytes) -> Files:
    return {path: data for path, data in unpack(wheel).items() if not UNUSED.search(path)}


def pinned_wheels(archive: Archive, downloads: Path) -> Iterable[Path]:
    """Return the wheels that an archive pins, downloading them unless they are there already."""
    if archive.pins is None:
        return []
    pins = archive.pins.read_text()
    wanted = len(re.findall(r"^\S+==", pins, re.MULTILINE))
    hashes = set(re.findall(r"--hash=sha256:(\w+)", pins))

    def present() -> list[Path]:
        return [wheel for wheel in sorted(downloads.glob("*.whl")) if sha256(wheel.read_bytes()) in hashes]

    if len(present()) != wanted:
        pip = [*PYTHON, "pip", "--disable-pip-version-check", "--quiet"]
        how = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        run([*pip, "download", *how, "--requirement", archive.pins, "--dest", downloads])
    if compiled := [wheel.name for wheel in present() if not wheel.name.endswith("-none-any.whl")]:
        raise RuntimeBuildError(f"The browser runs pure Python only, not {', '.join(compiled)}.")
    return present()

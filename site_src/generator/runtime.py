"""Packs what the browser needs to run the checker: Pyodide, its standard library, the packages and the worker.

Everything lands in one folder named after its contents, so that the files of two versions never mix and a server
may let browsers keep them for ever. The same inputs give the same bytes:

* Python is compiled with SOURCE_DATE_EPOCH set, which makes `py_compile` write hash-based instead of
  timestamp-based bytecode, and with a fixed hash seed;
* archives are written with sorted names and one fixed date.

Sources are compiled because compiling them in the browser is most of the time that a stock Pyodide takes to start,
and trimmed because bytecode is larger than source.
"""

import hashlib
import importlib.metadata
import io
import json
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.tools import PYTHON, run

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
WORKER = ROOT / "site_src" / "app" / "worker.ts"
STAND_INS = ROOT / "site_src" / "runtime"


@dataclass(frozen=True)
class Parcel:
    """Packages that are loaded together.

    Attributes:
        pins: The list that pins their wheels, if there are any.
        modules: The list of the standard library's modules that they need, beyond those of earlier parcels.
        checker: Which of the checker's files belong to it.
    """

    pins: Path | None = None
    modules: Path | None = None
    checker: re.Pattern[str] | None = None


START = Parcel(ROOT / "requirements" / "browser.txt", STAND_INS / "modules.txt", re.compile(r"^checker/(?!sheets/)"))
"""What the checker needs to start."""

SHEETS = Parcel(modules=STAND_INS / "sheet_modules.txt", checker=re.compile(r"^checker/sheets/"))
"""What reads spreadsheets; loaded when first needed."""

OPENPYXL = Parcel(ROOT / "requirements" / "openpyxl.txt")
"""What writes workbooks besides; loaded when first needed."""

# -P leaves the current folder out of the search path: this project's build.py is not the package `build`.

AS_PUBLISHED = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js")

# Parts of wheels that nothing imports in the browser. Licence texts stay: their licences ask for it.
UNUSED = re.compile(
    r"""/(tests|benchmarks)/
    | \.pyi$ | /py\.typed$
    | ^[^/]+/(__main__|cli)\.py$
    | \.dist-info/(?!licenses/)
    """,
    re.VERBOSE,
)

type Files = Mapping[str, bytes]
"""The contents of an archive or a folder, by path."""


class RuntimeBuildError(Exception):
    """Something that the runtime is made of is missing or does not fit; the message says what to do."""


@dataclass(frozen=True)
class Runtime:
    """The folder that was written.

    Attributes:
        folder: its path; its name changes whenever a file in it does.
        sizes: the bytes of each file in it, by name.
    """

    folder: Path
    sizes: Mapping[str, int]


def build_runtime(checker_wheel: Path, work: Path, out: Path) -> Runtime:
    """Write the runtime's folder below `out` and return it.

    Args:
        checker_wheel: the wheel of the checker, compiled notices included.
        work: a folder that keeps downloads and bytecode from one build to the next.
        out: where the site keeps its runtimes.

    Raises:
        RuntimeBuildError: a file is missing, or the versions of Python do not match.
    """
    check_python()
    files = {name: read(PYODIDE / name, "run `npm ci`") for name in AS_PUBLISHED}
    wheels, bytecode = work / "wheels", work / "bytecode"
    files["python_stdlib.zip"] = compile_archive(standard_library(START), bytecode)
    files["packages.zip"] = compile_archive({**packages(START, checker_wheel, wheels), **stand_ins()}, bytecode)
    counted = sum(len(data) for name, data in files.items() if name != "pyodide.js")
    sheets = {**standard_library(SHEETS), **packages(SHEETS, checker_wheel, wheels)}
    files["sheets.zip"] = compile_archive(sheets, bytecode)
    files["openpyxl.zip"] = compile_archive(packages(OPENPYXL, checker_wheel, wheels), bytecode)
    files["worker.js"] = bundle(WORKER, DOWNLOAD_BYTES=counted)
    return publish(files, out)


def check_python() -> None:
    """Refuse to compile with a Python whose bytecode Pyodide's does not read."""
    lock = json.loads(read(PYODIDE / "pyodide-lock.json", "run `npm ci`"))
    wanted = lock["info"]["python"].rpartition(".")[0]
    found = f"{sys.version_info.major}.{sys.version_info.minor}"
    if found != wanted:
        raise RuntimeBuildError(
            f"Pyodide runs Python {wanted}, but this is Python {found}, whose bytecode it cannot read: "
            f"build with Python {wanted}, or choose another Pyodide in package.json."
        )


def standard_library(parcel: Parcel) -> Files:
    """Return the sources of the standard-library modules that a parcel needs."""
    library = modules_of(unpack(read(PYODIDE / "python_stdlib.zip", "run `npm ci`")))
    wanted = listed_modules(parcel)
    if unknown := sorted(set(wanted) - set(library)):
        raise RuntimeBuildError(
            f"runtime/ lists modules that Pyodide's standard library does not have "
            f"({', '.join(unknown)}): run `python -m generator.trace`."
        )
    return dict(library[name] for name in wanted)


def listed_modules(parcel: Parcel) -> list[str]:
    """Return the modules of the standard library that a parcel needs beyond those of earlier ones."""
    if parcel.modules is None:
        return []
    return [line for line in parcel.modules.read_text().splitlines() if line and not line.startswith("#")]


def modules_of(library: Files) -> dict[str, tuple[str, bytes]]:
    """Return the Python files of an archive, each under the name by which it is imported."""
    return {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): (path, source)
        for path, source in library.items()
        if path.endswith(".py")
    }


def packages(parcel: Parcel, checker_wheel: Path, downloads: Path) -> Files:
    """Return the sources and data of a parcel's packages, and of the checker's files in it."""
    merged: dict[str, bytes] = {}
    for wheel in pinned_wheels(parcel, downloads):
        merged |= _wanted(wheel)
    if checker := parcel.checker:
        merged |= {path: data for path, data in _wanted(checker_wheel).items() if checker.search(path)}
    return merged


def stand_ins() -> Files:
    """Return the sources of what stands in for compiled packages."""
    return {path.relative_to(STAND_INS).as_posix(): path.read_bytes() for path in sorted(STAND_INS.glob("*/**/*.py"))}


def _wanted(wheel: Path) -> Files:
    contents = unpack(read(wheel, "build it first"))
    return {path: data for path, data in contents.items() if not UNUSED.search(path)}


def pinned_wheels(parcel: Parcel, downloads: Path) -> Iterable[Path]:
    """Return the wheels that a parcel pins, downloading them unless they are there already."""
    if parcel.pins is None:
        return []
    pins = parcel.pins.read_text()
    wanted = len(re.findall(r"^\S+==", pins, re.MULTILINE))
    hashes = set(re.findall(r"--hash=sha256:(\w+)", pins))

    def present() -> list[Path]:
        return [wheel for wheel in sorted(downloads.glob("*.whl")) if sha256(wheel.read_bytes()) in hashes]

    if len(present()) != wanted:
        pip = [*PYTHON, "pip", "--disable-pip-version-check", "--quiet"]
        how = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        run([*pip, "download", *how, "--requirement", parcel.pins, "--dest", downloads])
    if compiled := [wheel.name for wheel in present() if not wheel.name.endswith("-none-any.whl")]:
        raise RuntimeBuildError(f"The browser runs pure Python only, not {', '.join(compiled)}.")
    return present()


def compile_archive(sources: Files, cache: Path) -> bytes:
    """Return an archive of `sources` with every Python file replaced by its bytecode."""
    archive = pack(sources)
    compiler = f"{sys.implementation.cache_tag} pyodide-build {importlib.metadata.version('pyodide-build')}"
    cached = cache / f"{sha256(compiler.encode() + archive)}.zip"
    if not cached.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            path = Path(folder) / "sources.zip"
            path.write_bytes(archive)
            run(
                [*PYTHON, "pyodide_cli", "py-compile", "--silent", path],
                SOURCE_DATE_EPOCH="0",
                PYTHONHASHSEED="0",
            )
            path.write_bytes(pack(unpack(path.read_bytes())))
            path.rename(cached)
    return cached.read_bytes()


def bundle(script: Path, **constants: int) -> bytes:
    """Return a TypeScript file and what it imports as one classic script that knows the given constants."""
    if not ESBUILD.exists():
        raise RuntimeBuildError(f"{ESBUILD.relative_to(ROOT)} is missing: run `npm ci`.")
    defined = [f"--define:{name}={value}" for name, value in constants.items()]
    return run([ESBUILD, script, "--bundle", "--format=iife", "--minify", "--target=es2020", *defined])


def publish(files: Files, out: Path) -> Runtime:
    """Write `files` to a folder below `out` that is named after their contents."""
    digest = sha256(b"".join(f"{name} {sha256(data)}\n".encode() for name, data in sorted(files.items())))
    folder = out / digest[:8]
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Runtime(folder, {name: len(data) for name, data in sorted(files.items())})


def pack(files: Files) -> bytes:
    """Return an archive of `files`; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            # A ZipInfo made by hand has the earliest date of the format instead of today's.
            entry = zipfile.ZipInfo(path)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[path], zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def unpack(archive: bytes) -> Files:
    """Return the files in an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist() if not entry.is_dir()}


def read(path: Path, remedy: str) -> bytes:
    """Return the contents of a file that an earlier step leaves behind."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise RuntimeBuildError(f"{path} is missing: {remedy}.") from None


def sha256(data: bytes) -> str:
    """Return the SHA-256 digest of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()

"""Packs what the browser needs to run the checker: Pyodide, its standard library, the packages and the worker.

Everything lands in one folder named after its contents, so that the files of two versions never mix and a server
may let browsers keep them for ever. The same inputs give the same bytes:

* Python is compiled with SOURCE_DATE_EPOCH set, which makes `py_compile` write hash-based instead of
  timestamp-based bytecode, and with a fixed hash seed;
* archives are written with sorted names and one fixed date.

Sources are compiled because compiling them in the browser is most of the time that a stock Pyodide takes to start,
and trimmed because bytecode is larger than source.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.browser.archives import (
    DESK,
    OPENPYXL,
    PACKAGES,
    PAPERS,
    PYODIDE,
    SHEETS,
    packages,
    stand_ins,
    standard_library,
)
from generator.browser.bundling import bundle
from generator.browser.docstrings import without_docstrings
from generator.browser.inputs import RuntimeBuildError, read_input
from generator.browser.packing import Files, compile_archive, compress
from generator.browser.trimming import trimmed
from generator.tools import ROOT, sha256

WORKER = ROOT / "site_src" / "app" / "worker.ts"

SCRIPT, WEB_ASSEMBLY = "pyodide.asm.js", "pyodide.asm.wasm"


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
    wheels, bytecode = work / "wheels", work / "bytecode"
    script, web_assembly = pyodide(work / "trimmed")

    def compiled(sources: Files) -> bytes:
        return compile_archive(without_docstrings(sources), bytecode)

    files = {
        "pyodide.asm.bin": compress(web_assembly),
        "python_stdlib.bin": compiled(standard_library(PACKAGES)),
        PACKAGES.name: compiled({**packages(PACKAGES, checker_wheel, wheels), **stand_ins()}),
    }
    counted = sum(map(len, files.values()))
    files |= {SCRIPT: script, WEB_ASSEMBLY: web_assembly}
    sheets = {**standard_library(SHEETS), **packages(SHEETS, checker_wheel, wheels)}
    files[SHEETS.name] = compiled(sheets)
    for archive in (OPENPYXL, PAPERS, DESK):
        files[archive.name] = compiled(packages(archive, checker_wheel, wheels))
    files["worker.js"] = bundle(WORKER, module=True, DOWNLOAD_BYTES=counted)
    return publish(files, out)


def pyodide(cache: Path) -> tuple[bytes, bytes]:
    """Return Pyodide's script and WebAssembly, trimmed unless the environment asks for them as published."""
    if os.environ.get("PYODIDE") == "stock":
        return read_input(PYODIDE / SCRIPT, "run `npm ci`"), read_input(PYODIDE / WEB_ASSEMBLY, "run `npm ci`")
    published = json.loads(read_input(PYODIDE / "package.json", "run `npm ci`"))
    return trimmed(PYODIDE, published["version"], cache)


def check_python() -> None:
    """Refuse to compile with a Python whose bytecode Pyodide's does not read."""
    lock = json.loads(read_input(PYODIDE / "pyodide-lock.json", "run `npm ci`"))
    wanted = lock["info"]["python"].rpartition(".")[0]
    found = f"{sys.version_info.major}.{sys.version_info.minor}"
    if found != wanted:
        raise RuntimeBuildError(
            f"Pyodide runs Python {wanted}, but this is Python {found}, whose bytecode it cannot read: "
            f"build with Python {wanted}, or choose another Pyodide in package.json."
        )


def publish(files: Files, out: Path) -> Runtime:
    """Write `files` to a folder below `out` that is named after their contents."""
    digest = sha256(b"".join(f"{name} {sha256(data)}\n".encode() for name, data in sorted(files.items())))
    folder = out / digest[:8]
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Runtime(folder, {name: len(data) for name, data in sorted(files.items())})

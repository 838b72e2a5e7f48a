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
import zipfile
from dataclasses import dataclass
from pathlib import Path

from generator.browser.archives import (
    DESK,
    OPENPYXL,
    PACKAGES,
    PAPERS,
    PYODIDE,
    SHEETS,
    Archive,
    listed_modules,
    packages,
    stand_ins,
    standard_library,
)
from generator.browser.bundling import bundle
from generator.browser.docstrings import without_docstrings
from generator.browser.inputs import RuntimeBuildError, read_input
from generator.browser.packing import compile_python, compress, pack
from generator.browser.trimming import trimmed
from generator.tools import ROOT, Files, Memory, sha256

WORKER = ROOT / "site_src" / "app" / "worker.ts"

SCRIPT, WEB_ASSEMBLY = "pyodide.asm.js", "pyodide.asm.wasm"


@dataclass(frozen=True, slots=True)
class Runtime:
    """The folder.

    Attributes:
        name: Its name, which changes whenever a file in it does.
        files: What is in it.
    """

    name: str
    files: Files


def build_runtime(checker_wheel: Path, work: Path, memory: Memory) -> Runtime:
    """Return the runtime's folder.

    Args:
        checker_wheel: the wheel of the checker, compiled notices included.
        work: a folder that keeps downloads and bytecode from one build to the next.
        memory: what was made before: a notice changes two archives, and no bytecode.

    Raises:
        RuntimeBuildError: a file is missing, or the versions of Python do not match.
    """
    check_python()
    wheels, bytecode = work / "wheels", work / "bytecode"
    script, web_assembly, compressed = memory.keep(
        "Pyodide", [os.environ.get("PYODIDE", "")], lambda: _pyodide(work / "trimmed")
    )

    def compiled(name: str, sources: Files) -> bytes:
        return _archive(name, sources, bytecode, memory)

    files = {
        "pyodide.asm.bin": compressed,
        "python_stdlib.bin": compiled("python_stdlib.bin", _library(PACKAGES, memory)),
        PACKAGES.name: compiled(PACKAGES.name, {**packages(PACKAGES, checker_wheel, wheels), **stand_ins()}),
    }
    counted = sum(map(len, files.values()))
    files |= {SCRIPT: script, WEB_ASSEMBLY: web_assembly}
    sheets = {**_library(SHEETS, memory), **packages(SHEETS, checker_wheel, wheels)}
    files[SHEETS.name] = compiled(SHEETS.name, sheets)
    for archive in (OPENPYXL, PAPERS, DESK):
        files[archive.name] = compiled(archive.name, packages(archive, checker_wheel, wheels))
    files["worker.js"] = bundle(WORKER, module=True, DOWNLOAD_BYTES=counted)
    return Runtime(digest(files)[:8], files)


def _library(archive: Archive, memory: Memory) -> Files:
    listed = listed_modules(archive)
    return memory.keep(f"library of {archive.name}", [" ".join(listed)], lambda: standard_library(archive))


def _archive(name: str, sources: Files, cache: Path, memory: Memory) -> bytes:
    """Return a compressed archive of `sources` with every Python file replaced by its bytecode."""
    python = {path: source for path, source in sources.items() if path.endswith(".py")}
    data = {path: contents for path, contents in sources.items() if path not in python}
    code = memory.keep(
        f"bytecode of {name}", [digest(python)], lambda: compile_python(without_docstrings(python), cache)
    )
    return memory.keep(name, [code, digest(data)], lambda: compress(pack({**code, **data}, zipfile.ZIP_STORED)))


def _pyodide(cache: Path) -> tuple[bytes, bytes, bytes]:
    script, web_assembly = pyodide(cache)
    return script, web_assembly, compress(web_assembly)


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


def digest(files: Files) -> str:
    """Return the digest of files' contents and paths."""
    return sha256(b"".join(f"{path} {sha256(data)}\n".encode() for path, data in sorted(files.items())))

"""Regenerates the lists of modules in site_src/runtime/, from site_src/: `python -m generator.browser.trace WHEEL`.

Run it when the checker, a package or Pyodide starts to import another part of the standard library; a test says so.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.browser.archives import (
    OPENPYXL,
    PACKAGES,
    PYODIDE,
    SHEETS,
    STAND_INS,
    STANDARD_LIBRARY,
    Archive,
    modules_of,
    packages,
    stand_ins,
)
from generator.browser.inputs import read_input
from generator.browser.packing import pack, unpack
from generator.tools import run

HEADER = """\
# The modules of the standard library that are shipped to the browser {why}. Do not edit, regenerate:
# `python -m generator.browser.trace CHECKER_WHEEL`, from site_src/.
"""
AT_START = """at the start: those that Pyodide, the checker
# and its packages import when runtime/exercise.py takes them through their paces"""
FOR_SHEETS = """for spreadsheets: those that
# runtime/exercise_sheets.py needs beyond modules.txt"""


def main() -> None:
    """Trace the wheel named on the command line."""
    wheel = Path(sys.argv[1])
    at_start, for_sheets = traced(wheel), traced_for_sheets(wheel)
    for archive, modules, why in (
        (PACKAGES, at_start, AT_START),
        (SHEETS, sorted(set(for_sheets) - set(at_start)), FOR_SHEETS),
    ):
        if archive.modules:
            archive.modules.write_text(HEADER.format(why=why) + "".join(f"{name}\n" for name in modules))


def traced(checker_wheel: Path) -> list[str]:
    """Return the modules of Pyodide's standard library that the exercise of the checker imports, sorted."""
    return _traced([PACKAGES], checker_wheel, "exercise.py")


def traced_for_sheets(checker_wheel: Path) -> list[str]:
    """Return the modules that the exercise of spreadsheets imports, those of the start included, sorted."""
    return _traced([PACKAGES, SHEETS, OPENPYXL], checker_wheel, "exercise_sheets.py")


def _traced(archives: Sequence[Archive], checker_wheel: Path, exercise: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "packages.zip"
        wheels = Path(folder) / "wheels"
        files = dict(stand_ins())
        for archive in archives:
            files |= packages(archive, checker_wheel, wheels)
        packed.write_bytes(pack(files))
        tracer, script = STAND_INS / "trace.mjs", STAND_INS / exercise
        imported = json.loads(run(["node", tracer, PYODIDE, packed, script]))
    library = unpack(read_input(PYODIDE / STANDARD_LIBRARY, "run `npm ci`"))
    return sorted(set(modules_of(library)) & set(imported))


if __name__ == "__main__":
    main()

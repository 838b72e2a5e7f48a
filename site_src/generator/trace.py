"""Regenerates site_src/runtime/modules.txt: `python -m generator.trace CHECKER_WHEEL`, from site_src/.

Run it when the checker, a package or Pyodide starts to import another part of the standard library; a test says so.
"""

import json
import sys
import tempfile
from pathlib import Path

from generator import runtime
from generator.tools import run

HEADER = """\
# The modules of the standard library that are shipped to the browser: those that Pyodide, the checker and its
# packages import when runtime/exercise.py takes them through their paces. Do not edit, regenerate:
# `python -m generator.trace CHECKER_WHEEL`, from site_src/.
"""


def main() -> None:
    """Trace the wheel named on the command line."""
    runtime.MODULES.write_text(HEADER + "".join(f"{name}\n" for name in traced(Path(sys.argv[1]))))


def traced(checker_wheel: Path) -> list[str]:
    """Return the modules of Pyodide's standard library that the exercise imports, sorted."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "packages.zip"
        archive.write_bytes(runtime.pack(runtime.packages(checker_wheel, Path(folder) / "wheels")))
        tracer, script = runtime.STAND_INS / "trace.mjs", runtime.STAND_INS / "exercise.py"
        imported = json.loads(run(["node", tracer, runtime.PYODIDE, archive, script]))
    library = runtime.unpack(runtime.read(runtime.PYODIDE / "python_stdlib.zip", "run `npm ci`"))
    return sorted(set(runtime.modules_of(library)) & set(imported))


if __name__ == "__main__":
    main()

"""The rooms of the checker and the generator: imports go one way, and nobody reaches for what is private."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.tools import ROOT

SOURCES = (ROOT / "checker" / "src", ROOT / "site_src", ROOT / "tests", ROOT / "tools", ROOT / "build.py")
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def test_imports_go_down_only() -> None:
    """No room imports one above it, and no circle exists in any; the contracts stand in pyproject.toml."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "site_src")}
    done = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout.partition("Contracts\n")[2] + done.stderr


def test_nobody_imports_what_is_private() -> None:
    """A name or module that begins with an underscore is its own module's."""
    assert [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in _python_files()
        for line, name in _imported(path)
        if name.split(".")[0] in {"checker", "generator"} and any(step.startswith("_") for step in name.split("."))
    ] == []


def _python_files() -> Iterator[Path]:
    for source in SOURCES:
        yield from [source] if source.is_file() else source.rglob("*.py")


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, imported.name) for imported in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((node.lineno, f"{module}.{imported.name}") for imported in names)

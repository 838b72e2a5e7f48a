"""What others have written: name, version and licence with its text, from what is installed."""

import json
import re
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

import yaml
from packageurl import PackageURL

from generator.tools import ROOT

NODE_MODULES = ROOT / "node_modules"
LICENCES = ROOT / "site_src" / "licences"

_LICENCE_FILE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)\b.*", re.IGNORECASE)


class HandoverError(Exception):
    """The site cannot be handed over as it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Component:
    """Something that others have written.

    Attributes:
        name: What it is called where it is published.
        version: Its version; empty if nothing tells.
        licence: Its licence, as an SPDX expression where its publisher gives one.
        texts: The files of its licence, by their names.
        purl: Its package URL; None if it is no package.
        contains: What it has within itself.
    """

    name: str
    version: str
    licence: str
    texts: Mapping[str, bytes]
    purl: PackageURL | None = None
    contains: Sequence["Component"] = ()

    def __post_init__(self) -> None:
        if not self.texts:
            raise HandoverError(
                f"{self.name} {self.version} is shipped, but has no licence text: put one into "
                f"site_src/licences/{_kept_text(self.name).name}."
            )


def npm_package(name: str) -> Component:
    """Return an installed package of npm."""
    folder = NODE_MODULES / name
    about = json.loads((folder / "package.json").read_bytes())
    texts = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if _LICENCE_FILE.fullmatch(path.name)}
    namespace, _, simple = name.rpartition("/")
    purl = PackageURL("npm", namespace or None, simple, about["version"])
    inside = contained(name, about["version"])
    return Component(name, about["version"], about["license"], texts | _kept(name), purl, inside)


def python_package(found: Distribution) -> Component:
    """Return a package of PyPI, be it installed or a wheel."""
    name, about = found.metadata["Name"], found.metadata
    files = [file for file in found.files or () if file.parts[0].endswith(".dist-info")]
    texts = {file.name: file.read_binary() for file in files if _LICENCE_FILE.fullmatch(file.name)}
    licence = about.get("License-Expression") or about["License"]
    purl = PackageURL("pypi", name=name, version=found.version)
    return Component(name, found.version, licence, texts | _kept(name), purl, contained(name, found.version))


def python_itself(version: str) -> Component:
    """Return CPython, whose licence the host's Python brings along: Pyodide does not."""
    standard_library = Path(sysconfig.get_path("stdlib"))
    short = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (standard_library / "LICENSE.txt", Path("/usr/share/doc", short, "copyright"))
    own = next((path.read_bytes() for path in places if path.exists()), None)
    texts = {"LICENSE.txt": own, **_kept("python")} if own else {}
    return Component("CPython", version, "Python-2.0", texts)


def contained(name: str, version: str) -> Sequence[Component]:
    """Return what an installed package contains, by ``contained.yaml``."""
    about = yaml.safe_load((LICENCES / "contained.yaml").read_text(encoding="utf-8")).get(name)
    if about is None:
        return ()
    if about["version"] != version:
        raise HandoverError(
            f"site_src/licences/contained.yaml says what is in {name} {about['version']}; {version} is installed."
        )
    return [
        Component(entry["name"], entry.get("version", ""), entry["licence"], _kept(entry["name"]))
        for entry in about["contains"]
    ]


def _kept(name: str) -> dict[str, bytes]:
    """Return the licence text that is kept beside the sources, if there is one."""
    path = _kept_text(name)
    return {path.name: path.read_bytes()} if path.exists() else {}


def _kept_text(name: str) -> Path:
    return LICENCES / f"{name.lower().removeprefix('@').partition('/')[0]}.txt"

"""Bundles the pages' own scripts and styles, each under a name that changes with its contents."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.runtime import bundle, sha256
from generator.source import ROOT

APP = ROOT / "site_src" / "app"
STYLES = ROOT / "site_src" / "theme" / "styles"
STATIC = ROOT / "site_src" / "theme" / "static"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of what was bundled, relative to the site's root."""

    site_script: str
    check_script: str
    check_styles: str
    search_script: str
    styles: str


def write_assets(docs: Path) -> Assets:
    """Bundle scripts and styles into ``assets/`` below `docs`, and copy what is served as it is."""
    folder = docs / "assets"
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    return Assets(
        site_script=_write(APP / "site.ts", folder, "js"),
        check_script=_write(APP / "check.ts", folder, "js"),
        check_styles=_write(STYLES / "check.css", folder, "css"),
        search_script=_write(APP / "search.ts", folder, "js"),
        styles=_write(STYLES / "site.css", folder, "css"),
    )


def _write(source: Path, folder: Path, suffix: str) -> str:
    contents = bundle(source)
    name = f"{source.stem}.{sha256(contents)[:8]}.{suffix}"
    (folder / name).write_bytes(contents)
    return f"assets/{name}"

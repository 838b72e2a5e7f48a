"""Makes the built pages smaller, after MkDocs, and mends the theme's HTML: many visitors have slow connections."""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.source import ROOT
from generator.tools import run

PURGECSS = ROOT / "node_modules" / ".bin" / "purgecss"
UNUSED = (
    "assets/javascripts/lunr/**/*.js",
    "assets/javascripts/workers/*",
    "assets/**/*.map",
    "assets/images/favicon.png",
    "sitemap.xml.gz",
)
"""What the theme brings along for features that the site does not have."""

_INVALID = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"|(<label[^>]*?) tabindex=""')
_INDENTATION = re.compile(r"\s*\n\s*")


def slim_site(site: Path) -> None:
    """Drop the theme's scripts and styles that nothing uses, its invalid attributes, and space between elements."""
    for path in (path for pattern in UNUSED for path in site.glob(pattern)):
        path.unlink()
    _purge_styles(site)
    for path in site.rglob("*.html"):
        html = _INVALID.sub(r"\1\2", path.read_text(encoding="utf-8"))
        path.write_text(_INDENTATION.sub("\n", html), encoding="utf-8")


def _purge_styles(site: Path) -> None:
    """Keep the rules and variables that a page, a script or another rule uses; our own styles stay as they are."""
    assets = site / "assets"
    scripts = [assets / "*.js", assets / "javascripts" / "*.js"]
    # A variable counts as used from where it was first seen: those who define most for others come last.
    styles = [*assets.glob("*.css"), *sorted((assets / "stylesheets").glob("*.css"))]
    with TemporaryDirectory() as purged:
        run(
            [
                PURGECSS,
                "--variables",
                "--css",
                *styles,
                "--content",
                site / "**" / "*.html",
                *scripts,
                "--output",
                purged,
            ]
        )
        for path in (assets / "stylesheets").glob("*.css"):
            shutil.copy(Path(purged) / path.name, path)

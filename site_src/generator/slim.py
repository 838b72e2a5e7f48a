"""Makes the built pages smaller, after MkDocs: many visitors read them over slow connections."""

import re
from pathlib import Path

from generator.source import ROOT
from generator.tools import run

PURGECSS = ROOT / "node_modules" / ".bin" / "purgecss"
_INDENTATION = re.compile(r"\s*\n\s*")


def slim_site(site: Path) -> None:
    """Drop the theme's styles that nothing uses, and the white space between elements."""
    styles = site / "assets" / "stylesheets"
    scripts = [site / "assets" / "*.js", site / "assets" / "javascripts" / "*.js"]
    run([PURGECSS, "--css", styles / "*.css", "--content", site / "**" / "*.html", *scripts, "--output", styles])
    for path in site.rglob("*.html"):
        path.write_text(_INDENTATION.sub("\n", path.read_text(encoding="utf-8")), encoding="utf-8")

"""Makes the built pages smaller, after MkDocs, and mends the theme's HTML: many visitors have slow connections."""

import re
from pathlib import Path

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
    styles = site / "assets" / "stylesheets"
    scripts = [site / "assets" / "*.js", site / "assets" / "javascripts" / "*.js"]
    run([PURGECSS, "--css", styles / "*.css", "--content", site / "**" / "*.html", *scripts, "--output", styles])
    for path in site.rglob("*.html"):
        html = _INVALID.sub(r"\1\2", path.read_text(encoding="utf-8"))
        path.write_text(_INDENTATION.sub("\n", html), encoding="utf-8")

"""Makes the built pages smaller, after MkDocs, and mends the theme's HTML: many visitors have slow connections."""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.tools import ROOT, run

PURGECSS = ROOT / "node_modules" / ".bin" / "purgecss"
UNUSED = (
    "assets/javascripts/lunr/**/*.js",
    "assets/javascripts/workers/*",
    "assets/**/*.map",
    "assets/images/favicon.png",
    "sitemap.xml.gz",
)
"""What the theme brings along for features that the site does not have."""

ADDED_BY_THEME = (
    "data-md-color-switching",
    "data-md-scrolllock",
    "focus-visible",
    "js",
    "js-focus-visible",
    "md-dialog--active",
    "md-header--shadow",
    "md-header__title--active",
    "md-nav__link--active",
    "md-nav__link--passed",
    "md-toggle--indeterminate",
)
"""Classes and attributes that the theme's script adds; it names many more, of features that the site does not have."""

_INVALID = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"|(<label[^>]*?) tabindex=""')
_INDENTATION = re.compile(r"\s*\n\s*")
_BLOCK = r"</?(?:aside|d[dlt]|div|fieldset|footer|h[1-6]|header|li|link|main|meta|nav|ol|p|section|t[abdhr]\w*|ul)"
_AROUND_BLOCKS = re.compile(rf"({_BLOCK}\b[^>]*>)\n|\n(?={_BLOCK}\b)")
_AROUND_TITLES = re.compile(r'\n?(<span class="md-ellipsis">)\n([^<]*)\n(</span>)\n?')
"""Line breaks that nobody sees: at the tags of elements that stand on lines of their own, as titles of links do."""


def slim_site(site: Path) -> None:
    """Drop the theme's scripts and styles that nothing uses, its invalid attributes, and space between elements."""
    for path in (path for pattern in UNUSED for path in site.glob(pattern)):
        path.unlink()
    _purge_styles(site)
    for path in site.rglob("*.html"):
        html = _INVALID.sub(r"\1\2", path.read_text(encoding="utf-8"))
        html = _INDENTATION.sub("\n", html)
        html = _AROUND_TITLES.sub(r"\1\2\3", html)
        path.write_text(_AROUND_BLOCKS.sub(lambda found: found[1] or "", html), encoding="utf-8")


def _purge_styles(site: Path) -> None:
    """Keep the rules and variables that a page, a script or another rule uses; our own styles stay as they are."""
    assets = site / "assets"
    # A variable counts as used from where it was first seen: those who define most for others come last.
    styles = [*assets.glob("*.css"), *sorted((assets / "stylesheets").glob("*.css"))]
    used_by = [site / "**" / "*.html", assets / "!(word)*.js"]  # its libraries show nothing on a page
    with TemporaryDirectory() as purged:
        options = ["--variables", "--safelist", *ADDED_BY_THEME, "--output", purged]
        if not any("<hr" in path.read_text(encoding="utf-8") for path in site.rglob("*.html")):
            options += ["--blocklist", "hr"]  # a variable of that name in a script is no element
        run([PURGECSS, "--css", *styles, "--content", *used_by, *options])
        for path in (assets / "stylesheets").glob("*.css"):
            shutil.copy(Path(purged) / path.name, path)

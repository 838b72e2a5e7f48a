"""Adds the content security policy to every page that MkDocs has made."""

import base64
import hashlib
import re

from generator.tools import Files

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CHECKER = '<meta name="checker"'
_CHARSET = '<meta charset="utf-8">'

NOT_FOUND_PAGE = "404.html"


class PolicyError(Exception):
    """A page has a script that is not the theme's."""


def add_policy(site: Files, early_script: str) -> Files:
    """Return the site whose pages allow what the theme needs, and, if they run the checker, what Python needs.

    The theme's own inline scripts are those that every page has; a page with any other stops the build, but for the one
    that starts the checker early. The page for missing addresses is a template that shows none of our contents and
    carries its script and style in itself.

    Args:
        site: The site.
        early_script: The text of the script that starts the checker.

    Raises:
        PolicyError: A page has a script that others lack.
    """
    pages = {path: contents.decode() for path, contents in sorted(site.items()) if path.endswith(".html")}
    scripts = {path: _scripts(html) for path, html in pages.items()}
    common = set.intersection(*(found for path, found in scripts.items() if path != NOT_FOUND_PAGE))
    allowed: dict[str, bytes] = {}
    for path, html in pages.items():
        own = scripts[path] if path == NOT_FOUND_PAGE else scripts[path] & {early_script}
        if foreign := scripts[path] - common - own:
            raise PolicyError(f"{path} has an inline script of its own: {foreign.pop()[:80]}")
        styles = _styles(html) if path == NOT_FOUND_PAGE else set()
        policy = _policy(own if path == NOT_FOUND_PAGE else common | own, styles, python=_CHECKER in html)
        meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
        allowed[path] = html.replace(_CHARSET, meta, 1).encode()
    return {**site, **allowed}


def _scripts(html: str) -> set[str]:
    return set(_INLINE_SCRIPT.findall(html))


def _styles(html: str) -> set[str]:
    return set(_INLINE_STYLE.findall(html))


def _policy(scripts: set[str], styles: set[str], *, python: bool) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {"'wasm-unsafe-eval' " if python else ''}{_hashes(scripts)}",
            f"style-src 'self' {_hashes(styles)}".strip(),
            "connect-src 'self'",
            "img-src 'self' data:",
            f"worker-src 'self'{' blob:' if python else ''}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hashes(contents: set[str]) -> str:
    return " ".join(sorted(f"'sha256-{_digest(content)}'" for content in contents))


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

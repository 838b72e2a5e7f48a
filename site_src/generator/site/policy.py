"""Writes the content security policy into every page, after MkDocs has made them."""

import base64
import hashlib
import re
from pathlib import Path

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CHECKER = '<meta name="checker"'
_CHARSET = '<meta charset="utf-8">'

NOT_FOUND_PAGE = "404.html"


class PolicyError(Exception):
    """A page has a script that is not the theme's."""


def write_policy(site: Path, early_script: str) -> None:
    """Allow each page what the theme needs, and the checker's pages what Python needs; and nothing else.

    The theme's own inline scripts are those that every page has; a page with any other stops the build, but for the one
    that starts the checker early. The page for missing addresses is a template that shows none of our contents and
    carries its script and style in itself.

    Args:
        site: The site.
        early_script: The text of the script that starts the checker.

    Raises:
        PolicyError: A page has a script that others lack.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    missing = pages.pop(site / NOT_FOUND_PAGE)
    _write(site / NOT_FOUND_PAGE, missing, _policy(_scripts(missing), _styles(missing), python=False))
    common = set.intersection(*(_scripts(html) for html in pages.values()))
    for path, html in pages.items():
        allowed = common | (_scripts(html) & {early_script})
        if foreign := _scripts(html) - allowed:
            raise PolicyError(f"{path.relative_to(site)} has an inline script of its own: {foreign.pop()[:80]}")
        _write(path, html, _policy(allowed, set(), python=_CHECKER in html))


def _write(path: Path, html: str, policy: str) -> None:
    meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    path.write_text(html.replace(_CHARSET, meta, 1), encoding="utf-8")


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

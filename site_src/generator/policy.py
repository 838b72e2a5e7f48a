"""Writes the content security policy into every page, after MkDocs has made them."""

import base64
import hashlib
import re
from pathlib import Path

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'


class PolicyError(Exception):
    """A page has a script that is not the theme's."""


def write_policy(site: Path) -> None:
    """Allow each page what the theme needs, and nothing else.

    The theme's own inline scripts are those of the page for missing addresses, which shows none of our contents; a
    page with any other stops the build.

    Raises:
        PolicyError: There is one.
    """
    allowed = set(_scripts((site / "404.html").read_text(encoding="utf-8")))
    policy = _policy(allowed)
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if foreign := set(_scripts(html)) - allowed:
            raise PolicyError(f"{path.relative_to(site)} has an inline script of its own: {foreign.pop()[:80]}")
        meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
        path.write_text(html.replace(_CHARSET, meta, 1), encoding="utf-8")


def _scripts(html: str) -> list[str]:
    return _INLINE_SCRIPT.findall(html)


def _policy(scripts: set[str]) -> str:
    hashes = " ".join(sorted(f"'sha256-{_digest(script)}'" for script in scripts))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

"""What axe says of a page in a browser."""

from pathlib import Path

from playwright.sync_api import Page

_SOURCE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

# What axe finds, in a form that a failing test can show.
_VIOLATIONS = """() => axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`)))"""


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now."""
    if not page.evaluate("() => 'axe' in self"):
        page.evaluate(_SOURCE)
    return list(page.evaluate(_VIOLATIONS))

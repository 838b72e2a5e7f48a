"""Adds the checker to the site, and its address to the pages that run it."""

from generator.browser import Runtime
from generator.pages import RUNTIME
from generator.tools import Files


def add_runtime(site: Files, runtime: Runtime) -> Files:
    """Return the site with the checker's folder, which is named in the pages now that its name is known."""
    before, after = f'{RUNTIME}" data-'.encode(), f'{RUNTIME}{runtime.name}/" data-'.encode()
    pages = {path: html.replace(before, after, 1) for path, html in site.items() if path.endswith(".html")}
    added = {f"{RUNTIME}{runtime.name}/{name}": contents for name, contents in runtime.files.items()}
    return {**site, **pages, **added}

"""Has MkDocs make HTML of the pages that were written; again only of those of which something has changed.

MkDocs' own command makes all pages each time, and with `--dirty` it looks neither at links nor at navigation. So what
it calls is called here, in the same order, but for plugins, of which the site has none.
"""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template

from generator.site.slim import slim_page
from generator.tools import ROOT, Memory, digest_of
from generator.tools import Files as Contents

CONFIG = ROOT / "mkdocs.yml"
OVERRIDES = ROOT / "site_src" / "theme" / "overrides"

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


class MkDocsError(Exception):
    """MkDocs has found something wrong, such as a link that leads nowhere; the message is what it says of all that."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the pages' contents.

    Attributes:
        navigation: MkDocs' ``nav``.
        extra: What the theme's templates need to know; its ``styles`` are loaded by every page.
        about: What they need to know of a page besides, by the path of its document.
    """

    navigation: Sequence[Mapping[str, Any]]
    extra: Mapping[str, Any]
    about: Mapping[str, Mapping[str, Any]]


def make_html(docs: Contents, frame: Frame, memory: Memory) -> Contents:
    """Return the pages and all other files, those of the theme included, by address.

    Args:
        docs: MkDocs' documents.
        frame: What stands around the pages' contents.
        memory: What was made before.

    Raises:
        MkDocsError: Something is wrong, such as a broken link or anchor.
    """
    parts = [digest_of(CONFIG, OVERRIDES), repr(frame.navigation), "\n".join(sorted(docs))]
    project = memory.keep("project of MkDocs", parts, lambda: _Project(docs, frame.navigation))
    html, wrong = project.build(docs, frame)
    if wrong:
        raise MkDocsError("\n".join(dict.fromkeys(wrong)))
    return html


class _Project:
    """A set of documents in a theme, as long as none is added, renamed or taken away, and the theme is as it is."""

    def __init__(self, docs: Contents, navigation: Sequence[Mapping[str, Any]]) -> None:
        with _warnings() as self._wrong:
            self._config = load_config(str(CONFIG), nav=list(navigation))
            # In the order in which MkDocs finds them in a folder.
            names = sorted(docs, key=lambda name: PurePath(name).parts[:-1])
            self._files = Files([File(name, None, self._config.site_dir, use_directory_urls=True) for name in names])
            self._environment = self._config.theme.get_env()
            self._files.add_files_from_theme(self._environment, self._config)
            set_exclusions(self._files, self._config)
            self._navigation = get_navigation(self._files, self._config)
        self._theme = {file.dest_uri: file.content_bytes for file in self._files if file.src_uri not in docs}
        self._of_the_site = dict(self._config.extra)
        self._memory = Memory()

    def build(self, docs: Contents, frame: Frame) -> tuple[Contents, Sequence[str]]:
        """Return the files, made again where something has changed, and what is wrong."""
        self._config["extra"] = {**self._of_the_site, **frame.extra}
        self._config.extra_css = [frame.extra["styles"]]
        pages = [file.page for file in self._files.documentation_pages() if file.page]
        wrong = [*self._wrong]
        for page in pages:
            wrong += self._read(page, docs, frame.about.get(page.file.src_uri, {}))
        made = {**self._theme, **{name: contents for name, contents in docs.items() if not name.endswith(".md")}}
        made |= {name: self._render_template(name) for name in self._config.theme.static_templates}
        for page in pages:
            parts = [docs[page.file.src_uri], repr(page.meta), repr(frame.extra)]
            made[page.file.dest_uri] = self._memory.keep(page.file.dest_uri, parts, partial(self._render_page, page))
        with _warnings() as broken:
            for page in pages:
                page.validate_anchor_links(files=self._files, log_level=logging.WARNING)
        return {name: contents for name, contents in made.items() if contents.strip()}, [*wrong, *broken]

    def _read(self, page: Page, docs: Contents, about: Mapping[str, Any]) -> Sequence[str]:
        """Have a page know its contents, and return what is wrong with them."""
        name = page.file.src_uri
        page.file.content_bytes = docs[name]
        own, wrong = self._memory.keep(name, [docs[name]], partial(self._convert, page))
        page.meta = {**own, **about}
        return wrong

    def _convert(self, page: Page) -> tuple[Mapping[str, Any], Sequence[str]]:
        with _warnings() as wrong:
            page.read_source(self._config)
            page.render(self._config, self._files)
        return dict(page.meta), wrong

    def _render_page(self, page: Page) -> bytes:
        page.active = True
        try:
            context = get_context(self._navigation, self._files, self._config, page)
            html = self._environment.get_template("main.html").render(context)
        finally:
            page.active = False
        return slim_page(html).encode()

    def _render_template(self, name: str) -> bytes:
        """Return a page that is made of no document; that for missing addresses is shown at any address."""
        root = urlsplit(self._config.site_url or "/").path if is_error_template(name) else get_relative_url(".", name)
        context = get_context(self._navigation, self._files, self._config, base_url=root)
        rendered = self._environment.get_template(name).render(context)
        return (slim_page(rendered) if name.endswith(".html") else rendered).encode()


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said."""
        self._heard.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Yield what MkDocs warns of meanwhile."""
    heard: list[str] = []
    logger, listener = logging.getLogger("mkdocs"), _Listener(heard)
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)

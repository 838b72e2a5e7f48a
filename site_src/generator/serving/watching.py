"""Tells when somebody has saved a file that the site is made of."""

import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from generator.tools import ROOT, SCHEMAS

FOLDERS = (ROOT / "site_src", ROOT / "schemas", ROOT / "checker")
FILES = (ROOT / "mkdocs.yml", ROOT / "build.py")

WRITTEN = (
    ROOT / "site_src" / "app" / "generated",
    ROOT / "checker" / "src" / "checker" / "notices",
    ROOT / "checker" / "src" / "checker" / "papers" / "notices",
)
"""Folders in which a build writes data that it has made of others."""

_NO_SOURCE = (".pyc", ".swp", "~", ".tmp")
_SAVED = (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
_QUIET = 0.04
"""Seconds after which a program has written all that it writes when it saves."""
_READ_ONCE = (SCHEMAS, ROOT / "site_src" / "content" / "topics.yaml")
"""What a process reads once: the files in a folder, or a file."""


class Watch:
    """Watches the sources until the end of the process."""

    def __init__(self) -> None:
        self._saved = threading.Event()
        observer = Observer()
        for folder in FOLDERS:
            observer.schedule(_Handler(self._saved), str(folder), recursive=True, event_filter=list(_SAVED))
        observer.schedule(_Handler(self._saved), str(ROOT), event_filter=list(_SAVED))
        observer.daemon = True
        observer.start()

    def wait(self) -> None:
        """Return when something was saved after this was last called, and nothing more is being written."""
        self._saved.wait()
        while self._saved.is_set():
            self._saved.clear()
            time.sleep(_QUIET)


class _Handler(FileSystemEventHandler):
    def __init__(self, saved: threading.Event) -> None:
        self._saved = saved

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of what happened to a source."""
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        if any(event.is_directory or _is_source(path) for path in paths):
            self._saved.set()


def source_files() -> Iterator[Path]:
    """Yield the files that the site is made of, in a fixed order."""
    for folder in FOLDERS:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and _is_source(path))
    yield from FILES


def code_files(sources: Iterable[Path]) -> Iterator[Path]:
    """Yield those of the sources that a process reads once: after a change it takes another process to build."""
    return (path for path in sources if path.suffix == ".py" or path.parent in _READ_ONCE or path in _READ_ONCE)


def _is_source(path: Path) -> bool:
    if path.name.startswith((".", "#")) or path.name.endswith(_NO_SOURCE):
        return False
    in_folder = any(path.is_relative_to(folder) for folder in FOLDERS)
    return path in FILES or (in_folder and (path.parent not in WRITTEN or path.suffix == ".py"))

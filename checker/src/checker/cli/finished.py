"""What has been checked already, kept in a file, so that a run that was stopped goes on where it was."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Self

_LAYOUT = """
CREATE TABLE IF NOT EXISTS basis (text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS units (id TEXT PRIMARY KEY, state TEXT NOT NULL, found TEXT NOT NULL) WITHOUT ROWID;
"""


class Finished:
    """The units that are finished, in an SQLite file; every batch that is added stays, whatever happens then."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Work on an open file."""
        self._connection = connection

    @classmethod
    def open(cls, path: Path, basis: str, *, resume: bool) -> Self:
        """Open a file, or begin it.

        Args:
            path: Where it is.
            basis: What results rest on besides the units' files; results on another basis are thrown away.
            resume: Whether to keep what it holds.

        Raises:
            sqlite3.Error: It is something else, or cannot be written.
        """
        if not resume:
            path.unlink(missing_ok=True)
        connection = sqlite3.connect(path)
        connection.executescript(_LAYOUT)
        if connection.execute("SELECT text FROM basis").fetchall() != [(basis,)]:
            with connection:
                connection.execute("DELETE FROM units")
                connection.execute("DELETE FROM basis")
                connection.execute("INSERT INTO basis VALUES (?)", (basis,))
        return cls(connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def keep(self, states: Mapping[str, str]) -> set[str]:
        """Forget all units but those whose state is the given one; return the ids of those that are kept."""
        known = dict(self._connection.execute("SELECT id, state FROM units"))
        kept = {name for name, state in known.items() if states.get(name) == state}
        with self._connection:
            self._connection.executemany("DELETE FROM units WHERE id = ?", [(name,) for name in known.keys() - kept])
        return kept

    def add(self, found: Iterable[tuple[str, str, Mapping[str, Any]]]) -> None:
        """Add units: their ids, states and what came of them."""
        rows = [(name, state, json.dumps(one, ensure_ascii=False)) for name, state, one in found]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO units VALUES (?, ?, ?)", rows)

    def units(self) -> Iterator[Mapping[str, Any]]:
        """Yield what came of each unit, in the order of their ids."""
        with closing(self._connection.execute("SELECT found FROM units ORDER BY id")) as rows:
            for (text,) in rows:
                yield json.loads(text)

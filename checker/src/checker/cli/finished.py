"""What has been checked already, kept in a file, so that a run that was stopped goes on where it was."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Self

_OURS = 0x45436B31
"""By this number in its head a file is told to be one of ours."""
_LAYOUT = f"""
PRAGMA application_id = {_OURS};
CREATE TABLE IF NOT EXISTS basis (text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS units (id BLOB PRIMARY KEY, state TEXT NOT NULL, whole INTEGER NOT NULL, found TEXT NOT NULL)
    WITHOUT ROWID;
"""
_WAIT_SECONDS = 2


class Finished:
    """The units that are finished, in an SQLite file; every batch that is added stays, whatever happens then."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Work on an open file."""
        self._connection = connection

    @classmethod
    def open(cls, path: Path, basis: str, *, resume: bool) -> Self:
        """Open a file, or begin it; nobody else can until it is closed.

        Args:
            path: Where it is.
            basis: What results rest on besides the units' files; results on another basis are thrown away.
            resume: Whether to keep what it holds.

        Raises:
            sqlite3.Error: It is another file, or in use, or cannot be written.
        """
        connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
        try:
            cls._begin(connection, basis, resume=resume)
        except sqlite3.Error:
            connection.close()
            raise
        return cls(connection)

    @staticmethod
    def _begin(connection: sqlite3.Connection, basis: str, *, resume: bool) -> None:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and connection.execute("PRAGMA application_id").fetchone() != (_OURS,):
            raise sqlite3.DatabaseError("这是别的文件")
        connection.executescript(_LAYOUT)
        if not resume or connection.execute("SELECT text FROM basis").fetchall() != [(basis,)]:
            with connection:
                connection.execute("DELETE FROM units")
                connection.execute("DELETE FROM basis")
                connection.execute("INSERT INTO basis VALUES (?)", (basis,))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def keep(self, states: Mapping[str, str]) -> set[str]:
        """Forget all units but those whose state is the given one and of which every file was read.

        Returns:
            The ids of those that are kept.
        """
        rows = self._connection.execute("SELECT id, state, whole FROM units").fetchall()
        known = {_text(name): state if whole else None for name, state, whole in rows}
        kept = {name for name, state in known.items() if states.get(name) == state}
        gone = [(_key(name),) for name in known.keys() - kept]
        with self._connection:
            self._connection.executemany("DELETE FROM units WHERE id = ?", gone)
        return kept

    def add(self, found: Iterable[tuple[str, str, Mapping[str, Any]]]) -> None:
        """Add units: their ids, states and what came of them, a ``deskChecked`` of ``schemas/desk.schema.json``."""
        rows = [(_key(name), state, not one["failures"], json.dumps(one)) for name, state, one in found]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?)", rows)

    def units(self) -> Iterator[Mapping[str, Any]]:
        """Yield what came of each unit, in the order of their ids."""
        with closing(self._connection.execute("SELECT found FROM units ORDER BY id")) as rows:
            for (text,) in rows:
                yield json.loads(text)


def _key(name: str) -> bytes:
    """Return an id as it is kept: names of files may hold halves of characters, which are no text for SQLite."""
    return name.encode("utf-8", "surrogatepass")


def _text(key: bytes) -> str:
    return key.decode("utf-8", "surrogatepass")

"""How much of a folder is checked, while a command checks it."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

_TRIES = 100


def finished_units(progress: Path) -> int:
    """Return how many units a file of progress holds; none where it is not there yet.

    The command has locked it, so it is read as it lies there; what is being written just then is read again.
    """
    for _ in range(_TRIES if progress.exists() else 0):
        try:
            with closing(sqlite3.connect(f"file:{progress}?immutable=1", uri=True)) as connection:
                return int(connection.execute("SELECT count(*) FROM units").fetchone()[0])
        except sqlite3.Error:
            time.sleep(0.01)
    return 0

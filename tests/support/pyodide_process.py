"""Drives the checker under Pyodide in Node, so that its answers can be compared with those of CPython."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Self

HARNESS = Path(__file__).with_name("pyodide_harness.mjs")


class PyodideError(Exception):
    """Python raised an exception under Pyodide; the message is its traceback."""


class PyodideProcess:
    """A runtime's folder, running in Node for as long as the `with` block lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            ["node", HARNESS, self._folder],  # noqa: S607 - whichever Node the build has found
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_: object) -> None:
        # The harness ends at the end of its input.
        self._process.communicate(timeout=30)

    def call(self, method: str, notice: str, payload: str, data: bytes | None = None) -> str:
        """Return what a function of `checker.browser` returns; bytes come in base64."""
        request = {"method": method, "notice": notice, "payload": payload}
        return self._ask(request if data is None else request | {"data": base64.b64encode(data).decode()})

    def evaluate(self, expression: str) -> str:
        """Return the text of a Python expression's value."""
        return self._ask({"python": expression})

    def _ask(self, request: dict[str, str]) -> str:
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise PyodideError("Node ended; what it said is on standard error.")
        reply = json.loads(line)
        if "error" in reply:
            raise PyodideError(reply["error"])
        return reply["answer"]

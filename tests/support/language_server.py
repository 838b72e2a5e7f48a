"""VS Code's language server for YAML, spoken to as an editor does."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from generator.tools import ROOT

SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))


class LanguageServer:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._ids = count(1)
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": _CAPABILITIES})
        self.tell("initialized", {})

    def completions(self, path: Path, text: str) -> list[str]:
        """Return what is offered at the ``|`` of a text that stands in a file."""
        before = text.partition("|")[0]
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        self.open(path, text.replace("|", "", 1))
        found = self.ask("textDocument/completion", {"textDocument": {"uri": path.as_uri()}, "position": position})
        return [item["label"] for item in found["items"]]

    def diagnostics(self, path: Path, text: str) -> list[str]:
        """Return what is said to be wrong in a text that stands in a file."""
        self.open(path, text)
        while path.as_uri() not in self._diagnostics:
            self._receive()
        return [found["message"] for found in self._diagnostics[path.as_uri()]]

    def open(self, path: Path, text: str) -> None:
        """Show the server a file with some text, saved or not."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": next(self._ids), "text": text}
        self._diagnostics.pop(path.as_uri(), None)
        self.tell("textDocument/didOpen", {"textDocument": document})

    def tell(self, method: str, parameters: object) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": parameters})

    def ask(self, method: str, parameters: object) -> Any:  # noqa: ANN401 - any answer
        """Send a request and return its answer."""
        number = next(self._ids)
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                return message["result"]

    def _send(self, message: object) -> None:
        assert self._process.stdin
        body = json.dumps(message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Read a message; answer the server's own questions."""
        assert self._process.stdout
        headers = iter(self._process.stdout.readline, b"\r\n")
        length = next(
            int(line.partition(b":")[2]) for line in list(headers) if line.lower().startswith(b"content-length")
        )
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            settings = {name.partition(".")[2]: value for name, value in SETTINGS.items() if name.startswith("yaml.")}
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            answer = [settings if item["section"] == "yaml" else None for item in asked] or None
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": answer})
        return message


_CAPABILITIES = {
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}, "publishDiagnostics": {}},
    "workspace": {"configuration": True},
}


@contextmanager
def running() -> Iterator[LanguageServer]:
    """Start a server, and stop it."""
    command = [shutil.which("node") or "node", str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process)
        finally:
            process.kill()

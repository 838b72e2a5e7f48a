"""A static server that counts what it sends, and a Chromium to visit it with."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium")
LAUNCH: dict[str, Any] = {
    "args": [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--disable-sync",
    ],
    **({"executable_path": CHROMIUM} if CHROMIUM.exists() else {}),
}


class CountingServer(ThreadingHTTPServer):
    """Counts the bytes of all responses, headers included; nothing is compressed."""

    sent = 0

    @property
    def address(self) -> str:
        """The server's address, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"


class CountingHandler(SimpleHTTPRequestHandler):
    """Serves files as a server does that is set up well."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms between its headers and its contents
    server: CountingServer

    def setup(self) -> None:
        """Put the counter in."""
        super().setup()
        write = self.wfile.write

        def counting(data: Any) -> int:  # noqa: ANN401 - any buffer
            self.server.sent += len(data)
            return write(data)

        self.wfile.write = counting  # type: ignore[method-assign]

    def end_headers(self) -> None:
        """Let everything with a name of its own be kept."""
        self.send_header("Cache-Control", "max-age=31536000, immutable" if "/assets/" in self.path else "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the table on the terminal readable."""


@contextmanager
def serving(folder: Path) -> Iterator[CountingServer]:
    """Serve a folder on a free port."""
    handler = functools.partial(CountingHandler, directory=str(folder))
    with CountingServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()

"""Serves the site on this machine, each page with a script that shows it again when the site has changed.

The site is as it is published. The script comes from an address of this server, so the pages' policy holds: scripts and
styles of their own site, connections to their own site.
"""

import errno
import json
import mimetypes
import sys
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.serving.outcome import Newest
from generator.tools import ROOT, content_hash

PREFIX = "/__serve/"
"""Addresses of this server's own."""

TRIED = 20
_OWN = Path(__file__).parent / "page"
_FORGETTING = ROOT / "deploy" / "service-worker-off.js"
_HEAD = b'<meta charset="utf-8">'
_HEARTBEAT = 15
"""Seconds after which it is tried whether a page is still there."""
_NOTHING_YET = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>网站还没有生成</title></head>
<body><p>网站还没有生成：照列出的错误改好文件，保存以后这里自动打开网站。</p></body></html>
"""


class Server(ThreadingHTTPServer):
    """Serves the newest site on the first free port from `port` on."""

    daemon_threads = True
    request_queue_size = 128  # a browser opens several connections at once

    def __init__(self, port: int, newest: Newest) -> None:
        self.newest = newest
        for candidate in range(port, port + TRIED):
            try:
                super().__init__(("127.0.0.1", candidate), _Handler)
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
            else:
                return
        raise SystemExit(f"端口 {port} 至 {port + TRIED - 1} 都被占用，请用 make serve PORT=其他端口")

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the base class has it
        """Say nothing of a browser that has gone before it was answered."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer with what a page's script asks for, or with a file of the site."""
        address = unquote(urlsplit(self.path).path)
        if address == f"{PREFIX}outcomes":
            self._tell_outcomes()
        elif address.startswith(PREFIX):
            self._send_file(_OWN / Path(address).name)
        elif address == "/service-worker.js":
            self._send_file(_FORGETTING)  # what is kept would be shown for something newer
        else:
            self._send_of_site(address[1:])

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def _send_of_site(self, address: str) -> None:
        site = self.server.newest.state.site
        if not site:
            self._send(_NOTHING_YET.encode(), "text/html", HTTPStatus.SERVICE_UNAVAILABLE)
        elif f"{address}/index.html" in site:
            self._send(b"", "text/plain", HTTPStatus.MOVED_PERMANENTLY, Location=f"/{address}/")
        else:
            name = f"{address}index.html" if address.endswith("/") or not address else address
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            if name in site:
                self._send(site[name], kind)
            else:
                self._send(site["404.html"], "text/html", HTTPStatus.NOT_FOUND)

    def _send_file(self, path: Path) -> None:
        if path.is_file():
            self._send(path.read_bytes(), mimetypes.guess_type(path)[0] or "")
        else:
            self._send(b"", "text/plain", HTTPStatus.NOT_FOUND)

    def _send(self, contents: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, **headers: str) -> None:
        if kind == "text/html":
            script = f'<script async src="{PREFIX}page.js" data-version="{self.server.newest.state.version}"></script>'
            contents = contents.replace(_HEAD, _HEAD + script.encode(), 1)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(contents)))
        # A name with a digest in it is that of the same contents for ever.
        self.send_header("Cache-Control", "max-age=31536000" if content_hash(self.path) else "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(contents)

    def _tell_outcomes(self) -> None:
        """Send the outcome of each build as a server-sent event, the newest at once, until the page is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told = 0
        try:
            while True:
                state = self.server.newest.after(told, _HEARTBEAT)
                found = {"problems": state.problems, "doubts": state.doubts}
                listed = {name: [asdict(problem) for problem in problems] for name, problems in found.items()}
                outcome = {"version": state.version, **listed}
                self.wfile.write((":\n\n" if state.count == told else f"data: {json.dumps(outcome)}\n\n").encode())
                told = state.count
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong with the sources."""

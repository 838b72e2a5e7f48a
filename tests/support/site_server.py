"""A web server for the built site, below a path as on a shared host; it records requests and can be made to fail."""

import functools
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

MOUNT = "/zwgk/fhq/"

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

type Fault = Callable[["Handler", bytes], None]
"""Answers a request for a file instead of the server; takes the file's contents."""


@dataclass
class SiteServer:
    """The running server.

    Attributes:
        origin: Scheme, host and port.
        faults: What goes wrong, by the file's name.
        is_down: Whether nobody gets an answer.
        without_policy: Whether the policy is taken out of the pages.
        requests: The paths asked for, in order.
        released: Set when answers that are held back may go on.
    """

    origin: str = ""
    faults: dict[str, Fault] = field(default_factory=dict)
    is_down: bool = False
    without_policy: bool = False
    requests: list[str] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "") -> str:
        """Return the address of a page."""
        return f"{self.origin}{MOUNT}{path}"

    def reset(self) -> None:
        """Work again, and forget what was asked for."""
        self.released.set()  # whatever still waits belongs to a test that has ended
        self.released = threading.Event()
        self.faults.clear()
        self.is_down = self.without_policy = False
        self.requests.clear()


class Handler(SimpleHTTPRequestHandler):
    """Serves the site's files below the mount."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar[dict[str, str]] = {
        "": "application/octet-stream",
        ".html": "text/html",
        ".css": "text/css",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".wasm": "application/wasm",
        ".zip": "application/zip",
    }

    def __init__(self, *args: Any, site: SiteServer, **kwargs: Any) -> None:  # noqa: ANN401 - the base class's own
        self.site = site
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Serve a file, or its fault."""
        if self.site.is_down:
            self.close_connection = True
            return None
        self.site.requests.append(self.path)
        if not self.path.startswith(MOUNT):
            return self.send_error(404)
        self.path = self.path.removeprefix(MOUNT[:-1])
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            return self.answer((Path(self.directory) / "404.html").read_bytes(), "text/html", 404)
        contents = path.read_bytes()
        if fault := self.site.faults.get(path.name):
            return fault(self, contents)
        if self.site.without_policy and path.suffix == ".html":
            contents = POLICY.sub(b"", contents)
        return self.answer(contents, self.guess_type(path.name))

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def answer(self, contents: bytes, content_type: str, status: int = 200) -> None:
        """Send a whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(contents)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(contents)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def missing(handler: Handler, _: bytes) -> None:
    """Answer as for a file that was not copied to the server."""
    handler.send_error(404)


def mistyped(handler: Handler, contents: bytes) -> None:
    """Send the file with a type that browsers refuse."""
    handler.answer(contents, "application/octet-stream")


def page_instead(handler: Handler, _: bytes) -> None:
    """Answer with a page, as servers do that know one page for all addresses."""
    handler.answer(b"<!doctype html><title>Home</title>", "text/html")


def truncated(handler: Handler, contents: bytes) -> None:
    """Send the first half as if it were all, as after an upload that broke off."""
    handler.answer(contents[: len(contents) // 2], handler.guess_type(handler.path))


def cut(handler: Handler, contents: bytes) -> None:
    """Promise the whole file and hang up half-way."""
    handler.send_response(200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Length", str(len(contents)))
    handler.end_headers()
    handler.wfile.write(contents[: len(contents) // 2])
    handler.close_connection = True


def held_back(handler: Handler, contents: bytes) -> None:
    """Answer only when the test says so."""
    handler.site.released.wait()
    handler.answer(contents, handler.guess_type(handler.path))


@contextmanager
def serving(folder: Path) -> Iterator[SiteServer]:
    """Serve a built site."""
    site = SiteServer()
    with running(functools.partial(Handler, directory=str(folder), site=site)) as origin:
        site.origin = origin
        yield site
        site.reset()


@dataclass
class OtherOrigin:
    """Another origin, to which nothing may go; it is also the proxy through which everything else would leave.

    Attributes:
        origin: Scheme, host and port.
        requests: What arrived: method and address.
    """

    origin: str = ""
    requests: list[str] = field(default_factory=list)


@contextmanager
def serving_other_origin() -> Iterator[OtherOrigin]:
    """Run another origin."""
    other = OtherOrigin()

    class Recorder(BaseHTTPRequestHandler):
        def record(self) -> None:
            other.requests.append(f"{self.command} {self.path}")
            self.send_response(204 if self.command == "POST" else 200)  # a form's page stays where it is
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Type", "text/javascript")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_HEAD = do_OPTIONS = do_CONNECT = record  # noqa: N815 - the base class's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with running(Recorder) as origin:
        other.origin = origin
        yield other


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a browser opens several connections at once; with Python's five, some wait for seconds


@contextmanager
def running(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server on this machine, and yield its origin."""
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()

"""A line between a browser and a server that holds answers back, breaks off or is slow."""

import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_CHUNK = 16_384
_REQUEST = re.compile(rb"(?:GET|HEAD) ([^ ?]+)[^\r\n]*\r\n")


@dataclass
class Line:
    """The line.

    Attributes:
        port: Where browsers arrive.
        server: The server's port.
        held: How many bytes of an answer come before nothing comes any more, by the file's name.
        cut: How many come before the connection is closed, likewise.
        bytes_per_second: What the whole line carries; 0 for whatever the machine does.
        round_trip: Seconds that a connection takes to be made, and that pass between a request and its answer.
        carried: The bytes that have come from the server.
    """

    port: int
    server: int
    held: dict[str, int] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)
    bytes_per_second: int = 0
    round_trip: float = 0
    carried: int = 0
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _closed: threading.Event = field(default_factory=threading.Event)

    def mend(self) -> None:
        """Be a good line from now on; what is held stays so."""
        self.held.clear()
        self.cut.clear()
        self.bytes_per_second = 0

    def close(self) -> None:
        """Let go of what is held."""
        self._closed.set()

    def connect(self, browser: socket.socket) -> None:
        """Carry one connection until one of its ends hangs up."""
        with browser, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.server)) as server:
            time.sleep(self.round_trip)
            asked = _Asked()
            answers = threading.Thread(target=self._answer, args=(browser, server, asked), daemon=True)
            answers.start()
            while data := browser.recv(_CHUNK):
                if request := _REQUEST.match(data):  # browsers ask for nothing else before the answer is there
                    asked.file, asked.sent = request[1].decode().rpartition("/")[2], 0
                    time.sleep(self.round_trip)
                server.sendall(data)
            _hang_up(server)
            answers.join()

    def _answer(self, browser: socket.socket, server: socket.socket, asked: "_Asked") -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(_CHUNK):
                held, cut = self.held.get(asked.file), self.cut.get(asked.file)
                limits = [limit for limit in (held, cut) if limit is not None]
                passed = data[: max(0, min(limits) - asked.sent)] if limits else data
                self._carry(len(passed))
                browser.sendall(passed)
                asked.sent += len(passed)
                if len(passed) < len(data):
                    if held is not None:
                        self._closed.wait()
                    break
        _hang_up(browser)

    def _carry(self, size: int) -> None:
        with self._turn:
            self.carried += size
            if speed := self.bytes_per_second:
                time.sleep(size / speed)


@dataclass
class _Asked:
    """What a connection was last asked for, and how many bytes of the answer have passed."""

    file: str = ""
    sent: int = 0


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(server: int) -> Iterator[Line]:
    """Put a line before a server's port."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as entrance:
        line = Line(entrance.getsockname()[1], server)

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    browser, _ = entrance.accept()
                    threading.Thread(target=line.connect, args=(browser,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield line
        line.close()
        _hang_up(entrance)

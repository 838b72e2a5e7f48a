"""What can go wrong on a server and on the line to it: really made so, and undone."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bad_line import Line
from web_servers import Setting, Standing

type Undo = Callable[[], None]
type Make = Callable[["Served"], Undo]
"""Makes a fault, and returns what undoes it."""


@dataclass(frozen=True)
class Served:
    """A site on a server, and the line to it.

    Attributes:
        server: The server's name.
        standing: The server, with its files.
        line: The line.
    """

    server: str
    standing: Standing
    line: Line

    def file(self, pattern: str) -> Path:
        """Return the one file of `assets/` that fits a pattern."""
        [path] = self.standing.site.glob(f"assets/{pattern}")
        return path


def changed(pattern: str, change: Callable[[bytes], bytes | None]) -> Make:
    """Put something else, or nothing, in the place of a file."""

    def make(served: Served) -> Undo:
        path = served.file(pattern)
        kept = path.rename(path.with_name(f"{path.name}.kept"))
        contents = change(kept.read_bytes())
        if contents is not None:
            path.write_bytes(contents)
        served.standing.start()  # some servers remember for a second or two what a file was

        def undo() -> None:
            kept.replace(path)
            served.standing.start()

        return undo

    return make


def flipped(contents: bytes) -> bytes:
    """Return a file in which one bit is not as it was."""
    middle = len(contents) // 2
    return contents[:middle] + bytes([contents[middle] ^ 4]) + contents[middle + 1 :]


def cut(pattern: str, after: int = 10_000) -> Make:
    """Close the connection within a file."""
    return _on_the_line(lambda served: served.line.cut.update({served.file(pattern).name: after}))


def held(pattern: str, after: int = 10_000) -> Make:
    """Send the beginning of a file, and then nothing more."""
    return _on_the_line(lambda served: served.line.held.update({served.file(pattern).name: after}))


def _on_the_line(trouble: Callable[[Served], None]) -> Make:
    def make(served: Served) -> Undo:
        trouble(served)
        return served.line.mend

    return make


def interrupted(pattern: str, after: int, bytes_per_second: int) -> Make:
    """Break off within a file; the line on which it is asked for again is slow."""

    def make(served: Served) -> Undo:
        mend = cut(pattern, after)(served)

        def undo() -> None:
            mend()
            served.line.bytes_per_second = bytes_per_second

        return undo

    return make


def configured(setting: Setting) -> Make:
    """Set something otherwise in the server's configuration."""

    def make(served: Served) -> Undo:
        served.standing.start(setting)
        return served.standing.start

    return make


WRONG_TYPE = Setting(
    {
        "nginx": "location ~ \\.wasm$ { types { } default_type text/plain; }",
        "apache": "AddType text/plain .wasm\n",
        "lighttpd": '$HTTP["url"] =~ "\\.wasm$" { mimetype.assign = ( "" => "text/plain" ) }',
        "caddy": "@wasm path *.wasm\nheader @wasm Content-Type text/plain",
    },
    ("application/wasm", "text/plain"),
)

_POLICY = "script-src 'self' 'unsafe-inline'"
OWN_POLICY = Setting(
    {
        "nginx": f'add_header Content-Security-Policy "{_POLICY}";',
        "apache": "LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so\n"
        f'Header set Content-Security-Policy "{_POLICY}"\n',
        "lighttpd": 'server.modules += ( "mod_setenv" )\n'
        f'setenv.add-response-header = ( "Content-Security-Policy" => "{_POLICY}" )',
        "caddy": f'header Content-Security-Policy "{_POLICY}"',
    },
    (" 'wasm-unsafe-eval'", ""),
)

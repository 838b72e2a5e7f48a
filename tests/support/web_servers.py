"""The web servers that Debian has, as it installs them and as `deploy/` sets them up, each serving a site."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from built_site import ROOT

DEPLOY = ROOT / "deploy"

SAMPLE_MOUNT = "/zwgk/fhq/"
SAMPLE_FOLDER = "/srv/www/fhq"
ONLY_BELOW_A_PATH = "放在根目录时删去这一行"

MOUNTS = ("/", SAMPLE_MOUNT)

_PATIENCE = 20.0


@dataclass(frozen=True)
class Place:
    """Where one server runs.

    Attributes:
        folder: Its own files: configuration, logs, process id.
        documents: The root of its documents, with the site in it.
        port: The port, on this machine only.
        sample: The configuration of `deploy/`, adapted as its README says; nothing for the stock one.
        added: Lines that somebody has added to the stock one.
    """

    folder: Path
    documents: Path
    port: int
    sample: Path | None
    added: str = ""

    def write(self, name: str, text: str) -> Path:
        """Write one of the server's own files."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


type Prepare = Callable[[Place], tuple[Sequence[str | Path], Mapping[str, str]]]
"""Writes a server's files, and returns its command and what it needs in its environment."""


@dataclass(frozen=True)
class WebServer:
    """A server.

    Attributes:
        program: What is started.
        stock: The configuration with which Debian installs it.
        sample: The name of its configuration in `deploy/`; the one of Python has none, because it knows no settings.
        prepare: What to do before it is started.
    """

    program: str
    stock: Path
    sample: str
    prepare: Prepare

    @property
    def installed(self) -> bool:
        """Whether the machine has it as Debian installs it."""
        return self.stock.exists() and shutil.which(self.program, path=_PATH) is not None


def _nginx(place: Place) -> tuple[Sequence[str | Path], Mapping[str, str]]:
    site = _edited(
        Path("/etc/nginx/sites-available/default").read_text(encoding="utf-8"),
        (r"^\s*listen 80 default_server;", f"listen 127.0.0.1:{place.port};"),
        (r"^\s*listen \[::\]:80 default_server;", ""),
        (r"^\s*root /var/www/html;", f"root {place.documents};\n{place.added}"),
        *([(r"^\tlocation / \{[^}]*\}", f"include {place.sample};")] if place.sample else []),
    )
    main = _edited(
        _NGINX.read_text(encoding="utf-8"),
        (r"^user www-data;", "user root;" if os.geteuid() == 0 else ""),
        (r"^pid .*;", f"pid {place.folder}/pid;"),
        (r"^error_log .*;", f"error_log {place.folder}/error.log;"),
        (
            r"^\s*access_log .*;",
            "".join(f"{kind}_temp_path {place.folder};" for kind in _NGINX_TEMPORARY) + "access_log off;",
        ),
        (r"^\s*include /etc/nginx/sites-enabled/\*;", f"include {place.write('site.conf', site)};"),
    )
    return ["nginx", "-e", "stderr", "-c", place.write("nginx.conf", main), "-g", "daemon off;"], {}


def _apache(place: Place) -> tuple[Sequence[str | Path], Mapping[str, str]]:
    host = _edited(
        Path("/etc/apache2/sites-available/000-default.conf").read_text(encoding="utf-8"),
        (r"^<VirtualHost \*:80>", f"Listen 127.0.0.1:{place.port}\n<VirtualHost *:{place.port}>"),
        (r"^\s*DocumentRoot .*", f"DocumentRoot {place.documents}"),
    )
    settings = _edited(
        _APACHE.read_text(encoding="utf-8"),
        (r"^Include ports.conf", ""),
        (r"^<Directory /var/www/>", f"<Directory {place.documents}>"),
        (r"^IncludeOptional sites-enabled/\*\.conf", f"Include {place.write('host.conf', host)}"),
    )
    if place.sample:  # a2enmod headers; a2enconf fhq
        settings += f"LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so\nInclude {place.sample}\n"
    settings += place.added
    environment = {
        "APACHE_RUN_USER": "www-data",
        "APACHE_RUN_GROUP": "www-data",
        "APACHE_RUN_DIR": str(place.folder),
        "APACHE_LOCK_DIR": str(place.folder),
        "APACHE_LOG_DIR": str(place.folder),
        "APACHE_PID_FILE": str(place.folder / "pid"),
    }
    settings = f"ServerRoot /etc/apache2\nServerName 127.0.0.1\n{settings}"
    return ["apache2", "-f", place.write("apache2.conf", settings), "-D", "FOREGROUND"], environment


def _lighttpd(place: Place) -> tuple[Sequence[str | Path], Mapping[str, str]]:
    settings = _edited(
        _LIGHTTPD.read_text(encoding="utf-8"),
        (r"^server\.document-root .*", f'server.document-root = "{place.documents}"\nserver.bind = "127.0.0.1"'),
        (r"^server\.upload-dirs .*", f'server.upload-dirs = ( "{place.folder}" )'),
        (r"^server\.errorlog .*", f'server.errorlog = "{place.folder}/error.log"'),
        (r"^server\.pid-file .*", f'server.pid-file = "{place.folder}/pid"'),
        (r"^server\.(username|groupname) .*", ""),
        (r"^server\.port .*", f"server.port = {place.port}"),
        (r"^include_shell .*use-ipv6.*", ""),
        *(
            [(r'^include "/etc/lighttpd/conf-enabled/\*\.conf"', rf'\g<0>\ninclude "{place.sample}"')]
            if place.sample
            else []
        ),
    )
    return ["lighttpd", "-D", "-f", place.write("lighttpd.conf", f"{settings}\n{place.added}\n")], {}


def _caddy(place: Place) -> tuple[Sequence[str | Path], Mapping[str, str]]:
    settings = _edited(
        _CADDY.read_text(encoding="utf-8"),
        (r"^:80 \{", f"{{\n\tadmin off\n}}\n\nhttp://127.0.0.1:{place.port} {{"),
        (
            r"^\s*root \* .*",
            f"\timport {place.sample}" if place.sample else f"\troot * {place.documents}\n{place.added}",
        ),
        *([(r"^\s*file_server\n", "\n")] if place.sample else []),
    )
    homes = {"HOME": str(place.folder), "XDG_DATA_HOME": str(place.folder), "XDG_CONFIG_HOME": str(place.folder)}
    return ["caddy", "run", "--adapter", "caddyfile", "--config", place.write("Caddyfile", settings)], homes


def _python(place: Place) -> tuple[Sequence[str | Path], Mapping[str, str]]:
    where = ["--bind", "127.0.0.1", "--directory", place.documents]
    return [sys.executable, "-m", "http.server", *where, str(place.port)], {}


_NGINX_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_NGINX = Path("/etc/nginx/nginx.conf")
_APACHE = Path("/etc/apache2/apache2.conf")
_LIGHTTPD = Path("/etc/lighttpd/lighttpd.conf")
_CADDY = Path("/etc/caddy/Caddyfile")
_PATH = f"{os.environ['PATH']}:/usr/sbin"

SERVERS = {
    "nginx": WebServer("nginx", _NGINX, "nginx.conf", _nginx),
    "apache": WebServer("apache2", _APACHE, "apache.conf", _apache),
    "lighttpd": WebServer("lighttpd", _LIGHTTPD, "lighttpd.conf", _lighttpd),
    "caddy": WebServer("caddy", _CADDY, "Caddyfile", _caddy),
    "http.server": WebServer(sys.executable, Path(sys.executable), "", _python),
}


@dataclass(frozen=True)
class Setting:
    """Something that an administrator has set otherwise.

    Attributes:
        lines: What is added to the stock configuration, by server; without an entry, the server cannot be set so.
        sample: What is replaced in a configuration of `deploy/`, and by what.
    """

    lines: Mapping[str, str]
    sample: tuple[str, str]


class Standing:
    """A server on a copy of a site, in which files can be changed, and whose configuration can be.

    Attributes:
        site: The folder of the copy.
        port: The port on which it answers.
    """

    def __init__(self, server: str, folder: Path, site: Path, mount: str, *, configured: bool) -> None:
        self._server = server
        self._folder = folder
        self._mount = mount
        self._configured = configured
        self._documents = folder / "www"
        self._started = contextlib.ExitStack()
        self.site = self._documents / mount.strip("/")
        self.port = _free_port()
        shutil.copytree(site, self.site)

    def start(self, setting: Setting | None = None) -> None:
        """Start it, or start it anew, with its configuration and what is set otherwise there."""
        self.stop()
        kind = SERVERS[self._server]
        sample, added = None, ""
        if self._configured:
            sample = self._folder / "sample.conf"
            text = _sample(kind.sample, self.site, self._mount)
            sample.write_text(text.replace(*setting.sample, 1) if setting else text, encoding="utf-8")
        elif setting:
            added = setting.lines[self._server]
        place = Place(self._folder, self._documents, self.port, sample, added)
        self._started.enter_context(_started(*kind.prepare(place), place))

    def stop(self) -> None:
        """Stop it, if it runs."""
        self._started.close()


@contextmanager
def standing(server: str, site: Path, mount: str = "/", *, configured: bool = False) -> Iterator[Standing]:
    """Serve a copy of a site, and yield the server.

    Args:
        server: One of `SERVERS`, which must be installed.
        site: The folder of the site.
        mount: The path below which it is served, with a slash at both ends.
        configured: Whether the server is set up by the sample in `deploy/` instead of being left as it is.
    """
    with tempfile.TemporaryDirectory(prefix=f"{SERVERS[server].program.rpartition('/')[2]}-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # a server started by root reads as somebody else
        there = Standing(server, folder, site, mount, configured=configured)
        there.start()
        try:
            yield there
        finally:
            there.stop()


@contextmanager
def running(server: str, site: Path, mount: str = "/", *, configured: bool = False) -> Iterator[str]:
    """Serve a copy of a site, as `standing` does, and yield its address."""
    with standing(server, site, mount, configured=configured) as there:
        yield f"http://127.0.0.1:{there.port}{mount}"


def _sample(name: str, site: Path, mount: str) -> str:
    """Return a configuration of `deploy/`, adapted as its README says."""
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if mount != "/" or ONLY_BELOW_A_PATH not in line)
    return "".join(kept).replace(SAMPLE_MOUNT, mount).replace(SAMPLE_FOLDER, str(site))


@contextmanager
def _started(command: Sequence[str | Path], environment: Mapping[str, str], place: Place) -> Iterator[None]:
    log = place.folder / "output"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, env={**os.environ, "PATH": _PATH, **environment}, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            _wait_for(process, place.port, log)
            yield
        finally:
            process.terminate()


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _edited(text: str, *changes: tuple[str, str]) -> str:
    """Return a configuration with other lines in the place of some of its own; each of these must be there."""
    for pattern, replacement in changes:
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        assert count, f"the stock configuration has no line {pattern}"
    return text

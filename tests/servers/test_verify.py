"""`tools/verify.sh` tells an administrator what is right, and exactly what must change."""

import functools
import gzip
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import site_server
from built_site import ROOT
from site_server import MOUNT, Handler, SiteServer
from web_servers import SERVERS, running

_ALL_RIGHT = "必须改 0 处，建议改 0 处。"


@pytest.fixture(scope="module")
def sums(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the list of checksums that is handed over with the site."""
    files = sorted(path for path in site_folder.rglob("*") if path.is_file())
    return _written(tmp_path_factory.mktemp("all"), site_folder, files)


@pytest.fixture(scope="module")
def few_sums(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return such a list of a few files, which are looked at in no time."""
    files = [site_folder / "index.html", *sorted(site_folder.glob("assets/*.js")), *site_folder.rglob("*.wasm")]
    return _written(tmp_path_factory.mktemp("few"), site_folder, files)


def _written(folder: Path, site: Path, files: Iterable[Path]) -> Path:
    """Write a list as a hand-over has it, which contains more than the site."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  site/{path.relative_to(site)}\n" for path in files]
    lines.append(f"{'0' * 64}  licences/pyodide/LICENSE\n")
    path = folder / "SHA256SUMS"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _verify(address: str, *arguments: Path, browser: str = "") -> tuple[int, str]:
    """Return the exit status and what is printed; no browser, unless one is named, because that takes seconds."""
    done = subprocess.run(
        [ROOT / "tools" / "verify.sh", address, *arguments],
        env={**os.environ, "BROWSER": browser},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.parametrize("server", [name for name, server in SERVERS.items() if server.sample])
def test_nothing_to_change_with_the_sample(site_folder: Path, sums: Path, server: str) -> None:
    """Whoever has set up the server as the sample does is told that all is right."""
    if not SERVERS[server].installed:
        pytest.skip(f"{server} is not installed")
    with running(server, site_folder, MOUNT, configured=True) as address:
        status, told = _verify(address, sums)

    assert (status, told.splitlines()[-1]) == (0, _ALL_RIGHT)
    assert "内容与 SHA256SUMS 一致" in told


def test_stock_nginx_is_told_what_would_be_better(site_folder: Path, few_sums: Path) -> None:
    """The site works; each hint names the sample's file and line."""
    if not SERVERS["nginx"].installed:
        pytest.skip("nginx is not installed")
    with running("nginx", site_folder, MOUNT) as address:
        status, told = _verify(address, few_sums)
    lines = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "[压缩]" in text)

    assert status == 0
    assert "△ 建议改：传送时没有压缩 .js .wasm，" in told
    assert f"照 deploy/nginx.conf 第 {line} 行起的 [压缩] 改" in told
    assert "首页 没有 Cache-Control" in told


@contextmanager
def _serving(site: Path, kind: type[Handler] = Handler) -> Iterator[tuple[str, SiteServer]]:
    state = SiteServer()
    with site_server.running(functools.partial(kind, directory=str(site), site=state)) as origin:
        yield f"{origin}{MOUNT}", state


def _doubly_compressed(handler: Handler, contents: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Encoding", "gzip")
    body = gzip.compress(gzip.compress(contents))
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _with_header(name: str, value: str) -> Callable[[Handler, bytes], None]:
    def answer(handler: Handler, contents: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(contents)))
        handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(contents)

    return answer


def _of_another_version(handler: Handler, _: bytes) -> None:
    handler.answer(b'{"version": "00000000"}', "application/json")


def _in_another_encoding(handler: Handler, contents: bytes) -> None:
    handler.answer(contents, "text/html; charset=gb2312")


@pytest.mark.parametrize(
    ("pattern", "fault", "told"),
    [
        ("*.wasm", site_server.mistyped, "✗ 必须改：.wasm 的类型是 application/octet-stream，应是 application/wasm"),
        ("*.wasm", site_server.missing, "✗ 必须改：有 1 个文件取不到：assets/runtime/"),
        ("search.*.js", site_server.truncated, "✗ 必须改：有 1 个文件与 SHA256SUMS 不一致：没有传完整"),
        ("*.wasm", site_server.page_instead, "✗ 必须改：有 1 个文件与 SHA256SUMS 不一致：服务器答的是一张网页"),
        ("search.*.js", _doubly_compressed, "✗ 必须改：有 1 个文件与 SHA256SUMS 不一致：压缩了两次"),
        (
            "index.html",
            _with_header("Cache-Control", "max-age=604800"),
            "✗ 必须改：首页 会被浏览器留用（Cache-Control: max-age=604800）",
        ),
        (
            "index.html",
            _with_header("Content-Security-Policy", "default-src 'self'"),
            "✗ 必须改：服务器的 Content-Security-Policy 禁止了 首页 需要的 img-src data:、",
        ),
        ("index.html", _in_another_encoding, "✗ 必须改：字符编码是 text/html; charset=gb2312"),
        (
            "index.html",
            _with_header("Last-Modified", "Tue, 01 Jan 1980 00:00:00 GMT"),
            "✗ 必须改：文件的日期是 Tue, 01 Jan 1980",
        ),
        ("version.json", _of_another_version, "version.json 是 00000000：新旧两版混在一起"),
    ],
    ids=["type", "missing", "truncated", "page", "twice", "kept", "policy", "encoding", "dates", "versions"],
)
def test_broken_server(
    site_folder: Path, few_sums: Path, pattern: str, fault: Callable[[Handler, bytes], None], told: str
) -> None:
    """What is broken is named, with what to do."""
    name = next(site_folder.rglob(pattern)).name
    with _serving(site_folder) as (address, state):
        state.faults[name] = fault
        status, output = _verify(address, few_sums)

    assert status == 1
    assert told in output


def test_without_keeping_for_offline(site_folder: Path, tmp_path: Path) -> None:
    """Switched off as `deploy/` says, it is no mistake; a policy that is older than it only costs that."""
    sums = _written(tmp_path, site_folder, [site_folder / "index.html", site_folder / "service-worker.js"])
    former = "worker-src blob:"
    with _serving(site_folder) as (address, state):
        state.faults["service-worker.js"] = _switched_off
        status, output = _verify(address, sums)
        state.faults = {"index.html": _with_header("Content-Security-Policy", former)}
        status_with_policy, output_with_policy = _verify(address, sums)
        state.faults = {"service-worker.js": site_server.missing}
        _, output_without = _verify(address)

    assert (status, status_with_policy) == (0, 0)
    assert "离线保存已停用" in output
    assert "△ 建议改：服务器的 Content-Security-Policy 禁止了 worker-src 'self'，不能离线保存" in output_with_policy
    assert "service-worker.js 答的是 404" in output_without


def _switched_off(handler: Handler, _: bytes) -> None:
    handler.answer((ROOT / "deploy" / "service-worker-off.js").read_bytes(), "text/javascript")


def test_server_that_answers_everything(site_folder: Path, few_sums: Path) -> None:
    """A server that has one page for all missing addresses hides that files are missing."""

    class Obliging(Handler):
        def answer(self, contents: bytes, content_type: str, status: int = 200) -> None:
            super().answer(contents, content_type, 200 if status == 404 else status)

    with _serving(site_folder, Obliging) as (address, _):
        status, output = _verify(address, few_sums)

    assert status == 1
    assert "✗ 必须改：没有的地址 no-such-page/ 答的是 200，应是 404" in output


def test_without_sums_only_what_the_pages_name_is_looked_at(site_folder: Path) -> None:
    """The runtime is found all the same, and what was not looked at is said."""
    with _serving(site_folder) as (address, state):
        state.faults[next(site_folder.rglob("*.wasm")).name] = site_server.mistyped
        status, output = _verify(address)

    assert status == 1
    assert "没有给 SHA256SUMS，内容没有核对" in output
    assert ".wasm 的类型是 application/octet-stream" in output


@pytest.mark.parametrize("works", [True, False])
def test_verdict(site_folder: Path, works: bool) -> None:  # noqa: FBT001 - both cases of one test
    """Where there is a browser, the self-assessment is opened in it."""
    browser = shutil.which("chromium")
    if not browser:
        pytest.skip("chromium is not installed")
    with _serving(site_folder) as (address, state):
        if not works:
            state.faults["worker.js"] = site_server.missing
        status, output = _verify(address, browser=browser)

    assert status == (0 if works else 1)
    assert ("✓ 自评页得出了结果" if works else "✗ 必须改：自评页没有得出结果（failed") in output

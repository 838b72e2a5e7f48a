"""Measures how long a visitor waits for the first verdict, beside a stock Pyodide doing the same.

Both sides run in one Chromium, in turns, so that a busy machine slows both: a worker is started from a Blob, Python
starts in it, the checker is imported and answers one check. *First* is a visit with an empty cache, *warm* one with
the files and the compiled WebAssembly cached, as for everyone who comes back.
"""

import functools
import json
import shutil
import statistics
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from generator import runtime
from generator.wheel import build_wheel

SIDES = ("ours", "stock")
FIRST_VISITS = 3
WARM_VISITS = 7
# Chromium keeps compiled WebAssembly, and better compiled one, only from the second visit on.
WARMING_VISITS = 3

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
)
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src blob:"

FIRST_VERDICT = """([base, notice, payload]) => new Promise((resolve, reject) => {
    const started = performance.now();
    const script = new Blob([`importScripts("${base}worker.js")`], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(script));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
        if (data.type === "ready") worker.postMessage({ type: "call", id: 1, method: "check", payload });
        if (data.type === "answer") resolve([performance.now() - started, data.payload]);
        if (data.type === "failed") reject(new Error(JSON.stringify(data)));
    };
    worker.postMessage({ type: "start", base, notice });
})"""


class CountingHandler(SimpleHTTPRequestHandler):
    """Serves files as a static server does, and counts the bytes of each side."""

    protocol_version = "HTTP/1.1"
    sent: Counter[str] = Counter()  # noqa: RUF012 - shared by all requests of a run on purpose

    def end_headers(self) -> None:
        """Add the headers of a site that is set up well."""
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401 - as in the standard library
        """Count what is sent."""
        data = source.read()
        self.sent[self.path.split("/")[1]] += len(data)
        outputfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep the table on the terminal readable."""


def measure(site: Path, notice: str, payload: str) -> dict[str, float]:
    """Return milliseconds, bytes and the ratios of ours to stock.

    Args:
        site: the built site.
        notice: the id of the notice to check against.
        payload: what the page would send to `checker.browser.check`.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        served(site, Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        visit = functools.partial(first_verdict, address=address, notice=notice, payload=payload)
        first = first_visits(playwright, visit)
        CountingHandler.sent.clear()
        # All that the later visits read comes from the cache: what is counted is one visit.
        warm = warm_visits(playwright, Path(folder) / "profile", visit)
    return {
        "warm_verdict_ms": warm["ours"],
        "warm_verdict_stock_ms": warm["stock"],
        "warm_verdict_ratio": warm["ours"] / warm["stock"],
        "first_verdict_ms": first["ours"],
        "first_verdict_stock_ms": first["stock"],
        "first_verdict_ratio": first["ours"] / first["stock"],
        "runtime_bytes": CountingHandler.sent["ours"],
        "stock_runtime_bytes": CountingHandler.sent["stock"],
    }


@contextmanager
def served(site: Path, folder: Path) -> Iterator[str]:
    """Serve both runtimes and an empty page; yields the address."""
    root = folder / "root"
    [ours] = (site / "assets" / "runtime").iterdir()
    shutil.copytree(ours, root / "ours")
    stock_runtime(root / "stock", folder)
    (root / "index.html").write_text("<!doctype html><title>bench</title>")
    handler = functools.partial(CountingHandler, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def stock_runtime(folder: Path, work: Path) -> None:
    """Write Pyodide as published, and the sources of the same packages."""
    folder.mkdir()
    for name in (*runtime.AS_PUBLISHED, "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(runtime.PYODIDE / name, folder)
    packages = runtime.packages(build_wheel(work), runtime.ROOT / "build" / "runtime" / "wheels")
    (folder / "packages.zip").write_bytes(runtime.pack(packages))
    shutil.copy(Path(__file__).with_name("stock_worker.js"), folder / "worker.js")


def first_visits(playwright: Playwright, visit: Any) -> dict[str, float]:  # noqa: ANN401 - a partial
    """Return the median for each side with an empty cache."""
    with playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS) as browser:

        def once(side: str) -> float:
            with browser.new_context() as context:
                return visit(context, side)

        once("ours")  # the first worker of a browser's life waits for the browser, too
        return interleaved(once, FIRST_VISITS)


def warm_visits(playwright: Playwright, profile: Path, visit: Any) -> dict[str, float]:  # noqa: ANN401
    """Return the median for each side with everything cached."""
    launch = playwright.chromium.launch_persistent_context
    with launch(profile, executable_path=CHROMIUM, args=ARGUMENTS) as context:
        once = functools.partial(visit, context)
        interleaved(once, WARMING_VISITS)
        return interleaved(once, WARM_VISITS)


def interleaved(once: Any, visits: int) -> dict[str, float]:  # noqa: ANN401
    """Return the median of several visits of each side, made in turns."""
    times = [{side: once(side) for side in SIDES} for _ in range(visits)]
    return {side: statistics.median(each[side] for each in times) for side in SIDES}


def first_verdict(context: BrowserContext, side: str, address: str, notice: str, payload: str) -> float:
    """Return the milliseconds from the start of the worker to the first answer."""
    page = context.new_page()
    page.goto(address)
    milliseconds, answer = page.evaluate(FIRST_VERDICT, [f"{address}{side}/", notice, payload])
    page.close()
    json.loads(answer)
    return milliseconds

"""Measures a first visit with an old computer over a slow line, to each server as Debian installs it.

The line is that of a weak mobile network. Chromium can slow down the page's own thread only, and refuses to do so for a
worker, in which Python runs; so the whole process of the page is stopped for three quarters of the time, in slices that
are too short to be seen.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from playwright.sync_api import Playwright

from bad_line import line_to
from bench.first_verdict import READY_AT, WATCH
from bench.serving import LAUNCH
from web_servers import SERVERS, standing

BYTES_PER_SECOND = 1_600_000 // 8
ROUND_TRIP = 0.15
SLOWER = 4
SLICE = 0.004
PATIENCE_MS = 180_000

# Remembers when a field of the form could be seen, and what tasks took beyond 50 ms before the first verdict.
LOOK = """
self.blocked = 0;
new PerformanceObserver((list) => {
    if (self.readyAt === undefined) for (const { duration } of list.getEntries()) self.blocked += duration - 50;
}).observe({ type: "longtask", buffered: true });
(function look() {
    if (document.querySelector("#application input")?.getClientRects().length) self.usableAt = performance.now();
    else requestAnimationFrame(look);
})();
"""


def measure(playwright: Playwright, site: Path, notice: str) -> dict[str, float]:
    """Return milliseconds to the form and to the first verdict, and how long the page was blocked, by server."""
    measured: dict[str, float] = {}
    for name, server in SERVERS.items():
        if not server.installed:
            continue
        with standing(name, site) as there, line_to(there.port) as line:
            line.bytes_per_second, line.round_trip = BYTES_PER_SECOND, ROUND_TRIP
            address = f"http://127.0.0.1:{line.port}/{notice}/check/"
            usable, ready, blocked = first_visit(playwright, address, slower=SLOWER)
        measured[f"slow_form_ms_{name}"] = usable
        measured[f"slow_verdict_ms_{name}"] = ready
        measured[f"slow_blocked_ms_{name}"] = blocked
    return measured


def first_visit(playwright: Playwright, address: str, *, slower: int) -> tuple[float, float, float]:
    """Return when the form could be used and when the first verdict was there, and how long the page was blocked."""
    with playwright.chromium.launch(**LAUNCH) as browser, browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.add_init_script(WATCH + LOOK)
        with slowed(slower):
            page.goto(address, wait_until="commit", timeout=PATIENCE_MS)
            ready = page.wait_for_function(READY_AT, timeout=PATIENCE_MS).json_value()
        usable, blocked = page.evaluate("[usableAt, blocked]")
    return usable, ready, blocked


@contextmanager
def slowed(times: int) -> Iterator[None]:
    """Slow down the processes in which pages run; nothing where they are to be no slower."""
    done = threading.Event()
    slowing = threading.Thread(target=_slow, args=(times, done), daemon=True)
    if times > 1:
        slowing.start()
    yield
    done.set()
    if times > 1:
        slowing.join()


def _slow(times: int, done: threading.Event) -> None:
    while not done.is_set():
        slowed_now = renderers()
        for _ in range(50):
            for action, share in ((signal.SIGSTOP, 1 - 1 / times), (signal.SIGCONT, 1 / times)):
                for process in slowed_now:
                    with suppress(ProcessLookupError):
                        os.kill(process, action)
                time.sleep(SLICE * times * share)


def renderers() -> list[int]:
    """Return the browser's processes in which pages run."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if "--type=renderer" in process.cmdline():
                found.append(process.pid)
    return found

"""Measures what a page with a checker takes once it is loaded: memory, and how long it did not answer before."""

import json
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright

from bench.first_verdict import READY_AT, STAY_MS, WATCH
from bench.serving import LAUNCH, CountingServer
from bench.slow import LOOK, renderers

_MB = 1e6


def measure(playwright: Playwright, server: CountingServer, notice: str) -> dict[str, float]:
    """Return megabytes, and milliseconds beyond 50 of each task before the first verdict, for a first visit."""
    with playwright.chromium.launch(**LAUNCH) as browser, browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.add_init_script(WATCH + LOOK)
        page.goto(f"{server.address}/{notice}/check/")
        page.wait_for_function(READY_AT)
        page.wait_for_timeout(STAY_MS)
        heap, worker = _heaps(context, page)
        return {
            "blocked_ms": page.evaluate("blocked"),
            "memory_page_mb": heap["usedSize"] / _MB,
            "memory_worker_mb": (worker["usedSize"] + worker["backingStorageSize"]) / _MB,
            "memory_process_mb": max(psutil.Process(process).memory_full_info().uss for process in renderers()) / _MB,
        }


def _heaps(context: BrowserContext, page: Page) -> tuple[dict[str, float], dict[str, float]]:
    """Return what the heaps of the page and of its worker hold, the worker's with Python's memory."""
    session = context.new_cdp_session(page)
    of_page = session.send("Runtime.getHeapUsage")
    with_worker: list[Any] = []
    session.on("Target.attachedToTarget", lambda event: _ask(session, event["sessionId"]))
    session.on("Target.receivedMessageFromTarget", lambda event: with_worker.append(json.loads(event["message"])))
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
    while not any("result" in message for message in with_worker):
        page.wait_for_timeout(100)
    return of_page, next(message["result"] for message in with_worker if "result" in message)


def _ask(session: CDPSession, worker: str) -> None:
    message = json.dumps({"id": 1, "method": "Runtime.getHeapUsage"})
    session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})

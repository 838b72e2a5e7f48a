"""The start of the checker in a real page under the site's policy, and every way in which it may fail."""

import functools
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from checker import browser as checker_browser
from checker import load_notice
from generator.browser.runtime import WORKER
from generator.tools import ESBUILD, run
from site_server import running

NOTICE = "2024-incubator"
REQUEST = {"notice": NOTICE, "answers": {"jobs": "500"}}
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:"
START = """([notice, request, patience]) => new Promise((resolve) => {
    const stages = [];
    const runtime = app.startRuntime("runtime", notice, {
        onStage: (stage) => stages.push(stage),
        onReady: () => runtime.call("check", request).then(
            (answer) => resolve({ answer: JSON.stringify(answer), stages }),
        ),
        onFailed: ({ reason, file }) => resolve({ reason, file: file ?? null }),
    }, patience);
})"""

# Resolves to the fault in which a request ends.
FAULT = """([notice, request]) => new Promise((resolve) => {
    const runtime = app.startRuntime("runtime", notice, {
        onStage: () => {},
        onReady: () => runtime.call("check", request).catch(({ fault }) => resolve(fault)),
        onFailed: resolve,
    });
})"""

# Resolves once Python's memory has been kept.
KEPT = """() => new Promise((resolve) => {
    const opening = indexedDB.open("checker", 1);
    opening.onsuccess = function look() {
        const request = opening.result.transaction("memory").objectStore("memory").count();
        request.onsuccess = () => request.result ? resolve(opening.result.close()) : setTimeout(look, 100);
    };
})"""
# Puts something else in the place of the memory that was kept.
DAMAGE = """(damage) => new Promise((resolve) => {
    const opening = indexedDB.open("checker", 1);
    opening.onsuccess = async () => {
        const database = opening.result;
        const memories = () => database.transaction("memory", "readwrite").objectStore("memory");
        const [kept, key] = await new Promise((got) => {
            const request = memories().openCursor();
            request.onsuccess = () => got([request.result.value, request.result.key]);
        });
        const { head, contents } = kept;
        const bytes = new Uint8Array(await contents.arrayBuffer());
        const changed = {
            "another form": bytes,
            "no head": { head: head.slice(0, 8), contents },
            "cut": { head, contents: new Blob([bytes.subarray(0, bytes.length / 2)]) },
            "almost whole": { head, contents: new Blob([bytes.subarray(0, -4096)]) },
            "empty": { head, contents: new Blob([]) },
            "one bit": { head, contents: new Blob([bytes.map((byte, at) => at === 5_000_000 ? byte ^ 4 : byte)]) },
        }[damage];
        const request = memories().put(changed, key);
        request.transaction.oncomplete = () => resolve(database.close());
    };
})"""

type Fault = Callable[[SimpleHTTPRequestHandler], None]


def missing(handler: SimpleHTTPRequestHandler) -> None:
    """Answer as for a file that was not copied to the server."""
    handler.send_error(404)


def page_instead(handler: SimpleHTTPRequestHandler) -> None:
    """Answer with a page, as servers do that know one page for all addresses."""
    respond(handler, b"<!doctype html><title>Home</title>", "text/html")


def damaged(handler: SimpleHTTPRequestHandler) -> None:
    """Answer with the right type and wrong contents, as after a transfer in text mode."""
    respond(handler, b"?asm damaged", handler.guess_type(handler.path))


def broken_off(handler: SimpleHTTPRequestHandler) -> None:
    """Promise more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.wfile.write(b"\0asm\1\0\0\0")
    handler.close_connection = True


def stalled(_: SimpleHTTPRequestHandler) -> None:
    """Let the browser wait."""
    time.sleep(3)


def respond(handler: SimpleHTTPRequestHandler, body: bytes, content_type: str) -> None:
    """Send a whole answer."""
    handler.send_response(200)
    handler.send_header("Content-Type", content_type)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


class Handler(SimpleHTTPRequestHandler):
    """Serves the page and the runtime, with a fault in at most one file."""

    def __init__(self, *args: Any, faults: dict[str, Fault], policy: str, **kwargs: Any) -> None:  # noqa: ANN401
        self.faults = faults
        self.policy = policy
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Serve a file or its fault."""
        self.faults.get(self.path.rpartition("/")[2], SimpleHTTPRequestHandler.do_GET)(self)

    def end_headers(self) -> None:
        """Send the policy with everything, as a header reaches no further than the page's `<meta>`."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def root(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page that can start the runtime beside it."""
    folder = tmp_path_factory.mktemp("root")
    (runtime,) = (site_folder / "assets" / "runtime").iterdir()
    (folder / "runtime").symlink_to(runtime)
    (folder / "index.html").write_text("<!doctype html><title>test</title><script src=page.js></script>")
    script = WORKER.with_name("runtime") / "runtime.ts"
    (folder / "page.js").write_bytes(run([ESBUILD, script, "--bundle", "--format=iife", "--global-name=app"]))
    return folder


@contextmanager
def visitor(
    browser: Browser, root: Path, faults: dict[str, Fault] | None = None, policy: str = POLICY
) -> Iterator[Page]:
    """Serve the folder, and yield the page of someone who comes for the first time."""
    handler = functools.partial(Handler, directory=str(root), faults=faults or {}, policy=policy)
    with running(handler) as origin, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{origin}/")
        yield page


def start(page: Page, patience: int = 30_000) -> dict[str, Any]:
    """Return what comes of starting the checker."""
    return dict(page.evaluate(START, [NOTICE, REQUEST, patience]))


def answer_in_this_process() -> Any:  # noqa: ANN401 - any JSON
    """Return the answer outside browsers, without the rows that other tests have left."""
    checker_browser.start(NOTICE)
    for roster in load_notice(NOTICE).rosters:
        everything = {"notice": NOTICE, "roster": roster, "start": 0, "delete": 1_000_000, "rows": []}
        checker_browser.splice(json.dumps(everything))
    return json.loads(checker_browser.check(json.dumps(REQUEST)))


def test_starts_and_answers(browser: Browser, root: Path) -> None:
    """The checker answers as outside browsers; on a first visit the downloaded bytes are counted to the last one."""
    with visitor(browser, root) as page:
        outcome = start(page)

    assert json.loads(outcome["answer"]) == answer_in_this_process()
    assert list(dict.fromkeys(stage["stage"] for stage in outcome["stages"])) == ["download", "python", "checker"]
    counted = [stage for stage in outcome["stages"] if "loaded" in stage]
    assert counted[-1]["loaded"] == counted[-1]["total"]


def test_says_where_an_unexpected_exception_was_raised(browser: Browser, root: Path) -> None:
    """A mistake of the program comes with its place in the checker and the runtime's version."""
    with visitor(browser, root) as page:
        fault = page.evaluate(FAULT, [NOTICE, {"notice": NOTICE}])

    assert fault["message"] == "KeyError: 'answers'"
    assert re.fullmatch(r"checker\.browser:\d+ check", fault["place"])
    assert fault["version"] == "runtime"


def test_answers_alike_from_memory(browser: Browser, root: Path) -> None:
    """A later visit, for which Python's memory was kept, gets byte for byte the same answer."""
    with visitor(browser, root) as page:
        first = start(page)
        page.evaluate(KEPT)
        page.reload()

        assert start(page)["answer"] == first["answer"]


@pytest.mark.parametrize("damage", ["another form", "no head", "cut", "almost whole", "empty", "one bit"])
def test_drops_memory_that_does_not_work(browser: Browser, root: Path, damage: str) -> None:
    """Memory that was damaged costs time, and nothing else: Python starts anew, and at once."""
    with visitor(browser, root) as page:
        first = start(page)
        page.evaluate(KEPT)
        page.evaluate(DAMAGE, damage)
        page.reload()

        outcome = start(page)

    assert outcome["answer"] == first["answer"]
    assert any("loaded" in stage for stage in outcome["stages"])


@pytest.mark.parametrize(
    ("file", "fault", "reason"),
    [
        ("worker.js", missing, "missing-file"),
        ("pyodide.asm.js", missing, "missing-file"),
        ("pyodide.asm.bin", missing, "missing-file"),
        ("pyodide.asm.bin", page_instead, "wrong-type"),
        ("pyodide.asm.bin", damaged, "wrong-type"),
        ("pyodide.asm.bin", broken_off, "missing-file"),
        ("python_stdlib.bin", missing, "missing-file"),
        ("python_stdlib.bin", page_instead, "wrong-type"),
        ("packages.bin", missing, "missing-file"),
        ("packages.bin", page_instead, "wrong-type"),
    ],
)
def test_names_the_file_that_cannot_be_used(browser: Browser, root: Path, file: str, fault: Fault, reason: str) -> None:
    """Whatever happens to a file, the page learns which one it was, at once."""
    with visitor(browser, root, {file: fault}) as page:
        assert start(page) == {"reason": reason, "file": file}


def test_says_that_webassembly_is_forbidden(browser: Browser, root: Path) -> None:
    """A policy without `wasm-unsafe-eval` would make Pyodide wait for ever."""
    policy = POLICY.replace(" 'wasm-unsafe-eval'", "")

    with visitor(browser, root, policy=policy) as page:
        assert start(page) == {"reason": "policy", "file": None}


def test_gives_up_when_nothing_arrives(browser: Browser, root: Path) -> None:
    """A server that accepts and never answers ends in a message, not in waiting."""
    with visitor(browser, root, {"python_stdlib.bin": stalled}) as page:
        assert start(page, patience=1000)["reason"] == "timeout"

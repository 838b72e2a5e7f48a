"""Measures how long a visitor waits for the first verdict, beside a stock Pyodide doing the same.

Both sides are the same site, opened at the self-assessment page; they differ in the runtime's folder
alone. Visits are made in turns in one Chromium, so that a busy machine slows both. *First* is a visit with an empty
cache, *warm* one with all that a browser keeps of earlier visits: files, compiled WebAssembly and Python's memory.
"""

import functools
import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from bench.serving import LAUNCH, serving
from generator.browser import build_wheel
from generator.browser.archives import PACKAGES, PYODIDE, packages, stand_ins
from generator.browser.packing import pack
from generator.tools import ROOT

SIDES = ("ours", "stock")
STOCK_FILES = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js", "python_stdlib.zip", "pyodide-lock.json")
FIRST_VISITS = 7
WARM_VISITS = 7
# The WebAssembly is kept as it is after the first verdict; Chromium keeps it compiled, and better, some visits later.
WARMING_VISITS = 4
# Whoever comes back has stayed on the page for a while: long enough for what is kept after the first verdict.
STAY_MS = 3000

# Remembers when the page became ready, in milliseconds since it was opened.
WATCH = """
new MutationObserver(() => {
    if (document.documentElement.dataset.checkerState === "ready") self.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-checker-state"] });
"""
READY_AT = "() => self.readyAt"


def measure(playwright: Playwright, site: Path, notice: str) -> dict[str, float]:
    """Return milliseconds, and the ratios of ours to stock, from opening the page to the first verdict."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        shutil.copytree(site, root / "ours")
        write_stock_site(site, root / "stock", Path(folder))
        with serving(root) as server:
            visit = functools.partial(first_verdict, f"{server.address}/{{side}}/{notice}/check/")
            first = first_visits(playwright, visit)
            warm = warm_visits(playwright, Path(folder) / "profile", visit)
    return {
        "warm_verdict_ms": warm["ours"],
        "warm_verdict_stock_ms": warm["stock"],
        "warm_verdict_ratio": warm["ours"] / warm["stock"],
        "first_verdict_ms": first["ours"],
        "first_verdict_stock_ms": first["stock"],
        "first_verdict_ratio": first["ours"] / first["stock"],
    }


def write_stock_site(site: Path, target: Path, work: Path) -> None:
    """Copy the site with Pyodide as published, and the sources of the same packages, in its runtime's folder."""
    shutil.copytree(site, target)
    (target / "service-worker.js").unlink()  # which would go on asking for what stock Pyodide does not have
    [folder] = (target / "assets" / "runtime").iterdir()
    shutil.rmtree(folder)
    (folder / "stock").mkdir(parents=True)
    for name in STOCK_FILES:
        shutil.copy(PYODIDE / name, folder / "stock")
    (folder / "pyodide.asm.js").touch()  # the page asks for it early; stock Pyodide loads its own as it always does
    wheels = ROOT / "build" / "runtime" / "wheels"
    sources = {**packages(PACKAGES, build_wheel(work), wheels), **stand_ins()}
    (folder / "packages.zip").write_bytes(pack(sources))
    shutil.copy(Path(__file__).with_name("stock_worker.js"), folder / "worker.js")


def stock_bytes(site: Path) -> int:
    """Return the bytes of the stock runtime's files, as a server without compression sends them."""
    with tempfile.TemporaryDirectory() as folder:
        write_stock_site(site, Path(folder) / "stock", Path(folder))
        return sum(path.stat().st_size for path in Path(folder, "stock", "assets", "runtime").rglob("*.*"))


def first_visits(playwright: Playwright, visit: Callable[[BrowserContext, str], float]) -> dict[str, float]:
    """Return the median for each side with an empty cache."""
    with playwright.chromium.launch(**LAUNCH) as browser:

        def once(side: str) -> float:
            with browser.new_context() as context:
                return visit(context, side)

        once("ours")  # the first worker of a browser's life waits for the browser, too
        return interleaved(once, FIRST_VISITS)


def warm_visits(
    playwright: Playwright, profile: Path, visit: Callable[[BrowserContext, str], float]
) -> dict[str, float]:
    """Return the median for each side with everything cached."""
    with playwright.chromium.launch_persistent_context(profile, **LAUNCH) as context:
        once = functools.partial(visit, context)
        interleaved(once, WARMING_VISITS)
        return interleaved(once, WARM_VISITS)


def interleaved(once: Callable[[str], float], visits: int) -> dict[str, float]:
    """Return the median of several visits of each side, made in turns."""
    times = [{side: once(side) for side in SIDES} for _ in range(visits)]
    return {side: statistics.median(each[side] for each in times) for side in SIDES}


def first_verdict(address: str, context: BrowserContext, side: str) -> float:
    """Return the milliseconds from opening the page to its first verdict."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address.format(side=side))
    milliseconds = float(page.wait_for_function(READY_AT).json_value())
    page.wait_for_timeout(STAY_MS)
    page.close()
    return milliseconds

"""Measures everything in one run, prints a table and writes ``build/bench.json``."""

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site_src"), str(ROOT / "tests"), str(ROOT / "tests" / "support")]

from bench import (  # noqa: E402 - found through the path above
    batches,
    edits,
    first_verdict,
    lighthouse,
    loaded,
    pages,
    questions,
    rosters,
    saving,
    scaling,
    search,
    sending,
    slow,
)
from bench.serving import serving  # noqa: E402
from generator.notices import read_notices  # noqa: E402
from web_servers import SERVERS  # noqa: E402

SITE = ROOT / "site"
LIMITS = {
    "warm_verdict_ratio": 0.14,
    "first_verdict_ratio": 0.40,
    "edit_ms": 50,
    "import_300_ms": 1500,
    "import_3000_ms": 8000,
    "edit_with_300_ms": 100,
    "row_verdict_with_300_ms": 100,
    "content_page_bytes": 300_000,
    "search_zero": 0,
    "search_zero_unseen": 0,
    "search_ms": 20,
    "search_first_bytes": 100_000,
    "build_growth": 1,
    "serve_edit_ms": 2_000,
    "batch_memory_growth": 1.1,
    "content_page_gzip_bytes": 80_000,
    "check_page_gzip_bytes": 8_500_000,
    "blocked_ms": 300,
    "memory_process_mb": 200,
    **{f"slow_form_ms_{server}": 2_000 for server in SERVERS},
    **{f"slow_verdict_ms_{server}": 20_000 for server in SERVERS},
}
FLOORS = {
    "search_hit1": 0.90,
    "search_hit5": 0.98,
    "search_hit1_unseen": 0.92,
    "search_hit5_unseen": 0.98,
    "batch_per_second_and_core": 200,
    "lighthouse_accessibility": 100,
    "lighthouse_best_practices": 100,
    "lighthouse_performance": 95,
    "lighthouse_performance_check": 90,
}
WORDS = {
    "warm_verdict_ms": "opening the page to the first verdict, later visit",
    "warm_verdict_stock_ms": "the same with stock Pyodide",
    "warm_verdict_ratio": "ours to stock",
    "first_verdict_ms": "opening the page to the first verdict, first visit",
    "first_verdict_stock_ms": "the same with stock Pyodide",
    "first_verdict_ratio": "ours to stock",
    "edit_ms": "an edit to its verdict",
    "edit_without_roster_ms": "the same, beside the following",
    "edit_with_300_ms": "the same with a table of 300 tenants",
    "edit_with_3000_ms": "the same with 3,000",
    "row_verdict_with_300_ms": "an edit in a row's editor to the row's verdict, 300 tenants",
    "row_verdict_with_3000_ms": "the same with 3,000",
    "row_edit_with_300_ms": "saving an edited row to its verdict, 300 tenants",
    "row_edit_with_3000_ms": "the same with 3,000",
    "questions_to_unmet_median": "questions until it is certain that an application fails, in the suggested order",
    "questions_to_unmet_max": "the same, in the worked case that takes most",
    "import_300_ms": "a workbook of 300 tenants to its preview, and on to verdicts; the first import of a visit",
    "import_300_blocked_ms": "the longest that the page does not answer meanwhile",
    "import_3000_ms": "the same with 3,000",
    "import_3000_blocked_ms": "the longest that the page does not answer meanwhile",
    "content_page_bytes": "sent for the largest content page, uncompressed",
    "first_visit_bytes": "sent for a first visit to the self-assessment, uncompressed",
    "stock_runtime_bytes": "size of stock Pyodide with the same packages",
    "search_hit1": "questions whose first result answers them",
    "search_hit1_material": "the same with Material's own search and jieba",
    "search_hit1_held_out": "the same with ours, other questions",
    "search_hit1_unseen": "the same with ours, questions by somebody who knew only the notices",
    "search_hit5": "questions with an answer among the first five results",
    "search_hit5_material": "the same with Material's own search and jieba",
    "search_hit5_held_out": "the same with ours, other questions",
    "search_hit5_unseen": "the same with ours, questions by somebody who knew only the notices",
    "search_zero": "questions without any result",
    "search_zero_material": "the same with Material's own search and jieba",
    "search_zero_held_out": "the same with ours, other questions",
    "search_zero_unseen": "the same with ours, questions by somebody who knew only the notices",
    "search_ms": "a question to its results",
    "search_ms_material": "the same with Material's own search and jieba",
    "search_first_bytes": "sent for a first search, uncompressed, the largest of all questions",
    "search_first_bytes_material": "sent to every visitor for Material's own search, page included",
    "build_200_pages_s": "seconds to build 200 pages of copied notices",
    "build_1000_pages_s": "seconds to build 1,000",
    "build_growth": "time per page, of the larger site to the smaller",
    "serve_edit_ms": "saving a condition to seeing it, four notices",
    "batch_per_second_and_core": "applications with 50 tenants checked in a second of a core, after start-up",
    "batch_against_processes": "the same, to what a process for each checks in a second of a core",
    "batch_memory_growth": "memory after 1,000 of them to that after half",
    "batch_dask_per_second_and_core": "the same by one worker of a Dask cluster",
    "batch_dask_two_workers": "what two workers check by the clock, to what one does",
    "content_page_gzip_bytes": "the largest content page with all it needs, by gzip -9",
    "check_page_gzip_bytes": "the self-assessment, with what it loads after the first verdict, by gzip -9",
    **{f"check_page_bytes_{server}": f"the same as {server} sends it" for server in SERVERS},
    "blocked_ms": "what tasks take beyond 50 ms before the first verdict, first visit",
    "memory_page_mb": "megabytes of the page's heap after it",
    "memory_worker_mb": "of the worker's, with Python's memory",
    "memory_process_mb": "of the process in which both are",
    **{f"slow_form_ms_{server}": f"four times slower, 1.6 Mbit/s, {server}: to the form" for server in SERVERS},
    **{f"slow_verdict_ms_{server}": "the same, to the first verdict" for server in SERVERS},
    "lighthouse_accessibility": "Lighthouse's points for accessibility, of the page that has fewest",
    "lighthouse_best_practices": "the same for best practices",
    "lighthouse_performance": "the same for performance, content pages",
    "lighthouse_performance_check": "the same, self-assessment",
    **{f"slow_blocked_ms_{server}": "the same, what tasks take beyond 50 ms" for server in SERVERS},
}


def main() -> None:
    """Measure the built site."""
    folders = read_notices()
    newest = folders[0]
    ample = newest.cases.applications[0]
    with sync_playwright() as playwright:
        measured = first_verdict.measure(playwright, SITE, newest.id)
        with serving(SITE) as server:
            measured |= edits.measure(playwright, server, newest.id, ample)
            measured |= rosters.measure(playwright, server, newest, ample)
            measured |= sending.measure(playwright, server, folders)
            measured |= search.measure(playwright, server)
            measured |= loaded.measure(playwright, server, newest.id)
            measured |= pages.measure(playwright, server, SITE, newest)
        measured |= slow.measure(playwright, SITE, newest.id)
        measured |= saving.measure(playwright, newest.id, newest.conditions[0]["id"])
    measured |= lighthouse.measure(SITE, newest)
    measured |= questions.measure(folders)
    measured |= scaling.measure()
    measured |= batches.measure()
    measured["stock_runtime_bytes"] = first_verdict.stock_bytes(SITE)
    for name, words in WORDS.items():
        if name not in measured:  # a server that is not installed
            continue
        limit = f"  (at most {LIMITS[name]:,})" if name in LIMITS else ""
        limit = f"  (at least {FLOORS[name]:,})" if name in FLOORS else limit
        value = measured[name]
        print(
            f"{name:28}{value:>16,.3f}  {words}{limit}" if value < 1000 else f"{name:28}{value:>16,.0f}  {words}{limit}"
        )
    (ROOT / "build" / "bench.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Measures the search on questions as people type them, beside Material's own search in the same pages.

    .venv/bin/python -P tests/bench/search.py [questions.tsv]

prints every question whose first result is not what was asked for. A file of questions has one a line: the question,
a tab, the addresses that answer it (any page or place below one of them counts), and whatever else is good to know.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "site_src"), str(ROOT / "tests")]

from bench.serving import LAUNCH, CountingServer, serving  # noqa: E402 - found through the path above
from generator.downloads import make_downloads  # noqa: E402
from generator.notices import read_notices  # noqa: E402
from generator.pages import navigation, render_pages  # noqa: E402
from generator.tools import PYTHON, Memory, run, write_files  # noqa: E402

GIVEN = Path(__file__).with_name("search_queries.tsv")
HELD_OUT = Path(__file__).with_name("held_out_queries.tsv")
UNSEEN = Path(__file__).with_name("unseen_queries.tsv")
"""Written from the notices by somebody who saw neither an index nor its words; not for tuning."""

# Types a question and waits until what is shown changes; returns the links shown, in order, and the time it took.
_ASK = """([question, input, shown, link]) => new Promise((resolve) => {
    const box = document.querySelector(input);
    const observer = new MutationObserver(() => {
        clearTimeout(settled);
        took ??= performance.now() - start;
        settled = setTimeout(finish, quiet);
    });
    const quiet = 60;
    const finish = () => {
        observer.disconnect();
        resolve({ took, links: [...document.querySelectorAll(link)].map(({ href }) => href) });
    };
    for (const place of document.querySelectorAll(shown)) {
        observer.observe(place, { childList: true, subtree: true, characterData: true });
    }
    let took;
    let settled = setTimeout(finish, 3000);
    box.value = question;
    const start = performance.now();
    for (const type of ["input", "keyup"]) box.dispatchEvent(new Event(type, { bubbles: true }));
})"""

OURS = ("[data-search-input]", "[data-search-results], [data-search-status]", "a[data-search-result]")
MATERIALS = (
    "[data-md-component=search-query]",
    ".md-search-result__meta, .md-search-result__list",
    "li.md-search-result__item > a.md-search-result__link",  # without those that are folded away below a page
)


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, and where the answer is.

    Attributes:
        text: The question.
        answers: Beginnings of addresses, relative to the site's root; `page/#` leaves pages below it out.
    """

    text: str
    answers: tuple[str, ...]

    def rank(self, addresses: Iterable[str]) -> int | None:
        """Return the place of the first answer among the results, counted from 1."""
        return next((place for place, found in enumerate(addresses, 1) if found.startswith(self.answers)), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a search.

    Attributes:
        question: What was asked.
        addresses: The results, relative to the site's root, each with a #.
        milliseconds: From the last letter to the results.
    """

    question: Question
    addresses: list[str]
    milliseconds: float

    @property
    def rank(self) -> int | None:
        """The place of the first result that answers the question."""
        return self.question.rank(self.addresses)


def read_questions(path: Path) -> list[Question]:
    """Read a file of questions."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [
        Question(text, tuple(answers.split())) for text, answers, *_ in (line.split("\t") for line in lines if line)
    ]


def measure(playwright: Playwright, server: CountingServer) -> dict[str, float]:
    """Return how well and how fast both searches answer the given questions, and how much a first search sends."""
    given = read_questions(GIVEN)
    others = {"held_out": read_questions(HELD_OUT), "unseen": read_questions(UNSEEN)}
    with playwright.chromium.launch(**LAUNCH) as browser:
        measured = _summary(ask(browser, server, given))
        measured["search_first_bytes"] = max(_first_search(browser, server, question) for question in given)
        for kind, questions in others.items():
            summary = _summary(ask(browser, server, questions))
            measured |= {f"{name}_{kind}": summary[name] for name in ("search_hit1", "search_hit5", "search_zero")}
        with tempfile.TemporaryDirectory() as folder:
            build_with_materials_search(Path(folder))
            with serving(Path(folder) / "site") as other:
                theirs = _summary(ask(browser, other, given, materials=True))
                theirs["search_first_bytes"] = _first_search(browser, other, given[0], materials=True)
    return measured | {f"{name}_material": value for name, value in theirs.items()}


def ask(
    browser: Browser, server: CountingServer, questions: Iterable[Question], *, materials: bool = False
) -> list[Answer]:
    """Ask all questions in one page, as somebody does who goes on searching."""
    with browser.new_context(locale="zh-CN") as visitor, visitor.new_page() as page:
        _open(page, server, materials=materials)
        return [_ask(page, question, materials=materials) for question in questions]


def build_with_materials_search(folder: Path) -> None:
    """Build the same pages into ``site`` below `folder`, with Material's search as it comes and jieba's words."""
    folders = read_notices()
    (folder / "theme").mkdir()
    write_files({**render_pages(folders, Memory()), **make_downloads(folders, Memory())}, folder / "docs")
    config: dict[str, Any] = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(folder / "theme"), "static_templates": []},  # no overrides of the project's own
        "nav": navigation(folders),
        "plugins": [{"search": {"lang": ["zh"]}}],
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    run([*PYTHON, "mkdocs", "build", "--config-file", path])


def _open(page: Page, server: CountingServer, *, materials: bool) -> None:
    page.goto(f"{server.address}/", wait_until="networkidle")
    page.keyboard.press("/")
    page.wait_for_selector(MATERIALS[0] if materials else OURS[0], state="visible")
    page.wait_for_load_state("networkidle")


def _ask(page: Page, question: Question, *, materials: bool) -> Answer:
    reply = page.evaluate(_ASK, [question.text, *(MATERIALS if materials else OURS)])
    links = [_address(link) for link in reply["links"]]
    return Answer(question, links, reply["took"] or 3000)


def _address(link: str) -> str:
    """Return a page's address and, behind a #, the place in it; nothing, if it is the page as a whole."""
    parts = urlsplit(link)
    return unquote(f"{parts.path.removeprefix('/')}#{parts.fragment}")


def _first_search(browser: Browser, server: CountingServer, question: Question, *, materials: bool = False) -> int:
    """Return the bytes that searching sends to somebody who has read a page and never searched."""
    with browser.new_context(locale="zh-CN") as visitor, visitor.new_page() as page:
        if not materials:
            page.goto(f"{server.address}/", wait_until="networkidle")
        server.sent = 0
        _open(page, server, materials=materials)
        _ask(page, question, materials=materials)
        page.wait_for_load_state("networkidle")
        return server.sent


def _summary(answers: list[Answer]) -> dict[str, float]:
    ranks = [answer.rank for answer in answers]
    return {
        "search_hit1": sum(rank == 1 for rank in ranks) / len(ranks),
        "search_hit5": sum(rank is not None and rank <= 5 for rank in ranks) / len(ranks),
        "search_zero": sum(not answer.addresses for answer in answers),
        "search_ms": statistics.median(answer.milliseconds for answer in answers),
    }


def main() -> None:
    """Print what misses."""
    paths = [Path(argument) for argument in sys.argv[1:]] or [GIVEN, HELD_OUT, UNSEEN]
    with (
        sync_playwright() as playwright,
        serving(ROOT / "site") as server,
        playwright.chromium.launch(**LAUNCH) as browser,
    ):
        for path in paths:
            answers = ask(browser, server, read_questions(path))
            print(f"{path.name}: {len(answers)} questions")
            for answer in answers:
                if answer.rank != 1:
                    place = f"@{answer.rank}" if answer.rank else "none"
                    print(f"  {place:6}{answer.question.text}  → {'  '.join(answer.addresses[:3])}")
            for name, value in _summary(answers).items():
                print(f"{name:24}{value:>10,.3f}")


if __name__ == "__main__":
    main()

"""Builds the search index of the site, after MkDocs: Pagefind reads one small document for each place to link to."""

import html
import platform
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.notices import NoticeFolder
from generator.search.chunks import FIRST_WORDS, repack_index
from generator.search.keywords import Keywords
from generator.search.records import Record, read_records
from generator.tools import ESBUILD, ROOT, ToolError, run, sha256

HEADING_WEIGHT, KEYWORDS_WEIGHT, SURROUNDINGS_WEIGHT = 4, 3, 0.1
"""How much a word counts as what a place is called, as a keyword, and above the place; in the text, 1."""

SEPARATOR = " ‖ "
"""Stands between a record's heading, text, keywords and surroundings."""

NO_NOTICE = "本站"
"""What results are grouped under that belong to no notice."""

_PAGEFIND_PACKAGES = {"x86_64": "linux-x64", "aarch64": "linux-arm64", "arm64": "linux-arm64"}

_LOADED_FILES = (
    "pagefind.js",
    "pagefind-entry.json",
    "*.pf_meta",
    "wasm.unknown.pagefind",
    "index/*",
    "fragment/*",
    "filter/*",
    FIRST_WORDS,
)
"""What the browser loads of all that Pagefind writes; the rest are interfaces and a worker that nothing starts."""


def index_site(site: Path, folders: Sequence[NoticeFolder], keywords: Keywords, work: Path) -> None:
    """Write the index of everything that the built pages say, and its address into them.

    Args:
        site: The built site; the index goes below its ``assets/search/``.
        folders: The notices, whose names the results are grouped under.
        keywords: What visitors call things.
        work: A folder for what Pagefind reads and writes.

    Raises:
        ToolError: Pagefind is missing or failed.
        SourceError: The keywords name a place that is not there.
    """
    records = list(read_records(site))
    keywords.check(records)
    groups = {folder.id: str(folder.about["short_title"]) for folder in folders}
    shutil.rmtree(work, ignore_errors=True)
    documents, found = work / "documents", work / "found"
    for record in records:
        # The document's path is all that Pagefind says of where it found something.
        path = documents / record.page / f"{record.anchor or 'index'}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_document(record, groups, keywords), encoding="utf-8")

    run(
        [pagefind(), "--site", documents, "--output-path", found, "--force-language", "zh", "--include-characters", "%"]
    )
    repack_index(found)
    script = found / "pagefind.js"
    script.write_bytes(run([ESBUILD, script, "--minify", "--format=esm"]))
    name = _publish(found, site / "assets" / "search")
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        path.write_text(page.replace('data-index=""', f'data-index="{name}"'), encoding="utf-8")


def pagefind() -> Path:
    """Return the program for this machine.

    Raises:
        ToolError: npm has none for it, or did not install it.
    """
    package = _PAGEFIND_PACKAGES.get(platform.machine())
    if platform.system() != "Linux" or package is None:
        raise ToolError(f"Pagefind is set up for Linux on x86-64 and ARM64, not for {platform.platform()}.")
    program = ROOT / "node_modules" / "@pagefind" / package / "bin" / "pagefind_extended"
    if not program.exists():
        raise ToolError(f"{program.relative_to(ROOT)} is missing: run `npm ci --include=optional`.")
    return program


def _document(record: Record, groups: Mapping[str, str], keywords: Keywords) -> str:
    """Return what Pagefind reads for a record; app/search/pagefind.ts takes its text apart at the separators."""
    notice = groups.get(record.page.partition("/")[0], NO_NOTICE)
    title, *above = (*record.above, record.heading)
    metas = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{html.escape(text)}">'
        for name, text in {"notice": notice, "page": title}.items()
    )
    weight = keywords.weight(record)
    name = weight if record.anchor else 1  # what a page is called counts in full, however little its contents do
    parts = (
        (record.heading, HEADING_WEIGHT * name if record.titled else SURROUNDINGS_WEIGHT),
        (record.text, weight),
        (" ".join(keywords.words_for(record)), KEYWORDS_WEIGHT * name),
        (" ".join([notice, title, *above[:-1]]), SURROUNDINGS_WEIGHT),
    )
    text = SEPARATOR.join(f'<span data-pagefind-weight="{heavy:g}">{html.escape(part)}</span>' for part, heavy in parts)
    return f'<!doctype html><html lang="zh"><head>{metas}</head><body data-pagefind-body><p>{text}</p></body></html>'


def _publish(found: Path, target: Path) -> str:
    """Copy what is used into a folder that is named after its contents; return the name."""
    files = {
        path.relative_to(found): path.read_bytes() for pattern in _LOADED_FILES for path in sorted(found.glob(pattern))
    }
    name = sha256(b"".join(f"{path} {sha256(data)}\n".encode() for path, data in files.items()))[:8]
    for path, data in files.items():
        copy = target / name / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)
    return name

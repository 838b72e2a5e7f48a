"""Which items of the site are built from each clause of a notice, and that no clause was forgotten."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.notices import NoticeFolder, as_list
from generator.notices.levels import ON_APPLICATION
from generator.pages.page_list import ROWS_WITH_PAGE, Page, all_pages
from generator.source import Errors, SourceError
from generator.text import Block, Heading, Note


@dataclass(frozen=True, slots=True)
class Use:
    """An item that is built from a clause.

    Attributes:
        page: The title of the page that shows it.
        title: Its own title; empty if the page as a whole shows the clause.
        url: Where it stands, relative to the notice's first page.
    """

    page: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a notice's text the site has made something of.

    Attributes:
        clauses: How many clauses the text has, headings that others stand below left out.
        linked: From how many of them an item of the site is built.
        explanatory: How many of the others are marked as containing nothing to look up.
        by_page: How many clauses each page is built from.
    """

    clauses: int
    linked: int
    explanatory: int
    by_page: Mapping[str, int]


def uses(folder: NoticeFolder) -> Mapping[str, Mapping[str, Sequence[Use]]]:
    """Return what is built from each clause, by the clause's address and the page's title, in the pages' order."""
    found: dict[str, dict[str, list[Use]]] = {}
    for page in all_pages(folder):
        for address, use in dict.fromkeys(_uses_on(page, folder)):
            found.setdefault(address, {}).setdefault(use.page, []).append(use)
    return found


def coverage_of(folder: NoticeFolder) -> Coverage:
    """Return how much of the text is covered."""
    to_cover, used = _to_cover(folder), uses(folder)
    linked = [address for address in to_cover if address in used]
    explained = _explanatory(folder).intersection(to_cover).difference(linked)
    by_page = Counter(page for address in linked for page in used[address])
    return Coverage(len(to_cover), len(linked), len(explained), by_page)


def nothing_to_look_up(folders: Iterable[NoticeFolder]) -> list[tuple[NoticeFolder, Mapping[str, Any]]]:
    """Return why clauses contain nothing to look up, but for those from which something is built all the same."""
    return [
        (folder, {**entry, "clause": clauses})
        for folder in folders
        for left in [set(_to_cover(folder)).difference(uses(folder))]
        for entry in folder.about["explanatory"]
        if (clauses := [address for address in as_list(entry["clause"]) if address in left])
    ]


def check_coverage(folder: NoticeFolder) -> Errors:
    """Require that every clause is used somewhere or marked as explanatory."""
    covered = uses(folder).keys() | _explanatory(folder)
    for address in _to_cover(folder):
        if address not in covered:
            remedy = "在条件、材料、流程等文件里引用它；没有可查内容的，写进 notice.yaml 的 explanatory"
            yield SourceError(
                folder.path / "text.md", folder.text.lines[address], address, "没有哪一页用到这一条", remedy
            )


def _explanatory(folder: NoticeFolder) -> set[str]:
    return {address for entry in folder.about["explanatory"] for address in as_list(entry["clause"])}


def _to_cover(folder: NoticeFolder) -> list[str]:
    """Return all clauses but headings that others stand below: what they head is covered or not."""
    blocks = [block for block in folder.text.blocks if not isinstance(block, Note)]
    pairs = zip(blocks, [*blocks[1:], None], strict=True)
    return [block.clause.address for block, after in pairs if not _heads(block, after)]


def _heads(block: Block, after: Block | None) -> bool:
    if not isinstance(block, Heading) or after is None:
        return False
    return not isinstance(after, Heading) or after.level > block.level


def _uses_on(page: Page, folder: NoticeFolder) -> Iterator[tuple[str, Use]]:
    whole = Use(page.title, "", f"{page.slug}/" if page.slug else "./")
    match page.template:
        case "overview":
            yield from _cited([value for name, value in folder.about.items() if name != "explanatory"], whole)
        case "conditions" | "rows":
            others = folder.notice.rosters.keys() - ROWS_WITH_PAGE
            levels = [page.condition_level] if page.template == "rows" else [*ON_APPLICATION, *others]
            yield from _cited(folder.at_level(*levels), whole)
        case "attachment":
            short = f"附件{page.entry['number']}"
            for address, anchor in _shown(page, folder):
                yield address, Use(short, "", f"{whole.url}#{anchor}")
            yield from _cited(page.entry["said"], Use(short, "", whole.url))
        case "attachments":
            return
        case "visit":  # its entries stand there once for each applicant
            yield from ((address, whole) for address, _ in _cited(folder.parts["visit"], whole))
        case name if name in folder.parts:
            yield from _cited(folder.parts[name], whole)


def _shown(page: Page, folder: NoticeFolder) -> Iterator[tuple[str, str]]:
    """Yield the clauses whose text an attachment's page shows, each with the heading that it stands below."""
    if "missing" in page.entry:
        return
    heading = page.entry["clause"]
    for block in folder.text.section(heading).blocks:
        if isinstance(block, Note):
            continue
        heading = block.clause.address if isinstance(block, Heading) else heading
        yield block.clause.address, heading


def _cited(data: Any, within: Use) -> Iterator[tuple[str, Use]]:  # noqa: ANN401 - any YAML
    """Yield each clause that `data` cite, with the innermost item around that has an id."""
    match data:
        case dict():
            if "id" in data and "title" in data:
                within = Use(within.page, data["title"], f"{within.url.partition('#')[0]}#{data['id']}")
            yield from ((address, within) for address in as_list(data.get("clause", ())))
            for value in data.values():
                yield from _cited(value, within)
        case list():
            for value in data:
                yield from _cited(value, within)

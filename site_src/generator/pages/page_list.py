"""Which pages the site has, in which order, and from which files they are made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.notices import NOTICES, NoticeFolder
from generator.notices.attachments import numbered
from generator.pages.called import conditions_title
from generator.pages.comparison import is_comparable
from generator.pages.handwritten_pages import CONTENT
from generator.pages.quick_questions import asked_about


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, or one that each notice has.

    Attributes:
        slug: Its address below the notice's, or below the site's; empty for the first page.
        title: Its name in the navigation.
        template: The file in ``templates/pages/``, or, of a page written by hand, in ``content/``.
        condition_level: The level of the conditions on rows that it shows; empty for all others.
        source: The file of the notice's folder, or of ``content/``, that it shows; by default the one of its name.
        entry_template: The template of the pages below it, one for each entry of its part; empty if there are none.
        entry: The entry that a page below another shows; empty for all others.
    """

    slug: str
    title: str
    template: str
    condition_level: str = ""
    source: str = ""
    entry_template: str = ""
    entry: Mapping[str, Any] = field(default_factory=dict)


SITE_PAGES = (
    Page("", "首页", "home"),
    Page("compare", "各认定对照", "compare"),
    Page("officers", "推荐单位与管理部门", "officers", source="officers.md"),
    Page("about", "关于本站", "about", source="about.md"),
)

NOTICE_PAGES = (
    Page("", "概览", "overview", source="notice.yaml"),
    Page("conditions", "条件", "conditions"),
    Page("tenants", "在孵企业条件", "rows", "tenant", "conditions.yaml"),
    Page("graduates", "毕业企业条件", "rows", "graduate", "conditions.yaml"),
    Page("materials", "申报材料", "materials"),
    Page("process", "申报流程", "process"),
    Page("schedule", "时间安排", "schedule"),
    Page("requirements", "有效期与要求", "requirements"),
    Page("attachments", "附件", "attachments", entry_template="attachment"),
    Page("contacts", "联系方式", "contacts"),
    Page("questions", "常见问题", "questions"),
    Page("text", "通知原文", "text", source="text.md"),
    Page("quick", "快速自查", "quick"),
    Page("check", "自评", "check"),
    Page("visit", "现场核查", "visit"),
)


def site_pages(folders: Sequence[NoticeFolder]) -> list[Page]:
    """Return the pages of no single notice; without that which compares, where there is nothing to compare."""
    return [page for page in SITE_PAGES if page.template != "compare" or is_comparable(folders)]


def pages_of(folder: NoticeFolder) -> list[Page]:
    """Return the pages that a notice has, without those below others."""
    return [_named(page, folder) for page in NOTICE_PAGES if _has(folder, page)]


def _has(folder: NoticeFolder, page: Page) -> bool:
    """Whether there is anything for a page to show."""
    match page.template:
        case "rows":
            return bool(folder.at_level(page.condition_level))
        case "quick":
            return bool(asked_about(folder))
        case "schedule":  # the window is always there
            return True
    return page.template not in folder.absent


def _named(page: Page, folder: NoticeFolder) -> Page:
    """Return a page of conditions under the name that the notice has for these."""
    match page.template:
        case "conditions":
            return replace(page, title=conditions_title(folder))
        case "rows":
            return replace(page, title=f"{folder.notice.rosters[page.condition_level].row_schema['title']}条件")
    return page


def slugs(folder: NoticeFolder) -> set[str]:
    """Return the addresses of the pages that a notice has, below its own."""
    return {page.slug for page in pages_of(folder)}


def pages_below(page: Page, folder: NoticeFolder) -> list[Page]:
    """Return the pages below a page, one for each entry of its part."""
    if not page.entry_template:
        return []
    source = f"{page.slug}.yaml"
    return [
        Page(f"{page.slug}/{entry['number']}", numbered(entry), page.entry_template, source=source, entry=entry)
        for entry in folder.parts[page.slug][page.slug]
    ]


def all_pages(folder: NoticeFolder) -> Iterator[Page]:
    """Yield every page of a notice."""
    for page in pages_of(folder):
        yield page
        yield from pages_below(page, folder)


ROWS_WITH_PAGE = frozenset(page.condition_level for page in NOTICE_PAGES if page.template == "rows")
"""The rosters on whose rows there are conditions that have a page of their own."""


def condition_page(condition: Mapping[str, Any]) -> str:
    """Return the slug of the page that tells about a condition."""
    rows = (
        page.slug for page in NOTICE_PAGES if page.template == "rows" and page.condition_level == condition["level"]
    )
    return next(rows, "conditions")


def document(page: Page, below: str = "") -> str:
    """Return the path of a page's document in MkDocs' folder; `below` is the notice's id."""
    return str(Path(below, page.slug, "index.md"))


def navigation(folders: Sequence[NoticeFolder]) -> list[dict[str, Any]]:
    """Return MkDocs' ``nav``."""
    home, *others = ({page.title: document(page)} for page in site_pages(folders))
    notices = [{folder.about["short_title"]: [_item(page, folder) for page in pages_of(folder)]} for folder in folders]
    return [home, *notices, *others]


def _item(page: Page, folder: NoticeFolder) -> dict[str, Any]:
    if not page.entry_template:
        return {page.title: document(page, folder.id)}
    below = [{shown.title: document(shown, folder.id)} for shown in pages_below(page, folder)]
    return {page.title: [{f"{page.title}目录": document(page, folder.id)}, *below]}


def page_sources(folders: Sequence[NoticeFolder]) -> dict[str, Path]:
    """Return the file whose contents each document shows, by the document's path."""
    sources = {document(page): CONTENT / page.source for page in site_pages(folders) if page.source}
    for folder in folders:
        sources |= notice_sources(folder)
    return sources


def notice_sources(folder: NoticeFolder) -> dict[str, Path]:
    """Return the same for the documents of one notice."""
    return {document(page, folder.id): _source(page, folder) for page in all_pages(folder)}


def changed_pages(folders: Sequence[NoticeFolder], changes: Mapping[Path, str]) -> dict[str, str]:
    """Return the day on which each document's source last changed, by the document's path; unknown ones are left out.

    Args:
        folders: The notices.
        changes: The day of each file's last change.
    """
    return {path: changes[source] for path, source in page_sources(folders).items() if source in changes}


def _source(page: Page, folder: NoticeFolder) -> Path:
    if page.template in {"check", "quick"}:
        return NOTICES / folder.id / "form.yaml"
    if page.template in folder.absent:  # what it shows is derived
        return NOTICES / folder.id / "notice.yaml"
    return NOTICES / folder.id / (page.source or f"{page.template}.yaml")

"""The site's notices with their worked cases, as the tests of the checker take them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from checker import Notice
from generator.notices import Cases, read_notices
from generator.notices import nested as nested  # noqa: PLC0414 - tests take it from here
from generator.pages import all_pages, document, site_pages

FOLDERS = {folder.id: folder for folder in read_notices()}
CASES: Mapping[str, Cases] = {name: folder.cases for name, folder in FOLDERS.items() if folder.cases.applications}
"""The worked cases of those notices that have any; the first of each meets everything."""

ADDRESSES = [
    document(page, below).removesuffix("index.md")
    for below, pages in (
        ("", site_pages([*FOLDERS.values()])),
        *((folder.id, all_pages(folder)) for folder in FOLDERS.values()),
    )
    for page in pages
]
"""The address of every page of the site."""

INCUBATOR = "2024-incubator"
MAKER_SPACE = "2022-maker-space"
KNOWN = (INCUBATOR, MAKER_SPACE)
"""The notices of which tests say what they ask for; of any other they only say what holds for all."""

CERTAIN_TENANT: Mapping[str, Any] = {
    "registered_on": "2022-03-15",
    "moved_in_on": "2022-06-01",
    "registered_in_premises": True,
    "works_in_premises": True,
    "relocated": False,
    "industry_policy": True,
    "ip_clear": True,
    "capable_team": True,
    "student_or_returnee_firm": False,
}
"""The cells that make an incubator's row a tenant beyond doubt."""

FIVE_GAPS: Mapping[str, Any] = {
    "name": "示例孵化器",
    "premises.total_m2": 4200,
    "tenants.count": 26,
    "jobs": 450,
    "fund.amount_wan": 260,
    "management.trained": 2,
}
"""The answers with which an incubator that meets every condition lacks five."""


def notice(name: str) -> Notice:
    """Return a notice by id, as the generator reads it."""
    return FOLDERS[name].notice


def with_part(part: str) -> list[str]:
    """Return the notices that have a part, and so a page about it, such as ``process``."""
    return [name for name, folder in FOLDERS.items() if part not in folder.absent]


def ample(name: str) -> dict[str, Any]:
    """Return the answers, by path, of the first worked case, which meets every condition that applies to it."""
    return dict(CASES[name].applications[0].answers)


def plain(sentence: Sequence[str | Mapping[str, Any]]) -> str:
    """Return a sentence of a report as plain text."""
    return "".join(piece if isinstance(piece, str) else piece["text"] for piece in sentence)


def as_text(data: object) -> str:
    """Return JSON; a ``Decimal`` is written as the number that it is."""
    return json.dumps(data, ensure_ascii=False, default=float)

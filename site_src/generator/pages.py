"""Renders the site's pages as Markdown, from the notices' data and the templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker import Condition, Field, Result, check, check_row
from generator.notices import NoticeFolder
from generator.source import ROOT
from generator.text import render_text

TEMPLATES = ROOT / "site_src" / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page that a notice has.

    Attributes:
        slug: Its address below the notice's, empty for the overview.
        title: Its name in the navigation.
        template: The file in ``templates/pages/``.
        level: The level of conditions that it shows; a notice without any has no such page.
    """

    slug: str
    title: str
    template: str
    level: str = "applicant"


PAGES = (
    Page("", "概览", "overview"),
    Page("conditions", "认定条件", "conditions"),
    Page("tenants", "在孵企业条件", "rows", "tenant"),
    Page("graduates", "毕业企业条件", "rows", "graduate"),
    Page("text", "通知原文", "text"),
    Page("contacts", "联系方式", "contacts"),
    Page("check", "自评", "check"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A condition as pages show it.

    Attributes:
        about: The condition's data.
        basis: ``computed`` or ``declared``.
        threshold: The requirement in words, for all variants.
        variant: The only variant that it applies to, by its Chinese name.
        fields: The answers that it looks at.
        on_form: Whether these are fields of the self-assessment form.
    """

    about: Mapping[str, Any]
    basis: str
    threshold: str
    variant: str
    fields: Sequence[Field]
    on_form: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that stand under one heading."""

    title: str
    note: str
    entries: Sequence[Entry]


GROUPS = (
    ("applicant", "认定条件", ""),
    ("material", "材料的数量要求", "不是认定条件；数量不足，材料就不齐。"),
    ("encouraged", "鼓励项", "没有也不影响总体结论。"),
    ("process", "程序提示", "不计入总体结论。"),
)


def write_pages(folders: Sequence[NoticeFolder], runtime: str, target: Path) -> None:
    """Write every page below `target`.

    Args:
        folders: The notices, the newest first.
        runtime: Name of the browser runtime's folder in ``assets/runtime/``.
        target: MkDocs' folder of documents.
    """
    environment = make_environment()
    shared = {"folders": folders, "pages_of": pages_of, "entries": entries}
    _write(target / "index.md", environment.get_template("pages/home.md.j2").render(shared))
    for folder in folders:
        for page in pages_of(folder):
            context = shared | {
                "folder": folder,
                "page": page,
                "groups": groups(folder),
                "statement": check(folder.notice, {}).statement,
                "quotes": _quotes(folder),
                "runtime": f"../../assets/runtime/{runtime}/",
                "official_text": render_text(folder.text, environment) if page.slug == "text" else "",
            }
            template = environment.get_template(f"pages/{page.template}.md.j2")
            _write(target / folder.id / page.slug / "index.md", template.render(context))


def make_environment() -> Environment:
    """Return the templates' environment: everything is escaped, a misspelt name is an error."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def pages_of(folder: NoticeFolder) -> list[Page]:
    """Return the pages that a notice has."""
    return [page for page in PAGES if folder.at_level(page.level)]


def navigation(folders: Sequence[NoticeFolder]) -> list[dict[str, Any]]:
    """Return MkDocs' ``nav``."""
    home: list[dict[str, Any]] = [{"首页": "index.md"}]
    return home + [{folder.about["short_title"]: _below(folder)} for folder in folders]


def _below(folder: NoticeFolder) -> list[dict[str, str]]:
    return [{page.title: str(Path(folder.id, page.slug, "index.md"))} for page in pages_of(folder)]


def groups(folder: NoticeFolder) -> list[Group]:
    """Return the conditions on an application, by what they are for."""
    found = ((title, note, entries(folder, level)) for level, title, note in GROUPS)
    return [Group(title, note, shown) for title, note, shown in found if shown]


def entries(folder: NoticeFolder, level: str) -> list[Entry]:
    """Return the conditions of a level as pages show them."""
    return [_entry(result, folder) for result in _unanswered(folder, level) if result.condition.level == level]


def _unanswered(folder: NoticeFolder, level: str) -> Sequence[Result]:
    if level in folder.notice.row_fields:
        return check_row(folder.notice, level, {})
    return check(folder.notice, {}).results


def _entry(result: Result, folder: NoticeFolder) -> Entry:
    condition = result.condition
    fields = folder.notice.row_fields.get(condition.level, folder.notice.fields)
    return Entry(
        about=condition.about,
        basis=condition.basis,
        threshold=result.finding.threshold,
        variant=folder.about["variants"].get(condition.about.get("applies_to"), ""),
        fields=[fields[path] for path in dict.fromkeys(_read(condition))],
        on_form=condition.level not in folder.notice.row_fields,
    )


def _read(condition: Condition) -> Iterator[str]:
    return (path for part in condition.requirement.walk() for path in part.reads())


def _quotes(folder: NoticeFolder) -> dict[str, str]:
    """Return the quote that each question of the form asks about."""
    return {
        path: condition.about["quote"]
        for condition in folder.notice.on_application()
        for part in condition.requirement.walk()
        if part.declared
        for path in part.reads()
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

"""The official texts as readers get to see them: no word lost, every clause an anchor."""

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
from jinja2 import Environment, FileSystemLoader

from generator.pages.rendering import TEMPLATES
from generator.text import Heading, Note, Table, Text, parse_text, render_text, without_whitespace
from texts import every_notice, notice_text, write_text


class Page(HTMLParser):
    """Collect from a page each anchored element's text, its links' targets and its headings' levels."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def __init__(self, html: str) -> None:
        """Read the page at once."""
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.labels: list[str] = []
        self.levels: list[int] = []
        self.header_cells: list[str] = []
        self.notes: list[str] = []
        self.text_by_id: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says about itself."""
        attributes = dict(attrs)
        if tag not in self.VOID:
            self._open.append((tag, attributes))
        if address := attributes.get("id"):
            self.ids.append(address)
            self.text_by_id[address] = ""
        if tag == "a":
            self.targets.append(attributes.get("href") or "")
        if attributes.get("role") == "region":
            self.labels.append(attributes.get("aria-label") or "")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "th":
            self.header_cells.append("")
        if tag == "aside":
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        """Make sure that elements are nested properly."""
        assert tag == self._open.pop()[0]

    def handle_data(self, data: str) -> None:
        """Give the text to all elements around it; permalinks are no text of their clause."""
        if any(attributes.get("class") == "clause-link" for _, attributes in self._open):
            return
        for tag, attributes in self._open:
            if address := attributes.get("id"):
                self.text_by_id[address] += data
            if tag == "th":
                self.header_cells[-1] += data
            if tag == "aside":
                self.notes[-1] += data


def rendered(text: Text) -> str:
    """Render a text to the body of a Markdown page."""
    templates = FileSystemLoader(TEMPLATES)
    return render_text(text, Environment(loader=templates, autoescape=True))


def shown(text: Text) -> Page:
    """Render a text the way MkDocs will."""
    return Page(markdown.markdown(rendered(text), extensions=["attr_list", "md_in_html", "toc"]))


class TestRender:
    """What readers get to see."""

    @every_notice
    def test_every_clause_is_an_anchor(self, notice: str) -> None:
        """Each address is the id of one element, which shows the clause's words."""
        text = notice_text(notice)
        page = shown(text)

        assert list(text.clauses) == page.ids
        for clause in text.clauses.values():
            assert without_whitespace(clause.text) in without_whitespace(page.text_by_id[clause.address])

    @every_notice
    def test_every_link_arrives(self, notice: str) -> None:
        """Permalinks lead to their own clause; only headings in the table of contents have none."""
        text = notice_text(notice)
        page = shown(text)
        listed = {b.clause.address for b in text.blocks if isinstance(b, Heading) and b.level <= 2}

        assert [f"#{address}" for address in text.clauses if address not in listed] == page.targets

    @every_notice
    def test_headings_step_by_step(self, notice: str) -> None:
        """The page's own title is level 1; below it, no level is skipped."""
        levels = [1, *shown(notice_text(notice)).levels]

        assert levels.count(1) == 1
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels))

    @every_notice
    def test_tables_can_be_told_apart(self, notice: str) -> None:
        """Every scrollable region has a name of its own, and no header cell is empty."""
        page = shown(notice_text(notice))

        assert len(page.labels) >= sum(isinstance(block, Table) for block in notice_text(notice).blocks)
        assert len(set(page.labels)) == len(page.labels)
        assert all(page.header_cells)

    @every_notice
    def test_notes_are_marked(self, notice: str) -> None:
        """This site's remarks are shown, and shown to be its own."""
        text = notice_text(notice)

        assert [f"本站注 {b.text}" for b in text.blocks if isinstance(b, Note)] == shown(text).notes

    @every_notice
    def test_markdown_leaves_html_alone(self, notice: str) -> None:
        """A blank or indented line inside an HTML block would make Markdown start afresh."""
        for block in rendered(notice_text(notice)).strip().split("\n\n"):
            lines = block.splitlines()
            assert all(line and not line.startswith(" ") for line in lines)
            assert block.startswith("#") or (lines[0].startswith("<") and lines[-1].endswith(">"))

    def test_table_of_contents(self) -> None:
        """Titles and sections appear in the page's table of contents, under their addresses."""
        converter = markdown.Markdown(extensions=["attr_list", "md_in_html", "toc"])
        converter.convert(rendered(notice_text("2022-maker-space")))
        notice = converter.toc_tokens[0]

        assert (notice["id"], notice["name"]) == ("标题", "关于组织开展2022年山西省省级众创空间认定工作的通知")
        assert list("一二三四五六") == [section["id"] for section in notice["children"]]

    def test_special_characters(self, tmp_path: Path) -> None:
        """Neither Markdown nor HTML takes an official text's characters for its own."""
        words = "1. *甲*_乙_`丙`[丁](戊)<b>己</b>&amp;{庚}#"
        source = f"# {words} {{#标题}}\n\n## {words} {{#一}}\n\n### {words} {{#二}}\n\n{words} {{#三}}\n"

        page = shown(parse_text(write_text(tmp_path, source)))

        assert {"标题": words, "一": words, "二": words, "三": words} == {
            address: text.strip() for address, text in page.text_by_id.items()
        }

    def test_table(self, tmp_path: Path) -> None:
        """Merged cells span, heading cells say what they head, and a row of one label begins a group."""
        source = (
            "::: table header=2 caption=表 {#表}\n"
            "序号\t面积\t<\n^\t使用\t其他\n"
            "!甲\t1\t_\n^\t_\t<\n"
            "!其二\t<\t<\n!乙\t2\t3\n:::\n"
        )

        assert rendered(parse_text(write_text(tmp_path, source))).splitlines() == [
            '<div class="clause" id="表">',
            '<div class="table-scroll" role="region" tabindex="0" aria-label="表：表">',
            '<table class="official">',
            "<caption>表</caption>",
            "<thead>",
            '<tr><th scope="col" rowspan="2">序号</th><th scope="col" colspan="2">面积</th></tr>',
            '<tr><th scope="col">使用</th><th scope="col">其他</th></tr>',
            "</thead>",
            "<tbody>",
            '<tr><th scope="row" rowspan="2">甲</th><td>1</td><td></td></tr>',
            '<tr><td colspan="2"></td></tr>',
            "</tbody>",
            "<tbody>",
            '<tr><th scope="rowgroup" colspan="3">其二</th></tr>',
            '<tr><th scope="row">乙</th><td>2</td><td>3</td></tr>',
            "</tbody>",
            "</table>",
            "</div>",
            '<a class="clause-link" href="#表">表</a>',
            "</div>",
        ]

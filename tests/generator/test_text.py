"""The official texts: verbatim, citable clause by clause, and shown without a word lost."""

import hashlib
import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from jinja2 import Environment, FileSystemLoader

from generator.errors import SourceError, UnknownClauseError
from generator.text import Heading, Note, Paragraph, Table, Text, parse_text, render_text, without_whitespace

ROOT = Path(__file__).resolve().parents[2]
NOTICES = ROOT / "site_src" / "notices"

# The files that the texts were taken from. They are no part of the repository and may lie beside it.
SOURCES = ROOT.parent / "shared" / "notices"
SOURCE_NAMES = {
    "2022-maker-space": "2022-43-maker-space.txt",
    "2024-incubator": "2024-131-incubator.txt",
}
NOTICE_IDS = tuple(sorted(path.parent.name for path in NOTICES.glob("*/text.md")))

# What a source has on top of the notice's words: HTML for check boxes and cells, and the rule of a Markdown table.
CHECKBOX = re.compile(r'<input type="checkbox"\s*/?>')
MARKUP = re.compile(r"</?p>|^-{4,}(?:\t-{2,})*\t*$", re.MULTILINE)

every_notice = pytest.mark.parametrize("notice", NOTICE_IDS)


def notice_text(notice: str) -> Text:
    """Reads the text of one of the site's notices."""
    return parse_text(NOTICES / notice / "text.md")


def official_words(text: Text) -> str:
    """Returns all that the department wrote, without white space."""
    return without_whitespace("".join(clause.text for clause in text.clauses.values()))


class Page(HTMLParser):
    """Collects from a page each anchored element's text, its links' targets and its headings' levels."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})

    def __init__(self, html: str) -> None:
        """Reads the page at once."""
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
        """Notes what an element says about itself."""
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
        """Makes sure that elements are nested properly."""
        assert tag == self._open.pop()[0]

    def handle_data(self, data: str) -> None:
        """Gives the text to all elements around it; permalinks are no text of their clause."""
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
    """Renders a text to the body of a Markdown page."""
    templates = FileSystemLoader(ROOT / "site_src" / "templates")
    return render_text(text, Environment(loader=templates, autoescape=True))


def shown(text: Text) -> Page:
    """Renders a text the way MkDocs will."""
    return Page(markdown.markdown(rendered(text), extensions=["attr_list", "md_in_html", "toc"]))


def write(folder: Path, source: str) -> Path:
    """Writes a text of a test's own."""
    path = folder / "text.md"
    path.write_text(source, encoding="utf-8")
    return path


class TestVerbatim:
    """Not a character of the notices is lost, added or moved."""

    @every_notice
    def test_same_as_source(self, notice: str) -> None:
        """The text is its source's, character for character and in order."""
        if not SOURCES.is_dir():
            pytest.skip("the sources are not at hand; the checksum still guards the text")
        source = (SOURCES / SOURCE_NAMES[notice]).read_text(encoding="utf-8")
        expected = without_whitespace(MARKUP.sub("", CHECKBOX.sub("□", source)))

        assert expected == official_words(notice_text(notice))

    @every_notice
    def test_same_as_checksum(self, notice: str) -> None:
        """The words are those that were once compared with the source.

        Where the official text itself has been corrected, and only then: compare the text with the notice as
        published, and put the checksum that this test reports into the notice's text.sha256, in the same commit.
        """
        expected = (NOTICES / notice / "text.sha256").read_text(encoding="ascii").strip()

        assert expected == hashlib.sha256(official_words(notice_text(notice)).encode()).hexdigest()


class TestParse:
    """What the parser makes of the parts of a text."""

    def test_blocks(self, tmp_path: Path) -> None:
        """Each kind of block is recognised; the lines of a torn paragraph are joined."""
        source = (
            "# 通知 {#标题}\n\n"
            "第一行，\n第二行。 {#前言}\n\n"
            "::: note\n说明。\n:::\n\n"
            "::: table caption=表 {#表}\n!甲\t_\n:::\n"
        )

        title, preamble, note, table = parse_text(write(tmp_path, source)).blocks

        assert isinstance(title, Heading)
        assert (title.level, title.clause.address, title.clause.text) == (1, "标题", "通知")
        assert isinstance(preamble, Paragraph)
        assert preamble.clause.text == "第一行，第二行。"
        assert Note("说明。") == note
        assert isinstance(table, Table)
        assert (table.caption, table.clause.text) == ("表", "甲")

    def test_byte_order_mark(self, tmp_path: Path) -> None:
        """Windows editors put a mark in front of a file; it is no part of the text."""
        path = tmp_path / "text.md"
        path.write_text("通知 {#标题}\n", encoding="utf-8-sig")

        assert parse_text(path).clause("标题").text == "通知"

    def test_notes_are_not_official(self, tmp_path: Path) -> None:
        """What this site remarks cannot be cited as the notice's."""
        text = parse_text(write(tmp_path, "正文。 {#一}\n\n::: note\n说明。\n:::\n"))

        assert list(text.clauses) == ["一"]


class TestQuote:
    """A quote is found in the clause that it cites, or it is wrong."""

    text = notice_text("2024-incubator")

    def test_verbatim(self) -> None:
        """A quote may begin and end anywhere, and differ in white space."""
        clause = self.text.clause("一·毕业企业2")

        assert clause.contains("连续2年营业收入累计超过500万元")

    @pytest.mark.parametrize("quote", ["", " ", "连续 2 年营业收入累计超过 500 万元;", "连续两年"])
    def test_not_verbatim(self, quote: str) -> None:
        """Nothing at all is no quote, and half-width punctuation is not full-width."""
        assert not self.text.clause("一·毕业企业2").contains(quote)

    def test_table(self) -> None:
        """The cells of a table can be quoted."""
        assert self.text.clause("附件2表").contains("提供资料时候真实")

    def test_unknown_address(self) -> None:
        """A wrong address is answered with the one that was probably meant."""
        with pytest.raises(UnknownClauseError) as caught:
            self.text.clause("一(一)3")

        assert caught.value.similar[0] == "一（一）3"
        assert str(caught.value).startswith("通知全文中没有地址为“一(一)3”的条款，是否指 一（一）3")


MALFORMED = {
    "no address": (
        "正文。\n",
        (
            "1: 末尾没有地址（改法：在这一段（表格则在 ::: table 那一行）的末尾写上地址，如 {#一（一）3}；"
            "本站的说明写在 ::: note 与 ::: 之间）"
        ),
    ),
    "half-width address": (
        "正文。 {#一(一)3}\n",
        "1: 地址“一(一)3”里有不能用的字符（改法：地址只用汉字、字母、数字、全角括号、“·”和“-”，如 {#一（一）3}）",
    ),
    "two addresses": (
        "甲。 {#一}\n乙。 {#二}\n",
        "1: 二: 一段里有两个地址（改法：每段一个地址，两段之间空一行）",
    ),
    "address alone": (
        "甲。 {#一}\n\n{#二}\n",
        "3: 二: 地址前没有文字（改法：把地址写在它所属那一段的末尾，中间不要空行）",
    ),
    "same address twice": (
        "甲。 {#一}\n\n乙。 {#一}\n",
        "3: 一: 第 1 行已用过这个地址（改法：给其中一段另起地址）",
    ),
    "heading without space": (
        "#通知 {#标题}\n",
        "1: 标题写法不对（改法：写一至三个 #，空一格，再写标题）",
    ),
    "heading too deep": (
        "#### 通知 {#标题}\n",
        "1: 标题写法不对（改法：写一至三个 #，空一格，再写标题）",
    ),
    "heading with text below": (
        "# 通知 {#标题}\n正文。 {#前言}\n",
        "1: 标题下面紧接着别的文字（改法：标题写成一行，下面空一行）",
    ),
    "heading that skips a level": (
        "# 通知 {#标题}\n\n### 甲 {#一}\n",
        "3: 一: 标题跳了级：前面的标题有 1 个 #，这里有 3 个（改法：这里最多写 2 个 #）",
    ),
    "unknown fence": (
        "::: warning\n说明。\n:::\n",
        "1: 不认识“::: warning”（改法：写 ::: table 或 ::: note）",
    ),
    "fence left open": (
        "::: note\n说明。\n\n::: note\n又一条。\n:::\n",
        "1: 这里的 ::: 没有结束（改法：在它最后一行之下单独写一行 :::）",
    ),
    "fence left open at the end": (
        "甲。 {#一}\n\n::: note\n说明。\n",
        "3: 这里的 ::: 没有结束（改法：在它最后一行之下单独写一行 :::）",
    ),
    "fence never opened": (
        "说明。 {#一}\n:::\n",
        "2: 这个 ::: 之前没有开头（改法：删去，或在前面补上 ::: table 或 ::: note）",
    ),
    "note with address": (
        "::: note {#注}\n说明。\n:::\n",
        "1: note 之后多了“{#注}”（改法：说明从下一行写起；说明没有地址）",
    ),
    "empty note": (
        "::: note\n:::\n",
        "1: 这条说明是空的（改法：写上说明，或整个删去）",
    ),
    "table without caption": (
        "::: table {#表}\n甲\n:::\n",
        "1: 表: 表格没有名称（改法：加上 caption=表名）",
    ),
    "unknown option": (
        "::: table caption=表 width=3 {#表}\n甲\n:::\n",
        "1: 表: 不认识表格选项“width=3”（改法：只有 header=行数 和 caption=表名，等号两边和表名里没有空格）",
    ),
    "option twice": (
        "::: table caption=表 caption=表 {#表}\n甲\n:::\n",
        "1: 表: 选项 caption 写了两次（改法：只留一个）",
    ),
    "header is no number": (
        "::: table header=一 caption=表 {#表}\n甲\n:::\n",
        "1: 表: header=一 不是行数（改法：写 header=1 这样的数字，没有表头时不写）",
    ),
    "header longer than table": (
        "::: table header=2 caption=表 {#表}\n甲\n:::\n",
        "1: 表: header=2，而表格只有 1 行（改法：header 写表头的行数，没有表头时不写）",
    ),
    "table without rows": (
        "::: table caption=表 {#表}\n:::\n",
        "1: 表: 表格一行也没有（改法：在围栏里每行写一行表格）",
    ),
    "ragged row": (
        "::: table caption=表 {#表}\n甲\t乙\n丙\n:::\n",
        (
            "3: 表: 这一行有 1 格，第一行有 2 格"
            "（改法：每格之间用一个制表符（Tab），空格子写 _，与左格合并写 <，与上格合并写 ^）"
        ),
    ),
    "blank cell": (
        "::: table caption=表 {#表}\n甲\t乙\n丙\t\n:::\n",
        "3: 表: 第 2 格什么也没写（改法：空格子写 _；若多打了制表符，请删去）",
    ),
    "merged to nothing on the left": (
        "::: table caption=表 {#表}\n<\t乙\n:::\n",
        "2: 表: 第 1 格写了 <，但左边没有格子（改法：空格子写 _）",
    ),
    "merged out of the header": (
        "::: table header=1 caption=表 {#表}\n甲\t乙\n丙\t^\n:::\n",
        (
            "3: 表: 第 2 格写了 ^，但上边没有同属一处（表头或表身）的格子"
            "（改法：空格子写 _；若上一行也是表头，请改 header 的数字）"
        ),
    ),
    "merged to no rectangle": (
        "::: table caption=表 {#表}\n甲\t<\n^\t乙\n:::\n",
        "2: 表: 第 1 格与别格合并后不成矩形（改法：检查这一格右边的 < 和下边的 ^）",
    ),
    "empty heading cell": (
        "::: table header=1 caption=表 {#表}\n甲\t_\n丙\t丁\n:::\n",
        "2: 表: 第 2 格是表头或栏目名，却是空的（改法：写上文字，或与左格（<）、上格（^）合并）",
    ),
}


class TestErrors:
    """Each mistake is answered with its place and what to write instead."""

    @pytest.mark.parametrize(("source", "expected"), MALFORMED.values(), ids=MALFORMED)
    def test_malformed(self, tmp_path: Path, source: str, expected: str) -> None:
        """The message is the one that an editor is meant to see."""
        path = write(tmp_path, source)

        with pytest.raises(SourceError) as caught:
            parse_text(path)

        assert f"{path}:{expected}" == str(caught.value)

    def test_other_encoding(self, tmp_path: Path) -> None:
        """A file in the encoding of old Chinese editors is refused, not misread."""
        path = tmp_path / "text.md"
        path.write_text("通知 {#标题}\n", encoding="gb18030")

        with pytest.raises(SourceError) as caught:
            parse_text(path)

        assert f"{path}: 文件不是 UTF-8 编码（改法：在编辑器里另存为 UTF-8）" == str(caught.value)

    def test_missing(self, tmp_path: Path) -> None:
        """A notice without a text is an editor's mistake like any other."""
        path = tmp_path / "text.md"

        with pytest.raises(SourceError) as caught:
            parse_text(path)

        assert f"{path}: 没有这个文件（改法：把通知全文写在这个文件里）" == str(caught.value)


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

        assert page.labels
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

        page = shown(parse_text(write(tmp_path, source)))

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

        assert rendered(parse_text(write(tmp_path, source))).splitlines() == [
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


@every_notice
def test_sections_are_the_whole_text(notice: str) -> None:
    """What stands below the headings of the first level, one after another, is all from the first of them on."""
    text = notice_text(notice)
    headings = [block for block in text.blocks if isinstance(block, Heading) and block.level == 1]
    sections = [text.section(heading.clause.address) for heading in headings]

    assert text.blocks[text.blocks.index(headings[0]) :] == tuple(itertools.chain(*(one.blocks for one in sections)))


@every_notice
def test_section_ends_at_the_next_heading_of_its_level(notice: str) -> None:
    """A section has the headings below its own, and neither its sister's nor its parent's."""
    text = notice_text(notice)
    for heading in (block for block in text.blocks if isinstance(block, Heading)):
        first, *others = text.section(heading.clause.address).blocks
        assert first == heading
        assert all(block.level > heading.level for block in others if isinstance(block, Heading))


def test_only_headings_begin_sections() -> None:
    """A paragraph is no section, and the error knows headings that look like it."""
    with pytest.raises(UnknownClauseError) as caught:
        notice_text("2024-incubator").section("附件1-7须附1")

    assert "附件1-7" in caught.value.similar

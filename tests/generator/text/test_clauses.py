"""The official texts: verbatim, and citable clause by clause."""

import hashlib
import itertools
import re

import pytest

from generator.notices import NOTICES
from generator.text import Heading, Text, UnknownClauseError, without_whitespace
from generator.tools import ROOT
from texts import every_notice, notice_text

# The files that the texts were taken from. They are no part of the repository and may lie beside it.
SOURCES = ROOT.parent / "shared" / "notices"
SOURCE_NAMES = {
    "2022-maker-space": "2022-43-maker-space.txt",
    "2024-incubator": "2024-131-incubator.txt",
}

# What a source has on top of the notice's words: HTML for check boxes and cells, and the rule of a Markdown table.
CHECKBOX = re.compile(r'<input type="checkbox"\s*/?>')
MARKUP = re.compile(r"</?p>|^-{4,}(?:\t-{2,})*\t*$", re.MULTILINE)


def official_words(text: Text) -> str:
    """Return all that the department wrote, without white space."""
    return without_whitespace("".join(clause.text for clause in text.clauses.values()))


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
        """The words are those that were once compared with the source, which ``make dates`` seals."""
        expected = (NOTICES / notice / "text.sha256").read_text(encoding="ascii").strip()

        assert expected == hashlib.sha256(official_words(notice_text(notice)).encode()).hexdigest()


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

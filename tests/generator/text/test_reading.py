"""Texts as editors write them: each part recognised, each mistake told with its remedy."""

from pathlib import Path

import pytest

from generator.source import SourceErrors
from generator.text import Heading, Note, Paragraph, Table, parse_text
from texts import write_text


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

        title, preamble, note, table = parse_text(write_text(tmp_path, source)).blocks

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
        text = parse_text(write_text(tmp_path, "正文。 {#一}\n\n::: note\n说明。\n:::\n"))

        assert list(text.clauses) == ["一"]


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
        path = write_text(tmp_path, source)

        with pytest.raises(SourceErrors) as caught:
            parse_text(path)

        assert f"{path}:{expected}" == str(caught.value)

    def test_other_encoding(self, tmp_path: Path) -> None:
        """A file in the encoding of old Chinese editors is refused, not misread."""
        path = tmp_path / "text.md"
        path.write_text("通知 {#标题}\n", encoding="gb18030")

        with pytest.raises(SourceErrors) as caught:
            parse_text(path)

        assert f"{path}: 文件不是 UTF-8 编码（改法：在编辑器里另存为 UTF-8）" == str(caught.value)

    def test_missing(self, tmp_path: Path) -> None:
        """A notice without a text is an editor's mistake like any other."""
        path = tmp_path / "text.md"

        with pytest.raises(SourceErrors) as caught:
            parse_text(path)

        assert f"{path}: 没有这个文件（改法：把通知全文写在这个文件里）" == str(caught.value)

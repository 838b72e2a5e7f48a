"""Whatever is written into a file in a known way comes back equal, or is reported at its place.

What is right comes from the values as they were drawn, never from the reader. ``FUZZ_EXAMPLES`` says how many examples
the tests try together.
"""

import csv
import datetime as dt
import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from inputs import FOLDER
from packages import MAIN, sheet
from workbooks import read, saved, taken

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "200"))
HEADINGS = ["企业名称", "注册时间", "注册资金(万元)", "从业人数", "技术领域"]
COLUMNS = ["name", "registered_on", "capital_wan", "staff", "field"]
LETTERS = "ABCDE"

fuzzed = settings(
    max_examples=max(EXAMPLES // 4, 1), deadline=None, suppress_health_check=list(HealthCheck), database=None
)
names = st.text("示例甲乙丙丁科技山西", min_size=2, max_size=8).map(lambda text: f"{text}公司")
days = st.dates(dt.date(1990, 1, 1), dt.date(2026, 12, 31))
amounts = st.decimals("0.01", "99999", places=2)
heads = st.integers(1, 9_999)
remarks = st.text("软件材料,;|\t\"'，；。 \n=+-@()（）/abcXYZ019", max_size=12).map(lambda text: text.lstrip(" '\t\n"))
"""An apostrophe at the beginning has a meaning of its own."""

type Firm = tuple[str, dt.date, Decimal, int, str]
firms = st.lists(
    st.tuples(names, days, amounts, heads, remarks), min_size=1, max_size=3, unique_by=lambda firm: firm[0]
)


def texts(firm: Firm) -> list[str]:
    """Return what a person would see of a firm."""
    name, day, amount, staff, remark = firm
    return [name, day.isoformat(), str(amount), str(staff), remark]


def reported(answer: Mapping[str, Any]) -> set[str]:
    """Return the places of which something is said: cells, rows, columns."""
    places: set[str] = set()
    for found in answer["sheets"]:
        for one in (entry for group in ("questions", "rejected", "noted", "skipped") for entry in found.get(group, ())):
            places.update(one["where"].split("、") if "where" in one else [f"{one['letter']}{one['row']}"])
    return places


def same(expected: str, found: str | None) -> bool:
    """Whether a text came back; numbers by value, texts without blanks at their ends."""
    try:
        return Decimal(expected) == Decimal(found or "")
    except ArithmeticError:
        return expected.strip() == (found or "").strip()


def assert_equal_or_reported(data: bytes, name: str, given_firms: Sequence[Firm], first: int = 2) -> None:
    """Every cell came back equal, or its cell, row or column, or the whole file, is reported."""
    answer = read(data, "tenant", name=name)
    if "error" in answer:
        assert answer["error"]["message"]
        return
    rows = taken(0)["rosters"].get("tenant", [])
    places = reported(answer)
    every = range(first, first + len(given_firms))
    numbers = [number for number in every if f"第 {number} 行" not in places]
    assert len(rows) == len(numbers), answer
    for number, row in zip(numbers, rows, strict=True):
        for letter, column, text in zip(LETTERS, COLUMNS, texts(given_firms[number - first]), strict=True):
            spoken = {f"{letter}{number}", f"{letter} 列"} & places
            assert same(text, row.get(column)) or spoken, (letter, number, text, row.get(column), answer)


@dataclass(frozen=True)
class Variant:
    """How a program writes text."""

    encoding: str
    separator: str
    quoting: Literal[0, 1, 2]
    end: str
    named: bool

    def written(self, rows: Sequence[Sequence[str]]) -> bytes:
        """Return the rows as a file."""
        target = io.StringIO(newline="")
        if self.named:
            target.write(f"sep={self.separator}{self.end}")
        csv.writer(target, delimiter=self.separator, quoting=self.quoting, lineterminator=self.end).writerows(rows)
        return target.getvalue().encode(self.encoding, "replace")


variants = st.builds(
    Variant,
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]),
    st.sampled_from([",", ";", "\t", "|", "，", "；"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)


@fuzzed
@given(firms, variants)
def test_csv(given_firms: list[Firm], variant: Variant) -> None:
    """CSV in the encodings, separators, quotings and line ends that programs write."""
    data = variant.written([HEADINGS, *map(texts, given_firms)])

    assert_equal_or_reported(data, "名册.csv", given_firms, first=3 if variant.named else 2)


@fuzzed
@given(firms, st.sampled_from(["0", "0.00", "#,##0.00", "General", "0.00_ ", "@"]), st.booleans(), st.booleans())
def test_workbooks(given_firms: list[Firm], number_format: str, as_texts: bool, real_days: bool) -> None:  # noqa: FBT001 - drawn
    """Workbooks of openpyxl: numbers or texts, days or texts, in common formats."""
    book = Workbook()
    (page,) = book.worksheets
    page.append(HEADINGS)
    for number, (name, day, amount, staff, remark) in enumerate(given_firms, 2):
        page.append([name, day if real_days else day.isoformat(), str(amount) if as_texts else amount, staff])
        page.cell(number, 3).number_format = number_format
        cell = page.cell(number, 5)
        cell.value = remark or None
        if remark:
            cell.data_type = "s"

    assert_equal_or_reported(saved(book), "名册.xlsx", given_firms)


@fuzzed
@given(firms, st.sampled_from(["inlineStr", "str", ""]), st.sampled_from(["", "x:"]), st.booleans())
def test_handwritten_workbooks(given_firms: list[Firm], kind: str, prefix: str, addresses: bool) -> None:  # noqa: FBT001 - drawn
    """Workbooks as other writers make them: text types, prefixes, cells without address."""
    body = "".join(
        f'<{prefix}row r="{number}">{"".join(_cells(row, number, kind, prefix, addresses=addresses))}</{prefix}row>'
        for number, row in enumerate([HEADINGS, *map(texts, given_firms)], 1)
    )
    declared = f' xmlns:x="{MAIN}"' if prefix else ""

    assert_equal_or_reported(
        sheet(f"<{prefix}sheetData{declared}>{body}</{prefix}sheetData>"), "名册.xlsx", given_firms
    )


def _cells(row: Sequence[str], number: int, kind: str, prefix: str, *, addresses: bool) -> list[str]:
    made = []
    for letter, text in zip(LETTERS, row, strict=True):
        address = f' r="{letter}{number}"' if addresses else ""
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        inner = f"<{prefix}is><{prefix}t xml:space='preserve'>{escaped}</{prefix}t></{prefix}is>"
        value = inner if kind == "inlineStr" else f"<{prefix}v>{escaped}</{prefix}v>"
        made.append(f"<{prefix}c{address}{f' t={chr(34)}{kind}{chr(34)}' if kind else ''}>{value}</{prefix}c>")
    return made


REAL = sorted(path.name for path in FOLDER.glob("*.xlsx"))


@fuzzed
@given(st.sampled_from(REAL), st.data())
def test_mutated_workbooks(name: str, data: st.DataObject) -> None:
    """Real workbooks with bytes of one part changed: an answer or a refusal in words, never anything else."""
    original = (FOLDER / name).read_bytes()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as source, zipfile.ZipFile(target, "w") as changed:
        parts = source.namelist()
        chosen = data.draw(st.sampled_from(parts))
        for part in parts:
            content = bytearray(source.read(part))
            if part == chosen and content:
                place = data.draw(st.integers(0, len(content) - 1))
                content[place : place + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
            changed.writestr(part, bytes(content))

    answer = read(target.getvalue(), name=name)

    assert answer.get("sheets") or answer["error"]["message"]

"""Rows with the same name of which one at least has no code: probably one firm that was listed twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import unique

from checker.form.credit_code import code_in
from checker.sheets.recognition.data_rows import Cells
from checker.sheets.recognition.questions import LEAVE, TAKE, Option, Question
from checker.values.text import bare_name
from checker.wording.message_template import MessageTemplate

_MOST_LISTED = 10
_WRITTEN = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
"""A code as it should be written, which most are."""


@unique
class NameDoubt(MessageTemplate):
    """What is asked about rows with the same name."""

    SAME_NAME = "这 {count} 行名称相同，代码也分不出是几家，像是同一家；请确认怎样读入"


def same_name_questions(
    rows: Mapping[int, Cells], name: int, code: int | None
) -> Iterator[tuple[Sequence[int], Question]]:
    """Yield the numbers of rows with the same name, if codes do not tell them apart, with what is asked.

    The row that is kept stands first: the first with a code, or else the first of all.

    Args:
        rows: The records.
        name: The column with their names.
        code: The column with their codes; None where there is none.
    """
    if code is not None and all(_code(cells, code) for cells in rows.values()):
        return
    by_name: dict[str, list[int]] = {}
    for number, cells in rows.items():
        if name in cells and (key := bare_name(cells[name].text)):
            by_name.setdefault(key, []).append(number)
    for numbers in by_name.values():
        if len(numbers) > 1:
            coded = [number for number in numbers if code is not None and _code(rows[number], code)]
            codes = {_code(rows[number], code) for number in coded if code is not None}
            if len(codes) <= 1 and len(coded) < len(numbers):
                kept = next(iter(coded), numbers[0])
                others = [number for number in numbers if number != kept]
                yield (kept, *others), _question(numbers, kept, rows[kept][name].text)


def _code(cells: Cells, column: int) -> str:
    text = cells[column].text if column in cells else ""
    return text if _WRITTEN.fullmatch(text) else code_in(text)


def _question(numbers: Sequence[int], kept: int, name: str) -> Question:
    listed = "、".join(map(str, numbers[:_MOST_LISTED])) + ("等" if len(numbers) > _MOST_LISTED else "")
    options = (Option(LEAVE, f"算一家，只读入第 {kept} 行"), Option(TAKE, "各行都读入"))
    message = NameDoubt.SAME_NAME(count=len(numbers))
    return Question(f"same-name-{numbers[0]}", f"第 {listed} 行", name, message, options)

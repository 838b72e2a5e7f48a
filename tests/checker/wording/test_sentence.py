"""Sentences: each kind is said in one way, and pieces, text and data say the same."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

import checker
from checker import Verdict
from checker.wording.sentence import Amount, Day, FieldPiece, Fields, RowPiece, Rows, Sentence, pieces_as_json
from checker.wording.vocabulary import BASIS_LABELS, RESULT_LABELS, VERDICT_LABELS

SHARE = Sentence("share", "{part} {number} ÷ {whole}≈{share}，自 {day} 起；{rows}未填。")


def sentences() -> Iterator[Sentence]:
    """Yield the sentences that modules of the checker declare."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        if module.name.endswith("__main__"):
            continue
        values = vars(importlib.import_module(module.name)).values()
        for value in values:
            if isinstance(value, type) and value.__module__ == module.name:
                yield from (part for part in vars(value).values() if isinstance(part, Sentence))
            yield from (
                part for part in (value.values() if isinstance(value, dict) else ()) if isinstance(part, Sentence)
            )
            if isinstance(value, Sentence):
                yield value


def test_every_kind_is_said_in_one_way() -> None:
    """A program that looks at the kind knows what is said; no two sentences share one."""
    kinds = Counter(sentence.kind for sentence in set(sentences()))

    assert len(kinds) > 60
    assert [kind for kind, count in kinds.items() if count > 1] == []


def test_pieces_and_text_and_parts() -> None:
    """Names of fields and rows can be linked, numbers are exact or say that they are rounded."""
    statement = SHARE.of(
        part=Fields(("a",), (FieldPiece("部分", "a"),)),
        number=Amount(2),
        whole=Fields(("b",), (FieldPiece("全部", "b"),)),
        share=Amount(Fraction(200, 7), "%", "nearest"),
        day=Day("2024-05"),
        rows=Rows("tenant", (3,), ("第 ", RowPiece("3", "tenant", 3), " 行")),
    )

    assert statement.text == "部分 2 ÷ 全部≈28.57%，自 2024-05 起；第 3 行未填。"
    assert pieces_as_json(statement.phrase) == [
        {"text": "部分", "field": "a"},
        " 2 ÷ ",
        {"text": "全部", "field": "b"},
        "≈28.57%，自 2024-05 起；第 ",
        {"text": "3", "roster": "tenant", "row": 3},
        " 行未填。",
    ]
    assert statement.as_json()["parts"] == {
        "part": {"fields": ["a"]},
        "number": {"number": "2", "unit": ""},
        "whole": {"fields": ["b"]},
        "share": {"number": "28.57", "unit": "%", "rounded": True},
        "day": {"day": "2024-05"},
        "rows": {"roster": "tenant", "rows": [3]},
    }


def test_every_verdict_has_a_word() -> None:
    """Of what the applicant asserts it is said that nothing was computed."""
    assert set(VERDICT_LABELS) == set(Verdict)
    assert [RESULT_LABELS[basis][Verdict.MET] for basis in BASIS_LABELS] == ["符合", "自行说明符合"]
    assert RESULT_LABELS["declared"][Verdict.UNKNOWN] == "待填"

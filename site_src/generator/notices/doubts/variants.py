"""Variants: a condition for one of them, of which neither its quote nor anything around it speaks."""

from collections.abc import Iterator, Mapping

from generator.notices.doubts.doubt import Doubt
from generator.source import Source
from generator.text import Text, without_whitespace


def doubted_variants(conditions: Source, number: int, variants: Mapping[str, str], text: Text) -> Iterator[Doubt]:
    """Yield the variant that a condition is for, if the text does not name it there."""
    condition = conditions.data[number]
    variant = condition.get("applies_to")
    if variant not in variants:
        return
    name = _distinct(variants[variant], [*variants.values()])[:_TELLING]
    if not any(name in said for said in (without_whitespace(condition["quote"]), *_around(condition["clause"], text))):
        message = f"这里写只适用于“{variants[variant]}”，引文、所引的条款和它上面的标题都没有提到这一类型"
        yield Doubt(conditions, (number, "applies_to"), (number,), variant, message, condition["clause"])


_TELLING = 2
"""So many characters tell a variant from the others: 专业 is 专业化 as well as 专业孵化器."""


def _distinct(label: str, labels: list[str]) -> str:
    """Return a label without what all of them begin and end with."""
    before = _alike(labels)
    after = _alike([one[before:][::-1] for one in labels])
    return label[before : len(label) - after]


def _alike(labels: list[str]) -> int:
    """Return with how many characters all labels begin alike."""
    columns = enumerate(zip(*labels, strict=False))
    return next((place for place, characters in columns if len(set(characters)) > 1), min(map(len, labels)))


def _around(address: str, text: Text) -> Iterator[str]:
    """Yield what a clause says, the clauses that it is in, and the sentences that lead to it."""
    addresses = list(text.clauses)
    before = addresses[: addresses.index(address) + 1]
    above = [one for one in before if address.startswith(one)]
    parent = max((one for one in above if one != address), key=len, default="")
    for one in before:
        said = without_whitespace(text.clause(one).text)
        if one in above or (one.startswith(parent) and said.endswith(("：", ":"))):
            yield said

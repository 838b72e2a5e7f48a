"""Levers that change the answer to a question, once what it asserts has been done."""

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.wording.sentence import Sentence

_DO = Sentence("lever.do", "在做到后，把“{question}”改选为{answer}")


def choosing(path: str, answer: str, facts: Facts) -> Lever:
    """Return the lever that gives another answer, as data write it; what was answered so far does not do."""
    field, given = facts.fields[path], facts.answer(path)
    shorts = () if given is None else ({path: given},)
    return Lever(
        {path: field.typed(answer)}, shorts, _DO.of(question=facts.name(path), answer=f"“{field.choice(answer)}”")
    )

"""Names that data give to things: where one stands, and which known ones look like it."""

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from generator.source.errors import Errors
from generator.source.file import Place, Source


def place_of(wanted: str, data: object, place: Place) -> Place | None:
    """Return the place below `place` where `wanted` stands, as a name or as a text."""
    steps: Iterable[tuple[Any, object]] = ()
    match data:
        case dict():
            steps = data.items()
        case list():
            steps = enumerate(data)
    for step, value in steps:
        if wanted in (step, value):
            return (*place, step)
        if found := place_of(wanted, value, (*place, step)):
            return found
    return None


def check_known(source: Source, place: Place, name: str, known: Iterable[str], unknown: str) -> Errors:
    """Require that a name at a place of a file is one of the `known` ones; `unknown` says that there is no such thing.

    The remedy names known ones that look like it.
    """
    known = tuple(known)
    if name not in known:
        yield source.error(place, f"{unknown}“{name}”", similar(name, known))


def similar(name: str, known: Iterable[str]) -> str:
    """Return the remedy for a name that is not among the `known` ones."""
    known = tuple(known)
    if close := similar_names(name, known):
        return f"改成 {'、'.join(close)}"
    return f"可以写的有：{'、'.join(known)}" if known else "删去它"


def similar_names(name: str, known: Iterable[str]) -> Sequence[str]:
    """Return the `known` names that look like another, the most similar first; possibly none."""
    return difflib.get_close_matches(name, tuple(known))

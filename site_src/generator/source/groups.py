"""The groups of names and values in parsed YAML, however deep they stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.source.file import Place


def groups(data: object, place: Place = ()) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield every mapping in data that stands at a place, itself among them, each before those inside it."""
    match data:
        case dict():
            yield place, data
            for name, value in data.items():
                yield from groups(value, (*place, name))
        case list():
            for number, value in enumerate(data):
                yield from groups(value, (*place, number))

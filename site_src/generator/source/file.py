"""A file that people write: its contents, and where in it everything stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.source.errors import SourceError, SourceErrors
from generator.source.slips import hint

type Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file's contents and where in it everything stands.

    Attributes:
        path: The file.
        data: Its contents; numbers with a fraction are ``Decimal``, dates stay text.
        lines: The line of each place, counted from 1.
        flawed: The places that do not keep to the file's schema.
    """

    path: Path
    data: Any
    lines: Mapping[Place, int]
    flawed: frozenset[Place] = frozenset()

    def error(self, place: Iterable[str | int], message: str, remedy: str) -> SourceError:
        """Return an error about a place in the file, such as ``(3, "clause")``."""
        place = tuple(place)
        line = next(self.lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in self.lines)
        return SourceError(self.path, line, self._named(place) or None, message, remedy + hint(self.value(place)))

    def value(self, place: Iterable[str | int]) -> Any:  # noqa: ANN401 - any YAML
        """Return what stands at a place; None where nothing does."""
        data: Any = self.data
        for step in place:
            try:
                data = data[step]
            except (LookupError, TypeError):
                return None
        return data

    def _named(self, place: Place) -> str:
        names: list[str] = []
        data: Any = self.data
        for step in place:
            data = data[step] if isinstance(step, int) else data.get(step, {})
            named = isinstance(step, int) and isinstance(data, dict) and (data.get("id") or data.get("name"))
            names.append(str(named or step))
        return ".".join(names)


class FlawedFile(SourceErrors):
    """Everything that is wrong in a file of which something can be read all the same.

    Attributes:
        source: What can.
    """

    def __init__(self, errors: Iterable[SourceError], source: Source) -> None:
        super().__init__(errors)
        self.source = source

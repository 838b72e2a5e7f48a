"""A fact that is doubted, and how its reason is written down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.source import Place, Source, SourceError, groups
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that the text seems to say otherwise.

    Attributes:
        source: The file that says it.
        place: Where in it.
        item: The item around, which may confirm the fact; its place.
        about: What is doubted, as the file writes it: the name under which it is confirmed.
        message: What does not agree, a Chinese sentence without its full stop.
        clause: The clause that says otherwise; empty if none in particular does.
    """

    source: Source
    place: Place
    item: Place
    about: str
    message: str
    clause: str = ""

    def told(self, text: Text) -> SourceError:
        """Return it as an editor is told of it, with both places."""
        line = text.lines.get(self.clause)
        said = f"；原文在 text.md:{line}，“{self.clause}”：{_short(text.clause(self.clause).text)}" if line else ""
        remedy = f"照原文改正；核对过、确实如此的，在这一项写 confirmed: {{ '{self.about}': 理由 }}"
        return self.source.error(self.place, self.message + said, remedy)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"


_LONGEST = 60


def confirmed_in(source: Source, item: Place) -> Mapping[str, str]:
    """Return the reasons that an item gives, by what they confirm."""
    about = source.value(item)
    return about.get("confirmed", {}) if isinstance(about, dict) else {}


def all_confirmations(source: Source) -> Iterator[tuple[Place, str]]:
    """Yield everything that a file confirms: the item's place, and what is confirmed."""
    for place, data in groups(source.data):
        yield from ((place, about) for about in data.get("confirmed", {}))

"""``same``: one thing that is written in two places."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Same(Rule):
    """Two fields with the same answer; white space and the width of characters do not matter."""

    one: str
    other: str

    @classmethod
    def of(cls, paths: list[str]) -> Self:
        """Read ``[path, path]``."""
        one, other = paths
        return cls(one, other)

    def reads(self) -> Iterator[str]:
        """Yield both."""
        yield from (self.one, self.other)

    def find(self, view: View) -> Iterator[Said]:
        """Compare them."""
        one, other = view.facts.answer(self.one), view.facts.answer(self.other)
        if one is None or other is None or _bare(one) == _bare(other):
            return
        yield Said(
            f"{view.named(self.one)}写的是“{view.facts.text(self.one)}”，"
            f"{view.named(self.other)}写的是“{view.facts.text(self.other)}”。",
            (self.one, self.other),
        )


def _bare(answer: object) -> str:
    return "".join(unicodedata.normalize("NFKC", str(answer)).split())

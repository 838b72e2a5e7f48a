"""Answers that are assumed in the place of those that were given, to see what they would change."""

from collections.abc import Mapping
from typing import Any

type Assumed = Mapping[str, object]
"""Typed answers by dotted path; None for one that is assumed to be missing."""

NOTHING: Assumed = {}
"""No assumption."""


def assuming(application: Mapping[str, Any], assumed: Assumed) -> Mapping[str, Any]:
    """Return an application in which the assumed answers stand; the given one is left as it is."""
    together = dict(application)
    for path, answer in assumed.items():
        *groups, name = path.split(".")
        inner = together
        for group in groups:
            inner[group] = inner = dict(inner.get(group) or {})
        inner[name] = answer
    return together

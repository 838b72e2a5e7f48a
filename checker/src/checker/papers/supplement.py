"""What papers need of a notice beyond what verdicts need: loaded when the first paper is made."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a notice says beyond its form and its conditions.

    Attributes:
        version: A short hash of the notice's data and of the checker that judges by them: what has another version may
            be judged otherwise.
        contacts: Whom to ask, as in the notice's ``contacts.yaml``.
        forms: The official forms that have a template: of each its ``id``, the paths of its ``fields``, and the ids of
            the ``rosters`` that are tables in it.
        materials: What an application consists of, as in the notice's ``materials.yaml``.
        visit: What officers fill in on site, as in the notice's ``visit.yaml``, each form with its title and whether it
            is a ``draft`` of this site, and the ``areas`` with the unit that recommends for each; empty where the
            notice says nothing of visits.
    """

    version: str
    contacts: Mapping[str, Any]
    forms: Sequence[Mapping[str, Any]]
    materials: Mapping[str, Any]
    visit: Mapping[str, Any]


def load_supplement(notice_id: str) -> Supplement:
    """Return what papers need of a notice that this build carries."""
    path = resources.files("checker") / "papers" / "notices" / f"{notice_id}.json"
    return Supplement(**json.loads(path.read_text(encoding="utf-8")))

"""Firms that occur in more than one application, which no single applicant can see."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SAME_CODE = "代码相同"
_NAMES_DIFFER = "代码相同，名称不同"
_NO_CODE = "名称相同，有的没有填代码"
_CODES_DIFFER = "名称相同，代码不同"

type Applications = Callable[[], Iterable[Mapping[str, Any]]]
"""Returns all applications that were checked, each time anew, in the same order: memory may not hold them all."""


@dataclass(frozen=True, slots=True)
class _Occurrence:
    application: Mapping[str, Any]
    firm: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        firm = self.firm
        who = {"id": self.application["id"], "applicant": self.application["applicant"]}
        return {**who, "roster": firm["roster"], "row": firm["row"], "code": firm["code"], "written": firm["written"]}


def shared_firms(applications: Applications) -> list[dict[str, Any]]:
    """Return the firms of more than one application: ``sharedFirm`` of ``schemas/desk.schema.json``, by their codes.

    Firms are the same by their code, or by their name where a code is missing; the same name with several codes is told
    as well, since one of them may be mistyped.
    """
    several = _in_several(applications)
    by_code: dict[str, list[_Occurrence]] = {}
    by_name: dict[str, list[_Occurrence]] = {}
    for application in applications():
        slim = {"id": application["id"], "applicant": application["applicant"]}
        for firm in application["firms"]:
            if several.isdisjoint(_keys(firm)):
                continue
            one = _Occurrence(slim, firm)
            if firm["code"]:
                by_code.setdefault(firm["code"], []).append(one)
            if firm["name"]:
                by_name.setdefault(firm["name"], []).append(one)
    return list(_shared(by_code, by_name))


def _in_several(applications: Applications) -> set[int]:
    """Return the keys that occur in several applications; as hashes, of which a country's firms fit into memory."""
    first: dict[int, int] = {}
    several: set[int] = set()
    for number, application in enumerate(applications()):
        for firm in application["firms"]:
            several.update(key for key in _keys(firm) if first.setdefault(key, number) != number)
    return several


def _keys(firm: Mapping[str, Any]) -> list[int]:
    return [hash((kind, firm[kind])) for kind in ("code", "name") if firm[kind]]


def _shared(
    by_code: Mapping[str, list[_Occurrence]], by_name: Mapping[str, list[_Occurrence]]
) -> Iterator[dict[str, Any]]:
    for code in sorted(by_code):
        found = by_code[code]
        if _is_shared(found):
            names = {one.firm["name"] for one in found}
            yield _as_json(_NAMES_DIFFER if len(names - {""}) > 1 else _SAME_CODE, found)
    for name in sorted(by_name):
        found = by_name[name]
        codes = {one.firm["code"] for one in found}
        if _is_shared(found) and (len(codes) > 1 or "" in codes):
            yield _as_json(_NO_CODE if "" in codes else _CODES_DIFFER, found)


def _is_shared(found: Iterable[_Occurrence]) -> bool:
    return len({one.application["id"] for one in found}) > 1


def _as_json(why: str, found: Iterable[_Occurrence]) -> dict[str, Any]:
    return {"why": why, "places": [one.as_json() for one in found]}

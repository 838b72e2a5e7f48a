"""How an application is bound, and what is printed on the volumes' backs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spine:
    """What is printed on a volume's back: some words, the applicant's name, some words.

    Attributes:
        before: What stands before the name; the year is already put in.
        name: What the name is called.
        after: What stands after it.
    """

    before: str
    name: str
    after: str

    def words(self, applicant: str) -> str:
        """Return the whole; without an applicant, what the name is called stands in brackets."""
        return f"{self.before}{applicant or f'（{self.name}）'}{self.after}"


def spine_of(materials: Mapping[str, Any], year: int) -> Spine | None:
    """Return what goes on the back of a volume, or None if the notice does not say.

    Args:
        materials: The notice's ``materials.yaml``.
        year: The year of the notice.
    """
    about = materials["binding"].get("spine")
    if about is None:
        return None
    before, after = about["pattern"].replace(about["year"], str(year)).split(about["name"])
    return Spine(before, about["name"], after)


def binding_rows(materials: Mapping[str, Any], year: int, applicant: str = "") -> Iterator[list[str]]:
    """Yield what the notice says about copies, binding and spines, and what it leaves open: subject, text, clauses."""
    about = materials["binding"]
    for rule in (*([about["copies"]] if "copies" in about else []), *about["rules"]):
        yield [rule["title"], rule["text"], addresses(rule)]
    if spine := spine_of(materials, year):
        yield [about["spine"]["title"], spine.words(applicant), addresses(about["spine"])]
    for question in about["open"]:
        yield [f"未写明：{question['title']}", question["text"], addresses(question)]


def copies_of(materials: Mapping[str, Any]) -> str:
    """Return how many copies of the whole are asked for, in words; empty where the notice does not say."""
    return str(materials["binding"].get("copies", {}).get("text", ""))


def listed_from(materials: Mapping[str, Any], source: str) -> str:
    """Return what stands above a list of materials: what it was made from, and what is asked for of the whole."""
    copies = copies_of(materials)
    return source + (f"份数：{copies}。" if copies else "")


def binding_heading(materials: Mapping[str, Any], year: int) -> str:
    """Return what is said of binding, in a row: only what the notice says; empty if it says nothing."""
    about = materials["binding"]
    said = (("份数", "copies" in about), ("装订", about["rules"]), ("书脊", spine_of(materials, year)))
    *others, last = [name for name, there in said if there] or [""]
    return f"{'、'.join(others)}与{last}" if others else last


def addresses(about: Mapping[str, Any]) -> str:
    """Return the clauses on which something rests, in a row."""
    clause = about["clause"]
    return clause if isinstance(clause, str) else "、".join(clause)

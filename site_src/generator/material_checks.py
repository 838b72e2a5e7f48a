"""Whether ``materials.yaml`` agrees with the notice's text, its conditions and itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.citing import check_ids, check_quotes, check_said, clauses_of
from generator.consistency import similar
from generator.source import Place, Source
from generator.text import Text


def check_materials(materials: Source, text: Text, about: Mapping[str, Any], conditions: Source) -> None:
    """Require that everything stands in the notice, and that volumes, variants and conditions exist.

    Raises:
        SourceError: Something does not.
    """
    check_ids(materials)
    check_quotes(materials, text)
    volumes = [volume["id"] for volume in materials.data["volumes"]]
    known = [condition["id"] for condition in conditions.data]
    for number, item in enumerate(materials.data["items"]):
        place = ("items", number)
        _require(item["volume"], volumes, "册", materials, (*place, "volume"))
        if "applies_to" in item:
            _require(item["applies_to"], about["variants"], "类型", materials, (*place, "applies_to"))
        for position, line in _with_parts(item, place):
            _check_words(line, text, materials, position)
            for index, name in enumerate(line.get("proves", ())):
                _require(name, known, "条件", materials, (*position, "proves", index))
    if spine := materials.data["binding"].get("spine"):
        _check_spine(spine, materials)


def _with_parts(item: dict[str, Any], place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield place, item
    for index, part in enumerate(item.get("parts", ())):
        yield (*place, "parts", index), part


def _check_words(line: Mapping[str, Any], text: Text, materials: Source, place: Place) -> None:
    clauses = clauses_of(line)
    if "quote" not in line and not text.clause(clauses[0]).contains(line["title"]):
        message = f"标题不是条款“{clauses[0]}”里的原话，又没有引文：{line['title']}"
        raise materials.error((*place, "title"), message, "补上 quote: …，或把标题改成原话")
    for name in ("form", "count"):
        if name in line:
            check_said(line[name], clauses, text, materials, (*place, name))


def _require(name: str, known: Sequence[str] | Mapping[str, Any], kind: str, source: Source, place: Place) -> None:
    if name not in known:
        raise source.error(place, f"没有{kind}“{name}”", similar(name, known))


def _check_spine(spine: Mapping[str, str], materials: Source) -> None:
    for name in ("pattern", "year", "name"):
        whole = "quote" if name == "pattern" else "pattern"
        if spine[whole].count(spine[name]) != 1:
            message = f"“{spine[name]}”在 {whole} 里须正好出现一次"
            raise materials.error(("binding", "spine", name), message, f"从 {whole} 里逐字复制：{spine[whole]}")

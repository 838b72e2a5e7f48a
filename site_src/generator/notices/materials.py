"""Whether ``materials.yaml`` agrees with the notice's text, its conditions and itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.notices.items import check_items, check_quoted, clauses
from generator.source import Place, Source, check_known
from generator.text import Text


def check_materials(materials: Source, text: Text, about: Mapping[str, Any], conditions: Source) -> None:
    """Require that everything stands in the notice, and that volumes, variants and conditions exist.

    Raises:
        SourceError: Something does not.
    """
    check_items(materials, text)
    volumes = [volume["id"] for volume in materials.data["volumes"]]
    known = [condition["id"] for condition in conditions.data]
    for number, item in enumerate(materials.data["items"]):
        place = ("items", number)
        check_known(materials, (*place, "volume"), item["volume"], volumes, "没有册")
        if "applies_to" in item:
            check_known(materials, (*place, "applies_to"), item["applies_to"], about["variants"], "没有类型")
        for position, line in _with_parts(item, place):
            _check_words(line, text, materials, position)
            for index, name in enumerate(line.get("proves", ())):
                check_known(materials, (*position, "proves", index), name, known, "没有条件")
    if spine := materials.data["binding"].get("spine"):
        _check_spine(spine, materials)


def _with_parts(item: dict[str, Any], place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield place, item
    for index, part in enumerate(item.get("parts", ())):
        yield (*place, "parts", index), part


def _check_words(line: Mapping[str, Any], text: Text, materials: Source, place: Place) -> None:
    first = clauses(line)[0]
    if "quote" not in line and not text.clause(first).contains(line["title"]):
        message = f"标题不是条款“{first}”里的原话，又没有引文：{line['title']}"
        raise materials.error((*place, "title"), message, "补上 quote: …，或把标题改成原话")
    for name in ("form", "count"):
        if name in line:
            check_quoted(materials, (*place, name), clauses(line), text)


def _check_spine(spine: Mapping[str, str], materials: Source) -> None:
    for name in ("pattern", "year", "name"):
        whole = "quote" if name == "pattern" else "pattern"
        if spine[whole].count(spine[name]) != 1:
            message = f"“{spine[name]}”在 {whole} 里须正好出现一次"
            raise materials.error(("binding", "spine", name), message, f"从 {whole} 里逐字复制：{spine[whole]}")

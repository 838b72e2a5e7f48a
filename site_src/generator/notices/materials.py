"""Whether ``materials.yaml`` agrees with the notice's text, its conditions and itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker import Notice
from generator.notices.items import check_items, check_quoted, clauses
from generator.source import Errors, Place, Source, check_known
from generator.text import Amount, Clause, Text, amounts_in

_COPIES = "份"


def check_materials(materials: Source, text: Text, conditions: Source, notice: Notice) -> Errors:
    """Require that everything stands in the notice, and that volumes, variants, conditions and answers exist."""
    yield from check_items(materials, text)
    volumes = [volume["id"] for volume in materials.data["volumes"]]
    known = [condition["id"] for condition in conditions.data]
    for number, item in enumerate(materials.data["items"]):
        place = ("items", number)
        if volumes or "volume" in item:
            yield from check_known(materials, (*place, "volume"), item.get("volume", ""), volumes, "没有册")
        if "applies_to" in item:
            variants = notice.about["variants"]
            yield from check_known(materials, (*place, "applies_to"), item["applies_to"], variants, "没有类型")
        for position, line in _with_parts(item, place):
            yield from _check_words(line, text, materials, position)
            for index, name in enumerate(line.get("proves", ())):
                yield from check_known(materials, (*position, "proves", index), name, known, "没有条件")
            yield from _check_need(line, materials, position, notice)
    if spine := materials.data["binding"].get("spine"):
        yield from _check_spine(spine, materials)
    yield from _check_numbers(materials)


def _with_parts(item: dict[str, Any], place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    yield place, item
    for index, part in enumerate(item.get("parts", ())):
        yield (*place, "parts", index), part


def _check_need(line: Mapping[str, Any], materials: Source, place: Place, notice: Notice) -> Errors:
    """Require that what decides whether a line is needed can be answered, and can say so."""
    if "each" in line:
        yield from check_known(materials, (*place, "each"), line["each"], notice.rosters, "自评表里没有名册")
    by = line.get("decided_by", {})
    if by and "when" not in line:
        yield materials.error(
            (*place, "decided_by"), "写了 decided_by，没有写 when", "补上 when: …，说明什么情况下才要交"
        )
    if rows := by.get("rows"):
        yield from _check_rows(rows, materials, (*place, "decided_by", "rows"), notice)
    if answer := by.get("answer"):
        yield from _check_answer(answer, materials, (*place, "decided_by", "answer"), notice)


def _check_rows(rows: Mapping[str, Any], materials: Source, place: Place, notice: Notice) -> Errors:
    if rows["roster"] not in notice.rosters:
        yield from check_known(materials, (*place, "roster"), rows["roster"], notice.rosters, "自评表里没有名册")
        return
    roster = notice.rosters[rows["roster"]]
    questions = [path for path, field in roster.fields.items() if field.kind == "question"]
    for index, column in enumerate(rows["any_of"]):
        at = (*place, "any_of", index)
        yield from check_known(materials, at, column, questions, f"“{roster.title}”里没有填是或否的栏目")


def _check_answer(answer: Mapping[str, Any], materials: Source, place: Place, notice: Notice) -> Errors:
    deciding = [path for path, field in notice.fields.items() if field.kind in {"question", "number", "choice"}]
    if answer["field"] not in deciding:
        unknown = "自评表中没有几选一、填是或否、填数字的栏目"
        yield from check_known(materials, (*place, "field"), answer["field"], deciding, unknown)
        return
    field = notice.fields[answer["field"]]
    if (field.kind == "choice") != ("is" in answer):
        message = f"“{field.title}”{'是几选一，没有写 is' if field.kind == 'choice' else '不是几选一，不能写 is'}"
        yield materials.error((*place, "field"), message, "几选一的栏目写 is: […]，其他的不写")
        return
    for index, value in enumerate(answer.get("is", ())):
        yield from check_known(
            materials, (*place, "is", index), value, field.schema["enum"], f"“{field.title}”没有答案"
        )


def _check_words(line: Mapping[str, Any], text: Text, materials: Source, place: Place) -> Errors:
    first = clauses(line)[0]
    if "quote" not in line and not text.clause(first).contains(line["title"]):
        message = f"标题不是条款“{first}”里的原话，又没有引文：{line['title']}"
        there = next((f"条款“{found.address}”里有这句话：改 clause" for found in _saying(line["title"], text)), "")
        remedy = "；".join(filter(None, [there, "补上 quote: …，或把标题改成原话"]))
        yield materials.error((*place, "title"), message, remedy)
    for name in ("form", "count"):
        if name in line:
            yield from check_quoted(materials, (*place, name), clauses(line), text)


def _saying(words: str, text: Text) -> Iterator[Clause]:
    return (clause for clause in text.clauses.values() if clause.contains(words))


def _check_numbers(materials: Source) -> Errors:
    """Require that how many copies there are, and other numbers of the binding, are those of the words quoted there."""
    binding = materials.data["binding"]
    rules: list[tuple[Place, Mapping[str, Any]]] = [
        (("rules", place), one) for place, one in enumerate(binding["rules"])
    ]
    rules += [(("copies",), binding["copies"])] if "copies" in binding else []
    for place, rule in rules:
        for written in _not_quoted(rule["text"], rule["quote"]):
            message = f"“{written}”与引文里的数对不上：{rule['quote']}"
            remedy = "改成引文里的数；引文没有取全的，把写着这个数的话也引上"
            yield materials.error(("binding", *place, "text"), message, remedy)


def _not_quoted(text: str, quote: str) -> Iterator[str]:
    """Yield the numbers in a text that its quote has not, or, where both have as many, not as often."""
    said, left = [_told(words) for words in (text, quote)]
    known = {(one.value, one.unit) for one in left}
    spare = Counter((one.value, one.unit) for one in left)
    for one in said:
        number = (one.value, one.unit)
        spare[number] -= 1
        if number not in known or (spare[number] < 0 and len(said) == len(left)):
            yield one.written


def _told(words: str) -> list[Amount]:
    """Return the numbers that a notice sets; what is written as 一册 or 两处 this site may have counted itself."""
    return [amount for amount in amounts_in(words) if amount.unit == _COPIES or amount.written[0].isdigit()]


def _check_spine(spine: Mapping[str, str], materials: Source) -> Errors:
    for name in ("pattern", "year", "name"):
        whole = "quote" if name == "pattern" else "pattern"
        if spine[whole].count(spine[name]) != 1:
            message = f"“{spine[name]}”在 {whole} 里须正好出现一次"
            yield materials.error(("binding", "spine", name), message, f"从 {whole} 里逐字复制：{spine[whole]}")

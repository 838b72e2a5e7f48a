"""Whether a notice's rosters, what is counted from them and what has to agree name things that there are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker._fields import Field, field_index, is_roster
from checker._roster import Roster, rosters_of
from checker._rules import rule
from generator.attachments import label_of
from generator.consistency import similar
from generator.source import Place, Source

SERIAL_NUMBER = "序号"


def check_rosters(form: Source, conditions: Source) -> None:
    """Require that rows are described, and that examples and counting name columns."""
    _check_rows(form)
    rosters = rosters_of(form.data)
    for roster in rosters.values():
        _check_examples(roster, form)
    ids = {roster: [one["id"] for one in conditions.data if one["level"] == roster] for roster in rosters}
    for field in field_index(form.data).values():
        if "x-counted" in field.schema:
            _check_counting(field, rosters, ids, form)


def _check_rows(form: Source) -> None:
    rows = form.data.get("$defs", {})
    for name, part in form.data["properties"].items():
        if is_roster(part) and (row := part["items"]["$ref"].rpartition("/")[2]) not in rows:
            raise form.error(("properties", name, "items", "$ref"), f"$defs 里没有“{row}”", similar(row, rows))


def check_columns(form: Source, attachments: Source) -> None:
    """Require that rosters' official columns are those of the attachments, in their order and under their headings."""
    for roster in rosters_of(form.data).values():
        _check_columns(roster, form, attachments.data)


def _check_columns(roster: Roster, form: Source, attachments: Mapping[str, Any]) -> None:
    printed = _printed(roster, attachments)
    here = [column for column in roster.columns if column.official]
    if printed is None and here:
        message = f"“{here[0].title}”没有写 x-worksheet，而名册没有写是哪一张表"
        remedy = "补上 x-attachment 或 x-list，或给各列写 x-worksheet: true"
        raise form.error(("properties", roster.path), message, remedy)
    wanted = [(field["name"], _tight(label_of(field))) for field in printed or () if field["kind"] != SERIAL_NUMBER]
    if [(column.title, _tight(column.headings[0])) for column in here] != wanted:
        message = f"官方表样的栏目与 attachments.yaml 不一致：应依次为 {'、'.join(name for name, _ in wanted)}"
        remedy = "title 写 attachments.yaml 的 name，印的字不同时 x-heading 写 label；其他的列写 x-worksheet: true"
        raise form.error(("$defs", _row_name(roster)), message, remedy)
    if here and [column.official for column in roster.columns] != sorted(
        (column.official for column in roster.columns), reverse=True
    ):
        raise form.error(("$defs", _row_name(roster)), "底稿栏目排在了官方栏目之前", "官方表样的栏目在前")


def _printed(roster: Roster, attachments: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    forms = [form for attachment in attachments["attachments"] for form in attachment["forms"]]
    for form in forms:
        if form.get("number") == roster.schema.get("x-attachment", ""):
            return list(form["fields"])
    for described in attachments.get("lists", ()):
        if described["id"] == roster.schema.get("x-list"):
            return list(described["fields"])
    return None


def _check_examples(roster: Roster, form: Source) -> None:
    for number, example in enumerate(roster.row["examples"]):
        for name in example:
            if name not in roster.fields:
                place = ("$defs", _row_name(roster), "examples", number, name)
                raise form.error(place, f"没有列“{name}”", similar(name, roster.fields))


def _check_counting(
    field: Field, rosters: Mapping[str, Roster], conditions: Mapping[str, Iterable[str]], form: Source
) -> None:
    place = (*_place_of_field(field.path), "x-counted")
    data = field.schema["x-counted"]
    if data["roster"] not in rosters:
        raise form.error((*place, "roster"), f"没有名册“{data['roster']}”", similar(data["roster"], rosters))
    columns, ids = rosters[data["roster"]].fields, conditions[data["roster"]]
    for name in ("sum", "by_month"):
        if name in data and data[name] not in columns:
            raise form.error((*place, name), f"没有列“{data[name]}”", similar(data[name], columns))
    for wanted in _texts(data.get("where", ())):
        if wanted not in columns and wanted not in ids:
            raise form.error((*place, "where"), f"没有列或条件“{wanted}”", similar(wanted, [*columns, *ids]))


def check_agreements(consistency: Source, form: Source) -> None:
    """Require unique ids, and rules that name fields, columns and rosters that there are."""
    rosters, fields = rosters_of(form.data), field_index(form.data)
    seen: set[str] = set()
    for number, entry in enumerate(consistency.data):
        if entry["id"] in seen:
            raise consistency.error((number, "id"), f"编号“{entry['id']}”前面已经用过", "换一个编号")
        seen.add(entry["id"])
        for position, data in enumerate(entry["rules"]):
            _check_rule(data, consistency, (number, "rules", position), rosters, fields)


def _check_rule(
    data: Mapping[str, Any], source: Source, place: Place, rosters: Mapping[str, Roster], fields: Mapping[str, Field]
) -> None:
    row = data.get("each_row", {}).get("roster")
    if row and row not in rosters:
        raise source.error((*place, "each_row", "roster"), f"没有名册“{row}”", similar(row, rosters))
    found = rule(data, rosters)
    columns = rosters[row].fields if row else {}
    for path in found.reads():
        if path not in fields:
            raise source.error(place, f"没有栏目“{path}”", similar(path, [*columns, *fields]))
    for name, column in found.looks_into():
        if name not in rosters:
            raise source.error(place, f"没有名册“{name}”", similar(name, rosters))
        if column and column not in rosters[name].fields:
            raise source.error(place, f"名册“{name}”没有列“{column}”", similar(column, rosters[name].fields))


def _texts(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from _texts(value)
        case list():
            for value in data:
                yield from _texts(value)


def _row_name(roster: Roster) -> str:
    return str(roster.schema["items"]["$ref"]).rpartition("/")[2]


def _place_of_field(path: str) -> Place:
    return tuple(step for name in path.split(".") for step in ("properties", name))


def _tight(text: str) -> str:
    return "".join(text.split())

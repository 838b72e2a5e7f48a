"""Whether a notice's rosters, and what is counted from them, name columns that there are."""

from collections.abc import Mapping, Sequence
from typing import Any

from checker.conditions import operator
from checker.form import Field, Roster, field_index, is_roster, rosters_of
from generator.notices.attachments import label_of
from generator.notices.form import place_of_field
from generator.notices.operators import KnownNames, check_operators, error_maker, wrong_kind
from generator.notices.scales import check_scale, check_scales
from generator.notices.thresholds import check_thresholds
from generator.source import Errors, Place, Source, check_known, similar
from generator.text import without_whitespace

SERIAL_NUMBER = "序号"


def check_rosters(form: Source, conditions: Source) -> Errors:
    """Require that rows are described, and that examples and counting name columns, of kinds that can be counted."""
    if errors := list(_check_rows(form)):
        yield from errors
        return
    rosters = rosters_of(form.data)
    for roster in rosters.values():
        for keyword in ("x-same", "x-name"):
            if keyword in roster.schema:
                place = ("properties", roster.path, keyword)
                yield from _check_column(roster.schema[keyword], "text", roster, place, form)
        yield from _check_headings(roster, form)
        yield from _check_examples(roster, form)
    fields = field_index(form.data)
    for roster in rosters.values():
        if "x-until" in roster.schema:
            yield from _check_until(roster, fields, form)
    ids = {roster: [one["id"] for one in conditions.data if one["level"] == roster] for roster in rosters}
    for field in fields.values():
        if "x-counted" in field.schema:
            yield from _check_counting(field, fields, rosters, ids, form)


def _check_rows(form: Source) -> Errors:
    """Require that the columns of each roster are described under its name."""
    rows = form.data["$defs"]
    for name, part in form.data["properties"].items():
        if is_roster(part) and (row := part["items"]["$ref"].rpartition("/")[2]) not in rows:
            yield form.error(("properties", name), f"$defs 里没有这个名册的各列“{row}”", similar(row, rows))


def check_columns(form: Source, attachments: Source) -> Errors:
    """Require that rosters' official columns are those of the attachments, in their order and under their headings."""
    for roster in rosters_of(form.data).values():
        yield from _check_columns(roster, form, attachments.data)


def _check_columns(roster: Roster, form: Source, attachments: Mapping[str, Any]) -> Errors:
    printed = _printed(roster, attachments)
    here = [column for column in roster.columns if column.official]
    if printed is None and here:
        message = f"“{here[0].title}”没有写 x-worksheet，而名册没有写是哪一张表"
        remedy = "补上 x-attachment 或 x-list，或给各列写 x-worksheet: true"
        yield form.error(("properties", roster.path), message, remedy)
        return
    asked = (field for field in printed or () if field["kind"] != SERIAL_NUMBER)
    wanted = [(field["name"], without_whitespace(label_of(field))) for field in asked]
    if [(column.title, without_whitespace(column.headings[0])) for column in here] != wanted:
        message = f"官方表样的栏目与 attachments.yaml 不一致：应依次为 {'、'.join(name for name, _ in wanted)}"
        remedy = "title 写 attachments.yaml 的 name，印的字不同时 x-heading 写 label；其他的列写 x-worksheet: true"
        yield form.error(("$defs", _row_name(roster)), message, remedy)
    if here and [column.official for column in roster.columns] != sorted(
        (column.official for column in roster.columns), reverse=True
    ):
        yield form.error(("$defs", _row_name(roster)), "底稿栏目排在了官方栏目之前", "官方表样的栏目在前")


def _printed(roster: Roster, attachments: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    forms = [form for attachment in attachments["attachments"] for form in attachment["forms"]]
    for form in forms:
        if form.get("number") == roster.schema.get("x-attachment", ""):
            return list(form["fields"])
    for described in attachments.get("lists", ()):
        if described["id"] == roster.schema.get("x-list"):
            return list(described["fields"])
    return None


def _check_headings(roster: Roster, form: Source) -> Errors:
    """Refuse two columns under one heading: none of them could be told in an applicant's table."""
    headed: dict[str, str] = {}
    for column in roster.columns:
        for heading in set(map(without_whitespace, column.headings)):
            if other := headed.get(heading):
                place = ("$defs", _row_name(roster), "properties", column.field.path)
                yield form.error(place, f"栏名“{heading}”列“{other}”已经用过", "换一个 title、x-heading 或 x-spellings")
            headed[heading] = column.name


def _check_examples(roster: Roster, form: Source) -> Errors:
    for number, example in enumerate(roster.row_schema["examples"]):
        for name in example:
            place = ("$defs", _row_name(roster), "examples", number, name)
            yield from check_known(form, place, name, roster.fields, "没有列")


def _check_counting(
    field: Field,
    fields: Mapping[str, Field],
    rosters: Mapping[str, Roster],
    ids: Mapping[str, Sequence[str]],
    form: Source,
) -> Errors:
    place = (*place_of_field(field.path), "x-counted")
    data = field.schema["x-counted"]
    if data["roster"] not in rosters:
        yield from check_known(form, (*place, "roster"), data["roster"], rosters, "没有名册")
        return
    roster = rosters[data["roster"]]
    if field.kind == "list" and "by_month" not in data:
        message = f"栏目“{field.path}”填的是一列数字，只能按月数"
        yield form.error(place, message, "写上 by_month、from、since、until，去掉 where、sum")
        return
    if field.kind != "list" and "by_month" in data:
        message = f"栏目“{field.path}”填的是一个数字，不能按月数"
        yield form.error((*place, "by_month"), message, "去掉 by_month、from、since、until，或换一个栏目")
        return
    yield from _check_counted_columns(data, roster, place, form)
    summed = [roster.fields[name] for name in _summed(data) if name in roster.fields]
    yield from check_scale([field, *summed], error_maker(form, place, data))
    for name in ("since", "until"):
        if name in data:
            yield from _check_day(data[name], fields, (*place, name), form)
    if "where" in data:
        known = KnownNames(roster.fields, f"名册“{roster.id}”没有列", ids[roster.id], f"名册“{roster.id}”没有条件")
        error_at = error_maker(form, (*place, "where"), data["where"])
        yield from check_operators(operator(data["where"]).walk(), known, error_at)
        yield from check_scales(operator(data["where"]).walk(), known.fields, error_at)
        yield from check_thresholds(form, (*place, "where"), data["where"], known.fields)


def _check_counted_columns(data: Mapping[str, Any], roster: Roster, place: Place, form: Source) -> Errors:
    for name, kind in (("sum", "number"), ("whole", "number"), ("by_month", "date")):
        if name in data:
            yield from _check_column(data[name], kind, roster, (*place, name), form)
    for index, part in enumerate(data.get("parts", ())):
        yield from _check_column(part, "number", roster, (*place, "parts", index), form)


def _summed(data: Mapping[str, Any]) -> list[str]:
    return [*(data[name] for name in ("sum", "whole") if name in data), *data.get("parts", ())]


def _check_until(roster: Roster, fields: Mapping[str, Field], form: Source) -> Errors:
    place = ("properties", roster.path, "x-until")
    data = roster.schema["x-until"]
    yield from _check_day(data["day"], fields, (*place, "day"), form)
    for number, name in enumerate(data["columns"]):
        yield from _check_column(name, "date", roster, (*place, "columns", number), form)


def _check_column(name: str, kind: str, roster: Roster, place: Place, form: Source) -> Errors:
    if name not in roster.fields:
        yield from check_known(form, place, name, roster.fields, "没有列")
    elif roster.fields[name].kind != kind:
        yield form.error(place, wrong_kind(roster.fields[name], (kind,)), "换一列")


def _check_day(path: str, fields: Mapping[str, Field], place: Place, form: Source) -> Errors:
    days = [name for name, field in fields.items() if field.kind == "date" and "." not in name]
    if path not in days:
        yield form.error(place, f"“{path}”不是自评表最上一层的日期栏目", similar(path, days))


def _row_name(roster: Roster) -> str:
    return str(roster.schema["items"]["$ref"]).rpartition("/")[2]

"""Whether ``consistency.yaml`` names things that there are, and compares what can be compared."""

from collections.abc import Iterable, Mapping

from checker.consistency.rules import Alike, Counted, CreditCode, Distinct, EachRow, Needed, Rule, Same, Total, rule
from checker.form import Field, Roster, field_index, rosters_of
from generator.notices.items import check_unique_ids
from generator.notices.operators import KINDS, ErrorAt, choices_of, error_maker, wrong_kind
from generator.notices.scales import check_rule_scale, check_scale
from generator.source import Errors, Source, similar


def check_consistency_rules(consistency: Source, form: Source) -> Errors:
    """Require unique ids, and rules that name fields, columns and rosters that there are, of kinds that they take."""
    yield from check_unique_ids(consistency)
    rosters, fields = rosters_of(form.data), field_index(form.data)
    for number, entry in enumerate(consistency.data):
        for position, data in enumerate(entry["rules"]):
            error_at = error_maker(consistency, (number, "rules", position), data)
            row = data.get("each_row", {}).get("roster")
            if row and row not in rosters:
                yield error_at(row, f"没有名册“{row}”", similar(row, rosters))
                continue
            yield from _check_rule(rule(data, rosters), fields, rosters, error_at)


def _check_rule(found: Rule, fields: Mapping[str, Field], rosters: Mapping[str, Roster], error_at: ErrorAt) -> Errors:
    if isinstance(found, EachRow):
        yield from _check_rule(found.rule, {**fields, **rosters[found.roster].fields}, rosters, error_at)
        return
    errors = [*_unknown_fields(found, fields, error_at), *_unknown_columns(found, rosters, error_at)]
    yield from errors or _check_sense(found, fields, rosters, error_at)


def _unknown_fields(found: Rule, fields: Mapping[str, Field], error_at: ErrorAt) -> Errors:
    for path, kinds in found.kinds():
        if path not in fields:
            yield error_at(path, f"没有栏目“{path}”", similar(path, fields))
        elif fields[path].kind not in kinds:
            yield error_at(path, wrong_kind(fields[path], kinds), "换一个栏目，或换一种比较")


def _unknown_columns(found: Rule, rosters: Mapping[str, Roster], error_at: ErrorAt) -> Errors:
    for name, column in found.looks_into():
        if name not in rosters:
            yield error_at(name, f"没有名册“{name}”", similar(name, rosters))
            continue
        columns = rosters[name].fields
        if column and column not in columns:
            yield error_at(column, f"名册“{name}”没有列“{column}”", similar(column, columns))
        elif column and columns[column].kind not in found.field_kinds:
            yield error_at(column, wrong_kind(columns[column], found.field_kinds), "换一列，或换一种比较")


def _check_sense(found: Rule, fields: Mapping[str, Field], rosters: Mapping[str, Roster], error_at: ErrorAt) -> Errors:
    """Refuse rules that would never find anything, whatever the answers."""
    match found:
        case Counted(paths):
            yield from _check_keyword(paths, "x-counted", "不由名册数出", fields, error_at)
        case Alike(names):
            yield from _check_firms(names, "x-name", "哪一列是名称", rosters, error_at)
        case CreditCode(paths):
            yield from _check_keyword(paths, "format", "填的不是统一社会信用代码", fields, error_at)
        case Distinct(names):
            yield from _check_firms(names, "x-same", "哪一列相同就是同一家", rosters, error_at)
        case Needed(question=path, answer=answer) if answer not in (choices := choices_of(fields[path])):
            yield error_at(answer, f"栏目“{path}”没有答案“{answer}”", similar(answer, choices))
        case Same((one, other)) if fields[one].kind != fields[other].kind:
            kinds = f"“{one}”填的是{KINDS[fields[one].kind]}，“{other}”填的是{KINDS[fields[other].kind]}"
            yield error_at(other, f"{kinds}，不能相比", "换成同一种栏目")
        case Total(roster=name, column=column, equals=equals):
            yield from check_scale([*map(fields.__getitem__, equals.paths), rosters[name].fields[column]], error_at)
        case _:
            yield from check_rule_scale(found, fields, error_at)


def _check_keyword(
    paths: Iterable[str], keyword: str, lacks: str, fields: Mapping[str, Field], error_at: ErrorAt
) -> Errors:
    for path in paths:
        if keyword not in fields[path].schema:
            yield error_at(path, f"栏目“{path}”{lacks}", f"在自评表的这一栏写上 {keyword}，或换一个栏目")


def _check_firms(
    names: Iterable[str], keyword: str, says: str, rosters: Mapping[str, Roster], error_at: ErrorAt
) -> Errors:
    for name in names:
        if keyword not in rosters[name].schema:
            yield error_at(name, f"名册“{name}”没有写{says}", f"在自评表的这个名册写上 {keyword}")

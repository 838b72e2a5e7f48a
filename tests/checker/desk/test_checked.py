"""The files of one applicant put together, and what is told of it."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from checker.desk.checked import Desk
from checker.desk.units import Unit
from checker.notice import load_notice
from checker.sheets.writing.workbook import workbook
from generated_applications import Generated, generated
from worked import INCUBATOR, MAKER_SPACE

type Files = Mapping[str, bytes | str]


def checked(files: Files, day: str = "", notice: str = INCUBATOR) -> dict[str, Any]:
    """Check files as one unit."""
    contents = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}
    return Desk(notice, day).check(Unit("甲/", tuple(contents)), contents.__getitem__).as_json()


def draft(one: Generated, **changes: Any) -> str:  # noqa: ANN401 - parts of a draft
    """Return a draft with other parts."""
    return json.dumps({**json.loads(one.draft), **changes}, ensure_ascii=False)


@pytest.fixture(scope="module")
def incubator() -> Generated:
    """An application that agrees with itself."""
    return generated(INCUBATOR, 1, 30)


def only_rosters(one: Generated, *names: str) -> bytes:
    """Return a workbook with nothing but some rosters."""
    return workbook(load_notice(one.notice), {name: one.rosters[name] for name in names})


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
def test_draft_and_workbook_say_the_same(notice: str) -> None:
    """An application is the same as a draft, as a workbook, as both, and as a form and its tables."""
    one = generated(notice, 2, 12)
    book = one.workbook(load_notice(notice))
    parts = {"表.json": draft(one, rosters={}), "附表.xlsx": only_rosters(one, *one.rosters)}
    ways = [{"底稿.json": one.draft}, {"全.xlsx": book}, {"底稿.json": one.draft, "全.xlsx": book}, parts]

    found = [checked(files, notice=notice) for files in ways]

    assert [len(each["applications"]) for each in found] == [1] * 4
    assert not any(each["failures"] for each in found)
    told = [{**each["applications"][0], "files": [], "notes": []} for each in found]
    assert told == [told[0]] * 4
    assert told[0]["applicant"] == one.answers["name"]
    assert {row["roster"]: row["rows"] for row in told[0]["rows"]} == {
        name: len(rows) for name, rows in one.rosters.items() if rows
    }


def test_two_answers_to_one_question_are_not_chosen_from(incubator: Generated) -> None:
    """Two drafts of one applicant that differ are both left out, with the field and both answers."""
    other = draft(incubator, answers={**incubator.answers, "jobs": "777"})

    found = checked({"旧.json": incubator.draft, "新.json": other})

    assert found["applications"] == []
    assert [failure["file"] for failure in found["failures"]] == ["新.json", "旧.json"]
    why = found["failures"][0]["why"]
    assert "就业岗位" in why
    assert "“777”" in why
    assert f"“{incubator.answers['jobs']}”" in why


def test_other_ways_to_write_a_number_are_no_contradiction(incubator: Generated) -> None:
    """1,234 is 1234, also between two files."""
    area = incubator.answers["premises.total_m2"]
    other = draft(incubator, answers={**incubator.answers, "premises.total_m2": f"{area} 平方米"})

    assert len(checked({"旧.json": incubator.draft, "新.json": other})["applications"]) == 1


def test_two_tables_of_one_roster_are_not_chosen_from(incubator: Generated) -> None:
    """A roster that the draft has with other rows than a table beside it is left out with both numbers of rows."""
    fewer = {**incubator.rosters, "tenant": incubator.rosters["tenant"][1:]}

    found = checked({"底稿.json": draft(incubator, rosters=fewer), "在孵.xlsx": only_rosters(incubator, "tenant")})

    assert found["applications"] == []
    assert "29 行、30 行" in found["failures"][0]["why"] or "30 行、29 行" in found["failures"][0]["why"]


def test_several_applicants_in_a_folder(incubator: Generated) -> None:
    """Each is checked; whose a table without a name is, nobody knows."""
    other = generated(INCUBATOR, 3, 30)

    found = checked({"甲.json": incubator.draft, "乙.json": other.draft, "表.xlsx": only_rosters(other, "fund")})

    assert {one["applicant"] for one in found["applications"]} == {incubator.answers["name"], other.answers["name"]}
    assert len({one["id"] for one in found["applications"]}) == 2
    assert [failure["file"] for failure in found["failures"]] == ["表.xlsx"]


def test_list_is_one_answer() -> None:
    """Two lists of figures are not made into a third one."""
    answers = {"name": "甲", "events.by_month.0": "1"}
    files = {
        path: json.dumps({"notice": MAKER_SPACE, "answers": {**answers, place: "9"}, "rosters": {}})
        for path, place in (("a.json", "events.by_month.1"), ("b.json", "events.by_month.2"))
    }

    found = checked(files, notice=MAKER_SPACE)

    assert (found["applications"], len(found["failures"])) == ([], 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [("甲（太原）有限公司", "甲(太原)有限责任公司"), ("e\u0301公司", "é公司"), ("甲 公司", "甲公司")],
)
def test_one_name_in_two_ways(incubator: Generated, first: str, second: str) -> None:
    """A name that is written in two ways is one name, here as in tables."""
    drafts = [draft(incubator, answers={**incubator.answers, "name": name}) for name in (first, second)]

    assert len(checked({"a.json": drafts[0], "b.json": drafts[1]})["applications"]) == 1


def test_table_without_a_name_from_elsewhere(incubator: Generated) -> None:
    """What lies neither beside nor below an applicant's draft may be somebody else's."""
    table = only_rosters(incubator, "fund")
    answers = draft(incubator, rosters={})

    with_it = checked({"市/甲/底稿.json": answers, "市/甲/附件/资金.xlsx": table})
    without = checked({"市/甲/底稿.json": answers, "市/乙/资金.xlsx": table, "市/总表.xlsx": table})

    assert [row["roster"] for row in with_it["applications"][0]["rows"]] == ["fund"]
    assert without["applications"][0]["rows"] == []
    assert [failure["file"] for failure in without["failures"]] == ["市/乙/资金.xlsx", "市/总表.xlsx"]


def test_broken_file_beside_a_good_one() -> None:
    """What can be read is checked; what cannot is told, and nobody is said to lack nothing."""
    whole = generated(INCUBATOR, 7)
    assert checked({"底稿.json": whole.draft})["applications"][0]["overall"] == "met"

    found = checked({"底稿.json": whole.draft, "附表.xlsx": b"PK\x03\x04broken"})

    assert "文件不完整" in found["failures"][0]["why"]
    (one,) = found["applications"]
    assert (one["overall"], one["unread"]) == ("unknown", ["附表.xlsx"])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{}", "没有任何答案"),
        ('{"notice": "2022-maker-space", "answers": {"name": "甲"}}', "2022-maker-space"),
        ("[" * 100_000, "嵌套层数过多"),
        ('{"jobs": 1e999999999}', "超出范围"),
        ("\0" * 100, "不是合法的 JSON"),
    ],
)
def test_what_is_no_application(content: str, why: str) -> None:
    """It is refused with the reason, whatever it is."""
    found = checked({"某.json": content})

    assert found["applications"] == []
    assert why in found["failures"][0]["why"]


def test_day_of_application_for_all(incubator: Generated) -> None:
    """Rows after the day do not count, whichever day the applicant wrote."""
    early, own = (checked({"底稿.json": incubator.draft}, day)["applications"][0] for day in ("2020-01-01", ""))

    assert {gap["title"] for gap in early["gaps"]} > {gap["title"] for gap in own["gaps"]}


def test_both_places_of_a_contradiction(incubator: Generated) -> None:
    """A typed number that differs from the roster is told with the field and its answer, the roster and its count."""
    wrong = draft(incubator, answers={**incubator.answers, "tenants.count": "31"})

    found = next(
        one
        for one in checked({"底稿.json": wrong})["applications"][0]["findings"]
        if {"place": "在孵企业情况汇总表", "value": "数出 30 家"} in one["places"]
    )

    assert found["kind"] == "mismatch"
    assert found["places"][0]["value"] == "31 家"


def test_order_of_applications_does_not_matter() -> None:
    """What a desk remembers of one application changes nothing for the next."""
    desk = Desk(INCUBATOR)
    drafts = [generated(INCUBATOR, seed, 10).draft.encode() for seed in range(4)]

    def found(order: list[int]) -> dict[int, Any]:
        units = {number: Unit(str(number), (str(number),)) for number in order}
        return {number: desk.check(unit, lambda path: drafts[int(path)]).as_json() for number, unit in units.items()}

    assert found([0, 1, 2, 3]) == found([3, 1, 0, 2])

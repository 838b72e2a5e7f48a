"""What is no application is refused, in Chinese and in words that help; nothing else ever escapes."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from checker import ApplicationError, Notice, check, read_application
from checker.application import application_from_answers, canonical_texts, row_from_texts, texts_in
from worked import CASES, INCUBATOR, MAKER_SPACE, ample, as_text, nested

REFUSED = {
    "empty file": ("", "不是可以读取的文件：第 1 行第 1 个字符处不是合法的 JSON。请打开由本站保存的底稿。"),
    "malformed JSON": (
        '{"jobs": 5,\n}',
        "不是可以读取的文件：第 1 行第 11 个字符处不是合法的 JSON。请打开由本站保存的底稿。",
    ),
    "not JSON at all": (
        "PK\x03\x04",
        "不是可以读取的文件：第 1 行第 1 个字符处不是合法的 JSON。请打开由本站保存的底稿。",
    ),
    "list": ("[]", "文件内容不是申报数据：最外层应为花括号 { } 括起的栏目。"),
    "report": (
        '{"notice": "2024-incubator", "overall": "unmet", "counts": {}, "conditions": []}',
        "这是核对报告，里面只有结论，没有填写的答案，不能当底稿打开；请打开核对时用的那份底稿或申报数据。",
    ),
    "draft with too many rows": (
        f'{{"notice": "2024-incubator", "answers": {{}}, "rosters": {{"tenant": [{", ".join(["{}"] * 5001)}]}}}}',
        "“在孵企业情况汇总表”有 5001 行，最多读 5000 行。",
    ),
    "null": ("null", "文件内容不是申报数据：最外层应为花括号 { } 括起的栏目。"),
    "name twice": (
        '{"jobs": 499, "jobs": 501}',
        "不是可以读取的文件：栏目“jobs”出现了两次。请打开由本站保存的底稿。",
    ),
    "NaN": ('{"jobs": NaN}', "不是可以读取的文件：“NaN”不是数字。请打开由本站保存的底稿。"),
    "Infinity": ('{"jobs": -Infinity}', "不是可以读取的文件：“-Infinity”不是数字。请打开由本站保存的底稿。"),
    "huge exponent": ('{"jobs": 1e999}', "不是可以读取的文件：数字“1e999”超出范围。请打开由本站保存的底稿。"),
    "exponent beyond all bounds": (
        '{"jobs": 1e99999999999999999999}',
        "不是可以读取的文件：数字“1e99999999999999999999”超出范围。请打开由本站保存的底稿。",
    ),
    "5000 digits": (
        f'{{"jobs": {"9" * 5000}}}',
        "不是可以读取的文件：数字“999999999999…”过长。请打开由本站保存的底稿。",
    ),
    "5000 decimals": (
        f'{{"jobs": 0.{"1" * 5000}}}',
        "不是可以读取的文件：数字“0.1111111111…”过长。请打开由本站保存的底稿。",
    ),
    "deep nesting": ("[" * 100_000, "不是可以读取的文件：嵌套层数过多。请打开由本站保存的底稿。"),
    "deep nesting in objects": (
        '{"a": "[", "b": ' * 51,
        "不是可以读取的文件：嵌套层数过多。请打开由本站保存的底稿。",
    ),
    "brackets in a text": (
        f'{{"jobs": "{"[" * 100}\\"{"{" * 100}"}}',
        "“毕业企业和在孵企业提供的就业岗位”应填整数。",
    ),
    "unknown field": ('{"job": 501}', "没有名为“job”的栏目；是否为“jobs”？"),
    "unknown field in a group": (
        '{"premises": {"total": 8600}}',
        "“孵化场地”中没有名为“total”的栏目；是否为“total_m2”？",
    ),
    "nothing like a field": ('{"孵化器": 1}', "没有名为“孵化器”的栏目；这可能不是本通知的申报数据。"),
    "text for a number": ('{"jobs": "501"}', "“毕业企业和在孵企业提供的就业岗位”应填整数。"),
    "yes for a number": ('{"jobs": true}', "“毕业企业和在孵企业提供的就业岗位”应填整数。"),
    "half a job": ('{"jobs": 500.5}', "“毕业企业和在孵企业提供的就业岗位”应填整数。"),
    "text for an area": ('{"premises": {"total_m2": "5000"}}', "“可自主支配的孵化场地总面积”应填数字。"),
    "number for a group": ('{"premises": 5000}', "“孵化场地”应填一组栏目。"),
    "text for a question": (
        '{"declarations": {"purpose": "yes"}}',
        "“发展方向与服务宗旨是否符合条文？”应填“是”或“否”。",
    ),
    "number for a date": ('{"registered_on": 20240920}', "“注册时间”应填文字。"),
    "unknown choice": (
        '{"variant": "综合"}',
        "“孵化器类型”只能是 综合孵化器（general）、专业孵化器（specialized） 之一。",
    ),
    "negative": ('{"jobs": -1}', "“毕业企业和在孵企业提供的就业岗位”不能小于 0 个。"),
    "too large": (
        '{"fund": {"amount_wan": 3000000000}}',
        "“自有种子资金或孵化资金金额”不能大于 100000000 万元；请核对单位。",
    ),
    "no such day": (
        '{"registered_on": "2024-02-30"}',
        "“注册时间”应写成 2024-09-20，只知道年月时写成 2024-09，且须是日历上有的。",
    ),
    "date without hyphens": (
        '{"registered_on": "20240920"}',
        "“注册时间”应写成 2024-09-20，只知道年月时写成 2024-09，且须是日历上有的。",
    ),
    "week date": (
        '{"registered_on": "2024-W38-5"}',
        "“注册时间”应写成 2024-09-20，只知道年月时写成 2024-09，且须是日历上有的。",
    ),
    "draft of another notice": (
        '{"notice": "2022-maker-space", "answers": {"mentors.count": "5"}}',
        "这份底稿属于“2022-maker-space”，不是“2024-incubator”；请在相应通知的自评页打开。",
    ),
    "somebody else's draft": (
        '{"answers": []}',
        "这份底稿属于“None”，不是“2024-incubator”；请在相应通知的自评页打开。",
    ),
    "draft without answers": ('{"notice": "2024-incubator", "answers": 5}', "底稿中没有可读的答案。"),
    "unknown field in a draft": (
        '{"notice": "2024-incubator", "answers": {"job": "5"}}',
        "没有名为“job”的栏目。",
    ),
    "number in a draft that is none": (
        '{"notice": "2024-incubator", "answers": {"jobs": "约500"}}',
        "“毕业企业和在孵企业提供的就业岗位”填的是“约500”：“约”不是确定的数；请填一个确定的数字。",
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(notices: Mapping[str, Notice], text: str, message: str) -> None:
    """What is wrong is said in Chinese, and nothing is evaluated."""
    with pytest.raises(ApplicationError) as caught:
        read_application(text, notices[INCUBATOR])

    assert message == str(caught.value)


def test_items_of_lists_are_named(notices: Mapping[str, Notice]) -> None:
    """A wrong item of a list is named by its place, a list too long by its length."""
    with pytest.raises(ApplicationError) as caught:
        read_application('{"events": {"by_month": [3, "4", 5]}}', notices[MAKER_SPACE])
    assert str(caught.value) == "“逐月活动场次第 2 项”应填整数。"
    with pytest.raises(ApplicationError) as caught:
        read_application(as_text({"events": {"by_month": [3] * 19}}), notices[MAKER_SPACE])
    assert str(caught.value) == "“逐月活动场次”最多 18 项。"


def test_place_in_a_list_must_be_one_of_the_form(notices: Mapping[str, Notice]) -> None:
    """A draft's item beyond the list's end, even one with 5000 digits, is an unknown field."""
    for place in ("18", "-1", "00", "9" * 5000, "²"):
        draft = {"notice": MAKER_SPACE, "answers": {f"events.by_month.{place}": "3"}}
        with pytest.raises(ApplicationError, match=r"^没有名为“events\.by_month\."):
            read_application(as_text(draft), notices[MAKER_SPACE])


def test_everything_wrong_is_said_at_once(notices: Mapping[str, Notice]) -> None:
    """One reading lists all problems, each with the path of its answer."""
    with pytest.raises(ApplicationError) as caught:
        read_application('{"jobs": "x", "variant": "y", "nope": 1}', notices[INCUBATOR])

    assert {"jobs", "variant", "nope"} == {problem.path for problem in caught.value.problems}


def test_accepted(notices: Mapping[str, Notice]) -> None:
    """A byte order mark does no harm, 501.0 is whole, nothing needs to be answered, and decimals stay exact."""
    read = read_application('\ufeff{"jobs": 501.0, "fund": {"amount_wan": 299.999999999999999999}}', notices[INCUBATOR])

    assert read["jobs"] == 501
    assert str(read["fund"]["amount_wan"]) == "299.999999999999999999"
    assert read_application("{}", notices[INCUBATOR]) == {}


def test_year_given_as_a_decimal(notices: Mapping[str, Notice]) -> None:
    """A year that a spreadsheet has made 2020.0 is the year 2020."""
    application = read_application('{"recognised_in": 2020.0}', notices[MAKER_SPACE])
    (result,) = (
        result for result in check(notices[MAKER_SPACE], application).results if result.condition.id == "re-recognition"
    )

    assert result.finding.verdict == "not_applicable"


def oddities(chance: random.Random, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """Return some JSON that nobody asked for."""
    kinds = [
        lambda: chance.choice([None, True, False, 0, -1, 1, 499, 10**12, 0.1, 74.998, 1e300, -0.0]),
        lambda: chance.choice(["", "yes", "no", "unsure", "general", "2024-02-29", "2023-02-29", "\x00", "\ud800"]),
        lambda: [oddities(chance, depth + 1) for _ in range(chance.randrange(4))] if depth < 3 else [],
        lambda: {chance.choice(["count", "by_month", "2022", ""]): oddities(chance, depth + 1)} if depth < 3 else {},
    ]
    return chance.choice(kinds)()


@pytest.mark.parametrize("name", CASES)
def test_oddities_in_every_field(notices: Mapping[str, Notice], name: str) -> None:
    """Any JSON in any field is either refused or evaluated in full; no other error comes out of it."""
    notice, chance = notices[name], random.Random(2024)  # noqa: S311 - the same oddities every time
    fields = [*notice.fields, "premises", "declarations", "nonsense"]
    outcomes = {"refused": 0, "evaluated": 0}
    for path in fields * 12:
        application = nested(ample(name)) if chance.random() < 0.5 else {}
        parent, _, last = path.rpartition(".")
        place = application.setdefault(parent, {}) if parent else application
        place[last] = oddities(chance)
        try:
            report = check(notice, read_application(as_text(application), notice)).as_json()
        except ApplicationError:
            outcomes["refused"] += 1
        else:
            assert all(entry["reason"] for entry in report["conditions"])
            outcomes["evaluated"] += 1
    assert all(outcomes.values())


def test_words_where_data_belong(notices: Mapping[str, Notice]) -> None:
    """Official words, and figures and days as people write them, are kept to be read like what is typed."""
    text = as_text(
        {
            "variant": "综合",
            "management": {"staff": "12人"},
            "registered_on": "2023/3/15",
            "jobs": 501,
            "tenant_roster": [{"name": "甲", "area_m2": "约5", "patent_applied": True}],
            "graduate_roster": [{"revenue_by_year_wan": {"2020": "3亿", "2021": 5}}],
        }
    )

    answers, rosters = texts_in(text, notices[INCUBATOR])

    assert answers == {"variant": "general", "management.staff": "12人", "registered_on": "2023/3/15", "jobs": "501"}
    assert rosters["tenant"] == [{"name": "甲", "area_m2": "约5", "patent_applied": "yes"}]
    assert rosters["graduate"] == [{"revenue_by_year_wan.2020": "3亿", "revenue_by_year_wan.2021": "5"}]


@pytest.mark.parametrize(
    ("roster", "name", "text", "value"),
    [
        ("tenant", "capital_wan", "100（万元）", 100),
        ("tenant", "area_m2", "120（平方米）", 120),
        ("tenant", "patent_applied", "已申请", True),
        ("tenant", "patent_applied", "未申请", False),
        ("tenant", "patent_applied", "有（2项）", True),
        ("fund", "formed", "自建☑合建□", "own"),
    ],
)
def test_typed_as_people_write(notices: Mapping[str, Notice], roster: str, name: str, text: str, value: object) -> None:
    """A row's cells are read as a table's are."""
    assert row_from_texts({name: text}, notices[INCUBATOR].rosters[roster]) == ({name: value}, [])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("capital_wan", "无", "“注册资金”填的是“无”：不是数字，按未填；如果是零，请填 0。"),
        ("staff", "/", "“从业人数”填的是“/”：不是数字，按未填；如果是零，请填 0。"),
        ("patent_applied", "□是 □否", "“是否已申请专利”填的是“□是 □否”：没有勾选，按未填。"),
    ],
)
def test_typed_for_nothing(notices: Mapping[str, Notice], name: str, text: str, message: str) -> None:
    """What stands for no answer is none, and is not dropped without a word."""
    roster = notices[INCUBATOR].rosters["tenant"]
    row, (problem,) = row_from_texts({name: text}, roster)

    assert (row, problem.message) == ({}, message)
    assert canonical_texts({name: text}, roster) == {name: text}


def test_form_filled_with_nothing(notices: Mapping[str, Notice]) -> None:
    """The form's controls say the same."""
    application, (problem,) = application_from_answers({"management.staff": "暂无"}, notices[INCUBATOR])

    assert (application, problem.statement.code) == ({}, "no-number")


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [
        ("management.staff", "10个人", 10),
        ("management.trained", "2个", 2),
        ("tenants.count", "18家企业", 18),
        ("tenants.count", "18户", 18),
        ("jobs", "501个", 501),
    ],
)
def test_what_people_count_by(notices: Mapping[str, Notice], name: str, text: str, number: int) -> None:
    """Persons and firms are counted by more than one word, none of which changes the number."""
    application, problems = application_from_answers({name: text}, notices[INCUBATOR])

    assert (application, problems) == (nested({name: number}), [])

"""Which rows are of one firm, and what several rows of one come to."""

from collections.abc import Mapping

import pytest

from checker import Notice, check
from live_rosters import CERTAIN, TENANT, checked, counted, splice
from worked import CERTAIN_TENANT, INCUBATOR

A, B = "91350100M000100Y43", "91350100M000100Y44"


@pytest.mark.parametrize(
    ("codes", "firms"),
    [
        (["无", "无", "办理中", "办理中"], 4),
        (["91350100M000100Y4", "91350100M000100Y4"], 2),
        (["91350100M000100I43", "91350100M000100I43"], 2),
        (["91350100M000100Y44", "９１350100m000100y44 "], 1),
    ],
)
def test_firms_are_told_apart_by_what_can_be_a_code(
    notices: Mapping[str, Notice], codes: list[str], firms: int
) -> None:
    """A placeholder makes no two firms one; a code does, also one with a wrong check character."""
    report = check(notices[INCUBATOR], {"tenant_roster": [{**CERTAIN_TENANT, "uscc": code} for code in codes]})
    (count,) = [one for one in report.roster_counts if one.field.path == "tenants.count"]

    assert count.ends == (firms, firms)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [("示例甲（山西）有限公司", ""), ("示例甲(山西)有限责任公司", ""), (" 示例甲 (山西)\u200b有限公司", "")],
            "1 家",
        ),
        ([("示例甲有限公司", A), ("示例甲有限公司", "")], "1 家"),
        ([("示例甲有限公司", A), ("示例乙有限公司", "")], "2 家"),
        ([("示例甲有限公司", A), ("示例乙有限公司", A)], "1 家"),
        ([("示例甲有限公司", A), ("示例甲有限公司", B)], "1 至 2 家"),
        ([("示例甲有限公司", A), ("示例甲有限公司", B), ("示例甲有限公司", "")], "1 至 2 家"),
        ([("", ""), ("", "")], "2 家"),
        ([("——", ""), ("——", "")], "2 家"),
    ],
)
def test_firms_are_told_apart_by_code_or_name(rows: list[tuple[str, str]], text: str) -> None:
    """A name counts where a code is missing; one name with two codes may be one firm or two, in any order."""
    cells = [{**TENANT, **CERTAIN, "name": name, "uscc": code} for name, code in rows]
    for order in (cells, cells[::-1]):
        splice("tenant", order, delete=9)
        assert counted(checked(), "tenants.count")["text"] == text


def test_figures_of_one_firm_are_joined_year_by_year() -> None:
    """Two years in two rows are two years; two figures for one year contradict each other, and settle nothing."""
    rows = [
        {
            "uscc": "91350100M000100Y43",
            "graduated_on": "2023-06-30",
            "ip_owned": "yes",
            "revenue_by_year_wan.2022": "300",
        },
        {
            "uscc": "91350100M000100Y43",
            "revenue_by_year_wan.2023": "201",
        },
    ]
    contradicting = [rows[0], {**rows[1], "revenue_by_year_wan.2022": "100"}]
    for given, text in ((rows, "1 家"), (contradicting, "0 至 1 家")):
        for order in (given, given[::-1]):
            splice("graduate", order, delete=2)
            assert counted(checked(), "graduates.count")["text"] == text


def test_several_rows_of_one_firm_say_the_same_in_any_order(notices: Mapping[str, Notice]) -> None:
    """The firm counts once, with what its rows say together; where they contradict each other, nothing is settled."""
    one = {**CERTAIN_TENANT, "uscc": "91350100M000100Y43", "patent_applied": True, "staff": 5}
    other = {**CERTAIN_TENANT, "uscc": "91350100m000100y43", "patent_applied": False, "staff": 7}
    texts = [
        {count.field.path: count.text for count in check(notices[INCUBATOR], {"tenant_roster": rows}).roster_counts}
        for rows in ([one, other], [other, one])
    ]

    assert texts[0] == texts[1]
    assert (texts[0]["tenants.count"], texts[0]["tenants.patent_applied"]) == ("1 家", "0 至 1 家")
    assert texts[0]["tenants.staff"] == "至少 0 人"

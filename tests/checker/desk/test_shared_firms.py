"""Firms that occur in several applications."""

from typing import Any

import pytest

from checker.desk.shared_firms import shared_firms


def application(name: str, *firms: tuple[str, str]) -> dict[str, Any]:
    """Return an application with firms: code and name."""
    listed = [
        {"roster": "在孵企业情况汇总表", "row": row, "code": code, "name": firm, "written": firm}
        for row, (code, firm) in enumerate(firms, 1)
    ]
    return {"id": name, "applicant": name, "firms": listed}


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        pytest.param(("C1", "甲公司"), ("C1", "甲公司"), ["代码相同"], id="same-code"),
        pytest.param(("C1", "甲公司"), ("C1", "乙公司"), ["代码相同，名称不同"], id="same-code-other-name"),
        pytest.param(("C1", "甲公司"), ("", "甲公司"), ["名称相同，有的没有填代码"], id="no-code"),
        pytest.param(("", "甲公司"), ("", "甲公司"), ["名称相同，有的没有填代码"], id="no-codes"),
        pytest.param(("C1", "甲公司"), ("C2", "甲公司"), ["名称相同，代码不同"], id="other-code"),
        pytest.param(("C1", "甲公司"), ("C2", "乙公司"), [], id="two-firms"),
        pytest.param(("", ""), ("", ""), [], id="nothing-given"),
    ],
)
def test_same_firm(first: tuple[str, str], second: tuple[str, str], why: list[str]) -> None:
    """A firm is told by its code, or by its name where codes are missing or differ."""
    applications = [application("一号", first), application("二号", second)]

    found = shared_firms(lambda: applications)

    assert [firm["why"] for firm in found] == why
    if why:
        assert [(place["applicant"], place["row"]) for place in found[0]["places"]] == [("一号", 1), ("二号", 1)]


def test_twice_in_one_application_is_not_shared() -> None:
    """That is the applicant's own contradiction, told there."""
    one = application("一号", ("C1", "甲公司"), ("C1", "甲公司"))

    assert shared_firms(lambda: [one]) == []

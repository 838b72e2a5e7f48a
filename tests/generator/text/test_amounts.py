"""The amounts of texts, however they are written."""

from fractions import Fraction

import pytest

from generator.text import Bound, amounts_in, base_unit

SHARES = {
    "3%": "3",
    "３％": "3",
    "5‰": "1/2",
    "百分之三": "3",
    "百分之三十": "30",
    "百分之六十五": "65",
    "百分之三点五": "7/2",
    "百分之零点五": "1/2",
    "百分之百": "100",
    "百分之30": "30",
    "百分之3.5": "7/2",
    "千分之五": "1/2",
    "三成": "30",
    "半数": "50",
    "三分之二": "200/3",
    "2/3": "200/3",
    "１／３": "100/3",
}
NUMBERS = {
    "两千人": ("2000", "人"),
    "二千五百人": ("2500", "人"),
    "一百五十天": ("150", "天"),
    "三百平方米": ("300", "平方米"),
    "十五人": ("15", "人"),
    "廿人": ("20", "人"),
    "5个工作日": ("5", "工作日"),
    "三十日": ("30", "天"),
    "廿五人": ("25", "人"),
    "卅家": ("30", "家"),
    "３人": ("3", "人"),
    "３万人次": ("30000", "人次"),
    "２．５万元": ("25000", "元"),
    "2,000平方米": ("2000", "平方米"),
    "2，000平方米": ("2000", "平方米"),
    "2 000平方米": ("2000", "平方米"),
    "1.5万元": ("15000", "元"),
    "一万五千元": ("15000", "元"),
    "三万元": ("30000", "元"),
    "三点五万元": ("35000", "元"),
    "一亿元": ("100000000", "元"),
    "5千元": ("5000", "元"),
    "1万5千元": ("15000", "元"),
    "两年": ("24", "个月"),
    "两年半": ("30", "个月"),
    "半年": ("6", "个月"),
    "贰仟元": ("2000", "元"),
}


@pytest.mark.parametrize(("written", "percent"), SHARES.items())
def test_shares_are_percent(written: str, percent: str) -> None:
    """A share is the same in signs, digits and characters."""
    (amount,) = amounts_in(f"占比不低于{written}的")

    assert (str(amount.value), amount.unit, amount.bound) == (percent, "%", Bound.AT_LEAST)
    assert amount.written == "".join(written.split())


@pytest.mark.parametrize(("written", "amount"), NUMBERS.items())
def test_numbers_are_read_with_their_units(written: str, amount: tuple[str, str]) -> None:
    """Numerals, full width and separators make no difference."""
    assert [(str(one.value), one.unit) for one in amounts_in(f"共{written}以上")] == [amount]


@pytest.mark.parametrize("text", ["二〇二五年度", "二〇二五年三月一日", "陆家嘴街道", "以下三点要求", "第三方"])
def test_what_is_no_amount_is_none(text: str) -> None:
    """Dates, names and what is not exact are no amounts."""
    assert amounts_in(text) == []


UNITS = [("万人次", ("人次", 10_000)), ("万元", ("元", 10_000)), ("‰", ("%", Fraction(1, 10)))]


@pytest.mark.parametrize(("name", "unit"), UNITS)
def test_units_are_multiples_of_the_smallest(name: str, unit: tuple[str, Fraction]) -> None:
    """A field in 万人次 can be held against an amount in 人次."""
    assert base_unit(name) == unit


def test_lists_are_no_separated_thousands() -> None:
    """A comma between numbers separates thousands only where three digits follow, and at most three stand before."""
    assert [str(amount.value) for amount in amounts_in("评分前3，20人以上；1200，300人")] == ["3", "20", "1200", "300"]

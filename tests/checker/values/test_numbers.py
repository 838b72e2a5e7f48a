"""Numbers as they are shown."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.numbers import exact_sum, rounded, shown, written

SHARES = st.fractions(min_value=0, max_value=100, max_denominator=10**9)
THRESHOLDS = st.decimals(min_value=0, max_value=100, places=3).map(Fraction)


@pytest.mark.parametrize(
    ("share", "threshold", "shown"),
    [
        (Fraction(900, 11), 80, "81.82"),
        (Fraction(700, 22), 30, "31.82"),
        (Fraction(100, 8), 30, "12.5"),
        (Fraction(1, 8), 30, "0.13"),
        (Fraction(74998, 1000), 75, "74.998"),
        (Fraction(75), 75, "75"),
        (75 - Fraction(1, 10**6), 75, "74.999999"),
        (75 + Fraction(1, 3 * 10**4), 75, "75.00003"),
    ],
)
def test_shown_as_spreadsheets_do(share: Fraction, threshold: int, shown: str) -> None:
    """Two decimals, a half upwards, and more only where the threshold would be shown."""
    assert rounded(share, Fraction(threshold)) == shown


@given(SHARES | THRESHOLDS, THRESHOLDS)
def test_never_across_threshold(share: Fraction, threshold: Fraction) -> None:
    """Whoever compares what is shown with the threshold comes to the same outcome."""
    shown = Fraction(rounded(share, threshold))

    assert (shown < threshold, shown > threshold) == (share < threshold, share > threshold)


@given(SHARES)
def test_nearest(share: Fraction) -> None:
    """Without a threshold, it is what the decimal module makes of it."""
    exact = Decimal(share.numerator * 10**30 // share.denominator).scaleb(-30)

    assert Decimal(rounded(share)) == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(SHARES | THRESHOLDS, THRESHOLDS)
def test_shown_is_what_is_written(share: Fraction, threshold: Fraction) -> None:
    """What is written is the number that is shown, whichever way it is rounded."""
    for rounding in ("nearest", "up"):
        assert Fraction(written(share, rounding, threshold)) == shown(share, rounding, threshold)


@given(st.lists(st.integers(-(10**39), 10**39) | st.decimals(-(10**39), 10**39, places=39)))
def test_sums_are_exact(numbers: list[int | Decimal]) -> None:
    """Sums lose no digit, however far the numbers lie apart."""
    assert exact_sum(numbers) == sum(map(Fraction, numbers))

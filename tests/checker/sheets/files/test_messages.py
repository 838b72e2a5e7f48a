"""The sentences about files, sheets and cells."""

from collections import Counter

from checker.sheets import page_requests
from checker.wording.message_template import MessageTemplate


def test_one_code_for_each_sentence() -> None:
    """No two sentences have the same code, wherever they stand."""
    assert page_requests
    codes = Counter(member.code for table in MessageTemplate.__subclasses__() for member in table)

    assert len(codes) > 80
    assert set(codes.values()) == {1}

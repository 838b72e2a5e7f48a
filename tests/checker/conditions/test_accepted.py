"""Choices that a notice accepts, of an applicant and of a row."""

from checker import check, check_row
from trying import decide, described, idle_levers, levers, mistakes, small_notice

GRADE = {
    "title": "资质等级",
    "type": "string",
    "enum": ["national", "provincial", "none"],
    "x-choices": {"national": "国家级", "provincial": "省级", "none": "没有"},
}
FIELDS = {"grade": GRADE}
ACCEPTED = {"accepted": {"answer": "grade", "values": ["national", "provincial"]}}


def test_every_choice() -> None:
    """What is in the list is accepted, nothing else, and nothing while it is open."""
    choices = {"grade": GRADE["enum"]}

    assert list(mistakes(ACCEPTED, FIELDS, choices)) == []
    assert list(idle_levers(ACCEPTED, FIELDS, choices)) == []


def test_words() -> None:
    """Choices are called what the form calls them."""
    assert described(ACCEPTED, FIELDS) == "为“国家级”或“省级”"
    assert decide(ACCEPTED, FIELDS, {"grade": "none"}).reason == (
        "“资质等级”为“没有”，不在认可的之内（“国家级”、“省级”）。"
    )
    assert levers(ACCEPTED, FIELDS, {"grade": "none"}) == [
        ("在做到后，把“资质等级”改选为“国家级”", {"grade": "national"}),
        ("在做到后，把“资质等级”改选为“省级”", {"grade": "provincial"}),
    ]


def test_rows() -> None:
    """A roster's rows are held to a list as well."""
    notice = small_notice({}, {"id": "graded", "level": "mentor", "requirement": ACCEPTED}, mentor=FIELDS)
    verdicts = [check_row(notice, "mentor", {"grade": grade})[0].finding.verdict for grade in GRADE["enum"]]

    assert verdicts == ["met", "met", "unmet"]
    assert check(notice, {"mentor_roster": [{"grade": "none"}]}).rosters["mentor"].rows[0].verdict == "unmet"

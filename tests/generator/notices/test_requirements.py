"""How long a recognition lasts: what the notice says, what follows from it, and nothing from another notice."""

import pytest

import worked
from built_site import BuiltPage
from generator.notices.requirements import Year, years

RULE = worked.FOLDERS[worked.MAKER_SPACE].parts["requirements"]["re_recognition"]["rule"]
ANSWERS = {year.key: year for year in years(RULE)}


def test_no_year_is_left_out() -> None:
    """Whatever the year, there is one answer."""
    assert list(ANSWERS) == ["2018-", "2019", "2020", "2021", "2022", "2023+"]


@pytest.mark.parametrize(
    ("key", "until"), [("2018-", 2021), ("2019", 2022), ("2020", 2023), ("2022", 2025), ("2023+", None)]
)
def test_three_years(key: str, until: int | None) -> None:
    """A recognition of 2020 lasts until 2023; nothing is worked out for later notices."""
    assert ANSWERS[key].until == until


def test_2019_has_to_apply() -> None:
    """The notice names those of 2019: apply now, or the recognition is gone."""
    assert "须在这一次" in ANSWERS["2019"].text
    assert "自动取消" in ANSWERS["2019"].text


@pytest.mark.parametrize("key", ["2018-", "2020", "2021", "2022", "2023+"])
def test_no_other_year_is_said_to_lose_it(key: str) -> None:
    """What the notice says of 2019 is said of no other year."""
    assert "自动取消" not in ANSWERS[key].text


def test_agrees_with_the_checker() -> None:
    """Where the self-assessment says that it does not apply, no application is asked for here."""
    (condition,) = (entry for entry in worked.FOLDERS[worked.MAKER_SPACE].conditions if entry["id"] == "re-recognition")
    cases = condition["requirement"]["by_answer"]["cases"]

    assert {year for year, then in cases.items() if then == "not_applicable"} == {"2020", "2021"}
    assert all("没有要求" in ANSWERS[year].text for year in ("2020", "2021"))


def test_placeholders_are_filled_in() -> None:
    """Answers for single years name the year."""
    assert ANSWERS["2021"] == Year(
        "2021", "2021年", 2024, "2024年", "按有效期3年推算到2024年。通知没有要求2021年认定的在这一次重新认定。"
    )


def test_2024_lends_itself_nothing(built_page: BuiltPage) -> None:
    """The 2024 notice says nothing of a term; its page says so, offers no choice of a year and names no term."""
    requirements = worked.FOLDERS[worked.INCUBATOR].parts["requirements"]
    page = built_page(f"{worked.INCUBATOR}/requirements")

    assert requirements["validity"] == []
    assert "rule" not in requirements["re_recognition"]
    assert "通知没有写认定后的有效期" in page
    assert "<select" not in page
    assert "3年" not in page


@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_every_item_can_be_linked_to(built_page: BuiltPage, notice: str) -> None:
    """Each item of the three pages stands there under its id."""
    for part in {"process", "schedule", "requirements"} - worked.FOLDERS[notice].absent:
        page = built_page(f"{notice}/{part}")
        found = list(ids(worked.FOLDERS[notice].parts[part]))

        assert found
        assert [name for name in found if page.count(f'id="{name}"') != 1] == []


def ids(data: object) -> list[str]:
    """Return all ids in a part."""
    match data:
        case dict():
            return [*([data["id"]] if "id" in data else []), *(name for value in data.values() for name in ids(value))]
        case list():
            return [name for value in data for name in ids(value)]
    return []

"""Faults that people make in an application that agreed with itself, each with what has to be found, and where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from generated_applications import Generated, Texts, check_character, two_places
from worked import INCUBATOR, MAKER_SPACE

type Place = str | tuple[str, int]
"""A field of the form, or a roster and the number of a row, from 1."""

WRONG_CODE = "credit-code.check-character"
"""What is said of a code with another check character."""

_NO_YEAR_IS_LEAP = 365


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to be found.

    Attributes:
        id: The rule of consistency, or what is said of a cell.
        places: Where, all of them.
        also: The rules that may speak as well, for they look at the same figures.
    """

    id: str
    places: tuple[Place, ...]
    also: frozenset[str] = frozenset()


type Fault = Callable[[Generated, Random], Expected]
"""Spoils an application."""


def areas_that_do_not_add_up(application: Generated, random: Random) -> Expected:
    """The parts of the premises come to more than the whole, by an area of the incubator's own use."""
    _add(application.answers, "premises.own_use_m2", random.randint(20, 90))
    paths = ("total_m2", "tenant_m2", "public_service_m2", "own_use_m2", "other_m2")
    return Expected("X1", tuple(f"premises.{path}" for path in paths), frozenset({"X3", "X19"}))


def share_rounded_up(application: Generated, random: Random) -> Expected:
    """A share of 74.98 % is stated as 75 %; all areas agree with each other."""
    del random
    answers = application.answers
    used = Decimal(answers["premises.tenant_m2"]) + Decimal(answers["premises.public_service_m2"])
    total = Decimal(two_places(used / Decimal("0.7498")))
    more = total - Decimal(answers["premises.total_m2"])
    for texts, paths in ((answers, ("premises.total_m2", "premises.other_m2")), (_row(application, "premises"), ())):
        for path in paths or ("total_m2", "other_m2"):
            _add(texts, path, more)
    answers["stated.tenant_share_percent"] = "75"
    answers["stated.per_1000_m2"] = two_places(1000 * Decimal(answers["tenants.count"]) / total)
    paths = ("premises.tenant_m2", "premises.public_service_m2", "premises.total_m2")
    return Expected("X2", ("stated.tenant_share_percent", *paths))


def wrong_code_of_a_tenant(application: Generated, random: Random) -> Expected:
    """One character of a tenant's code is mistyped."""
    number = _any(application, "tenant", random)
    row = application.rosters["tenant"][number]
    row["uscc"] = _mistyped(row["uscc"])
    return Expected(WRONG_CODE, (("tenant", number + 1),))


def wrong_code_of_the_applicant(application: Generated, random: Random) -> Expected:
    """One character of the applicant's own code is mistyped."""
    del random
    application.answers["particulars.uscc"] = _mistyped(application.answers["particulars.uscc"])
    return Expected("X23", ("particulars.uscc",))


def firm_in_both_tables(application: Generated, random: Random) -> Expected:
    """A tenant is listed as a graduate as well."""
    tenant, graduate = (_any(application, roster, random) for roster in ("tenant", "graduate"))
    identity = {name: application.rosters["tenant"][tenant][name] for name in ("name", "uscc")}
    application.rosters["graduate"][graduate] |= identity
    return Expected("X13", (("tenant", tenant + 1), ("graduate", graduate + 1)))


def firm_in_both_tables_by_name(application: Generated, random: Random) -> Expected:
    """A tenant is listed as a graduate as well, there without its code."""
    expected = firm_in_both_tables(application, random)
    (_, _), (_, graduate) = expected.places
    del application.rosters["graduate"][int(graduate) - 1]["uscc"]
    return Expected("X20", expected.places)


def fund_in_yuan(application: Generated, random: Random) -> Expected:
    """The fund is given in 元 where 万元 are asked for, in the form and in its table."""
    del random
    for texts, path in ((application.answers, "fund.amount_wan"), *_cells(application, "fund", "amount_wan")):
        texts[path] = str(10_000 * Decimal(texts[path]))
    return Expected("X22", ("fund.amount_wan",))


def fund_in_yuan_in_the_form(application: Generated, random: Random) -> Expected:
    """The fund is given in 元 in the form alone."""
    del random
    application.answers["fund.amount_wan"] = str(10_000 * Decimal(application.answers["fund.amount_wan"]))
    also = frozenset({"X9"} if application.rosters.get("fund") else {"Y4"})
    return Expected("X22", ("fund.amount_wan",), also)


def capital_in_yuan(application: Generated, random: Random) -> Expected:
    """A tenant's capital is given in 元."""
    number = _any(application, "tenant", random)
    _row(application, "tenant", number)["capital_wan"] = "1000000"
    return Expected("X22", (("tenant", number + 1),))


def registered_after_moving_in(application: Generated, random: Random) -> Expected:
    """A tenant was registered after it had moved in, both before the day of application."""
    number = _any(application, "tenant", random)
    row = _row(application, "tenant", number)
    row["registered_on"] = _later(row["moved_in_on"], 20)
    return Expected("X12", (("tenant", number + 1),))


def graduated_before_moving_in(application: Generated, random: Random) -> Expected:
    """A firm graduated before it had moved in."""
    number = _any(application, "graduate", random)
    row = _row(application, "graduate", number)
    row["graduated_on"] = _later(row["moved_in_on"], -30)
    return Expected("X12", (("graduate", number + 1),))


def tenant_of_the_future(application: Generated, random: Random) -> Expected:
    """A tenant moved in after the day of application."""
    number = _any(application, "tenant", random)
    day = _later(application.answers["submitted_on"], random.randint(1, _NO_YEAR_IS_LEAP))
    _row(application, "tenant", number)["moved_in_on"] = day
    of_incubator = application.notice == INCUBATOR
    also = frozenset({"X5", "X6", "X24"} if of_incubator else {"Y3", "Y2"})
    return Expected("X12" if of_incubator else "Y8", (("tenant", number + 1), "submitted_on"), also)


def graduate_of_the_future(application: Generated, random: Random) -> Expected:
    """A firm graduated after the day of application."""
    number = _any(application, "graduate", random)
    day = _later(application.answers["submitted_on"], random.randint(1, _NO_YEAR_IS_LEAP))
    _row(application, "graduate", number)["graduated_on"] = day
    return Expected("X12", (("graduate", number + 1), "submitted_on"), frozenset({"X13"}))


def event_of_the_future(application: Generated, random: Random) -> Expected:
    """An event was held after the day of application, which lies in a month that does not count."""
    number = len(application.rosters["event"])
    day = _later(application.answers["submitted_on"], random.randint(1, _NO_YEAR_IS_LEAP))
    _row(application, "event", number - 1)["held_on"] = day
    return Expected("Y8", (("event", number), "submitted_on"), frozenset({"Y3"}))


def more_tenants_than_rows(application: Generated, random: Random) -> Expected:
    """The form has more tenants than the table."""
    answers = application.answers
    if application.notice == MAKER_SPACE:
        _add(answers, "stated.tenants", random.randint(1, 3))
        return Expected("Y3", ("stated.tenants",))
    _add(answers, "tenants.count", random.randint(1, 3))
    return Expected("X5", ("tenants.count",), frozenset({"X6", "X7", "X11"}))


def fewer_staff_than_rows(application: Generated, random: Random) -> Expected:
    """The form has fewer people than the table."""
    del random
    _add(application.answers, "management.staff", -1)
    return Expected("X10", ("management.staff",), frozenset({"X19"}))


def more_mentors_than_rows(application: Generated, random: Random) -> Expected:
    """The form has more mentors than the table."""
    _add(application.answers, "mentors.count", random.randint(1, 5))
    return Expected("X10" if application.notice == INCUBATOR else "Y3", ("mentors.count",))


def more_graduates_than_rows(application: Generated, random: Random) -> Expected:
    """The form has more graduates than the table."""
    _add(application.answers, "graduates.count", random.randint(1, 5))
    return Expected("X13", ("graduates.count",))


def financed_otherwise_than_in_rows(application: Generated, random: Random) -> Expected:
    """The form has one more financed firm than the table."""
    del random
    _add(application.answers, "tenants.financed", 1)
    return Expected("X6", ("tenants.financed",))


def tenant_listed_twice(application: Generated, random: Random) -> Expected:
    """A tenant stands in two rows."""
    tenants = application.rosters["tenant"]
    number = _any(application, "tenant", random)
    tenants.append(dict(tenants[number]))
    places = (("tenant", number + 1), ("tenant", len(tenants)))
    if application.notice == MAKER_SPACE:
        return Expected("Y9", places)
    return Expected("X5", places, frozenset({"X8"}))


def tenants_with_one_name(application: Generated, random: Random) -> Expected:
    """Two tenants have one name and two codes."""
    first, second = random.sample(range(len(application.rosters["tenant"])), 2)
    _row(application, "tenant", second)["name"] = _row(application, "tenant", first)["name"]
    return Expected("X20", tuple(("tenant", number + 1) for number in sorted((first, second))))


def cover_with_another_name(application: Generated, random: Random) -> Expected:
    """The name on the cover is not that in the table."""
    del random
    application.answers["stated.cover_name"] += "有限公司"
    return Expected("X14" if application.notice == INCUBATOR else "Y7", ("stated.cover_name", "name"))


def cover_with_another_kind(application: Generated, random: Random) -> Expected:
    """The kind on the cover is not that in the table."""
    del random
    other = {"general": "specialized", "specialized": "general"}[application.answers["variant"]]
    application.answers["stated.cover_variant"] = other
    return Expected("X14" if application.notice == INCUBATOR else "Y7", ("stated.cover_variant", "variant"))


def more_open_seats_than_seats(application: Generated, random: Random) -> Expected:
    """A part is larger than its whole."""
    _add(application.answers, "stated.open_seats", random.randint(61, 90))
    return Expected("Y2", ("stated.open_seats", "stated.seats"))


def lease_that_ends_first(application: Generated, random: Random) -> Expected:
    """The lease ends before it begins."""
    del random
    application.answers["premises.lease_end"] = "2019-12-31"
    return Expected("Y6", ("premises.lease_start", "premises.lease_end"))


FAULTS: Mapping[str, Sequence[Fault]] = {
    INCUBATOR: (
        areas_that_do_not_add_up,
        share_rounded_up,
        wrong_code_of_a_tenant,
        wrong_code_of_the_applicant,
        firm_in_both_tables,
        firm_in_both_tables_by_name,
        fund_in_yuan,
        fund_in_yuan_in_the_form,
        capital_in_yuan,
        registered_after_moving_in,
        graduated_before_moving_in,
        tenant_of_the_future,
        graduate_of_the_future,
        more_tenants_than_rows,
        fewer_staff_than_rows,
        more_mentors_than_rows,
        more_graduates_than_rows,
        financed_otherwise_than_in_rows,
        tenant_listed_twice,
        tenants_with_one_name,
        cover_with_another_name,
        cover_with_another_kind,
    ),
    MAKER_SPACE: (
        fund_in_yuan_in_the_form,
        tenant_of_the_future,
        event_of_the_future,
        more_tenants_than_rows,
        more_mentors_than_rows,
        tenant_listed_twice,
        cover_with_another_name,
        cover_with_another_kind,
        more_open_seats_than_seats,
        lease_that_ends_first,
    ),
}
"""The faults of each notice's applications."""


def claimed_by_two(one: Generated, other: Generated, random: Random) -> tuple[tuple[str, int], tuple[str, int]]:
    """Let two applications claim one tenant; return its row in each."""
    first, second = (_any(application, "tenant", random) for application in (one, other))
    identity = {name: text for name, text in _row(one, "tenant", first).items() if name in {"name", "uscc"}}
    _row(other, "tenant", second).update(identity)
    return ("tenant", first + 1), ("tenant", second + 1)


def _any(application: Generated, roster: str, random: Random) -> int:
    """Return the index of a row."""
    return random.randrange(len(application.rosters[roster]))


def _row(application: Generated, roster: str, index: int = 0) -> Texts:
    return application.rosters[roster][index]


def _cells(application: Generated, roster: str, column: str) -> list[tuple[Texts, str]]:
    return [(row, column) for row in application.rosters[roster]]


def _add(texts: Texts, path: str, more: Decimal | int) -> None:
    texts[path] = str(Decimal(texts[path]) + more)


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _mistyped(code: str) -> str:
    """Return a code with another character in the middle; its last does not fit any more."""
    body = f"{code[:11]}{'7' if code[11] != '7' else '8'}{code[12:17]}"
    return body + code[17] if check_character(body) != code[17] else body + ("1" if code[17] != "1" else "2")

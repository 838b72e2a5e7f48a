"""Fields that move along with others, by the notice's rules of consistency."""

from checker import load_notice
from checker.advice.parts_and_wholes import PartsAndWholes
from checker.conditions import Facts
from worked import INCUBATOR


def test_what_is_new_reaches_every_whole_once_even_where_two_fields_have_to_be_equal() -> None:
    """Each of two equal fields is a whole of the other."""
    pairs = (
        ("tenants.patent_applied", "tenants.patent_or_ip"),
        ("tenants.patent_or_ip", "tenants.count"),
        ("tenants.count", "tenants.patent_or_ip"),
    )
    tenants = {"patent_applied": 6, "patent_or_ip": 30, "count": 30}
    facts = Facts({"tenants": tenants}, load_notice(INCUBATOR).fields)

    moved = PartsAndWholes(pairs, ()).moved_along({"tenants.patent_applied": 8}, facts, ["tenants.patent_applied"])

    assert moved == {"tenants.patent_applied": 8, "tenants.patent_or_ip": 32, "tenants.count": 32}

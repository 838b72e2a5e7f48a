"""What pages say of a condition besides its data."""

import worked
from generator.pages.condition_entries import condition_entries


def test_members_lead_to_what_wants_them_and_back() -> None:
    """Whoever reads one of four conditions learns that two of the four are enough."""
    entries = {entry.about["id"]: entry for entry in condition_entries(worked.FOLDERS[worked.INCUBATOR], "graduate")}
    members = [name for name, entry in entries.items() if entry.about["strength"] == "one_of"]

    assert [one.id for one in entries["graduate-qualified"].members] == members
    assert all([one.id for one in entries[name].groups] == ["graduate-qualified"] for name in members)

"""What pages say of a condition besides its data."""

import worked
from generator.pages.condition_entries import condition_entries, summary_entries


def test_members_lead_to_what_wants_them_and_back() -> None:
    """Whoever reads one of four conditions learns that two of the four are enough."""
    entries = {entry.about["id"]: entry for entry in condition_entries(worked.FOLDERS[worked.INCUBATOR], "graduate")}
    members = [name for name, entry in entries.items() if entry.about["strength"] == "one_of"]

    assert [one.id for one in entries["graduate-qualified"].members] == members
    assert all([one.id for one in entries[name].groups] == ["graduate-qualified"] for name in members)


def test_members_stand_below_what_counts_them() -> None:
    """A table names them after the condition that wants some of them, which the notice's file has last, and says so."""
    group, *members = summary_entries(worked.FOLDERS[worked.INCUBATOR], "graduate")

    assert group.about["id"] == "graduate-qualified"
    assert group.one_of == ""
    assert [entry.about["id"] for entry in members] == [one.id for one in group.members]
    assert {entry.one_of for entry in members} == {group.threshold}

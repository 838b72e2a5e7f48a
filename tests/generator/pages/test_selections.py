"""Which notices have something for whom."""

from generator.pages.selections import for_recommending_units
from other_sites import read_samples


def test_pages_for_recommending_units() -> None:
    """They are led to what their notice has, and not to one that knows of nobody who recommends."""
    samples = read_samples()

    assert for_recommending_units(samples["2026-accelerator"]) == {"process", "attachments", "contacts"}
    assert for_recommending_units(samples["2026-startup-space"]) == {"materials", "schedule", "contacts"}
    assert for_recommending_units(samples["2026-pilot-base"]) == set()

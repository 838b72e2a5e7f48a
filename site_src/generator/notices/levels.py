"""The levels of conditions that every notice can have; each of its rosters is another."""

ON_APPLICATION = ("applicant", "material", "process", "encouraged")
"""The levels of conditions on the application as a whole; all others are on rows of a roster."""

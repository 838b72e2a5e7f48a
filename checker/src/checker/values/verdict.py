"""The five verdicts and the order in which they outweigh each other."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What comparing one condition with the answers found.

    ``UNKNOWN`` means that an answer is missing or unusable; it is never read as zero or as no.
    ``ATTENTION`` means that the notice itself leaves the outcome open, so the applicant has to ask, or that figures
    which were left out among others could change it, so the applicant has to look.
    """

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    ATTENTION = "attention"
    NOT_APPLICABLE = "not_applicable"


NOTHING_LACKING = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE})
"""The verdicts with which there is nothing to be done."""

BY_WEIGHT = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.ATTENTION, Verdict.MET, Verdict.NOT_APPLICABLE)
"""The verdicts, each before those that it outweighs."""


def weightiest(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the first of unmet > unknown > attention > met; not applicable if there is no other."""
    present = tuple(verdicts)  # enumerations are compared faster than hashed
    for verdict in BY_WEIGHT:
        if verdict in present:
            return verdict
    return Verdict.NOT_APPLICABLE

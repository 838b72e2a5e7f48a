"""Reading: from what people write to answers, in one way for controls, rows and cells."""

from checker.reading.reading import Outcome, Reading, noted, omitted, rejected
from checker.reading.texts import echo, is_canonical, read_text

__all__ = ["Outcome", "Reading", "echo", "is_canonical", "noted", "omitted", "read_text", "rejected"]

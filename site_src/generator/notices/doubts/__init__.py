"""What is probably wrong in a notice's data: facts that the official text seems to say otherwise.

A doubt is no error: texts can be read in ways that a program does not know. It is told with both places, and silenced
only by a reason that is written beside the fact (``confirmed``).
"""

from generator.notices.doubts.doubts import doubts_in

__all__ = ["doubts_in"]

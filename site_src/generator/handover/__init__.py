"""The hand-over: what the administrator of a web server gets, beside the site itself."""

from generator.handover.components import HandoverError
from generator.handover.handover import write_handover, write_portable

__all__ = ["HandoverError", "write_handover", "write_portable"]

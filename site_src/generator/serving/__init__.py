"""What `make serve` does besides building: watch the sources, show pages again, show what is wrong with the sources."""

from generator.serving.builder import Builder
from generator.serving.outcome import Newest, Outcome, Problem, State
from generator.serving.server import Server
from generator.serving.watching import Watch, code_files, source_files

__all__ = ["Builder", "Newest", "Outcome", "Problem", "Server", "State", "Watch", "code_files", "source_files"]

"""What every step of a build needs and what knows nothing of notices: paths, digests, other programs."""

from generator.tools.commands import ESBUILD, PYTHON, ToolError, run
from generator.tools.digests import content_hash, sha256
from generator.tools.paths import ROOT, SCHEMAS

__all__ = ["ESBUILD", "PYTHON", "ROOT", "SCHEMAS", "ToolError", "content_hash", "run", "sha256"]

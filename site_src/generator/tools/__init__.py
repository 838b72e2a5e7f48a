"""What every step of a build needs and what knows nothing of notices: paths, digests, other programs."""

from generator.tools.commands import ESBUILD, PYTHON, ToolError, run
from generator.tools.digests import content_hash, digest_of, sha256
from generator.tools.files import Files, read_files, write_files
from generator.tools.memory import Memory
from generator.tools.paths import ROOT, SCHEMAS

__all__ = [
    "ESBUILD",
    "PYTHON",
    "ROOT",
    "SCHEMAS",
    "Files",
    "Memory",
    "ToolError",
    "content_hash",
    "digest_of",
    "read_files",
    "run",
    "sha256",
    "write_files",
]

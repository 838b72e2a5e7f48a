"""Before and after the pages: MkDocs, and what finishes the site that it makes."""

from generator.site.changes import last_changes, record_changes
from generator.site.mkdocs import run_mkdocs, write_config
from generator.site.policy import PolicyError, write_policy
from generator.site.slim import slim_site
from generator.site.version import write_version

__all__ = [
    "PolicyError",
    "last_changes",
    "record_changes",
    "run_mkdocs",
    "slim_site",
    "write_config",
    "write_policy",
    "write_version",
]

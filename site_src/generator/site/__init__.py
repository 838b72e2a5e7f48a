"""Before and after the pages: MkDocs, and what finishes the site that it makes."""

from generator.site.changes import last_changes, record_changes
from generator.site.mkdocs import Frame, MkDocsError, make_html
from generator.site.policy import PolicyError, add_policy
from generator.site.runtime import add_runtime
from generator.site.slim import slim_theme
from generator.site.version import add_version, version_of

__all__ = [
    "Frame",
    "MkDocsError",
    "PolicyError",
    "add_policy",
    "add_runtime",
    "add_version",
    "last_changes",
    "make_html",
    "record_changes",
    "slim_theme",
    "version_of",
]

"""Files that people write: read with the line of every value, validated, and explained where they are wrong."""

from generator.source.errors import Errors, SourceError, SourceErrors, listed
from generator.source.file import Place, Source
from generator.source.groups import groups
from generator.source.names import check_known, place_of, similar, similar_names
from generator.source.problems import Problems
from generator.source.validation import read_optional, read_source

__all__ = [
    "Errors",
    "Place",
    "Problems",
    "Source",
    "SourceError",
    "SourceErrors",
    "check_known",
    "groups",
    "listed",
    "place_of",
    "read_optional",
    "read_source",
    "similar",
    "similar_names",
]

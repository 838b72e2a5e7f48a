"""Files that people write: read with the line of every value, validated, and explained where they are wrong."""

from generator.source.errors import SourceError
from generator.source.file import Place, Source
from generator.source.names import check_known, place_of, similar
from generator.source.validation import read_source

__all__ = ["Place", "Source", "SourceError", "check_known", "place_of", "read_source", "similar"]

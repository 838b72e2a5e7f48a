"""What the search knows: records of the built pages and words that visitors use, in one file."""

from generator.search.indexing import index_site
from generator.search.keywords import read_keywords

__all__ = ["index_site", "read_keywords"]

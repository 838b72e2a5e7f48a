"""The search index: records of the built pages, words that visitors use, files of a good size."""

from generator.search.indexing import index_site
from generator.search.keywords import read_keywords

__all__ = ["index_site", "read_keywords"]

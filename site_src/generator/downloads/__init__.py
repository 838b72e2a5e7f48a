"""Files to take along, made from the notices' data and placed beside the page that offers them."""

from generator.downloads.writing import MAKERS, write_downloads

__all__ = ["MAKERS", "write_downloads"]

"""Files to take along, made from the notices' data and placed beside the page that offers them."""

from generator.downloads.writing import make_downloads, makers

__all__ = ["make_downloads", "makers"]

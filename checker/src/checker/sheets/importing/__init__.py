"""Importing: what a file holds of a notice's form, with notes on what was left out."""

from checker.sheets.importing.workbook_application import read_workbook_application
from checker.sheets.importing.workbook_import import Import

__all__ = ["Import", "read_workbook_application"]

"""Importing: what a file holds of a notice's form, with notes on what was left out."""

from checker.sheets.importing.remarks import Remark
from checker.sheets.importing.workbook_import import Import

__all__ = ["Import", "Remark"]

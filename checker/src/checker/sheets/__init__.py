"""Spreadsheets: rosters and the form as workbooks, CSV and pasted text, read and written."""

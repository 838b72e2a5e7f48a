"""The largest files that are read, in bytes."""

LARGEST_SHEET_FILE = 20 * 2**20
"""A workbook, a CSV file, or text that was pasted from one."""

LARGEST_DRAFT = 5_000_000
"""A draft, which is JSON."""

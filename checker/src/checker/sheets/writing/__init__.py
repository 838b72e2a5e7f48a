"""Writing: rosters and the form as files that read back as the same texts.

``workbook`` alone needs openpyxl, which is slow to load: it is imported from its own module, when it is needed.
"""

"""Cells: from a stored cell to the text that a row has, by the field that it fills."""

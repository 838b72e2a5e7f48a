"""Recognition: which roster a sheet is, where its headings stand, and which rows are data."""

"""Writes one roster as CSV.

A cell begins with an apostrophe where a spreadsheet would take it for a formula or change its digits, and where it
would read back as another text; reading drops the apostrophe.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from checker.form.roster import Roster
from checker.sheets.recognition.template_names import ROW_NUMBER
from checker.sheets.writing.cell_encoding import csv_text
from checker.sheets.writing.columns import columns_of, row_labels


def csv_file(roster: Roster, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return a CSV file in UTF-8 with a byte order mark; a lone surrogate becomes a question mark."""
    columns = columns_of(roster, rows)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([ROW_NUMBER, *(column.headings[0] for column in columns)])
    for label, row in zip(row_labels(rows, roster), rows, strict=True):
        texts = ((row.get(column.name, ""), column.field) for column in columns)
        writer.writerow([label, *(csv_text(text, field) if text else "" for text, field in texts)])
    return target.getvalue().encode("utf-8-sig", errors="replace")

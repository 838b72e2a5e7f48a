"""Writes one roster as CSV.

A cell that a spreadsheet would take for a formula, or whose digits it would change, begins with an apostrophe, and so
does one that would otherwise read back as something else; reading drops it.
"""

import csv
import io
from collections.abc import Mapping, Sequence

from checker.form.roster import Roster
from checker.sheets.recognition.names import NUMBER
from checker.sheets.writing.cell_encoding import typed_of
from checker.sheets.writing.columns import columns_of


def csv_file(roster: Roster, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return a CSV file in UTF-8 with a byte order mark; half a character becomes a question mark."""
    columns = columns_of(roster, rows)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([NUMBER, *(column.headings[0] for column in columns)])
    for number, row in enumerate(rows, 1):
        texts = ((row.get(column.name, ""), column.field) for column in columns)
        writer.writerow([number, *(typed_of(text, field) if text else "" for text, field in texts)])
    return target.getvalue().encode("utf-8-sig", errors="replace")

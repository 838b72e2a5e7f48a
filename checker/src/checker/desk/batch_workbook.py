"""What came of a batch, as a workbook: a sheet for each table."""

import io
from collections.abc import Iterator, Sequence

from openpyxl import Workbook

from checker.desk.tables import COUNTS, Batch, Table
from checker.sheets.writing.listing import ListColumn, fill_listing
from checker.sheets.writing.reproducible_zip import fixed_dates
from checker.sheets.writing.workbook import sheet_name


def batch_workbook(batch: Batch) -> bytes:
    """Write the tables of a batch; the same batch gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    programme = batch.notice.about["programme"]
    book.properties.creator = book.properties.title = f"{programme}申报核对汇总"
    for table in batch.tables():
        columns = [ListColumn(heading, width) for heading, width in table.columns]
        title = f"{programme}（{batch.notice.about['year']}）{table.title}"
        fill_listing(book.create_sheet(sheet_name(table.title)), title, table.note, columns, list(_cells(table)))
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _cells(table: Table) -> Iterator[Sequence[str | int]]:
    """Yield rows with numbers where something was counted, so that a spreadsheet sorts them as such."""
    counts = [heading in COUNTS for heading, _ in table.columns]
    for row in table.rows:
        yield [int(text) if is_count and text else text for text, is_count in zip(row, counts, strict=True)]

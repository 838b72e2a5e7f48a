"""What came of a batch, as a workbook: a sheet for each table."""

import io

from openpyxl import Workbook

from checker.desk.tables import Batch
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
        fill_listing(book.create_sheet(sheet_name(table.title)), title, table.note, columns, table.rows)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())

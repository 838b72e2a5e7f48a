"""What came of a whole batch, for a terminal and for other programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from checker.cli.engines.task import Job
from checker.cli.finished import Finished
from checker.cli.printing import in_columns, shortened
from checker.desk.shared_firms import shared_firms
from checker.desk.tables import Batch, Table, by_unit
from checker.desk.units import Failure
from checker.notice import load_notice
from checker.values.text import visible
from checker.values.verdict import Verdict
from checker.wording.vocabulary import SEVERITY_LABELS

_SHOWN = (
    "序号",
    "名称",
    "所属地区",
    "结果",
    "未达到",
    "材料等未达到",
    "须确认",
    "待填",
    "不一致",
    "请核对",
    "读不懂的格",
    "名册行数",
    "备注",
)
_LONGEST_CELL = 30
_LISTED = 20
"""So many rows of the other tables are shown."""


class Outcome:
    """What came of a batch, read from the file in which it is kept.

    Attributes:
        failures: Files of which nothing was taken: each a ``deskFailure`` of ``schemas/desk.schema.json``.
        batch: The batch.
    """

    def __init__(self, finished: Finished, job: Job, empty: Iterable[Failure], others: Iterable[str]) -> None:
        """Prepare to tell it, with folders that hold nothing to read, and files of other kinds."""
        self._finished = finished
        found = [failure for one in finished.units() for failure in one["failures"]]
        self.failures = sorted([*found, *(folder.as_json() for folder in empty)], key=by_unit)
        self.batch = Batch(load_notice(job.notice), job.day, self.applications, self.failures, list(others))

    def applications(self) -> Iterator[Mapping[str, Any]]:
        """Yield what came of each application."""
        return (application for one in self._finished.units() for application in one["applications"])

    def is_unmet(self) -> bool:
        """Whether an application is unmet or contradicts itself."""
        mismatch = next(iter(SEVERITY_LABELS))
        return any(
            one["overall"] == Verdict.UNMET or any(found["kind"] == mismatch for found in one["findings"])
            for one in self.applications()
        )

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by id."""
        return {table.id: table for table in self.batch.tables()}


def as_json(outcome: Outcome) -> Iterator[str]:
    """Yield the parts of a ``deskBatch`` of ``schemas/desk.schema.json``, an application at a time."""
    yield f'{{"notice": {json.dumps(outcome.batch.notice.id)}, "on": {json.dumps(outcome.batch.day)}, "applications": ['
    for number, application in enumerate(outcome.applications()):
        yield f"{',' if number else ''}\n{json.dumps(application, ensure_ascii=False)}"
    rest = {
        "failures": outcome.failures,
        "shared": shared_firms(outcome.applications),
        "others": outcome.batch.others,
        "disclaimer": outcome.batch.notice.disclaimer,
    }
    yield f"\n], {json.dumps(rest, ensure_ascii=False)[1:]}\n"


def as_csv(outcome: Outcome) -> Iterator[str]:
    """Yield the table of applicants as CSV, with a byte order mark."""
    table = outcome.tables["applicants"]
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([heading for heading, _ in table.columns])
    writer.writerows([[_harmless(text) for text in row] for row in table.rows])
    yield f"\ufeff{target.getvalue()}"


def _harmless(text: str) -> str:
    """Return a text that a spreadsheet does not calculate."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def as_text(outcome: Outcome) -> Iterator[str]:
    """Yield the table of applicants, and the first rows of those that need somebody's attention."""
    about = outcome.batch.notice.about
    yield f"{about['title']}（{about['document_number']}）\n"
    yield from _table(outcome.tables["applicants"], _SHOWN)
    for name in ("shared", "unread", "unreadable"):
        table = outcome.tables[name]
        if table.rows:
            yield f"\n{table.title}：{table.note}\n"
            yield from _table(table, [heading for heading, _ in table.columns], _LISTED)
    if others := outcome.batch.others:
        yield f"\n另有 {len(others)} 个文件不是底稿、表格，没有打开。\n"
    yield f"\n缺口、矛盾与疑问的全部明细：加 --xlsx 汇总.xlsx。{outcome.batch.notice.disclaimer}\n"


def _table(table: Table, shown: Iterable[str], most: int | None = None) -> Iterator[str]:
    headings = [heading for heading, _ in table.columns]
    *places, last = [headings.index(heading) for heading in shown]
    rows = [headings, *table.rows[:most]]
    cells = [[*(_in_a_line(row[place], _LONGEST_CELL) for place in places), _in_a_line(row[last])] for row in rows]
    yield from (f"{line}\n" for line in in_columns(cells))
    if most and len(table.rows) > most:
        yield f"……共 {len(table.rows)} 行\n"


def _in_a_line(text: str, most: int = 1_000) -> str:
    return shortened(" ".join(visible(text).split()), most)

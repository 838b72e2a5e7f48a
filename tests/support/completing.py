"""Random partial applications of a notice, and what they can be completed to: whatever is blank gets any answer."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from checker import Field, Notice, Report
from checker.form import Roster
from checker.values.dates import is_month
from generator.notices import nested

NUMBERS = (
    0,
    1,
    2,
    3,
    4,
    5,
    9,
    10,
    11,
    19,
    20,
    29,
    30,
    31,
    50,
    80,
    200,
    201,
    300,
    301,
    500,
    501,
    1000,
    1001,
    3000,
    5000,
)
"""Around the thresholds of both notices."""
ROW_NUMBERS = (0, 1, 2, 3, 5, 10, 100, 200, 201, 1000, 1001, 2500)
ROWS = (1, 2, 3, 5, 10, 11, 19, 20, 22, 30, 31)
TOO_MUCH = "no_more.more"
AVERAGE = "events.monthly_average"
FIRST, LAST = date(2018, 1, 1), date(2025, 12, 31)

type Answers = dict[str, Any]


@dataclass(frozen=True)
class Application:
    """An application that may lack answers.

    Attributes:
        form: The form's answers by path.
        tables: The rows of the rosters by path.
    """

    form: Answers
    tables: Mapping[str, list[Answers]]

    @property
    def data(self) -> dict[str, Any]:
        """The application as it is checked."""
        return {**nested(self.form), **self.tables}


class Completer:
    """Makes partial applications of one notice, and completes them."""

    def __init__(self, notice: Notice, seed: int) -> None:
        """Begin at a seed, so that what fails can be made again."""
        self._notice = notice
        self._random = Random(seed)  # noqa: S311 - no secret
        self._firms = 0
        self._codes: dict[str, str] = {}
        self._adding = False

    def partial(self) -> Application:
        """Return an application with blanks, months in the place of days, and typed numbers beside rosters."""
        self._lean = self._random.choice((0.5, 0.9, 0.99, 1))
        filled = self._random.choice((0.3, 0.7, 0.9, 0.97, 1))
        form = {path: self._answer(field) for path, field in self._notice.fields.items() if self._chance(filled)}
        given = [roster for roster in self._notice.rosters.values() if self._chance(0.4)]
        return Application(form, {roster.path: self._table(roster) for roster in given})

    def completions(self, application: Application, *, adding: bool = False) -> Iterator[Application]:
        """Yield what an application can be completed to: by corners, and at random, also in part.

        Args:
            application: What is there.
            adding: Whether rosters may get more rows, and lists more items behind their last.
        """
        self._adding = adding
        for pick in (min, max, self._random.choice):
            yield self._completed(application, pick, 1)
        for share in (1, 1, 0.5):
            self._lean = self._random.choice((0, 0.5, 1))
            yield self._completed(application, None, share)

    def _table(self, roster: Roster) -> list[Answers]:
        """Return rows of a few kinds, each with columns of its own that are blank, some of them in all rows."""
        filled = self._random.choice((0, 0.5, 0.9, 1, 1))
        blank = {path for path in roster.fields if not self._chance(filled)}
        kinds = [self._row(roster, blank) for _ in range(self._random.choice((1, 1, 2, 3)))]
        rows = [dict(self._random.choice(kinds)) for _ in range(self._random.choice(ROWS))]
        return [self._named(roster, row) for row in rows]

    def _row(self, roster: Roster, blank: set[str]) -> Answers:
        filled = self._random.choice((0.7, 0.95, 1))
        given = [field for path, field in roster.fields.items() if path not in blank and self._chance(filled)]
        return {field.path: self._answer(field) for field in given}

    def _named(self, roster: Roster, row: Answers) -> Answers:
        """Give a row's firm a name and a code where it has them, at times those of an earlier row."""
        if "name" not in row:
            return {**row, **{path: self._text(roster.fields[path]) for path in ("uscc",) if path in row}}
        repeated = self._codes and self._chance(0.05)
        name = self._random.choice(tuple(self._codes)) if repeated else self._text(roster.fields["name"])
        return {**row, "name": name, **({"uscc": self._code(name)} if "uscc" in row else {})}

    def _code(self, name: str) -> str:
        """Return the one code of a firm."""
        self._firms += 1
        return self._codes.setdefault(name, f"91140100MA{self._firms:08d}")

    def _completed(self, application: Application, pick: Any, share: float) -> Application:  # noqa: ANN401
        fields, rosters = self._notice.fields, self._notice.rosters.values()
        by_path = {roster.path: roster for roster in rosters}
        form = self._filled(fields, application.form, pick, share)
        tables = {
            path: self._filled_table(by_path[path].fields, rows, pick, share) + self._more(by_path[path])
            for path, rows in application.tables.items()
        }
        return Application(form, tables)

    def _more(self, roster: Roster) -> list[Answers]:
        """Return rows that are added at times."""
        return self._table(roster) if self._adding and self._chance(0.3) else []

    def _filled_table(self, fields: Mapping[str, Field], rows: list[Answers], pick: Any, share: float) -> list[Answers]:  # noqa: ANN401
        """Fill rows in; where one of several rows of a firm is blank, it says what the others do: else they differ."""
        said: dict[str, Answers] = {}
        filled = []
        for row in rows:
            said.setdefault(row.get("name", ""), {}).update(row)
        for row in rows:
            own = said[row["name"]] if "name" in row else {}
            row_filled = self._filled(fields, {**own, **row}, pick, share)
            own.update(row_filled)
            filled.append({path: answer for path, answer in row_filled.items() if path in row or self._chance(share)})
        return filled

    def _filled(self, fields: Mapping[str, Field], given: Answers, pick: Any, share: float) -> Answers:  # noqa: ANN401
        filled = {
            path: self._extended(field, given[path], pick) if path in given else self._answer(field, pick)
            for path, field in fields.items()
            if path in given or self._chance(share)
        }
        named = "uscc" in filled and "uscc" not in given and "name" in given
        return {**filled, "uscc": self._code(given["name"])} if named else filled

    def _extended(self, field: Field, answer: Any, pick: Any) -> Any:  # noqa: ANN401 - as the field has it
        """Return a day for a month, fill the blanks between figures of years and the items of a list, and add some."""
        match answer:
            case str() if field.kind == "date" and is_month(answer):
                return self._pick(list(_days(answer)), pick).isoformat()
            case list():
                given = [place for place, item in enumerate(answer) if item is not None]
                end = field.schema["maxItems"] if self._adding and self._chance(0.5) else max(given, default=-1) + 1
                items = [*answer, *[None] * (end - len(answer))]
                return [
                    self._pick(range(11), pick) if item is None and min(given, default=0) <= place < end else item
                    for place, item in enumerate(items)
                ]
            case dict() if answer:
                years = range(int(min(answer)), int(max(answer)) + 1)
                return {str(year): answer.get(str(year), self._pick((0, 100, 251, 501), pick)) for year in years}
        return answer

    def _answer(self, field: Field, pick: Any = None) -> Any:  # noqa: ANN401 - as the field has it
        schema = field.schema
        match field.kind:
            case "number":
                return self._number(field, pick)
            case "date":
                return self._date(field, pick)
            case "question":
                leans_no = field.path in {"relocated", "student_or_returnee_firm", "special_field"}
                return self._pick((False, True), pick) if pick else self._chance(self._lean) != leans_no
            case "choice":
                return self._pick(schema["enum"], pick)
            case "list":
                return [self._pick(range(2, 5), pick) for _ in range(self._random.randint(1, schema["maxItems"]))]
            case "years":
                first = self._random.randrange(len(schema["x-years"]))
                return {year: self._pick((0, 100, 251, 501), pick) for year in schema["x-years"][first:]}
        return self._text(field)

    def _number(self, field: Field, pick: Any) -> Any:  # noqa: ANN401 - an integer or a decimal
        least, most = field.schema["minimum"], field.schema["maximum"]
        known = ROW_NUMBERS if field.path not in self._notice.fields else NUMBERS
        numbers = [number for number in known if least <= number <= most] or [least]
        if pick is max:
            return most
        number = self._pick(numbers, pick)
        half = not field.is_integer and self._chance(0.1)
        return Decimal(number) + Decimal("0.5") if half and number < most else number

    def _date(self, field: Field, pick: Any) -> str:  # noqa: ANN401
        first, last = FIRST, LAST
        if field.path == "submitted_on":
            first, last = (date.fromisoformat(str(self._notice.about["window"][end])) for end in ("first", "last"))
        if pick in {min, max}:
            return str(pick(first, last).isoformat())
        usual = (date(2021, 6, 1), date(2022, 6, 1)) if self._chance(0.7) and first is FIRST else (first, last)
        day = usual[0] + timedelta(days=self._random.randrange((usual[1] - usual[0]).days + 1))
        month = field.schema["format"] == "day-or-month" and pick is None and self._chance(0.2)
        return f"{day:%Y-%m}" if month else day.isoformat()

    def _text(self, field: Field) -> str:
        self._firms += 1
        return f"91140100MA{self._firms:08d}" if field.schema.get("format") == "uscc" else f"示例{self._firms}号"

    def _pick(self, values: Iterable[Any], pick: Any) -> Any:  # noqa: ANN401
        return (pick or self._random.choice)(tuple(values))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


def _days(month: str) -> Iterator[date]:
    year, number = map(int, month.split("-"))
    yield from (date(year, number, day) for day in range(1, calendar.monthrange(year, number)[1] + 1))


def contradicting(report: Report) -> tuple[int, int]:
    """Return in how many columns rows of one firm contradict each other, and how many rows have too large a part."""
    columns = sum(len(paths) for rows in report.rosters.values() for paths in rows.eligible.contradicting.values())
    found = (one.discrepancy for one in report.inconsistencies)
    codes = ((one.rows, {statement.code for statement in one.statements}) for one in found)
    return columns, sum(len(rows) for rows, of in codes if TOO_MUCH in of)


def contradicted(before: Report, after: Report) -> Iterator[str]:
    """Yield the fields typed before that what was added contradicts, or that rows now begin to say."""
    completed = {count.field.path: count for count in after.roster_counts}
    for count in before.roster_counts:
        typed = before.typed.answer(count.field.path)
        then = completed[count.field.path]
        begun = not (then.is_blank or then.is_known)
        if typed is not None and count.is_blank and (begun or not then.admits(typed)):
            yield count.field.path
    if before.typed.answer(AVERAGE) is not None:
        yield from (AVERAGE for found in after.inconsistencies if AVERAGE in found.discrepancy.fields)

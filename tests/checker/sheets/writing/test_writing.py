"""Files that the site writes: what a spreadsheet shows of them, and that they read back as the same rows."""

import csv
import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import Field, Notice
from checker.application.texts import texts_from_row
from checker.form.roster import Roster
from checker.sheets.importing import Import
from checker.sheets.writing.workbook import workbook
from workbooks import confirmed, read, rows, taken, written
from worked import FOLDERS, INCUBATOR, MAKER_SPACE, notice

ROSTERS = [(name, roster) for name in FOLDERS for roster in notice(name).rosters]
# Texts that files are known to change.
AWKWARD = [
    "=1+1",
    "+86 351",
    "-",
    "@某人",
    "'撇号",
    "''",
    "\t甲",
    " 甲 ",
    "甲\r\n乙\n丙\r丁",
    "响铃\x07退格\x08",
    "_x000D_",
    "001",
    "911401001234567890",
    "9.1E+17",
    "合计",
    "示例",
    "注：无",
    "序号",
    "#N/A",
    "TRUE",
    "是",
    "yes",
    "1",
    "2021.1",
    "2021年3月",
    "120㎡",
    "1,200",
    "1e5",
    "120.50",
    "75%",
    '<script>alert("x")</script>',
    '，"引号",逗号',
]


def texts(field: Field) -> st.SearchStrategy[str]:
    """Return texts that a row may have for a field: what it reads, and anything else."""
    readable: dict[str, st.SearchStrategy[str]] = {
        "number": st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**8, places=2).map(str),
        "years": st.integers(0, 10**8).map(str),
        "date": st.dates().map(str) | st.dates().map(lambda day: f"{day:%Y-%m}"),
        "question": st.sampled_from(["yes", "no", "unsure"]),
        "choice": st.sampled_from(list(field.schema.get("enum", [""]))),
    }
    anything = st.sampled_from(AWKWARD) | st.text(min_size=1, max_size=20)
    return readable.get(field.kind, anything) | anything


def some_rows(roster: Roster) -> st.SearchStrategy[list[dict[str, str]]]:
    """Return lists of rows that are not blank."""
    cells = {column.name: texts(column.field) for column in roster.columns}
    row = st.fixed_dictionaries({}, optional=cells).filter(bool)
    return st.lists(row, min_size=1, max_size=6)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(("name", "roster"), ROSTERS)
def test_rows_come_back(name: str, roster: str, form: str) -> None:
    """Whatever the rows of any roster are, a file of them reads back as the same rows, once confirmed."""

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(some_rows(notice(name).rosters[roster]))
    def come_back(given_rows: list[dict[str, str]]) -> None:
        data = written({roster: given_rows}, form=form, notice=name)

        assert given_rows == confirmed(data, roster, notice=name)

    come_back()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(("name", "roster"), ROSTERS)
def test_awkward_texts_come_back(name: str, roster: str, form: str) -> None:
    """Formulas, apostrophes, codes, dates and totals stay the texts that they are, in every column."""
    given_rows = [{column.name: text for column in notice(name).rosters[roster].columns} for text in AWKWARD]

    assert given_rows == rows(written({roster: given_rows}, form=form, notice=name), roster, notice=name)


def test_answers_come_back() -> None:
    """So do the form's answers, readable or not."""
    answers = {
        "name": "=某某",
        "variant": "specialized",
        "registered_on": "2020-05-06",
        "premises.total_m2": "8600.50",
        "tenants.count": "约30",
        "declarations.purpose": "unsure",
    }
    read(written({}, answers))

    assert taken(0, 1)["answers"] == answers


def test_everything_in_one_workbook() -> None:
    """All rosters and the form in one file, each on its own sheet, each found again."""
    every = {
        name: [texts_from_row(row, roster) for row in roster.row_schema["examples"]]
        for name, roster in notice(INCUBATOR).rosters.items()
    }
    answer = read(written(every, {"jobs": "501"}))

    assert [sheet["roster"] for sheet in answer["sheets"]] == ["application", *every, ""]
    found = taken(*range(len(every) + 1))
    assert (found["rosters"], found["answers"]) == (every, {"jobs": "501"})


def test_years_that_the_form_does_not_list() -> None:
    """A year that only the rows have gets a column."""
    given_rows = [{"name": "甲", "revenue_by_year_wan.2016": "5", "revenue_by_year_wan.2022": "7"}]

    assert given_rows == rows(written({"graduate": given_rows}), "graduate")


@pytest.mark.parametrize(("name", "roster"), ROSTERS)
def test_template(name: str, roster: str, notices: Mapping[str, Notice]) -> None:
    """A template has the official headings first, examples that are not read, and lists to choose from."""
    found = notices[name].rosters[roster]
    data = workbook(notices[name], {roster: []}, template=True)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]

    headings = ["序号", *(column.headings[0] for column in found.columns)]
    assert headings == [cell.value for cell in sheet[1]]
    assert [cell.value for cell in sheet["A"]][1:] == ["示例"] * len(found.row_schema["examples"])
    (imported, _) = Import.of_file(notices[name], "x.xlsx", data, roster).sheets
    assert (imported.roster, imported.rows, [entry.message.text for entry in imported.skipped]) == (
        roster,
        (),
        ["没有可导入的行，现有的行不会改动", *["示例行"] * len(found.row_schema["examples"])],
    )
    offered = [check.formula1 for check in sheet.data_validations.dataValidation if check.type == "list"]
    assert len(offered) == sum(column.field.kind in {"question", "choice"} for column in found.columns)


def test_examples_read_as_they_are(notices: Mapping[str, Notice]) -> None:
    """An example that is given a number is read, and is what the form's schema says."""
    for name, roster in ROSTERS:
        found = notices[name].rosters[roster]
        given_rows = [texts_from_row(row, found) for row in found.row_schema["examples"]]

        assert given_rows == rows(written({roster: given_rows}, notice=name), roster, notice=name)


def test_worksheet_columns_are_apart() -> None:
    """What the notice does not ask for stands last, in another colour, and says so where it is filled in."""
    columns = notice(INCUBATOR).rosters["tenant"].columns
    sheet = openpyxl.load_workbook(io.BytesIO(written({"tenant": []}))).worksheets[0]

    colours = [cell.fill.fgColor.rgb for cell in sheet[1]][1:]
    assert [colour == colours[0] for colour in colours] == [column.official for column in columns]
    prompts = {str(check.sqref).partition("2:")[0]: check.prompt for check in sheet.data_validations.dataValidation}
    marked = ["底稿栏目，非官方表样" in prompts[cell.column_letter] for cell in sheet[1][1:]]
    assert marked == [not column.official for column in columns]


def test_cells_of_a_workbook() -> None:
    """Numbers are numbers, days are days, text is text."""
    row = {"name": "=1+1", "registered_on": "2021-03-05", "moved_in_on": "2021-03", "area_m2": "120.5", "uscc": "001"}
    data = written({"tenant": [row | {"patent_applied": "yes"}]})
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]

    found = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True) if cell.value is not None}
    assert {
        name: (cell.data_type, cell.value if cell.data_type != "d" else f"{cell.value:%F}")
        for name, cell in found.items()
    } == {
        "序号": ("n", 1),
        "企业名称": ("s", "=1+1"),
        "注册时间": ("d", "2021-03-05"),
        "统一社会信用代码": ("s", "001"),
        "入驻时间": ("s", "2021-03"),
        "孵化场地(平方米)": ("n", 120.5),
        "是否已申请专利": ("s", "是"),
    }
    assert found["统一社会信用代码"].number_format == "@"
    # In a cell for days Excel would make a day of the month as soon as somebody edits it.
    assert (found["注册时间"].number_format, found["入驻时间"].number_format) == ("yyyy-mm-dd", "@")
    assert sheet.freeze_panes == "C2"


def test_same_rows_same_bytes() -> None:
    """A file says nothing about when or where it was made."""
    given_rows: Sequence[Mapping[str, str]] = [{"name": "甲", "registered_on": "2021-03-05"}]

    assert written({"tenant": given_rows}, {}) == written({"tenant": given_rows}, {})


def test_text_that_no_cell_can_hold() -> None:
    """It is cut, and the last sheet says so; the file opens."""
    data = written({"tenant": [{"name": "长" * 40_000}]})
    book = openpyxl.load_workbook(io.BytesIO(data))

    said = [cell.value for cell in book.worksheets[-1]["A"] if cell.value]
    assert any("“企业名称”有一格超过 32767 个字" in line for line in said)
    assert set(rows(data, "tenant")[0]["name"]) == {"长"}


def test_csv_holds_no_formulas() -> None:
    """No cell of a CSV file begins as a formula does; a negative number may."""
    row = {
        "name": "=cmd|'/c calc'!A1",
        "field": "＝1+1",
        "capital_wan": "-5",
        "sme_registration": "+1",
        "uscc": "911401001234567890",
    }
    data = written({"tenant": [row]}, form="csv")
    (_, found) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))

    assert data.startswith(b"\xef\xbb\xbf")
    assert [cell for cell in found if cell] == ["1", "'=cmd|'/c calc'!A1", "'911401001234567890", "-5", "'＝1+1", "'+1"]


def test_blank_form_of_the_other_notice() -> None:
    """The form's sheet lists every control, those of a list one by one."""
    sheet = openpyxl.load_workbook(io.BytesIO(written({}, {}, notice=MAKER_SPACE)))["自评表"]

    names = [cell.value for cell in sheet["A"]]
    assert names[0] == "编号"
    assert {"events.by_month.0", "events.by_month.17", "declarations.operating-body"} < set(names)


@pytest.mark.parametrize(
    "text",
    [
        "3-5",
        "2021-03",
        "2021-03-05",
        "1/2",
        "3/2021",
        "1E5",
        "1.5e-3",
        "8:30",
        "12:30:05",
        "3月5日",
        "2021年3月",
        "2021年3月5日",
        "3-Mar",
        "1.50",
        ".5",
        "(5)",
        "true",
    ],
)
def test_csv_protects_what_excel_would_change(text: str) -> None:
    """Texts that Excel would take for days, times or numbers have an apostrophe; what it leaves alone has none."""
    kept = ["0351-7654321", "2021年", "软件", "5", "12.5", "A-5", "3-5-7-9"]
    given_rows = [{"name": value} for value in [text, *kept]]
    data = written({"tenant": given_rows}, form="csv")
    cells = [row[1] for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]

    assert cells[1:] == [f"'{text}", *kept]
    assert rows(data, "tenant", name="a.csv") == given_rows


def test_csv_keeps_days_bare() -> None:
    """In a column of days they are what they are."""
    data = written({"tenant": [{"name": "甲", "registered_on": "2021-03"}]}, form="csv")

    assert "2021-03" in data.decode("utf-8-sig").split(",")

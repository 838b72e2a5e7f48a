"""No number is taken from a formula that nobody has calculated; pictures and zeros that are not shown are named."""

import pytest

from packages import MAIN, calculated, error, sheet
from workbooks import pasted, read, taken, with_part

HEADINGS = (
    '<row r="1"><c r="A1" t="str"><v>企业名称</v></c><c r="B1" t="str"><v>从业人数</v></c>'
    '<c r="C1" t="str"><v>注册资金</v></c></row>'
)
NAME = '<c r="A2" t="str"><v>甲</v></c>'
ZEROS = '<c r="B2"><f>6+6</f><v>0</v></c><c r="C2"><f>SUM(D2:F2)</f><v>0</v></c>'
MIXED = '<c r="B2"><f>6+6</f><v>12</v></c><c r="C2"><f>D2</f><v>0</v></c>'
MISSING = '<c r="B2"><f>6+6</f></c><c r="C2"><f>D2</f><v></v></c>'


def book(row: str) -> bytes:
    """Return a workbook with headings and one row."""
    return sheet(f'<sheetData>{HEADINGS}<row r="2">{row}</row></sheetData>')


@pytest.mark.parametrize(
    ("row", "settings"),
    [
        (ZEROS, '<calcPr calcId="124519" fullCalcOnLoad="1"/>'),
        (MIXED, '<calcPr fullCalcOnLoad="true"/>'),
        (MISSING, '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        (MIXED, '<calcPr calcId="191029" calcMode="manual" calcCompleted="0"/>'),
        (ZEROS, ""),
    ],
)
def test_not_calculated(row: str, settings: str) -> None:
    """The cells are blank, which is said once with their places and the remedy."""
    (found,) = read(calculated(book(NAME + row), settings), "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲"}]
    assert [(entry["where"], entry["text"], entry["code"]) for entry in found["skipped"]] == [
        ("B2、C2", "=6+6", "not-calculated")
    ]


@pytest.mark.parametrize(
    ("row", "settings", "staff"),
    [
        (ZEROS, '<calcPr calcId="191029"/>', "0"),
        (MIXED, '<calcPr calcId="144525" concurrentCalc="0"/>', "12"),
        (ZEROS, "<calcPr/>", "0"),
        (ZEROS, '<calcPr iterateCount="100" refMode="A1" iterate="false" iterateDelta="0.001"/>', "0"),
        (MIXED, "", "12"),
        (ZEROS, '<calcPr calcId="191029" fullCalcOnLoad="0"/>', "0"),
    ],
)
def test_calculated(row: str, settings: str, staff: str) -> None:
    """What Excel, WPS, LibreOffice and Google have calculated is taken, zeros included."""
    read(calculated(book(NAME + row), settings), "tenant")

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "staff": staff, "capital_wan": "0"}]


def test_texts_of_formulas() -> None:
    """They are no better than numbers."""
    row = '<c r="A2" t="str"><f>D2&amp;E2</f><v>旧名</v></c><c r="B2" t="str"><v>8</v></c>'
    (found,) = read(calculated(book(row), '<calcPr fullCalcOnLoad="1"/>'), "tenant")["sheets"]

    assert taken(0)["rosters"] == {}
    assert [entry["code"] for entry in found["questions"]] == ["nameless"]
    assert "not-calculated" in [entry["code"] for entry in found["skipped"]]


def test_nothing_but_formulas() -> None:
    """A file without anything else is refused with the remedy."""
    body = '<sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>企业名称</v></c></row></sheetData>'

    assert "只有没有算过的公式" in error(calculated(sheet(body), '<calcPr fullCalcOnLoad="1"/>'))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('=DISPIMG("ID_0A1B",1)', "picture"),
        ('_xlfn.DISPIMG("ID_0A1B",1)', "picture"),
        ('=_xlfn.IMAGE("http://x/y.png")', "picture"),
        ("=_xlfn.XLOOKUP(A2,B:B,C:C)", "formula-without-result"),
        ("=_xlws.FILTER(A:A,B:B)", "formula-without-result"),
    ],
)
def test_functions_as_texts(text: str, code: str) -> None:
    """What a program writes of a function that it does not know is no answer."""
    (found,) = read(book(f'{NAME}<c r="B2" t="inlineStr"><is><t>{text}</t></is></c>'), "tenant")["sheets"]
    assert [(entry["where"], entry["code"]) for entry in found["skipped"]] == [("B2", code)]

    (found,) = pasted(f"企业名称\t技术领域\n甲\t{text}", "tenant")["sheets"]
    assert [(entry["where"], entry["code"]) for entry in found["skipped"]] == [("B2", code)]


def test_picture_placed_in_a_cell() -> None:
    """Excel stores it as an error with a value of its own."""
    (found,) = read(book(f'{NAME}<c r="B2" t="e" vm="1"><v>#VALUE!</v></c>'), "tenant")["sheets"]

    assert [(entry["where"], entry["code"]) for entry in found["skipped"]] == [("B2", "picture")]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0;-0;;@", False),
        ("#,##0;-#,##0;", False),
        ("#,##0;-#,##0;;@", False),
        ("#", False),
        ("#,###", False),
        ("[=0]&quot;&quot;;General", False),
        (";;;", False),
        ("0;-0;&quot; &quot;", False),
        ("[Red]0;0;[Blue]", False),
        ("0;-0", True),
        ("0.00", True),
        ("#,##0;-#,##0;0", True),
        ("#,##0;-#,##0;&quot;-&quot;", True),
        ("#0", True),
        ("General;-General;&quot;无&quot;", True),
    ],
)
def test_zeros_that_a_format_hides(code: str, shown: bool) -> None:  # noqa: FBT001 - a case
    """They are taken, and pointed out."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>'
    )
    data = with_part(book(f'{NAME}<c r="B2" s="1"><v>0</v></c>'), "xl/styles.xml", styles.encode())
    (found,) = read(data, "tenant")["sheets"]

    assert taken(0)["rosters"]["tenant"] == [{"name": "甲", "staff": "0"}]
    assert ("hidden-zeros" in [note["code"] for note in found["noted"]]) is not shown


def test_zeros_that_a_sheet_hides() -> None:
    """One note names all of them."""
    row = f'<row r="2">{NAME}<c r="B2"><v>0</v></c><c r="C2"><v>0.0</v></c></row>'
    body = f'<sheetViews><sheetView showZeros="0"/></sheetViews><sheetData>{HEADINGS}{row}</sheetData>'
    (found,) = read(sheet(body), "tenant")["sheets"]

    assert [(note["code"], note["reason"][:10]) for note in found["noted"]] == [("hidden-zeros", "B2、C2共 2 格")]

"""Every file that people really send gives the right value, or is refused or asked about at its place."""

from collections.abc import Iterator

import pytest

from generator.tools import ROOT
from inputs import FOLDER, Expected, Outcome, expectations

EXPECTED = expectations()


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.file)
def test_right_or_said(expected: Expected) -> None:
    """What the tables say comes out, and what they want said is said."""
    assert list(expected.differences(expected.outcome())) == []


def test_every_file_is_in_a_table() -> None:
    """No file is without an entry, and no entry without a file."""
    files = {path.name for path in FOLDER.iterdir()} - {"README.md"}
    listed = {expected.file for expected in EXPECTED}
    assert files == listed


def test_table_of_all_inputs() -> None:
    """The table of all files, with what each gives, is written for whoever reviews them."""
    target = ROOT / "build" / "inputs.md"
    target.parent.mkdir(exist_ok=True)
    lines = ["| File | Kind | Gives | Where | In the words of the page |", "|---|---|---|---|---|"]
    lines += [_line(expected, expected.outcome()) for expected in EXPECTED]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert len(lines) == 2 + len(EXPECTED)


def _line(expected: Expected, outcome: Outcome) -> str:
    wanted = {said["code"] for said in expected.says} | {outcome.refused}
    remarks = [remark for remark in outcome.remarks if remark.code in wanted]
    columns = (
        f"{expected.file} | {expected.kind}",
        "; ".join(_given(expected, outcome)),
        "; ".join(remark.where for remark in remarks),
        "; ".join(remark.text for remark in remarks),
    )
    return f"| {' | '.join(column.replace(chr(10), ' ') for column in columns)} |"


def _given(expected: Expected, outcome: Outcome) -> Iterator[str]:
    if outcome.refused:
        yield f"refused: {outcome.refused}"
    if outcome.rows:
        yield f"{len(outcome.rows)} rows"
    for number, cells in expected.cells.items():
        if number <= len(outcome.rows):
            yield from (f"row {number} {name} = {outcome.rows[number - 1].get(name, '')}" for name in cells)
    yield from (f"{condition} = {outcome.verdicts.get(condition)}" for condition in expected.verdicts)

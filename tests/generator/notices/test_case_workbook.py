"""Cases that an officer fills in are checked like those that an editor writes."""

import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

import worked
from checker import Notice
from generator.notices import NOTICES, case_workbook, read_notice
from generator.notices.case_workbook import check_case_workbook
from generator.source import SourceErrors

MET = {"name": "都符合", "why": "各项宽裕", "overall": "符合"}
LABELS = {True: "是", False: "否"}


def filled(path: Path, notice: Notice, *cases: Mapping[str, object]) -> Path:
    """Fill a notice's workbook in, each case in a column, and save it."""
    book = load_workbook(io.BytesIO(case_workbook(notice)))
    sheet = book["用例"]
    rows = {cell.value: cell.row for cell in sheet["A"]}
    for column, case in enumerate(cases, 4):
        for key, value in case.items():
            sheet.cell(rows[key], column).value = value  # type: ignore[index] - every key has its row
    book.save(path)
    return path


def ample(name: str) -> dict[str, object]:
    """Return the answers that meet every condition, as an officer writes them."""
    notice = worked.FOLDERS[name].notice
    answers = {path: answer for path, answer in worked.ample(name).items() if path in notice.looked_at}
    labels = notice.fields["variant"].schema["x-choices"]
    return {path: written(answer) for path, answer in answers.items()} | {"variant": labels[answers["variant"]]}


def written(answer: object) -> object:
    """Return an answer as it stands in a cell."""
    if isinstance(answer, bool):
        return LABELS[answer]
    return answer if isinstance(answer, str) else float(str(answer))


def told(path: Path, notice: Notice) -> list[str]:
    """Return what is told of a workbook, without its address."""
    return [str(error).partition(".xlsx: ")[2] for error in check_case_workbook(path, notice)]


def test_right_cases_are_silent(tmp_path: Path) -> None:
    """Verdicts may be left out where a condition is met; cases are independent of each other."""
    notice = worked.FOLDERS[worked.INCUBATOR].notice
    few = {
        **ample(worked.INCUBATOR),
        **MET,
        "name": "岗位正好500",
        "jobs": 500,
        "expected.jobs": "未达到",
        "overall": "未达到",
    }

    assert told(filled(tmp_path / "cases.xlsx", notice, {**ample(worked.INCUBATOR), **MET}, few), notice) == []


def test_wrong_verdict_is_told_with_its_cell(tmp_path: Path) -> None:
    """The message names the cell, both verdicts and the figures."""
    notice = worked.FOLDERS[worked.INCUBATOR].notice
    wrong = {**ample(worked.INCUBATOR), **MET, "jobs": 500}
    found = told(filled(tmp_path / "cases.xlsx", notice, wrong), notice)

    assert any("“jobs”应为 met 或 not_applicable，算出 unmet" in message and "500 个" in message for message in found)
    assert all(message[0] == "D" for message in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": None}, "用例没有名称"),
        ({"overall": None}, "没有写总的结论"),
        ({"overall": "合格"}, "“合格”不是结论"),
        ({"jobs": "五百来个"}, "五百来个"),
        ({"jobs": "=400+101"}, "=400+101"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, change: Mapping[str, object], message: str) -> None:
    """A case that says too little, or something that is no answer, is told."""
    notice = worked.FOLDERS[worked.INCUBATOR].notice
    path = filled(tmp_path / "cases.xlsx", notice, {**ample(worked.INCUBATOR), **MET, **change})

    assert any(message in one for one in told(path, notice))


def test_build_reads_it(tmp_path: Path) -> None:
    """The workbook in a notice's folder is part of what the build checks."""
    folder = tmp_path / worked.INCUBATOR
    shutil.copytree(NOTICES / worked.INCUBATOR, folder)
    notice = worked.FOLDERS[worked.INCUBATOR].notice
    filled(folder / "cases.xlsx", notice, {**ample(worked.INCUBATOR), **MET, "jobs": 500})

    with pytest.raises(SourceErrors, match=r"cases.xlsx: D\d+: “jobs”应为"):
        read_notice(folder)

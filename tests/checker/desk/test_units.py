"""Which files of a folder belong together."""

import pytest

from checker.desk.units import units_of


@pytest.mark.parametrize(
    ("paths", "units"),
    [
        pytest.param(
            ["甲.json", "乙.xlsx"], {"乙.xlsx": ["乙.xlsx"], "甲.json": ["甲.json"]}, id="files-of-the-folder"
        ),
        pytest.param(["甲/a.json", "甲/b.csv"], {"甲/": ["甲/a.json", "甲/b.csv"]}, id="one-folder"),
        pytest.param(["甲/a.json", "甲/附件/b.csv"], {"甲/": ["甲/a.json", "甲/附件/b.csv"]}, id="attachments"),
        pytest.param(
            ["太原市/甲/a.json", "太原市/乙/附件/b.csv"],
            {"太原市/乙/附件/": ["太原市/乙/附件/b.csv"], "太原市/甲/": ["太原市/甲/a.json"]},
            id="folder-of-folders",
        ),
        pytest.param(
            ["太原市/扫描.pdf", "太原市/甲/a.json"], {"太原市/甲/": ["太原市/甲/a.json"]}, id="only-a-picture"
        ),
        pytest.param(
            ["市/通知.docx", "市/甲/a.json", "市/乙/b.xlsx"],
            {"市/乙/": ["市/乙/b.xlsx"], "市/甲/": ["市/甲/a.json"], "市/通知.docx": ["市/通知.docx"]},
            id="only-a-document",
        ),
        pytest.param(["A.JSON", "b.XLS"], {"A.JSON": ["A.JSON"], "b.XLS": ["b.XLS"]}, id="capitals-and-old-formats"),
    ],
)
def test_units(paths: list[str], units: dict[str, list[str]]) -> None:
    """A folder that holds files is one applicant's, with all below it; a folder of folders is nobody's."""
    assert {unit.id: list(unit.files) for unit in units_of(paths).units} == units


def test_other_files_are_counted_and_those_of_the_system_are_not() -> None:
    """Pictures are told to be left out; locks, hidden files and thumbnails are not worth a word."""
    found = units_of(["甲/照片.jpg", "甲/~$底稿.xlsx", "甲/Thumbs.db", "甲/.DS_Store", "__MACOSX/甲.json"])

    assert found.others == ["甲/照片.jpg"]


def test_folder_with_pictures_only() -> None:
    """An applicant who has sent nothing that can be read is not lost from sight."""
    found = units_of(["甲/扫描/申请书.pdf", "乙/底稿.json", "乙/照片.jpg", "说明.pdf"])

    assert [failure.file for failure in found.failures] == ["甲/"]


def test_folder_that_cannot_be_looked_into() -> None:
    """It belongs to the applicant in whose folder it lies; alone, it is a unit of its own."""
    units = units_of(["甲/底稿.json"], ["甲/附件/", "乙/"]).units

    assert [(unit.id, unit.files) for unit in units] == [("乙/", ("乙/",)), ("甲/", ("甲/底稿.json", "甲/附件/"))]

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
        pytest.param(["A.JSON", "b.XLS"], {"A.JSON": ["A.JSON"], "b.XLS": ["b.XLS"]}, id="capitals-and-old-formats"),
    ],
)
def test_units(paths: list[str], units: dict[str, list[str]]) -> None:
    """A folder that holds files is one applicant's, with all below it; a folder of folders is nobody's."""
    found, _ = units_of(paths)

    assert {unit.id: list(unit.files) for unit in found} == units


def test_other_files_are_counted_and_those_of_the_system_are_not() -> None:
    """Pictures are told to be left out; locks, hidden files and thumbnails are not worth a word."""
    _, others = units_of(["甲/照片.jpg", "甲/~$底稿.xlsx", "甲/Thumbs.db", "甲/.DS_Store", "__MACOSX/甲.json"])

    assert others == ["甲/照片.jpg"]

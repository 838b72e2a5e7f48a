"""A notice is read again when anything has changed that it refers to, and only then."""

import re
import shutil
from pathlib import Path

import pytest

from generator.notices import NOTICES, remembered_notices
from generator.source import SourceErrors
from generator.tools import Memory

INCUBATOR, MAKER_SPACE = "2024-incubator", "2022-maker-space"


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    """Return a copy of the notices, the earlier of which names the later as the next one."""
    copy = tmp_path / "notices"
    shutil.copytree(NOTICES, copy)
    about = copy / MAKER_SPACE / "notice.yaml"
    text = re.sub(r"^followed_by: .*\n", "", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
    about.write_text(f"{text}followed_by: {INCUBATOR}\n", encoding="utf-8")
    return copy


def test_only_what_has_changed(notices: Path) -> None:
    """What is as it was is the very same, so that nothing is made of it again."""
    memory = Memory()
    before = {folder.id: folder for folder in remembered_notices(memory, notices)}
    conditions = notices / INCUBATOR / "conditions.yaml"
    conditions.write_text(conditions.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")

    after = {folder.id: folder for folder in remembered_notices(memory, notices)}

    assert {name for name in after if after[name] is not before[name]} == {INCUBATOR}


def test_a_notice_that_it_names(notices: Path) -> None:
    """The next notice must not open before this one has closed, whichever of both is edited."""
    memory = Memory()
    remembered_notices(memory, notices)
    about = notices / INCUBATOR / "notice.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("2024-0", "2021-0"), encoding="utf-8")

    with pytest.raises(SourceErrors, match=MAKER_SPACE):
        remembered_notices(memory, notices)


def test_a_notice_that_is_no_longer_there(notices: Path) -> None:
    """A name that nothing has any more is told."""
    memory = Memory()
    remembered_notices(memory, notices)
    shutil.rmtree(notices / INCUBATOR)

    with pytest.raises(SourceErrors, match="followed_by"):
        remembered_notices(memory, notices)

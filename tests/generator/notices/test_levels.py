"""What conditions are on."""

import shutil
from pathlib import Path

import pytest

from generator.notices import read_notice
from generator.source import SourceErrors
from other_sites import SAMPLES


def test_none_on_the_applicant(tmp_path: Path) -> None:
    """Where no condition counts towards the overall verdict, the editor is told, and nothing else."""
    notice = tmp_path / "2026-pilot-base"
    shutil.copytree(SAMPLES[notice.name], notice)
    conditions = notice / "conditions.yaml"
    written = conditions.read_text(encoding="utf-8")
    conditions.write_text(written.replace("level: applicant", "level: process"), encoding="utf-8")

    with pytest.raises(SourceErrors) as told:
        read_notice(notice)

    (error,) = told.value.errors
    assert (error.path, error.line) == (conditions, 1)
    assert "没有一条是对申报单位的" in str(error)

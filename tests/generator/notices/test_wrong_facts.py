"""Facts that are silently wrong are told, with the place of the fact; of facts that are right, nothing is."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

import worked
from generator.notices import NOTICES, NoticeFolder, read_notice
from generator.source import SourceError, SourceErrors, listed
from generator.tools import ROOT

SAMPLES = ROOT / "tests" / "notices"
WRONG = yaml.safe_load((Path(__file__).parent / "wrong_facts.yaml").read_text(encoding="utf-8"))


def told(folder: Path) -> list[SourceError]:
    """Return everything that an editor is told of a notice."""
    try:
        return list(read_notice(folder).doubts)
    except SourceErrors as found:
        return [*found.errors, *found.doubts]


@pytest.mark.parametrize("fact", WRONG, ids=lambda fact: f"{fact['notice']}: {fact['by']}")
def test_wrong_fact_is_told(fact: Mapping[str, str], tmp_path: Path) -> None:
    """One message names the fact, and what the text says instead."""
    folder = tmp_path / fact["notice"]
    model = NOTICES / fact["notice"]
    shutil.copytree(model if model.exists() else SAMPLES / fact["notice"], folder)
    file = folder / fact["file"]
    text = file.read_text(encoding="utf-8")
    assert text.count(fact["replace"]) == 1, "the fact must stand there once"
    file.write_text(text.replace(fact["replace"], fact["by"]), encoding="utf-8")

    found = [str(error) for error in told(folder) if f"{error.path.name} {error.field}" == fact["at"]]

    assert any(fact["told"] in message for message in found), "\n".join(map(str, told(folder)))


@pytest.mark.parametrize("folder", worked.FOLDERS.values(), ids=worked.FOLDERS)
def test_right_facts_are_not_doubted(folder: NoticeFolder) -> None:
    """Whatever is published is as the text says, or its editor has written why not."""
    assert list(map(str, folder.doubts)) == []


def test_a_doubt_alone_stops_nothing(tmp_path: Path) -> None:
    """The notice is read all the same, for its editor to look at."""
    folder = tmp_path / "2024-incubator"
    shutil.copytree(NOTICES / folder.name, folder)
    file = folder / "notice.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("〔2024〕131号", "〔2024〕113号"), encoding="utf-8")

    assert [doubt.field for doubt in read_notice(folder).doubts] == ["document_number"]


def test_doubts_beside_errors_are_listed_below_them(tmp_path: Path) -> None:
    """Who has something to mend is told what else to look at, each below its own heading."""
    folder = tmp_path / "2024-incubator"
    shutil.copytree(NOTICES / folder.name, folder)
    file = folder / "notice.yaml"
    about = file.read_text(encoding="utf-8").replace("〔2024〕131号", "〔2024〕113号")
    file.write_text(about.replace("clause: 五第1款", "clause: 五第9款", 1), encoding="utf-8")

    with pytest.raises(SourceErrors) as caught:
        read_notice(folder)

    errors, doubts = caught.value.errors, caught.value.doubts
    assert [doubt.field for doubt in doubts] == ["document_number"]
    assert "document_number" not in {error.field for error in errors}
    lines = listed(errors, doubts).splitlines()
    assert lines[0] == f"生成中止，有 {len(errors)} 处要改："
    assert lines[-2:] == ["请核对，有 1 处与原文看来不同：", str(doubts[0])]

"""What the self-assessment page says around its panels holds for each notice."""

import re

from generator.notices import NoticeFolder
from generator.pages.panels import mended_when_handing_in
from other_sites import read_samples, rendered
from worked import FOLDERS, INCUBATOR


def next_steps(folder: NoticeFolder) -> str:
    """Return how the page calls the page of contacts."""
    (named,) = re.findall(r'查<a href="../contacts/">(.*?)</a>', rendered(folder)[f"{folder.id}/check/index.md"])
    return str(named)


def test_to_whom_one_hands_in_only_where_it_is_said() -> None:
    """Where the notice names nobody who takes applications, the contacts only tell whom to ask."""
    assert next_steps(FOLDERS[INCUBATOR]) == "报给谁、找谁问"
    assert next_steps(read_samples()["2026-pilot-base"]) == "找谁问"


def test_what_is_mended_is_said_in_a_sentence() -> None:
    """One thing or several."""
    assert mended_when_handing_in(read_samples()["2026-pilot-base"]) == "申报时间是通知写明了的，报送时照着改。"
    assert "都是通知写明了的，报送时照着改。" in mended_when_handing_in(FOLDERS[INCUBATOR])

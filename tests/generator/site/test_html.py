"""Every built page is valid HTML, by the judgement of the Nu checker."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.tools import ROOT

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.skipif(not shutil.which("java"), reason="the Nu HTML checker needs Java, which this machine does not have")
def test_pages_are_valid(site_folder: Path) -> None:
    """The checker finds no error on any page."""
    command = ["java", "-jar", CHECKER, "--errors-only", "--skip-non-html", "--format", "json", site_folder]
    found = json.loads(subprocess.run(command, capture_output=True, check=False).stderr)

    messages = {f"{message['url'].rpartition('/site/')[2]}: {message['message']}" for message in found["messages"]}
    assert messages == set()

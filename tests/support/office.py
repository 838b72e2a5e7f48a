"""LibreOffice, as people who have no Excel use it."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def through_libreoffice(files: Iterable[Path], target: Path) -> list[Path]:
    """Open workbooks with LibreOffice, save them into the folder `target` as workbooks, and return their new paths."""
    profile = f"-env:UserInstallation={(target / 'profile').absolute().as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target]
    subprocess.run([*convert, *sorted(files)], check=True, capture_output=True, timeout=300)
    return sorted(target.glob("*.xlsx"))

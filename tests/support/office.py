"""LibreOffice, as people who have no Word and no Excel use it."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def through_libreoffice(files: Iterable[Path], target: Path) -> list[Path]:
    """Open workbooks with LibreOffice, save them into the folder `target` as workbooks, and return their new paths."""
    return _converted(files, target, "xlsx:Calc MS Excel 2007 XML")


def as_pdf(files: Iterable[Path], target: Path) -> list[Path]:
    """Open files with LibreOffice, save them into the folder `target` as PDF, and return their new paths."""
    return _converted(files, target, "pdf")


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page of a PDF file, cell by cell."""
    extract = ["pdftotext", "-raw", pdf, "-"]
    text = subprocess.run(extract, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def _converted(files: Iterable[Path], target: Path, to: str) -> list[Path]:
    profile = f"-env:UserInstallation={(target / 'profile').absolute().as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", target]
    subprocess.run([*convert, *sorted(files)], check=True, capture_output=True, timeout=300)
    return sorted(target.glob(f"*.{to.partition(':')[0]}"))

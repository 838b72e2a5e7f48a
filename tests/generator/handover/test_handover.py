"""The hand-over: complete, the same for the same site, uploaded in its own order, and with everybody's licence."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.handover import HandoverError, components, write_handover
from generator.handover.handover import moment_of
from generator.handover.previous import read_site
from generator.tools import ROOT, content_hash, sha256


@pytest.fixture(scope="module")
def handover(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the hand-over of the site as it is built."""
    return write_handover(site_folder, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def bill(handover: Path) -> dict:
    """Return the bill of materials."""
    return json.loads((handover / "sbom.cdx.json").read_text(encoding="utf-8"))


def test_the_zip_is_the_site(handover: Path, site_folder: Path) -> None:
    """Unpacked, it is what was built, to the byte."""
    assert read_site(handover / "site.zip") == read_site(site_folder)


def test_every_file_has_its_digest(handover: Path) -> None:
    """The digests are those of the site's files and of everything beside them, and of nothing else."""
    stated = dict(line.split("  ", 1)[::-1] for line in (handover / "SHA256SUMS").read_text("utf-8").splitlines())
    site = {f"site/{path}": data for path, data in read_site(handover / "site.zip").items()}
    beside = {path: data for path, data in read_site(handover).items() if path != "SHA256SUMS"}

    assert stated == {path: sha256(data) for path, data in (site | beside).items()}


def test_unpacking_uploads_in_the_right_order(handover: Path) -> None:
    """No page arrives before what it loads, and the word of a new version arrives at the end."""
    with zipfile.ZipFile(handover / "site.zip") as opened:
        names = opened.namelist()
    first_page = next(place for place, name in enumerate(names) if name.endswith(".html"))

    assert names[-2:] == ["service-worker.js", "version.json"]
    assert all(name.endswith(".html") for name in names[first_page:-2])
    assert content_hash(names[0])


def test_the_same_site_makes_the_same_hand_over(handover: Path, site_folder: Path, tmp_path: Path) -> None:
    """No date and no chance is in it."""
    assert read_site(write_handover(site_folder, tmp_path)) == read_site(handover)


def test_servers_see_that_a_version_is_another() -> None:
    """Two versions of one day have files of different times, because servers go by that."""
    assert moment_of("2026-11-27", "c6805a1a") != moment_of("2026-11-27", "c6805a1c")


def test_files_are_of_a_day_that_there_was(handover: Path, site_folder: Path) -> None:
    """Browsers keep the longer what is older: the files are from the day up to which the data go."""
    about = json.loads((site_folder / "version.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(handover / "site.zip") as opened:
        days = {"{:04}-{:02}-{:02}".format(*entry.date_time) for entry in opened.infolist()}

    assert days == {about["data"]}


def test_the_bill_of_materials_is_valid(handover: Path, bill: dict) -> None:
    """Programs read it by the published schema; it is of this version of the site."""
    contents = (handover / "sbom.cdx.json").read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(contents) is None
    assert bill["metadata"]["component"]["version"] == handover.name


def test_the_bill_lists_what_visitors_load(bill: dict) -> None:
    """The interpreter, the packages that its archives pin, what is bundled into scripts, and the theme."""
    listed = {entry["name"] for entry in bill["components"]}
    pins = "".join((ROOT / "requirements" / f"{name}.txt").read_text() for name in ("browser", "openpyxl"))
    versions = {entry["name"]: entry["version"] for entry in bill["components"] if "version" in entry}

    assert {"pyodide", "CPython", "mkdocs-material", "docxtemplater", "@xmldom/xmldom", "lean-qr"} <= listed
    assert not {"esbuild", "purgecss", "jinja2", "mkdocs", "typescript"} & listed
    for name, version in re.findall(r"^([\w-]+)==([\w.]+)", pins, re.MULTILINE):
        assert versions[next(known for known in versions if known.replace("_", "-") == name)] == version


def test_everything_on_the_bill_has_its_licence(handover: Path, bill: dict) -> None:
    """The text is beside the bill, for what is contained in something as well."""
    for entry in bill["components"]:
        folder = handover / "licences" / entry["name"].replace("/", "-")
        for place, named in [
            (folder, entry),
            *((folder / "contains" / inside["name"], inside) for inside in entry.get("components", ())),
        ]:
            assert named["licenses"]
            assert any(path.stat().st_size > 100 for path in place.iterdir() if path.is_file()), place
    assert "Mozilla Public License" in (handover / "licences" / "pyodide" / "pyodide.txt").read_text()
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in (handover / "licences" / "CPython" / "LICENSE.txt").read_text()


def test_the_administrator_can_set_up_and_check_a_server(handover: Path) -> None:
    """Samples and the check stand where they do in the repository, because the check names lines of the samples."""
    assert (handover / "deploy" / "nginx.conf").read_bytes() == (ROOT / "deploy" / "nginx.conf").read_bytes()
    assert "sh tools/verify.sh 网址" in (handover / "交付说明.txt").read_text(encoding="utf-8-sig")
    assert (handover / "tools" / "verify.sh").exists()


def test_the_guide_names_this_version(handover: Path) -> None:
    """Who uploads can see whether the server has what was handed over."""
    guide = (handover / "交付说明.txt").read_text(encoding="utf-8-sig")

    assert f"version 应当是 {handover.name}" in guide
    assert "没有上一版的文件" in guide


def test_nothing_is_shipped_without_a_licence(
    site_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is neither installed nor kept stops the hand-over, which names whose it is."""
    licences = tmp_path / "licences"
    shutil.copytree(components.LICENCES, licences)
    (licences / "pyodide.txt").unlink()
    monkeypatch.setattr(components, "LICENCES", licences)

    with pytest.raises(HandoverError, match=r"pyodide 0\.\S+ is shipped, but has no licence text"):
        write_handover(site_folder, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_another_pyodide_is_looked_into_again(
    site_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written of the contents of one version says nothing of the next."""
    licences = tmp_path / "licences"
    shutil.copytree(components.LICENCES, licences)
    listed = licences / "contained.yaml"
    listed.write_text(re.sub(r"(pyodide:\n  version:) .*", r"\1 0.1.2", listed.read_text(encoding="utf-8")))
    monkeypatch.setattr(components, "LICENCES", licences)

    with pytest.raises(HandoverError, match=r"what is in pyodide 0\.1\.2; \S+ is installed"):
        write_handover(site_folder, tmp_path / "dist")


def test_a_file_of_unknown_origin_is_not_handed_over(site_folder: Path, tmp_path: Path) -> None:
    """A font that somebody adds comes with a licence that somebody must look at."""
    site = tmp_path / "site"
    shutil.copytree(site_folder, site)
    (site / "assets" / "song.woff2").write_bytes(b"")

    with pytest.raises(HandoverError, match=r"assets/song\.woff2"):
        write_handover(site, tmp_path / "dist")


def test_a_change_without_a_day_is_not_handed_over(site_folder: Path, tmp_path: Path) -> None:
    """Pages that are open could not tell that their data are old."""
    site = tmp_path / "site"
    shutil.copytree(site_folder, site)
    about = json.loads((site / "version.json").read_text(encoding="utf-8"))
    del about["data"]
    (site / "version.json").write_text(json.dumps(about), encoding="utf-8")

    with pytest.raises(HandoverError, match="make dates"):
        write_handover(site, tmp_path / "dist")

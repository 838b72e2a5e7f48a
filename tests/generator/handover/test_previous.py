"""After an upgrade, pages of the version before still find what they load; those of older ones need not."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.handover import HandoverError
from generator.handover.handover import archive
from generator.handover.previous import kept_of, read_site
from generator.tools import content_hash

type Files = dict[str, bytes]


def version(runtime: str, script: str) -> Files:
    """Return a site whose pages name a runtime and a script."""
    page = f'<meta data-runtime="{runtime}"><script src="assets/check.{script}.js"></script>'
    return {
        "index.html": page.encode(),
        f"assets/check.{script}.js": b"script",
        f"assets/runtime/{runtime}/packages.zip": runtime.encode(),
        "2024-incubator/text/text.txt": script.encode(),
    }


FIRST = version("0000aaaa", "1111aaaa")
SECOND = version("0000bbbb", "1111bbbb")
THIRD = version("0000cccc", "1111bbbb")


def zipped(folder: Path, files: Files) -> Path:
    """Return a zip of a site."""
    path = folder / "site.zip"
    path.write_bytes(archive(files, datetime(2026, 11, 27)))  # noqa: DTZ001 - a zip's, which has no zone
    return path


def test_what_pages_of_the_version_before_load_is_kept(tmp_path: Path) -> None:
    """Hashed files stay; what has the same name in each version is replaced."""
    assert kept_of(zipped(tmp_path, FIRST), SECOND.keys()) == {
        "assets/check.1111aaaa.js": b"script",
        "assets/runtime/0000aaaa/packages.zip": b"0000aaaa",
    }


def test_one_generation_is_kept(tmp_path: Path) -> None:
    """What the version before has itself kept goes, and what both versions have is there once."""
    handed_over = {**SECOND, **kept_of(zipped(tmp_path, FIRST), SECOND.keys())}

    assert kept_of(zipped(tmp_path, handed_over), THIRD.keys()) == {
        "assets/runtime/0000bbbb/packages.zip": b"0000bbbb",
    }


def test_a_folder_does_as_well_as_a_zip(tmp_path: Path) -> None:
    """What the server has now may be copied from it."""
    for path, data in FIRST.items():
        (tmp_path / "server" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "server" / path).write_bytes(data)

    assert kept_of(tmp_path / "server", SECOND.keys()) == kept_of(zipped(tmp_path, FIRST), SECOND.keys())


def test_what_is_no_site_is_refused(tmp_path: Path) -> None:
    """Better an error than a hand-over that breaks the pages that are open."""
    (tmp_path / "notes.zip").write_text("no zip")

    with pytest.raises(HandoverError, match="neither a folder nor a zip"):
        kept_of(tmp_path / "lost.zip", ())
    with pytest.raises(HandoverError, match="neither a folder nor a zip"):
        kept_of(tmp_path / "notes.zip", ())
    with pytest.raises(HandoverError, match=r"no index\.html"):
        kept_of(tmp_path, ())


def test_pages_name_everything_that_must_be_kept(site_folder: Path) -> None:
    """All assets but the icon are hashed, and each hash stands in a page: otherwise it would not be kept."""
    files = read_site(site_folder)
    pages = "".join(data.decode() for path, data in files.items() if path.endswith(".html"))

    assert {path for path in files if path.startswith("assets/") and not content_hash(path)} == {"assets/favicon.svg"}
    assert {path for path in files if (name := content_hash(path)) and name not in pages} == set()

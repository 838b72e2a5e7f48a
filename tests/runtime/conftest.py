"""The runtime that the built site ships, and what it is made from."""

from pathlib import Path

import pytest

from generator.browser import Runtime, build_wheel
from generator.tools import ROOT, read_files


@pytest.fixture(scope="session")
def runtime_folder(site_folder: Path) -> Path:
    """Return the runtime's folder as the site ships it."""
    (folder,) = (site_folder / "assets" / "runtime").iterdir()
    return folder


@pytest.fixture(scope="session")
def built(runtime_folder: Path) -> Runtime:
    """Return the runtime as the site ships it."""
    return Runtime(runtime_folder.name, read_files(runtime_folder))


@pytest.fixture(scope="session")
def wheels(site_folder: Path) -> Path:  # noqa: ARG001 - building the site brings them
    """Return the folder with the wheels that go into the runtime."""
    return ROOT / "build" / "runtime" / "wheels"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the checker as it stands."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))

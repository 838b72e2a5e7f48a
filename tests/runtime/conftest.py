"""The runtime, built once for all tests of this folder."""

from pathlib import Path

import pytest

from generator.browser import Runtime, build_runtime, build_wheel
from generator.tools import ROOT


@pytest.fixture(scope="session")
def work() -> Path:
    """Return the folder in which builds keep downloads and bytecode."""
    return ROOT / "build" / "runtime"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the checker as it stands."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def built(wheel: Path, work: Path, tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    """Return the runtime as the site ships it."""
    return build_runtime(wheel, work, tmp_path_factory.mktemp("site"))

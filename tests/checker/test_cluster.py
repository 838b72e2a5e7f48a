"""A folder of applications on a cluster: the same as on one machine, whatever happens to a worker."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest
from distributed import LocalCluster

from checker.cli.engines import NoEngine, cluster, engine, limited
from checker.cli.engines.cluster import Cluster
from checker.cli.engines.limited import LimitedProcesses
from checker.cli.engines.task import Job
from checker.desk.units import Unit
from finished_units import finished_units
from generated_applications import generated
from hostile_files import harm_at_file_named
from worked import INCUBATOR

CHECKER = Path(sys.executable).with_name("checker")
COUNT = 160


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Applications enough for several batches."""
    target = tmp_path / "申报"
    target.mkdir()
    for seed in range(COUNT):
        (target / f"{seed:03}.json").write_text(generated(INCUBATOR, seed, 30).draft, encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def other_cluster() -> Iterator[str]:
    """Return the address of a cluster that others have started, with two threads in one worker."""
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address="127.0.0.1:0") as running:
        yield running.scheduler_address


def command(folder: Path, *arguments: str) -> list[str | Path]:
    """Return the words of the command."""
    return [CHECKER, "batch", INCUBATOR, folder, "--json", *arguments]


def workers_of(process: int) -> list[psutil.Process]:
    """Return the workers of a cluster that a process has started."""
    children = psutil.Process(process).children(recursive=True)
    return [child for child in children if any("spawn_main" in word for word in child.cmdline())]


def units_in(folder: Path) -> list[Unit]:
    """Return one unit for each file."""
    return [Unit(path.name, (path.name,)) for path in sorted(folder.glob("*.json"))]


def checked(running: Any, units: list[Unit]) -> Mapping[str, Any]:  # noqa: ANN401 - an engine
    """Return what came of each unit."""
    return {unit.id: found for told in running.run(units) for unit, found in told}


def test_worker_killed_midway(folder: Path, tmp_path: Path) -> None:
    """All that the killed worker had is checked by the other one; the output is that of one machine, byte for byte."""
    alone = subprocess.run(command(folder, "--processes", "1"), capture_output=True, check=True).stdout
    progress = tmp_path / "进度"
    on_two = command(folder, "--engine", "dask", "--processes", "2", "--progress", str(progress))

    with subprocess.Popen(on_two, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not finished_units(progress) and running.poll() is None:
            time.sleep(0.01)
        killed, other = workers_of(running.pid)
        killed.kill()
        done_before = finished_units(progress)
        output, said = running.communicate()

    assert 0 < done_before < COUNT
    assert (running.returncode, said.decode()) == (0, "")
    assert not other.is_running()
    assert output == alone


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param("while True: pass", id="hangs"),
        pytest.param("x = bytearray(8 * 2**30)", id="too-much-memory"),
        pytest.param("import os; os._exit(1)", id="dies"),
    ],
)
def test_hostile_file_costs_only_its_own_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, harm: str
) -> None:
    """It is told as on one machine, and all others are checked."""
    harm_at_file_named("002.json", harm, tmp_path, monkeypatch)
    monkeypatch.setattr(limited, "SECONDS", 3)
    job, units = Job(INCUBATOR, str(folder), ""), units_in(folder)[:20]

    with Cluster(job, 1) as running:
        found = checked(running, units)
    with LimitedProcesses(job, 1) as processes:
        alone = checked(processes, units)

    assert found == alone
    assert [name for name, one in found.items() if one["failures"]] == ["002.json"]


def test_cluster_that_there_is(folder: Path, other_cluster: str) -> None:
    """Its workers check; several threads of a worker do not get in each other's way."""
    job, units = Job(INCUBATOR, str(folder), "2024-09-20"), units_in(folder)

    with engine("dask", job, scheduler=other_cluster) as running:
        found = checked(running, units)

    assert len(found) == COUNT
    assert all(len(one["applications"]) == 1 for one in found.values())


def test_workers_that_do_not_see_the_folder(tmp_path: Path, other_cluster: str) -> None:
    """They are named, instead of each file being told as missing."""
    with (
        pytest.raises(NoEngine, match="同样的路径"),
        engine("dask", Job(INCUBATOR, str(tmp_path / "别处"), ""), scheduler=other_cluster),
    ):
        pass


def test_workers_with_other_rules(tmp_path: Path, other_cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would find something else."""
    running = engine("dask", Job(INCUBATOR, str(tmp_path), ""), scheduler=other_cluster)
    monkeypatch.setattr(running, "_version", "000000")

    with pytest.raises(NoEngine, match="同一版本"), running:
        pass


def test_cluster_that_there_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is named."""
    monkeypatch.setattr(cluster, "_WAIT_SECONDS", 1)

    with (
        pytest.raises(NoEngine, match=r"127\.0\.0\.1:9"),
        engine("dask", Job(INCUBATOR, str(tmp_path), ""), scheduler="127.0.0.1:9"),
    ):
        pass


def test_without_dask(folder: Path, tmp_path: Path) -> None:
    """It says how to install it, and how to do without; the results are the same."""
    (tmp_path / "distributed.py").write_text("raise ModuleNotFoundError('distributed')", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}

    done = subprocess.run(
        command(folder, "--engine", "dask"), capture_output=True, encoding="utf-8", env=environment, check=False
    )

    assert done.returncode == 2
    assert "pip install 'eligibility-checker[dask]'" in done.stderr


def test_address_without_dask(folder: Path) -> None:
    """An address that nobody would use is refused."""
    done = subprocess.run(
        command(folder, "--scheduler", "127.0.0.1:9"), capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 2
    assert "--engine dask" in done.stderr

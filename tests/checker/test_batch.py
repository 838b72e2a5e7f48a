"""A folder of applications on the command line."""

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from referencing import Registry, Resource

from checker.cli.engines import limited
from checker.cli.engines.limited import LimitedProcesses
from checker.cli.engines.task import Job
from checker.desk.units import Unit
from finished_units import finished_units
from generated_applications import generated
from generator.tools import SCHEMAS
from hostile_files import harm_at_file_named
from office import as_pdf
from worked import INCUBATOR

CHECKER = Path(sys.executable).with_name("checker")
UNMET_OR_CONTRADICTED, REFUSED, UNREADABLE, INTERRUPTED = 1, 2, 3, 130
PROGRESS = f".核对进度-{INCUBATOR}.sqlite"
SEEDS = (3, 7, 13)
"""Applications that meet every condition."""
COUNT = len(SEEDS)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in one process, so that tests beside this one have theirs."""
    command = [CHECKER, "batch", INCUBATOR, "--processes", "1", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three applications that agree with themselves."""
    target = tmp_path / "申报"
    target.mkdir()
    for number, seed in enumerate(SEEDS):
        (target / f"{number}.json").write_text(generated(INCUBATOR, seed).draft, encoding="utf-8")
    return target


def change(path: Path, change_: Callable[[dict[str, Any]], None]) -> None:
    """Change a draft."""
    data = json.loads(path.read_text(encoding="utf-8"))
    change_(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def rows_of(done: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    """Return the table of applicants that was printed as CSV."""
    return list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))


def test_one_row_for_each_applicant(folder: Path) -> None:
    """The table says who, how it stands and how much is to be asked about; a terminal sees the same."""
    done = run(folder, "--csv")
    rows = rows_of(done)

    assert (done.returncode, done.stderr) == (0, "")
    assert [row["名称"] for row in rows] == [generated(INCUBATOR, seed).answers["name"] for seed in SEEDS]
    assert all(row["统一社会信用代码"] and row["所属地区"] for row in rows)
    assert {(row["不一致"], row["请核对"], row["读不懂的格"]) for row in rows} == {("0", "0", "0")}
    assert {row["结果"] for row in rows} == {"未发现缺口"}
    assert all(name in run(folder).stdout for name in (row["名称"] for row in rows))


def test_json(folder: Path) -> None:
    """The JSON is what the schema says."""
    store = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.schema.json")}
    registry = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in store.items())
    wanted = {"$ref": "desk.schema.json#/$defs/deskChecked"}

    done = json.loads(run(folder, "--json").stdout)

    parts = {name: done[name] for name in ("applications", "failures")}
    jsonschema.Draft202012Validator(wanted, registry=registry).validate(parts)
    assert len(done["applications"]) == COUNT


def test_workbook(folder: Path, tmp_path: Path) -> None:
    """Every table is a sheet, texts stay texts, an office program opens it; in the folder it is no application."""
    change(folder / "0.json", lambda data: data["answers"].update({"name": "=1+1", "tenants.count": "51"}))
    target = folder / "汇总.xlsx"

    first = run(folder, "--xlsx", target)
    book = load_workbook(target)

    assert first.returncode == 0
    assert book.sheetnames == [
        "申报单位",
        "矛盾与疑问",
        "缺口",
        "几家都有的企业",
        "没有读入的文件",
        "读不懂的格",
        "说明",
    ]
    name = book["申报单位"]["B4"]
    assert (name.value, name.data_type) == ("=1+1", "s")
    assert [book["申报单位"].cell(row, 8).value for row in (4, 5, 6)] == [0, 0, 0]
    headings, row = ([cell.value for cell in book["矛盾与疑问"][number]] for number in (3, 4))
    assert dict(zip(headings[:2], row[:2], strict=True)) == {"名称": "=1+1", "种类": "不一致"}
    assert {"51 家", "数出 50 家"} <= set(row)
    assert as_pdf([target], tmp_path)[0].stat().st_size > 0
    again = run(folder, "--csv")
    assert (again.returncode, len(rows_of(again))) == (0, COUNT)


def test_firm_in_two_applications(folder: Path) -> None:
    """The same tenant claimed by two incubators is told with both places."""
    tenant = json.loads((folder / "1.json").read_text(encoding="utf-8"))["rosters"]["tenant"][4]
    change(folder / "0.json", lambda data: data["rosters"]["tenant"].append(tenant))

    (firm,) = json.loads(run(folder, "--json").stdout)["shared"]

    assert firm["why"] == "代码相同"
    assert [(place["id"], place["row"]) for place in firm["places"]] == [("0.json", 51), ("1.json", 5)]


def test_applicant_with_two_applications(folder: Path) -> None:
    """Two files of one applicant that lie apart are two rows, each of which names the other."""
    (folder / "再来一份.json").write_bytes((folder / "0.json").read_bytes())

    rows = rows_of(run(folder, "--csv"))

    assert [row["备注"] for row in rows] == [
        "名称或代码与“再来一份.json”相同",
        "",
        "",
        "名称或代码与“0.json”相同",
    ]


@pytest.mark.parametrize(
    ("harm", "status"),
    [
        pytest.param(lambda _: None, 0, id="all-well"),
        pytest.param(
            lambda folder: change(folder / "0.json", lambda data: data["answers"].update({"tenants.count": "51"})),
            UNMET_OR_CONTRADICTED,
            id="contradicts-itself",
        ),
        pytest.param(
            lambda folder: change(folder / "0.json", lambda data: data["answers"].update({"jobs": "3"})),
            UNMET_OR_CONTRADICTED,
            id="unmet",
        ),
        pytest.param(lambda folder: (folder / "坏.xlsx").write_bytes(b"PK"), UNREADABLE, id="unreadable"),
    ],
)
def test_status(folder: Path, harm: Callable[[Path], object], status: int) -> None:
    """What is unmet matters only to who is strict; a file that cannot be read always does."""
    harm(folder)

    assert run(folder, "--strict").returncode == status
    assert run(folder).returncode == (UNREADABLE if status == UNREADABLE else 0)


def test_broken_file_costs_only_its_own_row(folder: Path) -> None:
    """It has a row, and a reason; the others are as before."""
    before = rows_of(run(folder, "--csv"))
    (folder / "9.json").write_text("[" * 100_000, encoding="utf-8")

    done = run(folder, "--csv")

    assert done.returncode == UNREADABLE
    *others, broken = rows_of(done)
    assert others == before
    assert (broken["名称"], broken["结果"]) == ("（9）", "未核对")
    assert "嵌套层数过多" in run(folder).stdout


@pytest.mark.parametrize("folder_name", ["没有这个文件夹", "空"])
def test_nothing_to_check(tmp_path: Path, folder_name: str) -> None:
    """A folder that is missing or empty is refused, and nothing is left in it."""
    (tmp_path / "空").mkdir()

    done = run(tmp_path / folder_name)

    assert done.returncode == REFUSED
    assert folder_name in done.stderr
    assert list((tmp_path / "空").iterdir()) == []


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let commands that are started heed Ctrl+C, which those of a background job are told to ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_killed_and_resumed(tmp_path: Path, how: signal.Signals) -> None:
    """What was finished when the command was killed is kept, and the end is the same as without."""
    folder = tmp_path / "申报"
    folder.mkdir()
    drafts = [generated(INCUBATOR, seed, 30).draft for seed in range(20)]
    for number in range(400):
        (folder / f"{number:03}.json").write_text(drafts[number % 20], encoding="utf-8")
    command = [CHECKER, "batch", INCUBATOR, folder, "--processes", "1"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as stopped:
        while not finished_units(folder / PROGRESS) and stopped.poll() is None:
            time.sleep(0.01)
        stopped.send_signal(how)
        _, said = stopped.communicate()
    kept = finished_units(folder / PROGRESS)

    assert 0 < kept < 400
    if how is signal.SIGINT:
        assert stopped.returncode == INTERRUPTED
        assert "--resume" in said
    resumed = run(folder, "--resume", "--csv").stdout
    assert resumed == run(folder, "--csv").stdout
    assert len(resumed.splitlines()) == 401


def test_resume_checks_what_has_changed(folder: Path) -> None:
    """A changed file, a new one, one that is gone, another day: each is seen."""
    run(folder)
    change(folder / "0.json", lambda data: data["answers"].update(name="改名孵化器"))
    (folder / "1.json").unlink()
    (folder / "7.json").write_text(generated(INCUBATOR, 7, 30).draft, encoding="utf-8")

    resumed = run(folder, "--resume", "--csv").stdout

    assert resumed == run(folder, "--csv").stdout
    assert "改名孵化器" in resumed
    early = rows_of(run(folder, "--resume", "--csv", "--on", "2020-01-01"))
    assert all(row["结果"].startswith("未达到") for row in early)


def test_progress_that_cannot_be_kept(folder: Path) -> None:
    """Where it cannot be written, that is said, and what to do."""
    done = run(folder, "--progress", folder / "没有" / "进度")

    assert done.returncode == REFUSED
    assert "--progress" in done.stderr


def test_progress_file_elsewhere(folder: Path, tmp_path: Path) -> None:
    """Nothing is written into the folder if the progress is kept elsewhere."""
    before = sorted(folder.iterdir())

    assert run(folder, "--progress", tmp_path / "进度").returncode == 0
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("option", ["--progress", "--xlsx"])
def test_other_files_are_not_written_over(folder: Path, tmp_path: Path, option: str) -> None:
    """A file of somebody's that is named by mistake is as it was."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        connection.execute("CREATE TABLE mine (x)")
    other = tmp_path / "重要.xlsx"
    for content in (b"mine", (tmp_path / "a.sqlite").read_bytes(), generated(INCUBATOR, 1, 3).draft.encode()):
        other.write_bytes(content)

        refused = run(folder, option, other)

        assert refused.returncode == REFUSED
        assert "重要" in refused.stderr
        assert other.read_bytes() == content


def test_two_runs_at_once(folder: Path) -> None:
    """Whoever comes second is told so, and no two days are mixed."""
    one = generated(INCUBATOR, 100).draft
    for number in range(100, 500):
        (folder / f"{number}.json").write_text(one, encoding="utf-8")
    command = [CHECKER, "batch", INCUBATOR, folder, "--processes", "1", "--csv"]

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as first:
        while not finished_units(folder / PROGRESS) and first.poll() is None:
            time.sleep(0.01)
        second = run(folder, "--on", "2020-01-01", "--resume")
        said, _ = first.communicate()

    assert (second.returncode, first.returncode) == (REFUSED, 0)
    assert "进度" in second.stderr
    assert len(said.splitlines()) == 1 + COUNT + 400


def test_halves_of_characters(folder: Path) -> None:
    """Names of files that no encoding explains, and answers with halves of characters, harm nobody."""
    Path(os.fsdecode(os.fsencode(folder) + b"/\xbc\xd7.json")).write_text("{}", encoding="utf-8")
    half = r'{"notice": "2024-incubator", "answers": {"name": "半\udfff", "jobs": "\udfff"}}'
    (folder / "8.json").write_text(half, encoding="utf-8")

    for shape in (["--csv"], ["--json"], ["--resume"], ["--xlsx", str(folder / "汇总.xlsx")]):
        done = run(folder, *shape)
        assert done.returncode == UNREADABLE, done.stderr
    assert len(rows_of(run(folder, "--csv"))) == COUNT + 2


@pytest.mark.parametrize("count", ["0", "-1", "x"])
def test_number_of_processes(folder: Path, count: str) -> None:
    """Of what is no number of processes, none are started."""
    done = run(folder, f"--processes={count}")

    assert done.returncode == REFUSED
    assert count in done.stderr


class TestLimits:
    """Time and memory of a process that checks."""

    @pytest.mark.parametrize(
        ("harm", "why"),
        [
            pytest.param("while True: pass", "秒还没有完", id="hangs"),
            pytest.param("x = bytearray(4 * 2**30)", "内存超过", id="too-much-memory"),
            pytest.param("import os; os._exit(1)", "程序出错退出", id="dies"),
            pytest.param("raise KeyError('x')", "核对程序本身出错（KeyError", id="fault-of-ours"),
        ],
    )
    def test_hostile_file_beside_others(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, harm: str, why: str
    ) -> None:
        """It is named; the applicant's other file, and all other applicants, are checked."""
        harm_at_file_named("坏.csv", harm, tmp_path, monkeypatch)
        monkeypatch.setattr(limited, "SECONDS", 5)
        (folder / "甲").mkdir()
        (folder / "0.json").rename(folder / "甲" / "底稿.json")
        (folder / "甲" / "坏.csv").write_text("名称\n甲\n", encoding="utf-8")
        units = [Unit("甲/", ("甲/坏.csv", "甲/底稿.json")), Unit("1.json", ("1.json",)), Unit("2.json", ("2.json",))]

        with LimitedProcesses(Job(INCUBATOR, str(folder), ""), 1) as processes:
            told = {unit.id: checked for batch in processes.run(units) for unit, checked in batch}

        assert {name: len(checked["applications"]) for name, checked in told.items()} == {
            "甲/": 1,
            "1.json": 1,
            "2.json": 1,
        }
        (failure,) = told["甲/"]["failures"]
        assert failure["file"] == "甲/坏.csv"
        assert why in failure["why"]

    def test_pool_that_breaks_costs_nothing(self, folder: Path) -> None:
        """Where a process dies before the pool knows at what, all that was under way is checked in another one."""
        units = [Unit(f"{number}.json", (f"{number}.json",)) for number in range(COUNT)]

        with LimitedProcesses(Job(INCUBATOR, str(folder), ""), 1) as processes:
            told = processes.run(units)
            first = next(told)
            processes._pool._pool_manager.handle_broken_pool(BrokenProcessPool("died"))  # noqa: SLF001 - as it happens
            after = processes.check(units)

        assert [len(checked["applications"]) for _, checked in (*first, *after)] == [1] * (len(first) + COUNT)

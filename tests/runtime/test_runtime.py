"""What is shipped to the browser: complete, reproducible, and the same Python as everywhere else."""

import ast
import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import worked
from checker import browser, load_notice
from generator.browser import Runtime, RuntimeBuildError, build_runtime
from generator.browser.archives import DESK, PACKAGES, PAPERS, PYODIDE, SHEETS, listed_modules, modules_of, packages
from generator.browser.packing import unpack
from generator.tools import Files, Memory
from pyodide_process import PyodideProcess


@pytest.fixture(scope="module")
def python(runtime_folder: Path) -> Iterator[PyodideProcess]:
    """Return the shipped runtime, running in Node."""
    with PyodideProcess(runtime_folder) as process:
        yield process


@pytest.fixture(scope="module")
def library() -> set[str]:
    """Return the names of all modules in Pyodide's standard library."""
    archive = (PYODIDE / "python_stdlib.zip").read_bytes()
    return set(modules_of(unpack(archive)))


@pytest.fixture(scope="module")
def shipped() -> list[str]:
    """Return the modules listed in modules.txt."""
    return listed_modules(PACKAGES)


def contents(built: Runtime, archive: str) -> Files:
    """Return the files in an archive that the browser loads."""
    return unpack(gzip.decompress(built.files[archive]))


def imports(source: bytes) -> set[str]:
    """Return the modules that a file imports absolutely, inside functions as well."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("notice", worked.CASES)
def test_answers_like_cpython(python: PyodideProcess, notice: str) -> None:
    """The trimmed runtime gives byte for byte the answers that CPython gives: every worked case, opened and checked."""
    browser.start(notice)
    for case in (*worked.CASES[notice].applications, *worked.CASES[notice].with_rosters):
        opening = json.dumps({"notice": notice, "text": json.dumps(case.application, default=float)})
        opened = browser.open(opening)
        assert opened == python.call("open", notice, opening), case.name

        texts = json.loads(opened)
        for roster in load_notice(notice).rosters:
            rows = texts["rosters"].get(roster, [])
            all_rows = {"notice": notice, "roster": roster, "start": 0, "delete": 9999, "rows": rows}
            splicing = json.dumps(all_rows)
            assert browser.splice(splicing) == python.call("splice", notice, splicing), case.name

        checking = json.dumps({"notice": notice, "answers": texts["answers"]})
        assert browser.check(checking) == python.call("check", notice, checking), case.name


@pytest.mark.parametrize("text", ["{", '{"premises": {"total_m2": 1e999}}', '{"job": 1}', '{"jobs": -1}', "{}"])
def test_complains_like_cpython(python: PyodideProcess, text: str) -> None:
    """What is no application is refused in the same words."""
    browser.start(worked.INCUBATOR)
    payload = json.dumps({"notice": worked.INCUBATOR, "text": text})

    assert browser.open(payload) == python.call("open", worked.INCUBATOR, payload)


def test_validates_json_schema(python: PyodideProcess) -> None:
    """`jsonschema` works on the stand-in for rpds, references and formats included."""
    schema = {"$ref": "#/$defs/day", "$defs": {"day": {"type": "string", "format": "date"}}}
    validator = f"(m := __import__('jsonschema')).Draft202012Validator({schema}, format_checker=m.FormatChecker())"

    assert python.evaluate(f"{validator}.is_valid('2024-02-29')") == "True"
    assert python.evaluate(f"{validator}.is_valid('2023-02-29')") == "False"


def test_runs_compiled_code_only(built: Runtime) -> None:
    """No source is left for the browser to compile."""
    archives = [name for name in built.files if name.endswith(".bin") and name != "pyodide.asm.bin"]
    files = [path for name in archives for path in contents(built, name)]

    assert files
    assert [path for path in files if path.endswith(".py")] == []


def test_list_of_modules_is_sorted_and_known(shipped: list[str], library: set[str]) -> None:
    """modules.txt lists each module once, in order, and none that does not exist."""
    assert sorted(set(shipped)) == shipped
    assert set() == set(shipped) - library


def test_list_of_modules_covers_the_checker(shipped: list[str], library: set[str], wheel: Path, wheels: Path) -> None:
    """What the checker imports, even inside a function, is shipped; if not, run `python -m generator.browser.trace`."""
    sources = packages(PACKAGES, wheel, wheels)
    needed = {
        name
        for path, data in sources.items()
        if path.startswith("checker/") and path.endswith(".py")
        for name in imports(data)
    }

    assert "json" in needed
    assert set() == (needed & library) - set(shipped)


def test_list_of_modules_covers_spreadsheets(shipped: list[str], library: set[str], wheel: Path, wheels: Path) -> None:
    """What the checker's own code for spreadsheets and papers imports comes with it or has come before."""
    sources = {path: data for one in (SHEETS, PAPERS, DESK) for path, data in packages(one, wheel, wheels).items()}
    ours = (data for path, data in sources.items() if path.startswith("checker/") and path.endswith(".py"))
    needed = {name for data in ours for name in imports(data)}

    assert "zipfile" in needed
    assert set() == (needed & library) - set(shipped) - set(listed_modules(SHEETS))


def test_start_does_without_spreadsheets_and_papers(shipped: list[str], built: Runtime) -> None:
    """Nobody waits for what only an import needs, and nothing is shipped twice."""
    first = set(contents(built, "packages.bin"))
    read = set(contents(built, "sheets.bin"))
    written = set(contents(built, "openpyxl.bin"))
    papers = set(contents(built, "papers.bin"))
    desk = set(contents(built, "desk.bin"))

    assert any(path.startswith("openpyxl/") for path in written)
    assert any(path.startswith("checker/papers/") for path in papers)
    assert any(path.startswith("checker/desk/") for path in desk)
    parts = (first, read, written, papers, desk)
    assert sum(map(len, parts)) == len(set().union(*parts))
    assert set() == set(shipped) & set(listed_modules(SHEETS))


def test_is_reproducible(built: Runtime, wheel: Path, wheels: Path, tmp_path: Path) -> None:
    """Two builds that share nothing but the downloads give the same bytes, hence the same folder."""
    shutil.copytree(wheels, tmp_path / "work" / "wheels")
    again = build_runtime(wheel, tmp_path / "work", Memory())

    assert built.files.keys() == again.files.keys()
    assert [name for name in built.files if built.files[name] != again.files[name]] == []
    assert built.name == again.name


def test_says_when_pyodide_is_not_installed(monkeypatch: pytest.MonkeyPatch, wheel: Path, tmp_path: Path) -> None:
    """The message names the missing file and the command that brings it."""
    monkeypatch.setattr("generator.browser.runtime.PYODIDE", tmp_path / "pyodide")

    with pytest.raises(RuntimeBuildError, match=r"pyodide-lock\.json is missing: run `npm ci`\."):
        build_runtime(wheel, tmp_path, Memory())


def test_says_when_the_wheel_is_missing(wheels: Path, tmp_path: Path) -> None:
    """The message names the wheel."""
    with pytest.raises(RuntimeBuildError, match=r"checker\.whl is missing: build it first\."):
        build_runtime(tmp_path / "checker.whl", wheels.parent, Memory())


def test_says_when_python_does_not_match(monkeypatch: pytest.MonkeyPatch, wheel: Path, tmp_path: Path) -> None:
    """Bytecode of another Python would fail in the browser only."""
    (tmp_path / "pyodide-lock.json").write_text('{"info": {"python": "3.99.1"}}')
    monkeypatch.setattr("generator.browser.runtime.PYODIDE", tmp_path)

    with pytest.raises(RuntimeBuildError, match=r"Pyodide runs Python 3\.99"):
        build_runtime(wheel, tmp_path, Memory())

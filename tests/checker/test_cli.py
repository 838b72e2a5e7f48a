"""The command line, as its users start it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from checker import Notice
from checker.cli import main
from checker.wording.vocabulary import VERDICT_LABELS
from worked import FOLDERS, INCUBATOR, ample, as_text, nested

CHECKER = Path(sys.executable).with_name("checker")
# A locale that knows ASCII only, and a Python that does not second-guess it.
PLAIN = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"},
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command under the plainest of locales."""
    return subprocess.run([CHECKER, *arguments], capture_output=True, encoding="utf-8", env=PLAIN, check=False)


@pytest.fixture
def application(tmp_path: Path) -> Path:
    """An application that meets every condition."""
    path = tmp_path / "申报数据.json"
    path.write_text(as_text(nested(ample(INCUBATOR))), encoding="utf-8")
    return path


def changed(path: Path, **answers: object) -> Path:
    """Change top-level answers of an application's file."""
    path.write_text(as_text({**json.loads(path.read_text(encoding="utf-8")), **answers}), encoding="utf-8")
    return path


def test_table(application: Path, notices: Mapping[str, Notice]) -> None:
    """The table says what the notice is, the overall verdict, every condition, and what it is worth."""
    done = run("check", INCUBATOR, application)

    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0] == "关于组织开展2024年山西省省级科技企业孵化器认定工作的通知（晋科函〔2024〕131号）"
    assert lines[1:3] == ["申报单位：（没有填写名称）", f"文件：{application}"]
    assert lines[3:6] == ["总体：未发现缺口", "按数据计算：符合 12", "自行说明：符合 4、不适用 1"]
    assert lines[-1] == (
        "这是对照通知条文的自查，“符合”只表示未发现缺口；不是认定结论，认定以山西省科学技术厅的文件为准。"
    )
    notice = notices[INCUBATOR]
    shown = [
        line.split()
        for line in lines
        if line.split()[:1] and line.split()[0].removeprefix("自行说明") in VERDICT_LABELS.values()
    ]
    assert [[entry.about["clause"], entry.about["title"]] for entry in notice.on_application()] == [
        entry[1:] for entry in shown
    ]


def test_brief_says_the_result_once(application: Path) -> None:
    """The headline says it itself where nothing is lacking, and else what is."""
    met = run("check", INCUBATOR, application, "--brief").stdout.splitlines()
    unmet = run("check", INCUBATOR, changed(application, jobs=500), "--brief").stdout.splitlines()

    assert met[1] == "未发现缺口"
    assert unmet[1].startswith("未达到：差 1 项")


@pytest.mark.parametrize(
    ("answers", "overall"),
    [({"jobs": 500}, "unmet"), ({"registered_on": "2023-08-01"}, "attention")],
)
def test_status_is_0_whatever_the_verdict(application: Path, answers: dict[str, object], overall: str) -> None:
    """A verdict is no failure of the command."""
    done = run("check", INCUBATOR, changed(application, **answers), "--json")

    assert (0, overall) == (done.returncode, json.loads(done.stdout)["overall"])


def test_json(application: Path, notices: Mapping[str, Notice]) -> None:
    """The JSON has the shape that other programs rely on."""
    report = json.loads(run("check", INCUBATOR, changed(application, jobs=500, name="甲孵化器"), "--json").stdout)

    parts = {"notice", "overall", "disclaimer", "counts", "conditions", "rosters", "rows", "counted", "consistency"}
    assert parts | {"applicant", "files", "errors", "notes"} == set(report)
    assert (report["notice"], report["overall"]) == (INCUBATOR, "unmet")
    assert [condition.id for condition in notices[INCUBATOR].on_application()] == [
        entry["id"] for entry in report["conditions"]
    ]
    assert (report["applicant"], report["files"]) == ("甲孵化器", [str(application)])
    assert {"met", "unmet", "unknown", "not_applicable"} == {entry["verdict"] for entry in report["conditions"]}
    assert {"computed", "declared"} == {entry["basis"] for entry in report["conditions"]}
    (jobs,) = (entry for entry in report["conditions"] if entry["id"] == "jobs")
    assert jobs == {
        "id": "jobs",
        "verdict": "unmet",
        "basis": "computed",
        "level": "applicant",
        "strength": "hard",
        "title": "就业岗位",
        "reason": "毕业企业和在孵企业提供的就业岗位为 500 个，没有超过 500 个，恰好等于不算。",
        "threshold": "超过 500 个",
        "values": [{"field": "jobs", "label": "毕业企业和在孵企业提供的就业岗位", "text": "500 个"}],
        "sentence": [
            {"text": "毕业企业和在孵企业提供的就业岗位", "field": "jobs"},
            "为 500 个，没有超过 500 个，恰好等于不算。",
        ],
        "statements": [
            {
                "kind": "more_than.at-threshold",
                "parts": {
                    "quantity": {"fields": ["jobs"]},
                    "value": {"number": "500", "unit": "个"},
                    "limit": {"number": "500", "unit": "个"},
                },
            }
        ],
        "gap": {
            "amount": "1",
            "unit": "个",
            "distance": "差 1 个",
            "text": "毕业企业和在孵企业提供的就业岗位还差 1 个。",
            "sentence": [{"text": "毕业企业和在孵企业提供的就业岗位", "field": "jobs"}, "还差 1 个。"],
        },
        "missing": [],
        **{
            name: next(condition for condition in notices[INCUBATOR].conditions if condition.id == "jobs").about[name]
            for name in ("clause", "quote", "explanation", "reading", "evidence")
        },
        "ambiguities": [
            "统计到哪一天、毕业企业算现有岗位还是毕业时的岗位、是否含临时用工，通知没有写明。",
            "申报书和附件1-1至1-7都没有就业人数栏，宜写入总体概述或另附说明。",
        ],
        "levers": [
            {
                "sentence": ["再增加 1 个", {"text": "就业岗位", "field": "jobs"}],
                "changes": {"jobs": "501"},
                "effects": [],
            }
        ],
    }


def test_levers_are_told(application: Path) -> None:
    """The table says what would close a gap, and what else that does."""
    done = run(
        "check",
        INCUBATOR,
        changed(application, variant="general", premises={"total_m2": 3200, "tenant_m2": 2400, "public_service_m2": 0}),
    )

    told = "".join(done.stdout.split())
    assert "补上：再增加1800㎡总面积（其余各数不变，会使在孵企业使用场地占比降到48%，须达75%）。" in told


@pytest.mark.parametrize(("day", "verdict"), [("2024-09-30", "met"), ("2024-10-01", "unmet")])
def test_on(application: Path, day: str, verdict: str) -> None:
    """The day on the command line takes the place of the one in the application."""
    report = json.loads(run("check", INCUBATOR, application, "--on", day, "--json").stdout)

    assert verdict == next(entry for entry in report["conditions"] if entry["id"] == "application-window")["verdict"]


@pytest.mark.parametrize("day", ["2024-02-30", "20240920", "明天"])
def test_on_takes_dates_only(application: Path, day: str) -> None:
    """Anything else than a date is refused."""
    done = run("check", INCUBATOR, application, "--on", day)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"“{day}”应写成 2024-09-20" in done.stderr


def test_unknown_notice(application: Path) -> None:
    """An unknown notice is answered with the known ones."""
    done = run("check", "2025-incubator", application)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"没有编号为“2025-incubator”的通知。现有：{'、'.join(sorted(FOLDERS))}。\n"


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    path = tmp_path / "没有.json"
    done = run("check", INCUBATOR, path)

    assert (2, "", f"{path}: 打不开：没有这个文件。请核对路径。\n") == (done.returncode, done.stdout, done.stderr)


def test_folder(tmp_path: Path) -> None:
    """A folder is no file."""
    done = run("check", INCUBATOR, tmp_path)

    assert (2, f"{tmp_path}: 打不开：这是文件夹，不是文件。请核对路径。\n") == (done.returncode, done.stderr)


def test_other_encoding(tmp_path: Path) -> None:
    """A file in GBK, as Chinese editors once wrote them, is refused in so many words."""
    path = tmp_path / "gbk.json"
    path.write_bytes('{"name": "孵化器"}'.encode("gbk"))
    done = run("check", INCUBATOR, path)

    assert (2, f"{path}: 不是 UTF-8 编码的文件；请打开由本站保存的底稿。\n") == (done.returncode, done.stderr)


def test_invalid_application(application: Path) -> None:
    """Every problem has a line, with file and field."""
    done = run("check", INCUBATOR, changed(application, jobs=True, job=1))

    assert (done.returncode, done.stdout) == (2, "")
    assert sorted(done.stderr.splitlines()) == [
        f"{application}: job: 没有名为“job”的栏目；是否为“jobs”？",
        f"{application}: jobs: “毕业企业和在孵企业提供的就业岗位”应填整数。",
    ]


def test_half_a_character(tmp_path: Path) -> None:
    """What JSON can name but nobody can write is shown escaped."""
    path = tmp_path / "odd.json"
    path.write_text(r'{"\ud800": 1}', "utf-8")
    done = run("check", INCUBATOR, path)

    assert done.stderr == f"{path}: \\ud800: 没有名为“\\ud800”的栏目；这可能不是本通知的申报数据。\n"


def test_half_a_character_in_a_report(tmp_path: Path) -> None:
    """No output fails over what nobody can write; JSON can be read again."""
    path = tmp_path / "odd.json"
    path.write_text(r'{"name": "甲\ud83d"}', "utf-8")
    table, data = run("check", INCUBATOR, path), run("check", INCUBATOR, path, "--json")

    assert (table.returncode, table.stderr, data.returncode, data.stderr) == (0, "", 0, "")
    assert json.loads(data.stdout)["applicant"].startswith("甲")


def test_answers_that_cannot_be_meant_count_as_missing(application: Path) -> None:
    """They are said, as on the page, and keep nothing else from being checked."""
    changed(application, jobs=-5, name="甲")
    report = json.loads(run("check", INCUBATOR, application, "--json").stdout)
    said = run("check", INCUBATOR, application).stdout

    assert [problem["field"] for problem in report["errors"]] == ["jobs"]
    assert "填写有误，按未填核对" in said


def test_draft(tmp_path: Path) -> None:
    """A draft that the site has saved, byte order mark and all, is as good as an application."""
    path = tmp_path / "draft.json"
    path.write_text(as_text({"notice": INCUBATOR, "answers": {"jobs": "501", "variant": "general"}}), "utf-8-sig")
    report = json.loads(run("check", INCUBATOR, path, "--json").stdout)

    assert next(entry for entry in report["conditions"] if entry["id"] == "jobs")["verdict"] == "met"


def test_reader_who_has_seen_enough(application: Path) -> None:
    """A closed pipe, as `head -1` leaves one, ends the command without a word."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [CHECKER, "check", INCUBATOR, application], stdout=write, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (0, "")


def test_fault_of_the_program_is_not_the_files(
    application: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever nobody expects is said to be the program's fault, with its version and the place in the code."""

    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("checker.cli.check.read_files", broken)
    status = main(["check", INCUBATOR, str(application)])
    told = capsys.readouterr().err

    assert status == 70
    assert told.startswith("核对程序本身出错，不是文件的问题")
    assert ("版本 1." in told, "RuntimeError: broken" in told, "in broken" in told) == (True, True, True)


def test_conversions_are_said(tmp_path: Path) -> None:
    """What an application gives in another unit is taken, and said."""
    path = tmp_path / "申报数据.json"
    path.write_text('{"fund": {"amount_wan": "3亿"}, "tenant_roster": [{"name": "甲", "area_m2": "1.2万"}]}', "utf-8")
    done = run("check", INCUBATOR, path)

    said = "".join(done.stdout.split())
    assert "“自有种子资金或孵化资金金额”填的是“3亿”：换算成30000万元，请核对。" in said
    assert "第1行“孵化场地”填的是“1.2万”：换算成12000㎡，请核对。" in said

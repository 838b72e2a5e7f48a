"""The command line with a workbook instead of JSON."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from checker import browser, load_notice
from checker.sheets.writing.workbook import workbook as workbook_file
from workbooks import workbook, written
from worked import INCUBATOR, ample, as_text, nested

CHECKER = Path(sys.executable).with_name("checker")
TENANTS = [
    {"name": "甲", "uscc": "91140100MA0EXAMP0X", "registered_on": "2022-03-15", "patent_applied": "yes"},
    {"name": "乙", "uscc": "91140100MA0EXAMP1X", "registered_on": "2021-10", "patent_applied": "no"},
]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run([CHECKER, *arguments], capture_output=True, encoding="utf-8", check=False)


def answers() -> Mapping[str, str]:
    """Return the ample answers as the form's controls give them."""
    browser.start(INCUBATOR)
    text = as_text(nested(ample(INCUBATOR)))
    found: Mapping[str, str] = json.loads(browser.open(as_text({"notice": INCUBATOR, "text": text})))["answers"]
    return found


def file(folder: Path, data: bytes) -> Path:
    """Return the path of a workbook; its name says nothing of what it is."""
    path = folder / "申报"
    path.write_bytes(data)
    return path


def sheets(folder: Path, rows: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """Return the path of a workbook with some sheets."""
    return file(folder, workbook(rows))


def left_out(folder: Path, rows: Mapping[str, Sequence[Sequence[object]]]) -> list[str]:
    """Check a workbook with some sheets; return what is said of what was not taken, without the workbook's path."""
    path = sheets(folder, rows)
    done = run("check", INCUBATOR, path)
    assert done.returncode == 0
    return [line.removeprefix(f"{path}: ") for line in done.stderr.splitlines()]


def test_form_alone_is_as_good_as_json(tmp_path: Path) -> None:
    """The form as a workbook comes to the same report as the same answers as JSON."""
    application = tmp_path / "application.json"
    application.write_text(as_text(nested(ample(INCUBATOR))), encoding="utf-8")
    done = run("check", INCUBATOR, file(tmp_path, written({}, answers())), "--json")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads(run("check", INCUBATOR, application, "--json").stdout)


def test_rosters_alone(tmp_path: Path) -> None:
    """Rosters without the form are checked as far as that goes."""
    done = run("check", INCUBATOR, file(tmp_path, written({"tenant": TENANTS})), "--json")

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["overall"] == "unmet"


def test_form_and_rosters(tmp_path: Path) -> None:
    """What is counted from rows takes the place of what was typed."""
    done = run("check", INCUBATOR, file(tmp_path, written({"tenant": TENANTS}, answers())), "--json")

    report = json.loads(done.stdout)
    (found,) = (entry for entry in report["conditions"] if entry["id"] == "tenant-count")
    (count,) = (entry for entry in report["counted"] if entry["field"] == "tenants.count")
    assert (found["verdict"], found["values"], count["text"]) == ("unmet", [], "0 至 2 家")


def test_rejected_cells(tmp_path: Path) -> None:
    """Each has a line with sheet, row, column, text and reason; nothing is checked."""
    path = sheets(tmp_path, {"在孵企业": [["企业名称", "注册时间", "注册资金"], ["甲", "去年", "约三百"]]})
    done = run("check", INCUBATOR, path)

    how = "不是日期；请写成 2021-03-05 或 2021年3月5日，只知道年月时写成 2021-03"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"{path}: 工作表“在孵企业”第 2 行 B 列“注册时间”：“去年”读不了：{how}。",
        f"{path}: 工作表“在孵企业”第 2 行 C 列“注册资金”：“约三百”读不了：“约”不是确定的数；请填一个确定的数字。",
    ]


def test_what_was_not_taken(tmp_path: Path) -> None:
    """Sheets and columns that are not known, and what is to be checked, have a line, and are no error."""
    path = sheets(
        tmp_path,
        {
            "在孵企业": [
                ["企业名称", "注册时间", "电话", "注册资金"],
                ["甲", "2021-03", "123", "30000元"],
                ["乙", "/"],
            ],
            "通讯录": [["部门", "电话"], ["办公室", "123"]],
        },
    )
    done = run("check", INCUBATOR, path)

    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"{path}: 工作表“在孵企业”的 C 列“电话”没有对应的栏目，没有读入。",
        f"{path}: 工作表“在孵企业”D2：“30000元”：换算成 3 万元，请核对。",
        f"{path}: 工作表“在孵企业”B3：“/”没有读入：只有横线，按未填。",
        f"{path}: 工作表“通讯录”没有读入：认不出是哪个名册。",
    ]


def test_answers_that_were_not_taken(tmp_path: Path) -> None:
    """A misspelt number of an answer, and one that was given before, have a line; titles between answers have none."""
    form = [
        ["自评表"],
        ["编号", "栏目", "填写"],
        ["一、基本情况"],
        ["jobs", "", 500],
        ["tenants.cuont", "企业数", 30],
        ["jobs", "", 900],
    ]

    assert left_out(tmp_path, {"自评表": form}) == [
        "工作表“自评表”第 5 行：“tenants.cuont 企业数 30”没有读入：没有这个栏目。",
        "工作表“自评表”C6：“900”没有读入：这一栏上面已经填过，只读入上面的。",
    ]


def test_rows_that_were_not_taken(tmp_path: Path) -> None:
    """Firms below a note, or marked as examples, have a line; titles, totals and blank rows have none."""
    table = [
        ["在孵企业情况汇总表"],
        ["序号", "企业名称", "统一社会信用代码", "注册资金(万元)"],
        [1, "甲", "91140100MA0EXAMP0X", 1],
        ["示例", "乙公司", "91140100MA0EXAMP1X", 2],
        [2],
        ["合计", None, None, 3],
        ["注：下面是新入驻的企业"],
        [None, "丙公司"],
    ]

    assert left_out(tmp_path, {"在孵企业": table}) == [
        "工作表“在孵企业”第 4 行：“示例 乙公司 91140100MA0EXAMP1X 2”没有读入：示例行。",
        "工作表“在孵企业”第 7 行：“注：下面是新入驻的企业”没有读入：表下的说明。",
        "工作表“在孵企业”第 8 行：“丙公司”没有读入：表下的说明。",
    ]


def test_own_examples_are_not_worth_a_word(tmp_path: Path) -> None:
    """The template's examples may stay where they are; a roster without rows is not one of no firms."""
    template = workbook_file(load_notice(INCUBATOR), {"tenant": TENANTS, "mentor": []}, template=True)
    done = run("check", INCUBATOR, file(tmp_path, template), "--json")
    (mentors,) = (entry for entry in json.loads(done.stdout)["conditions"] if entry["id"] == "mentoring")

    assert (done.returncode, done.stderr, mentors["verdict"]) == (0, "", "unknown")


def test_two_forms_that_differ(tmp_path: Path) -> None:
    """Neither is silently preferred."""
    form = [["编号", "栏目", "填写"], ["jobs", "", 500]]
    path = sheets(tmp_path, {"一": form, "二": [form[0], ["jobs", "", 900]]})
    done = run("check", INCUBATOR, path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: 工作表“一”和“二”都是自评表，“")


def test_nothing_of_the_notice(tmp_path: Path) -> None:
    """A workbook about something else is no application."""
    path = sheets(tmp_path, {"通讯录": [["部门", "电话"], ["办公室", "123"]]})
    done = run("check", INCUBATOR, path)

    assert (done.returncode, done.stderr) == (2, f"{path}: 没有一张工作表认得出是本通知的名册或自评表。\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04 cut off", "文件不完整"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是旧格式（.xls")],
)
def test_no_workbook(tmp_path: Path, data: bytes, said: str) -> None:
    """A broken or an old one is answered with what to do."""
    path = file(tmp_path, data)
    done = run("check", INCUBATOR, path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: {said}")


def test_invalid_answers(tmp_path: Path) -> None:
    """A number that can be read but not be meant is an error, as it is in JSON."""
    path = sheets(tmp_path, {"管理人员": [["姓名", "年龄", "职务"], ["张三", 300, "经理"]]})
    done = run("check", INCUBATOR, path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "孵化器管理机构人员情况表第 1 行的年龄”不能大于 150 岁" in done.stderr


def test_help_mentions_both() -> None:
    """The help says what may be given."""
    said = run("check", "--help").stdout

    assert "APPLICATION.json|APPLICATION.xlsx" in said
    assert "工作簿" in said

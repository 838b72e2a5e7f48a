"""The command line with a workbook instead of JSON."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from checker import Notice, browser, load_notice
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
    """Check a workbook with some sheets; return what is said of what was not taken."""
    return notes(run("check", INCUBATOR, sheets(folder, rows), "--json"))


def notes(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what is said of files in a report."""
    assert (done.returncode, done.stderr) == (0, "")
    return [note["message"] for note in json.loads(done.stdout)["notes"]]


def test_form_alone_is_as_good_as_json(tmp_path: Path) -> None:
    """The form as a workbook comes to the same report as the same answers as JSON."""
    application = tmp_path / "application.json"
    application.write_text(as_text(nested(ample(INCUBATOR))), encoding="utf-8")
    done = run("check", INCUBATOR, file(tmp_path, written({}, answers())), "--json")

    assert (done.returncode, done.stderr) == (0, "")
    other = json.loads(run("check", INCUBATOR, application, "--json").stdout)
    assert json.loads(done.stdout) | {"files": []} == other | {"files": []}


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
    """Each has a line with sheet, row, column, text and reason, counts as missing, and stops nothing."""
    path = sheets(tmp_path, {"在孵企业": [["企业名称", "注册时间", "注册资金"], ["甲", "去年", "约三百"]]})
    done = run("check", INCUBATOR, path, "--json")

    how = "不是日期；请写成 2021-03-05 或 2021年3月5日，只知道年月时写成 2021-03"
    assert notes(done) == [
        f"工作表“在孵企业”第 2 行 B 列“注册时间”：“去年”读不了，按未填：{how}。",
        "工作表“在孵企业”第 2 行 C 列“注册资金”：“约三百”读不了，按未填：“约”不是确定的数；请填一个确定的数字。",
    ]
    (row,) = json.loads(done.stdout)["rows"]["tenant"]
    assert set(row["errors"]) == {"registered_on", "capital_wan"}


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

    assert notes(run("check", INCUBATOR, path, "--json")) == [
        "工作表“在孵企业”的 C 列“电话”没有对应的栏目，没有读入。",
        "工作表“在孵企业”D2：“30000元”：换算成 3 万元，请核对。",
        "工作表“在孵企业”B3：“/”没有读入：只有横线，按未填。",
        "工作表“通讯录”没有读入：认不出是哪个名册。",
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


def test_answers_that_cannot_be_meant(tmp_path: Path) -> None:
    """A number that can be read but not be meant is said in its row, counts as missing, and stops nothing."""
    path = sheets(tmp_path, {"管理人员": [["姓名", "年龄", "职务"], ["张三", 300, "经理"]]})
    report, said = (json.loads(run("check", INCUBATOR, path, "--json").stdout), run("check", INCUBATOR, path).stdout)

    (row,) = report["rows"]["staff"]
    assert set(row["errors"]) == {"age"}
    assert "第 1 行张三，有误，按未填：“年龄”不能大于 150 岁" in said


def test_codes_are_checked_as_on_the_page(tmp_path: Path) -> None:
    """A code with a wrong check character is pointed out."""
    path = sheets(tmp_path, {"在孵企业": [["企业名称", "统一社会信用代码"], ["甲", "91140100MA0EXAMP00"]]})
    said = run("check", INCUBATOR, path).stdout

    assert "第 1 行甲，须核对：统一社会信用代码校验位不对，请与营业执照核对。" in said


def test_what_is_said_of_a_cell_ends_once(tmp_path: Path) -> None:
    """A whole sentence about a code is not given a second full stop."""
    path = sheets(tmp_path, {"在孵企业": [["企业名称", "统一社会信用代码"], ["甲", "149999198501010052"]]})
    (said,) = (line for line in notes(run("check", INCUBATOR, path, "--json")) if "身份证号" in line)

    assert said.endswith("请改填代码。")
    assert "。。" not in said


def test_a_copied_sheet_is_left_out_and_said(tmp_path: Path) -> None:
    """The command line goes by the proposal of the page, and says that it did; nothing else is said of the sheet."""
    table = [["企业名称", "注册时间"], ["甲", "去年"], ["乙", "2022-03-15"]]
    done = run("check", INCUBATOR, sheets(tmp_path, {"在孵企业": table, "在孵企业 (2)": table}), "--json")

    said = notes(done)
    assert json.loads(done.stdout)["rosters"][0]["rows"] == 2
    (copied,) = (line for line in said if "在孵企业 (2)" in line)
    assert copied.startswith("工作表“在孵企业 (2)”：和“在孵企业”的 2 行完全一样")
    assert copied.endswith("按建议处理：不读入这张。")


TABLE = "企业名称,统一社会信用代码,注册时间,使用面积(㎡)\n甲,91140100MA0EXAMP0X,2022-03-15,约80\n"


def test_a_roster_as_csv(tmp_path: Path, notices: Mapping[str, Notice]) -> None:
    """It goes with an application, whose rows of this roster it replaces, or is checked alone."""
    table = tmp_path / "在孵企业.csv"
    table.write_bytes(TABLE.encode("gb18030"))
    application = tmp_path / "application.json"
    application.write_text(as_text({"name": "甲孵化器", "tenant_roster": [{"name": "乙"}, {"name": "丙"}]}), "utf-8")
    roster = f"tenant={table}"
    beside = json.loads(run("check", INCUBATOR, application, "--roster", roster, "--json").stdout)
    alone = run("check", INCUBATOR, "--roster", roster)

    assert (beside["applicant"], beside["files"]) == ("甲孵化器", [str(application), str(table)])
    assert [found["rows"] for found in beside["rosters"] if found["id"] == "tenant"] == [1]
    assert [note["file"] for note in beside["notes"]] == [str(table)]
    assert alone.returncode == 0
    assert f"{notices[INCUBATOR].rosters['tenant'].title}：1 行" in alone.stdout
    assert "导入说明\n  在孵企业.csv：工作表“在孵企业”第 2 行 D 列“使用面积(㎡)”：“约80”读不了" in alone.stdout


def test_tables_of_one_roster_come_one_after_another(tmp_path: Path) -> None:
    """As sheets of one roster do in a workbook."""
    tables = [tmp_path / "A座.csv", tmp_path / "B座.csv"]
    for table, name in zip(tables, ("甲", "乙"), strict=True):
        table.write_text(TABLE.replace("甲", name), "utf-8-sig")
    given = [part for table in tables for part in ("--roster", f"tenant={table}")]

    (roster,) = json.loads(run("check", INCUBATOR, *given, "--json").stdout)["rosters"]
    assert (roster["id"], roster["rows"]) == ("tenant", 2)


def test_csv_as_the_application(tmp_path: Path) -> None:
    """It tells which roster it is, as when it is opened on the page."""
    table = tmp_path / "在孵企业.csv"
    table.write_text(TABLE, "utf-8-sig")

    (roster,) = json.loads(run("check", INCUBATOR, table, "--json").stdout)["rosters"]
    assert (roster["id"], roster["rows"]) == ("tenant", 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--roster", "tenant"], "应写成 名册=文件"),
        (["--roster", "tenent=表.csv"], "没有编号为“tenent”的名册。现有：tenant（在孵企业情况汇总表）"),
        (["--roster", "tenant=没有.csv"], "没有.csv: 打不开：没有这个文件"),
        ([], "没有给出申报数据，也没有名册的表格"),
    ],
)
def test_wrong_arguments(arguments: Sequence[str], said: str) -> None:
    """They are answered with what to write."""
    done = run("check", INCUBATOR, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_table_of_something_else(tmp_path: Path) -> None:
    """A table in which the roster is not found is refused, never taken for no rows."""
    table = tmp_path / "通讯录.csv"
    table.write_text("部门,电话\n办公室,123\n", "utf-8-sig")
    done = run("check", INCUBATOR, "--roster", f"tenant={table}")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{table}: 没有一张工作表认得出是“在孵企业情况汇总表”")


def test_help_mentions_both() -> None:
    """The help says what may be given."""
    said = run("check", "--help").stdout

    assert "APPLICATION.json|APPLICATION.xlsx" in said
    assert "工作簿" in said

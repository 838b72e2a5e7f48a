"""Many applications checked on the officers' page: the same as on the command line, and nothing is lost."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

import worked
from check_page import eventually
from desk_page import WITHIN_REACH, DeskPage, application, command_line_workbook, draft, tenant, write_files
from site_server import Handler, SiteServer
from workbooks import workbook
from worked import INCUBATOR, MAKER_SPACE

HOSTILE = "<img src=x onerror=document.title=1>{name}"
SHARED = tenant("两边都有科技有限公司", "91140100MA0EXAMP0X")
OWN = tenant("只此一家科技有限公司", "91140100MA0K1XYZ37")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder as an officer collects it: six applications, one spoilt, and what systems leave behind."""
    csv = "企业名称,统一社会信用代码,注册资金(万元)\n两边都有科技有限公司,91140100MA0EXAMP0X,很多\n"
    return write_files(
        tmp_path / "收到的",
        {
            "甲孵化器.json": application("甲孵化器", jobs=400, particulars={"uscc": "91140100MA0K1XYZ37"}),
            "乙孵化器.json": application("乙孵化器", [SHARED, OWN]),
            "丙孵化器.json": application(HOSTILE, premises={"total_m2": 4200}),
            "丁孵化器/自评.json": application("丁孵化器"),
            "丁孵化器/在孵企业.csv": csv,
            "戊孵化器.xlsx": b"PK\x03\x04 torn",
            "己空间.json": draft(MAKER_SPACE, name="己"),
            "照片.png": b"\x89PNG",
            ".DS_Store": b"",
            "Thumbs.db": b"",
            "~$甲孵化器.xlsx": b"",
        },
    )


@pytest.fixture
def desk(page: Page, site: SiteServer) -> Iterator[DeskPage]:
    """Return the officers' page; no script of it may fail."""
    opened = DeskPage(page, site)
    opened.open_blank()
    yield opened
    assert opened.errors == []


def cells(contents: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Return the cells of a workbook, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(contents))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def docx_text(path: Path) -> str:
    """Return the text of a Word file."""
    with zipfile.ZipFile(path) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def downloaded_workbook(desk: DeskPage) -> bytes:
    """Download the workbook."""
    with desk.page.expect_download() as download:
        desk.page.get_by_role("button", name="下载汇总表（xlsx）").click()
    assert download.value.suggested_filename.startswith("省级科技企业孵化器2024-申报核对汇总-")
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("day", ["", "2024-05-20"])
def test_same_as_the_command_line(desk: DeskPage, folder: Path, tmp_path: Path, day: str) -> None:
    """The workbook is that of the command line, cell by cell."""
    if day:
        desk.page.locator("#desk-day").fill(day)
    desk.choose_folder(folder)

    expected = command_line_workbook(folder, tmp_path / "汇总.xlsx", day).read_bytes()
    assert cells(downloaded_workbook(desk)) == cells(expected)
    expect(desk.page.locator("[data-text=desk-kept]")).to_contain_text(day or "各家自己填的申报日期")


def test_table(desk: DeskPage, folder: Path) -> None:
    """One row for each applicant; a file that cannot be read, or is for another notice, costs no other its row."""
    assert not any("/assets/runtime/" in path for path in desk.site.requests)
    desk.choose_folder(folder)

    assert sorted(desk.names()) == sorted(["甲孵化器", "乙孵化器", HOSTILE, "丁孵化器", "戊孵化器.xlsx", "己空间.json"])
    first = desk.cells("甲孵化器")
    assert (first["统一社会信用代码"], first["结果"], first["未达到"]) == ("91140100MA0K1XYZ37", "未达到 有不一致", "1")
    assert desk.cells("丁孵化器")["读不懂的格"] == "1"
    assert desk.cells("戊孵化器.xlsx")["结果"] == "未核对"
    assert desk.page.title() != "1"
    expect(desk.message).to_contain_text("核对了 4 家，没有读入 2 个文件，另有 1 个文件不是底稿、表格，没有打开。")

    unread = desk.page.locator("#desk-unread")
    expect(unread).to_contain_text("这份底稿属于“2022-maker-space”，不是“2024-incubator”")
    shared = desk.page.locator("#desk-shared")
    expect(shared).to_contain_text("两边都有科技有限公司")
    expect(shared).to_contain_text("丁孵化器")
    expect(shared).not_to_contain_text("只此一家")


def test_sorted_and_filtered(desk: DeskPage, folder: Path) -> None:
    """Headings sort both ways, and say so; verdict, contradictions and words narrow the table down together."""
    desk.choose_folder(folder)
    heading = desk.page.locator("th[data-column=gaps]")
    heading.get_by_role("button").click()
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    gaps = [int(desk.cells(name)["未达到"] or 0) for name in desk.names()]
    assert gaps == sorted(gaps, reverse=True)

    count = desk.page.locator("[data-text=desk-count]")
    desk.page.get_by_label("结果", exact=True).select_option("未核对")
    assert sorted(desk.names()) == ["己空间.json", "戊孵化器.xlsx"]
    expect(count).to_have_text("显示 2 家，共 6 家")
    desk.page.get_by_label("只看有不一致的").check()
    expect(desk.page.get_by_text("没有符合所选的")).to_be_visible()
    desk.page.get_by_label("结果", exact=True).select_option("全部")
    assert "乙孵化器" in desk.names()
    assert "戊孵化器.xlsx" not in desk.names()
    desk.page.get_by_label("只看有不一致的").uncheck()
    desk.page.get_by_label("找", exact=True).fill("甲孵化 91140100MA0K")
    assert desk.names() == ["甲孵化器"]


def test_details(desk: DeskPage, folder: Path) -> None:
    """What is lacking, what contradicts itself and where, what was not read; on to the next, and back by Escape."""
    desk.choose_folder(folder)
    desk.open_details("乙孵化器")
    expect(desk.details).to_contain_text("“可自主支配场地内的在孵企业数”（申报书二2）填的是 42 家")
    expect(desk.details).to_contain_text("在孵企业情况汇总表：数出 2 家")
    expect(desk.details).to_contain_text("在孵企业数（一（一）4）")

    desk.details.get_by_role("button", name="上一家").press("Enter")
    expect(desk.details.locator("h2")).to_have_text(HOSTILE)
    expect(desk.details).to_contain_text("差 800 ㎡")
    assert desk.details.locator("img").count() == 0
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("button", name=HOSTILE)).to_be_focused()

    desk.open_details("戊孵化器.xlsx")
    expect(desk.details).to_contain_text("没有读入的文件")
    desk.page.keyboard.press("Escape")


def test_contradiction_is_marked(desk: DeskPage, tmp_path: Path) -> None:
    """Beside a verdict that only tells of gaps it is said that an application contradicts itself."""
    files = {"甲.json": application("甲孵化器", [OWN]), "乙.json": application("乙孵化器")}
    desk.choose_folder(write_files(tmp_path / "两份", files))

    assert "有不一致" in desk.cells("甲孵化器")["结果"]
    assert "有不一致" not in desk.cells("乙孵化器")["结果"]
    desk.open_details("甲孵化器")
    expect(desk.details.locator(".work-head")).to_contain_text("有不一致")


def test_lacking_materials(desk: DeskPage, tmp_path: Path) -> None:
    """What a material asks for and is not there is told below the name and at length, and is found by its words."""
    tenants = worked.nested(worked.ample(INCUBATOR))["tenants"]
    files = {"甲.json": application("甲孵化器", tenants={**tenants, "financed": 1}), "乙.json": application("乙孵化器")}
    desk.choose_folder(write_files(tmp_path / "两份", files))
    lacking = "获得投融资的在孵企业案例"

    row = desk.rows.filter(has_text="甲孵化器")
    expect(row.locator("th")).to_contain_text(f"材料：{lacking}（差 2 家）")
    desk.page.get_by_label("找", exact=True).fill("投融资 案例")
    assert desk.names() == ["甲孵化器"]
    desk.open_details("甲孵化器")
    expect(desk.details).to_contain_text("材料等未达到（1）")
    expect(desk.details).to_contain_text(f"{lacking}（二（二）7）　差 2 家")


@pytest.mark.parametrize("is_secure", [True, False])
def test_questions_are_copied(desk: DeskPage, folder: Path, *, is_secure: bool) -> None:
    """What to ask an applicant is copied as a message: contradictions with both places, gaps, no decision."""
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not is_secure:  # intranets have no HTTPS: there the page has no clipboard of this kind
        desk.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    desk.choose_folder(folder)
    desk.open_details("乙孵化器")
    button = desk.details.get_by_role("button", name="复制要问的问题")
    button.press("Enter")
    expect(desk.details.get_by_role("status")).to_contain_text("已复制")
    expect(button).to_be_focused()

    text = desk.page.evaluate("() => navigator.clipboard.readText()")
    assert text.startswith("乙孵化器：\n您好！对照《关于组织开展2024年山西省省级科技企业孵化器认定工作的通知》（")
    assert "\n1．不一致：" in text
    assert "\n　　在孵企业情况汇总表：数出 2 家\n" in text
    assert "未达到：在孵企业数（一（一）4）" in text
    assert text.endswith("不是认定结论；认定以山西省科学技术厅的文件为准。")


def test_dropped_folder(desk: DeskPage, folder: Path) -> None:
    """A folder is dropped anywhere on the page: what it holds is checked as if it had been chosen."""
    (folder / "空文件夹").mkdir()
    desk.drop(folder)
    desk.expect_done()
    assert sorted(desk.names()) == sorted(["甲孵化器", "乙孵化器", HOSTILE, "丁孵化器", "戊孵化器.xlsx", "己空间.json"])

    desk.drop(folder / "空文件夹")
    expect(desk.message).to_contain_text("文件夹是空的")
    assert len(desk.names()) == 6


def test_several_folders_dropped(desk: DeskPage, folder: Path) -> None:
    """Of several folders, each is an applicant's; files beside them are applicants' as well."""
    desk.drop(folder / "丁孵化器", folder / "甲孵化器.json")
    desk.expect_done()

    assert sorted(desk.names()) == ["丁孵化器", "甲孵化器"]
    assert desk.cells("丁孵化器")["名册行数"] == "1"


def test_more_later(desk: DeskPage, folder: Path) -> None:
    """Files that come later are added; one with the path of another takes its place, and that is said."""
    desk.choose_files(folder / "甲孵化器.json", folder / "乙孵化器.json")
    assert desk.cells("甲孵化器")["结果"].startswith("未达到")

    (folder / "甲孵化器.json").write_text(application("甲孵化器（更正）"), encoding="utf-8")
    desk.page.locator("#desk-files").set_input_files([folder / "甲孵化器.json", folder / "丙孵化器.json"])
    expect(desk.rows).to_have_count(3)
    eventually(desk.page, lambda: "甲孵化器（更正）" in desk.names(), expected=True)
    assert "甲孵化器" not in desk.names()
    expect(desk.message).to_contain_text("核对了 3 家。同一位置的文件已换成新的：“甲孵化器.json”。")


def test_two_at_once(desk: DeskPage, folder: Path) -> None:
    """What is dropped while other files are still looked at is checked as well."""
    desk.page.locator("#desk-files").set_input_files([folder / "甲孵化器.json"])
    desk.page.locator("#desk-files").set_input_files([folder / "乙孵化器.json"])

    eventually(desk.page, lambda: sorted(desk.names()), ["乙孵化器", "甲孵化器"])


def test_after_a_reload(desk: DeskPage, folder: Path, tmp_path: Path) -> None:
    """The results are still there, without Python, and so is the workbook; what is cleared is gone for good."""
    desk.choose_folder(folder)
    names = desk.names()
    desk.site.requests.clear()
    desk.open()

    eventually(desk.page, desk.names, names)
    assert not any("/assets/runtime/" in path for path in desk.site.requests)
    expect(desk.page.locator("[data-text=desk-kept]")).to_contain_text("核对于")
    expected = command_line_workbook(folder, tmp_path / "汇总.xlsx").read_bytes()
    assert cells(downloaded_workbook(desk)) == cells(expected)

    desk.page.get_by_role("button", name="清空").click()
    expect(desk.message).to_contain_text("已清空")
    expect(desk.rows).to_have_count(0)
    desk.open()
    expect(desk.page.locator("[data-part=results]")).to_be_hidden()


def test_other_day(desk: DeskPage, folder: Path) -> None:
    """Another day of application checks everything anew; where the files are gone, it is said that nothing changes."""
    desk.choose_folder(folder)
    day = desk.page.locator("#desk-day")
    day.fill("2024-05-20")
    expect(desk.page.locator("[data-text=desk-kept]")).to_contain_text("2024-05-20")
    desk.expect_done()
    expect(desk.rows).to_have_count(6)

    desk.open()
    expect(day).to_have_value("2024-05-20")
    day.fill("2024-06-01")
    expect(desk.message).to_contain_text("没有改申报日期")
    expect(day).to_have_value("2024-05-20")


def test_each_notice_has_its_own(desk: DeskPage, folder: Path) -> None:
    """The other notice begins empty; what was found for the first is there again when it is chosen."""
    desk.choose_folder(folder)
    desk.page.get_by_role("radio", name="省级众创空间（2022）").check()
    expect(desk.page.locator("[data-part=results]")).to_be_hidden()

    desk.choose_files(folder / "己空间.json", folder / "甲孵化器.json")
    assert desk.names() == ["己", "甲孵化器.json"]
    desk.page.get_by_role("radio", name="省级科技企业孵化器（2024）").check()
    expect(desk.rows).to_have_count(6)


def within_reach(handler: Handler, contents: bytes) -> None:
    """Let the test reach the Python that the worker has started."""
    handler.answer(contents + b"\n" + WITHIN_REACH, "text/javascript")


@pytest.fixture
def hanging(desk: DeskPage, tmp_path: Path) -> Path:
    """Return a folder of which the second file never comes to an end in the checker that has been started."""
    desk.site.faults["pyodide.asm.js"] = within_reach
    desk.open()
    desk.choose_files(write_files(tmp_path / "先", {"先.json": application("先")}) / "先.json")
    (worker,) = desk.page.workers
    worker.evaluate("""() => python.runPython(`
from checker.desk import page_requests
check = page_requests.check
def hang(request):
    while "2" in request["unit"]["id"]: pass
    return check(request)
page_requests.check = hang`)""")
    return write_files(tmp_path / "后", {f"{number}.json": application(f"第{number}家") for number in range(1, 5)})


def test_stopped_and_gone_on_with(desk: DeskPage, hanging: Path) -> None:
    """A call that hangs is stopped at once; what is finished stays, the rest waits and can be gone on with."""
    desk.page.locator("#desk-folder").set_input_files(hanging)
    progress = desk.page.locator("[data-text=desk-progress]")
    expect(progress).to_have_text("已核对 1 份，共 4 份；正在核对：2.json")
    desk.page.get_by_role("button", name="停止").press("Enter")

    expect(desk.message).to_contain_text("已停止，还有 3 份没有核对。核对了 2 家。")
    expect(desk.page.locator("#message-bar")).to_be_focused()
    assert sorted(desk.names()) == ["先", "第1家"]
    desk.page.get_by_role("button", name="继续核对").click()
    expect(desk.message).to_contain_text("核对了 5 家。", timeout=60_000)
    assert sorted(desk.names()) == ["先", "第1家", "第2家", "第3家", "第4家"]


def test_skipped(desk: DeskPage, hanging: Path) -> None:
    """One that hangs can be left out: it keeps its row, which says why, and the others are checked."""
    desk.page.locator("#desk-folder").set_input_files(hanging)
    expect(desk.page.locator("[data-text=desk-progress]")).to_contain_text("正在核对：2.json")
    desk.page.get_by_role("button", name="跳过这一份").click()

    expect(desk.message).to_contain_text("核对了 4 家，没有读入 1 个文件。", timeout=60_000)
    assert sorted(desk.names()) == ["2.json", "先", "第1家", "第3家", "第4家"]
    expect(desk.page.locator("#desk-unread")).to_contain_text("跳过这一份")


def test_cleared_while_checking(desk: DeskPage, hanging: Path) -> None:
    """What is being checked is given up, and nothing of it comes back; others are checked as if they came first."""
    desk.page.locator("#desk-folder").set_input_files(hanging)
    expect(desk.page.locator("[data-text=desk-progress]")).to_contain_text("正在核对：2.json")
    desk.page.get_by_role("button", name="清空").click()

    expect(desk.message).to_contain_text("已清空")
    expect(desk.page.locator("[data-part=results]")).to_be_hidden()
    desk.choose_files(hanging / "3.json")
    assert desk.names() == ["第3家"]


def test_refused_workbook(desk: DeskPage, tmp_path: Path) -> None:
    """A workbook without any answers or lists is refused alone, with its reason."""
    files = {"空.xlsx": workbook({"表": [["别的"], ["一"]]}), "甲.json": application("甲")}
    desk.choose_folder(write_files(tmp_path / "两份", files))

    assert sorted(desk.names()) == ["甲", "空.xlsx"]
    expect(desk.page.locator("#desk-unread")).to_contain_text("空.xlsx")


def test_taken_to_the_visit(desk: DeskPage, folder: Path) -> None:
    """The form of the visit says who it is; those that the table shows are taken along to the page for visits."""
    desk.choose_folder(folder)
    desk.open_details("甲孵化器")
    with desk.page.expect_download() as download:
        desk.details.get_by_role("button", name="现场核查意见表（Word）").click()
    assert "甲孵化器" in docx_text(Path(download.value.path()))
    expect(desk.details.get_by_role("status")).to_contain_text("已交给浏览器下载")
    desk.details.get_by_role("button", name="带到现场核查").click()
    expect(desk.details.get_by_role("status")).to_contain_text("已放进现场核查 1 家")
    desk.page.keyboard.press("Escape")

    desk.page.get_by_label("找", exact=True).fill("孵化器")
    desk.page.get_by_role("button", name="把列出的各家带到现场核查").click()
    expect(desk.message).to_contain_text("已放进现场核查 3 家，其中 1 家原来就在")
    desk.page.get_by_role("button", name="到现场核查页").click()
    expect(desk.page).to_have_url(desk.site.url(f"{INCUBATOR}/visit/"))
    for name in ("甲孵化器", "乙孵化器", "丁孵化器"):
        expect(desk.page.locator("[data-list=visits]").get_by_text(name).first).to_be_visible()

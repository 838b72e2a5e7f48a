"""Whatever keeps the checker from starting, the page says what it is and what to do, and the form goes on working."""

import json

import pytest
from playwright.sync_api import Page, expect

from check_page import CheckPage, OpenCheckPage, eventually
from printing import printed_text
from site_server import Fault, Handler, SiteServer, cut, held_back, missing, page_instead, truncated

LABELS = ("孵化器名称", "可自主支配的孵化场地总面积", "毕业企业和在孵企业提供的就业岗位", "专业孵化器")


def without_webassembly(handler: Handler, contents: bytes) -> None:
    """Make the browser one that has no WebAssembly, or where an administrator has switched it off."""
    handler.answer(b"delete self.WebAssembly;\n" + contents, "text/javascript")


def forbidding_webassembly(handler: Handler, contents: bytes) -> None:
    """Send a page whose policy forbids WebAssembly, as a careful administrator's might."""
    handler.answer(contents.replace(b" 'wasm-unsafe-eval'", b""), "text/html")


@pytest.mark.parametrize(
    ("file", "fault", "remedy"),
    [
        ("worker.js", missing, "网络"),
        ("pyodide.asm.js", missing, "网络"),
        ("pyodide.asm.bin", missing, "assets/runtime/"),
        ("pyodide.asm.bin", page_instead, "完整上传"),
        ("pyodide.asm.bin", truncated, "完整上传"),
        ("pyodide.asm.bin", cut, "网络"),
        ("python_stdlib.bin", missing, "网络"),
        ("python_stdlib.bin", truncated, "完整上传"),
        ("python_stdlib.bin", cut, "网络"),
        ("packages.bin", missing, "网络"),
        ("packages.bin", page_instead, "完整上传"),
        ("packages.bin", truncated, "完整上传"),
        ("packages.bin", cut, "网络"),
    ],
)
def test_names_the_file(open_new_check: OpenCheckPage, site: SiteServer, file: str, fault: Fault, remedy: str) -> None:
    """The message names the file that cannot be used and says what to do."""
    site.faults[file] = fault

    expect_failure(open_new_check(state="failed").page, file, remedy)


def test_names_what_the_browser_lacks(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """Where there is no WebAssembly, the message asks for another browser."""
    site.faults["worker.js"] = without_webassembly

    check = open_new_check(state="failed")

    expect_failure(check.page, "WebAssembly", "换用新版")
    check.faults.clear()  # Pyodide's script, too, does without only in vain


def test_names_a_policy_that_forbids_webassembly(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """Where a server's policy forbids it, another browser would not help."""
    site.faults["index.html"] = forbidding_webassembly

    expect_failure(open_new_check(state="failed").page, "Content-Security-Policy", "deploy/")


def expect_failure(page: Page, named: str, remedy: str) -> None:
    """Require a message that names something and says what to do, and that is no longer about to start."""
    expect(page.get_by_role("alert").locator("[data-text=failure]")).to_contain_text(named)
    expect(page.locator("[data-text=remedy]")).to_contain_text(remedy)
    expect(page.locator("[data-text=remedy]")).to_contain_text("所填内容没有丢失")
    expect(page.locator("[data-when=loading]")).to_be_hidden()


def test_gives_up_when_nothing_comes(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """A server that accepts and never answers ends in a message as well."""
    site.faults["pyodide.asm.bin"] = held_back
    check = open_new_check(state="")
    check.page.clock.install()
    check.open()
    check.wait_for_state("loading")

    check.page.clock.run_for(100_000)

    check.wait_for_state("failed")
    expect(check.page.locator("[data-text=failure]")).to_contain_text("等待太久")


@pytest.fixture
def failed(open_new_check: OpenCheckPage, site: SiteServer) -> CheckPage:
    """Return a page whose checker could not start, with some answers given since."""
    site.faults["pyodide.asm.bin"] = missing
    page = open_new_check(state="failed")
    page.control("variant", "general").check()
    page.control("jobs").fill("501")
    page.control("fund.amount_wan").fill("300")
    return page


def test_form_works_without_the_checker(failed: CheckPage) -> None:
    """What is filled in is kept, saved, and there again after a reload."""
    answers = {"variant": "general", "jobs": "501", "fund.amount_wan": "300"}
    saved = json.loads(failed.save())
    assert saved.pop("说明")
    assert saved == {"notice": failed.notice, "answers": answers, "rosters": {}}
    assert "不能打开文件" in open_while_failed(failed)

    failed.page.reload()
    failed.wait_for_state("failed")

    assert failed.answers() == answers


def open_while_failed(failed: CheckPage) -> str:
    """Hand the page a file that nothing can read now."""
    file = {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
    failed.page.locator("[data-open-file]").set_input_files(files=[file])
    return failed.message


def test_form_prints_without_the_checker(failed: CheckPage) -> None:
    """The form can be filled in by hand."""
    paper = printed_text(failed.page)

    assert [label for label in LABELS if label not in paper] == []


def test_retry(failed: CheckPage, site: SiteServer) -> None:
    """Once the fault is gone, one press starts the checker with the answers given meanwhile."""
    site.faults.clear()

    failed.page.get_by_role("button", name="重试").click()

    failed.wait_for_state("ready")
    assert failed.verdict("jobs") == "met"
    expect(failed.page.get_by_role("alert")).to_be_hidden()
    failed.control("jobs").fill("500")
    failed.expect_verdict("jobs", "unmet")


@pytest.mark.parametrize("fault", [missing, page_instead, truncated])
@pytest.mark.parametrize("file", ["pyodide.asm.bin", "packages.bin"])
def test_mended_on_the_server(open_new_check: OpenCheckPage, site: SiteServer, file: str, fault: Fault) -> None:
    """What was wrong when a visitor first came is not remembered against the site."""
    site.faults[file] = fault
    page = open_new_check(state="failed")
    site.faults.clear()

    page.open()

    page.wait_for_state("ready")


def test_does_not_give_up_what_has_started(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """What is loaded after the first verdict is no start that has come to a halt."""
    check = open_new_check()
    eventually(check.page, lambda: any(path.endswith("sheets.bin") for path in site.requests), expected=True)
    check.page.clock.install()
    check.reload()
    check.page.wait_for_timeout(3000)

    check.page.clock.run_for(300_000)

    expect(check.page.get_by_role("alert")).to_be_hidden()
    check.control("jobs").fill("501")
    check.expect_verdict("jobs", "met")

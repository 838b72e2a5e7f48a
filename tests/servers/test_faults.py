"""Whatever goes wrong on a server, the page says so in time, keeps what is typed, and goes on once it is right.

Each server meets each of its faults once as Debian installs it, at the root, and once as `deploy/` sets it up, below a
path: no fault depends on the path, which `test_visits.py` varies. What goes wrong in the browser only, once its files
are there, is tried on one server. All that is told stands in `build/faults.md` afterwards.
"""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bad_line import line_to
from built_site import ROOT, locked
from check_page import CheckPage, eventually
from faults import OWN_POLICY, WRONG_TYPE, Make, Served, changed, configured, cut, flipped, held, interrupted
from roster_page import RosterPage, tenant, write_workbook
from web_servers import SAMPLE_MOUNT, SERVERS, standing
from worked import INCUBATOR

SCRIPT = "check.*.js"
ARCHIVES = "runtime/*"

# Waiting for what does not come is long for a test: what takes a quarter of a minute or more is over thirty times as
# soon, in the page itself or, once it has started, in its worker.
HASTEN = """const hasten = (self) => {
    const { setTimeout } = self;
    self.setTimeout = (act, ms, ...rest) => setTimeout.call(self, act, ms >= 15_000 ? ms / 30 : ms, ...rest);
};"""
HASTY_PAGE = f"{HASTEN} hasten(self);"
HASTY_WORKER = f"""{HASTEN}
const AFTER_START = `self.addEventListener("message", () => (${{hasten}})(self), {{ once: true }});`;
self.Blob = class extends Blob {{
    constructor(parts, options) {{
        super(options?.type === "text/javascript" ? [AFTER_START, ...parts] : parts, options);
    }}
}};"""
TYPE = """(input, text) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
}"""
STORAGE_FORBIDDEN = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORGET = "() => { indexedDB.deleteDatabase('checker'); localStorage.removeItem('checker.wasm'); }"
# Returns whether there was any memory to do harm to.
HARM = """(harm) => new Promise((resolve) => {
    const opening = indexedDB.open("checker", 1);
    opening.onsuccess = async () => {
        const database = opening.result;
        const memories = () => database.transaction("memory", "readwrite").objectStore("memory");
        const done = (request) => new Promise((got) => (request.onsuccess = () => got(request.result)));
        const [[kept], [key]] = [await done(memories().getAll()), await done(memories().getAllKeys())];
        if (!kept) return resolve((database.close(), false));
        const bytes = new Uint8Array(await kept.contents.arrayBuffer());
        if (harm === "cut") kept.contents = new Blob([bytes.subarray(0, bytes.length / 2)]);
        else kept.contents = new Blob([bytes.map((byte, at) => (at === 5_000_000 ? byte ^ 4 : byte))]);
        await done(memories().put(kept, key));
        resolve((database.close(), true));
    };
})"""
KEPT = "() => localStorage.getItem('checker.wasm') !== null"


@dataclass(frozen=True)
class Fault:
    """A fault of a server or a line.

    Attributes:
        name: What it is.
        make: Makes it.
        state: The state of the checker then; empty where the page has no script that could have one.
        failure: What the page says; empty where the visitor need not know.
        remedy: What it says is to be done.
        is_first: Whether only those meet it who come for the first time; others have kept what would be lacking.
        limit: Where it is only waited for: the seconds after which the page says so.
        is_settable: Whether the server must be one that can be set.
    """

    name: str
    make: Make
    state: str = ""
    failure: str = "脚本没有取到"
    remedy: str = "您填的已存在这个浏览器里"
    is_first: bool = False
    limit: int = 0
    is_settable: bool = False


_MEND_FILE = "这个文件已完整上传"
FAULTS = (
    Fault(
        "an archive damaged",
        changed(f"{ARCHIVES}/packages.bin", flipped),
        "failed",
        "packages.bin 的内容不对",
        _MEND_FILE,
        is_first=True,
    ),
    Fault(
        "a first visit interrupted, then a slow line",
        interrupted(f"{ARCHIVES}/pyodide.asm.bin", 1_000_000, 4_000_000),
        "failed",
        "pyodide.asm.bin 没有取到",
        "请检查网络后重试",
        is_first=True,
    ),
    Fault("check.js missing", changed(SCRIPT, lambda _: None)),
    Fault("check.js cut", cut(SCRIPT)),
    Fault("check.js doubly compressed", changed(SCRIPT, lambda script: gzip.compress(gzip.compress(script)))),
    Fault("check.js stalled", held(SCRIPT), limit=15),
    Fault("wasm with a wrong type", configured(WRONG_TYPE), "ready", "", "", is_settable=True),
    Fault(
        "a policy of the server's own",
        configured(OWN_POLICY),
        "failed",
        "安全设置（Content-Security-Policy）",
        "照 deploy/ 里的样例改",
        is_settable=True,
    ),
)


@dataclass(frozen=True)
class Cell:
    """What a visitor met."""

    server: str
    fault: str
    state: str
    said: str
    message: str
    recovery: str
    typed: str = "kept"


class Visitor:
    """Somebody who comes to a server again and again."""

    def __init__(self, served: Served, address: str, context: BrowserContext) -> None:
        self.served = served
        self.address = address
        self.context = context
        self.typed: dict[str, str] = {}

    @contextmanager
    def visit(self, *scripts: str, is_first: bool = False) -> Iterator[CheckPage]:
        """Open the page, with nothing in the browser's cache."""
        page = self.context.new_page()
        for script in scripts:
            page.add_init_script(script)
        self.context.new_cdp_session(page).send("Network.clearBrowserCache")
        check = CheckPage(page, f"{self.address}{INCUBATOR}/check/", INCUBATOR)
        if is_first:
            page.goto(self.address)
            page.evaluate(FORGET)
        page.goto(check.address, wait_until="commit")
        yield check
        assert [fault for fault in check.faults if fault.startswith("fault ")] == []
        page.close()

    def type(self, check: CheckPage) -> None:
        """Fill in something that was not there before; at once, because the page may be showing a draft meanwhile."""
        self.typed["jobs"] = str(int(self.typed.get("jobs", "500")) + 1)
        check.control("jobs").evaluate(TYPE, self.typed["jobs"])

    def expect_checked(self, check: CheckPage) -> None:
        """Wait until what was typed is there, and its verdict."""
        check.wait_for_state("ready")
        check.expect_answers(self.typed)
        check.expect_verdict("jobs", "met")


def _meet(visitor: Visitor, fault: Fault) -> Cell:
    """Open the page with a fault, type, read what is said, and go on when the fault is undone."""
    undo = fault.make(visitor.served)
    with visitor.visit(*([HASTY_PAGE] if fault.limit else []), is_first=fault.is_first) as check:
        visitor.type(check)
        if not fault.failure:
            message, recovery = "", _none_needed(visitor, check)
        else:
            message = _told(check.page, fault)
            visitor.type(check)
        state = check.page.evaluate("document.documentElement.dataset.checkerState ?? ''")
        assert state == fault.state
        undo()
        if fault.failure:
            check.page.get_by_role("button", name="重试").click()
            recovery = "重试"
        visitor.expect_checked(check)
        expect(check.page.get_by_role("alert")).to_be_hidden()
    visitor.served.line.mend()
    said = (f"after {fault.limit} s" if fault.limit else "at once") if message else "not at all"
    return Cell(visitor.served.server, fault.name, state or "no script", said, message, recovery)


def _told(page: Page, fault: Fault) -> str:
    failure, remedy = (page.locator(f"[data-text={name}]") for name in ("failure", "remedy"))
    expect(failure).to_contain_text(fault.failure)
    expect(remedy).to_contain_text(fault.remedy)
    expect(page.locator("[data-when=loading]")).to_be_hidden()
    return f"{failure.inner_text()} {remedy.inner_text()}"


def _none_needed(visitor: Visitor, check: CheckPage) -> str:
    """A later visit, too, which would like to have the file, does without."""
    visitor.expect_checked(check)
    check.page.wait_for_function(KEPT)
    check.reload()
    visitor.expect_checked(check)
    return "none needed"


_TWO_ATTEMPTS = "after 2 × 60 s"


def _late_parts(visitor: Visitor, sheet: Path) -> Iterator[Cell]:
    """Import and export while what they need comes to a halt, and again."""
    undo = held(f"{ARCHIVES}/sheets.bin")(visitor.served)
    server = visitor.served.server
    with visitor.visit(HASTY_WORKER) as check:
        visitor.type(check)
        visitor.expect_checked(check)
        roster = RosterPage(check, "tenant")
        message = check.page.locator(".message")

        roster.section.locator("[data-import-file]").set_input_files(sheet)
        expect(message).to_contain_text("sheets.bin 没有取到，请检查网络后重试")
        told = message.inner_text()
        undo()
        roster.import_file(sheet)
        roster.confirm_import()
        yield Cell(server, "reading of tables stalled", "ready", _TWO_ATTEMPTS, told, "importing again")

        undo = held(f"{ARCHIVES}/openpyxl.bin", 0)(visitor.served)
        export = roster.section.get_by_role("button", name="导出 xlsx")
        export.click()
        expect(message).to_contain_text("openpyxl.bin 没有取到，请检查网络后重试")
        told = message.inner_text()
        undo()
        with check.page.expect_download():
            export.click()
        visitor.expect_checked(check)
        assert len(roster.stored_rows()) == 1
        yield Cell(
            visitor.served.server, "writing of workbooks stalled", "ready", _TWO_ATTEMPTS, told, "exporting again"
        )


_STANDS = [
    pytest.param((name, is_configured), id=f"{name}-{'sample' if is_configured else 'stock'}")
    for name, server in SERVERS.items()
    for is_configured in ([False, True] if server.sample else [False])
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a table of one tenant."""
    return write_workbook(tmp_path / "在孵企业.xlsx", [tenant(1)], {})


@contextmanager
def _visiting(browser: Browser, site_folder: Path, server: str, *, is_configured: bool) -> Iterator[Visitor]:
    if not SERVERS[server].installed:
        pytest.skip(f"{server} is not installed")
    mount = SAMPLE_MOUNT if is_configured else "/"
    with (
        standing(server, site_folder, mount, configured=is_configured) as there,
        line_to(there.port) as line,
        browser.new_context(locale="zh-CN", service_workers="block") as context,
    ):
        name = f"{server}, {'sample' if is_configured else 'stock'}"
        yield Visitor(Served(name, there, line), f"http://127.0.0.1:{line.port}{mount}", context)


@pytest.mark.parametrize("stand", _STANDS)
def test_faults_of_servers_and_lines(
    browser: Browser, site_folder: Path, run_folder: Path, sheet: Path, stand: tuple[str, bool]
) -> None:
    """Each is told as what it is, in time, and undone without any loss."""
    server, is_configured = stand
    with _visiting(browser, site_folder, server, is_configured=is_configured) as visitor:
        for fault in FAULTS:
            if SERVERS[server].sample or not fault.is_settable:
                _record(run_folder, _meet(visitor, fault))
        for cell in _late_parts(visitor, sheet):
            _record(run_folder, cell)


def test_faults_in_the_browser(browser: Browser, site_folder: Path, run_folder: Path, sheet: Path) -> None:
    """What has gone wrong in the browser is none of the server's business: Python's own stands for all."""
    with _visiting(browser, site_folder, "http.server", is_configured=False) as visitor:
        for harm in ("damaged", "cut"):
            _record(run_folder, _harmed_memory(visitor, harm))
        _record(run_folder, _hanging(visitor, sheet))
        _record(run_folder, _nothing_stored(visitor))


def _harmed_memory(visitor: Visitor, harm: str) -> Cell:
    """Damage what the browser has kept of Python's memory, and come again."""
    with visitor.visit() as check:
        visitor.type(check)
        visitor.expect_checked(check)
        eventually(check.page, lambda: check.page.evaluate(HARM, harm), expected=True)
    with visitor.visit() as check:
        visitor.expect_checked(check)
        expect(check.page.get_by_role("alert")).to_be_hidden()
    return Cell("any", f"memory {harm}", "ready", "not at all", "", "none needed")


def _hanging(visitor: Visitor, sheet: Path) -> Cell:
    """Give up a file whose reading does not come to an end."""
    with visitor.visit() as check:
        visitor.type(check)
        visitor.expect_checked(check)
        roster = RosterPage(check, "tenant")
        check.page.workers[0].evaluate("() => void setTimeout(() => { for (;;); })")
        roster.section.locator("[data-import-file]").set_input_files(sheet)
        roster.import_dialog.get_by_role("button", name="取消").click()
        message = check.page.locator(".message")
        expect(message).to_contain_text("已重新启动核对程序；所填没有改动")
        told = message.inner_text()
        visitor.expect_checked(check)
        roster.import_file(sheet)
        roster.confirm_import()
    return Cell("any", "a file whose reading does not end", "ready", "3 s after 取消", told, "取消")


def _nothing_stored(visitor: Visitor) -> Cell:
    """Type where nothing can be stored: the page does not say that it is, and keeps it as long as it is open."""
    undo = changed(SCRIPT, lambda _: None)(visitor.served)
    with visitor.visit(STORAGE_FORBIDDEN) as check:
        visitor.type(check)
        told = _told(check.page, Fault("", cut(SCRIPT), remedy="现在填的没有保存，关闭本页就会丢失"))
        undo()
        check.page.get_by_role("button", name="重试").click()
        check.wait_for_state("ready")
        assert check.answers()["jobs"] == visitor.typed["jobs"]
    name = "check.js missing, and nothing can be stored"
    return Cell("any", name, "no script", "at once", told, "重试", "kept while the page is open")


def _record(run_folder: Path, cell: Cell) -> None:
    """Add to the table, which is written anew, because nobody knows which process comes last."""
    with locked(run_folder):
        rows = run_folder / "faults.jsonl"
        with rows.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(cell), ensure_ascii=False) + "\n")
        cells = [json.loads(line).values() for line in rows.read_text(encoding="utf-8").splitlines()]
    head = ("Server", "Fault", "State", "Said", "In the words of the page", "What mends it", "What was typed")
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    lines += [f"| {' | '.join(values)} |" for values in sorted(map(tuple, cells))]
    (ROOT / "build" / "faults.md").write_text("\n".join(lines) + "\n", encoding="utf-8")

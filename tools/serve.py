"""Builds the site, serves it on this machine, and does both again whenever a source is saved: ``serve.py PORT``."""

import hashlib
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site_src")]

from generator.serving import Builder, Newest, Outcome, Problem, Server, Watch, code_files, source_files  # noqa: E402
from generator.source import listed  # noqa: E402


def main(port: int) -> None:
    """Serve until interrupted, on the first free port from `port` on."""
    newest = Newest()
    with Server(port, newest) as server:
        try:
            build_again_and_again(newest, server)
        except KeyboardInterrupt:
            print()


def build_again_and_again(newest: Newest, server: Server) -> None:
    """Build, serve what was built, and build again when the contents of a source have changed."""
    print("正在检查文件、生成网站……", flush=True)
    watch, builder = Watch(), Builder(prepare)
    built = code = ""
    while True:
        sources = list(source_files())
        if (now := digest(sources)) != built:
            code_now = digest(code_files(sources))
            if built and code_now != code:
                builder.restart()
            start = time.perf_counter()
            outcome = builder.build()
            newest.tell(outcome)
            print(told(outcome, time.perf_counter() - start), flush=True)
            if not built:
                serve(server)
            built, code = now, code_now
        watch.wait()


def serve(server: Server) -> None:
    """Start to serve, and say where."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"网站已在本机打开：http://127.0.0.1:{server.server_port}/ （按 Ctrl+C 结束）", flush=True)


def told(outcome: Outcome, seconds: float) -> str:
    """Return what the terminal says of a build."""
    wrong = listed([*map(one_line, outcome.problems)], [*map(one_line, outcome.doubts)])
    if outcome.problems:
        return wrong
    return f"{time.strftime('%H:%M:%S')} 网站已生成，用了 {seconds:.1f} 秒\n{wrong}".rstrip()


def one_line(problem: Problem) -> str:
    """Return a problem as `make site` prints it."""
    before = "".join(f"{part}: " for part in (problem.place, problem.field) if part)
    return f"{before}{problem.message}" + (f"（改法：{problem.remedy}）" if problem.remedy else "")


def prepare() -> Callable[[], Outcome]:
    """Return what builds; in the process that does, so that the code can be changed."""
    try:
        from build import rebuild  # noqa: PLC0415
    except Exception:  # noqa: BLE001 - whatever is wrong with the code
        broken = Outcome(problems=[Problem(traceback.format_exc())])
        return lambda: broken
    return rebuild


def digest(paths: Iterable[Path]) -> str:
    """Return the digest of files and their names."""
    found = hashlib.sha256()
    for path in paths:
        try:
            found.update(f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        except FileNotFoundError:
            continue
    return found.hexdigest()


if __name__ == "__main__":
    main(int(sys.argv[1]))

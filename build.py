"""Builds the site: reads the notices, packs the checker for the browser, renders pages, has MkDocs make HTML."""

import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "site_src"))  # where the generator stands

from generator.browser import (  # noqa: E402
    Runtime,
    RuntimeBuildError,
    build_runtime,
    build_wheel,
    make_assets,
    write_generated,
)
from generator.downloads import make_downloads  # noqa: E402
from generator.notices import (  # noqa: E402
    NOTICES,
    NoticeFolder,
    remembered_notices,
    write_editor_schemas,
    write_notices,
)
from generator.pages import around_pages, check_coverage, navigation, render_pages  # noqa: E402
from generator.search import index_site, read_keywords  # noqa: E402
from generator.serving import Outcome, Problem  # noqa: E402
from generator.site import (  # noqa: E402
    Frame,
    MkDocsError,
    PolicyError,
    add_policy,
    add_runtime,
    add_version,
    last_changes,
    make_html,
    slim_theme,
    version_of,
)
from generator.source import Problems, SourceError, SourceErrors, listed  # noqa: E402
from generator.tools import SCHEMAS, Files, Memory, ToolError, digest_of, write_files  # noqa: E402

BUILD = ROOT / "build"
SITE = ROOT / "site"

OTHER_ERRORS = (RuntimeBuildError, ToolError, PolicyError, MkDocsError)
"""What else than the notices' and pages' sources can be wrong."""

REMEMBERED = Memory()
"""What this process has built, for when it builds again."""


def main() -> int:
    """Build everything into ``site/``; return 1 with all that is wrong, if anything is."""
    memory = Memory()
    try:
        write_files(build_site(memory), SITE)
    except SourceErrors as found:
        print(listed(found.errors, found.doubts), file=sys.stderr)
        return 1
    except OTHER_ERRORS as error:
        print(f"生成中止：{error}", file=sys.stderr)
        return 1
    print(f"网站已生成：{SITE}")
    if doubts := doubts_in(memory):
        print(listed((), doubts), file=sys.stderr)
    return 0


def rebuild() -> Outcome:
    """Build again what has changed, for `make serve`, which goes on whatever is wrong."""
    try:
        site = build_site(REMEMBERED)
    except SourceErrors as found:
        return Outcome(problems=[*map(problem, found.errors)], doubts=[*map(problem, found.doubts)])
    except OTHER_ERRORS as error:
        return Outcome(problems=[Problem(str(error))])
    except Exception:  # noqa: BLE001 - a mistake in the code is shown like any other
        return Outcome(problems=[Problem(traceback.format_exc())])
    gc.freeze()  # what is remembered is no garbage, and not to be searched for any
    return Outcome(version_of(site), site, doubts=[*map(problem, doubts_in(REMEMBERED))])


def problem(error: SourceError) -> Problem:
    """Return an error in the parts in which a page shows it."""
    path = error.path.relative_to(ROOT) if error.path.is_relative_to(ROOT) else error.path
    place = str(path) if error.line is None else f"{path}:{error.line}"
    return Problem(error.message, place, error.field or "", error.remedy)


def build_site(memory: Memory) -> Files:
    """Return the site, going through the steps, each of which tells everything that is wrong with its inputs.

    Args:
        memory: What was made before; each step makes only what is made of something else now.
    """
    help_editors(memory)
    folders = remembered_notices(memory)
    problems = Problems()
    for folder in folders:
        problems.check(check_coverage, folder)
    problems.require_none()
    write_notices(folders)
    memory.keep("generated", [digest_of(*SCHEMAS.glob("*.json"))], write_generated)
    with ThreadPoolExecutor(1) as beside:  # most of its work is done by other programs
        runtime = beside.submit(build_checker, memory)
        return build_pages(folders, runtime.result, memory)


def help_editors(memory: Memory) -> None:
    """Write the schemas by which editors such as VS Code know each notice's own names, whatever else is wrong."""
    for path in sorted(path for path in NOTICES.iterdir() if path.is_dir()):
        named = (path / name for name in ("text.md", "form.yaml", "conditions.yaml"))
        made_of = [digest_of(*named, *SCHEMAS.glob("*.json"))]
        memory.keep(f"editor {path.name}", made_of, partial(write_editor_schemas, path, BUILD / "editor"))


def doubts_in(memory: Memory) -> list[SourceError]:
    """Return what in the data the official texts seem to say otherwise; the site is built all the same."""
    return [doubt for folder in remembered_notices(memory) for doubt in folder.doubts]


def build_checker(memory: Memory) -> Runtime:
    """Pack the checker, with the notices' data, for the browser."""
    return build_runtime(build_wheel(BUILD / "wheels"), BUILD / "runtime", memory)


def build_pages(folders: Sequence[NoticeFolder], runtime: Callable[[], Runtime], memory: Memory) -> Files:
    """Return the site of the notices' pages and of the checker, which is asked for when the pages are there."""
    files, assets = make_assets(memory)
    docs = {**render_pages(folders, memory), **make_downloads(folders, memory), **files}
    changes = last_changes()
    frame = Frame(navigation(folders), asdict(assets), around_pages(folders, changes))
    site = slim_theme(make_html(docs, frame, memory), memory)
    site = index_site(site, folders, read_keywords(folders), memory)
    site = add_runtime(site, runtime())
    return add_version(add_policy(site, assets.early_script), folders, changes)


if __name__ == "__main__":
    sys.exit(main())

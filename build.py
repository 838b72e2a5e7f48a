"""Builds the site: reads the notices, packs the checker for the browser, renders the pages, runs MkDocs."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "site_src"))  # where the generator stands

from generator.browser import RuntimeBuildError, build_runtime, build_wheel, write_assets, write_generated  # noqa: E402
from generator.downloads import write_downloads  # noqa: E402
from generator.notices import NoticeFolder, read_notices, write_notices  # noqa: E402
from generator.pages import changed_pages, check_coverage, navigation, window_lines, write_pages  # noqa: E402
from generator.search import index_site, read_keywords  # noqa: E402
from generator.site import PolicyError, last_changes, run_mkdocs, slim_site, write_config, write_policy, write_version  # noqa: E402
from generator.source import Problems, SourceErrors  # noqa: E402
from generator.tools import ToolError  # noqa: E402

BUILD = ROOT / "build"
SITE = ROOT / "site"


def main() -> int:
    """Build everything into ``site/``; return 1 with all that is wrong, if anything is."""
    try:
        build_site()
    except SourceErrors as found:
        print(f"生成中止，有 {len(found.errors)} 处要改：\n{found}", file=sys.stderr)
        return 1
    except (RuntimeBuildError, ToolError, PolicyError) as error:
        print(f"生成中止：{error}", file=sys.stderr)
        return 1
    print(f"网站已生成：{SITE}")
    return 0


def build_site() -> None:
    """Go through the steps, each of which tells everything that is wrong with its inputs."""
    folders = read_notices()
    problems = Problems()
    for folder in folders:
        problems.check(check_coverage, folder)
    problems.require_none()
    write_notices(folders)
    write_generated()

    docs = BUILD / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    runtime = build_runtime(build_wheel(BUILD / "wheels"), BUILD / "runtime", docs / "assets" / "runtime")
    build_pages(folders, runtime.folder.name, docs, SITE)


def build_pages(folders: Sequence[NoticeFolder], runtime: str, docs: Path, site: Path) -> None:
    """Render the notices' pages into `docs`, and make the site of them."""
    write_pages(folders, runtime, docs)
    write_downloads(folders, docs)
    assets = write_assets(docs)

    config = docs.with_name("mkdocs.yml")
    changes = last_changes()
    extra = asdict(assets) | {"changed": changed_pages(folders, changes), "window_lines": window_lines(folders)}
    write_config(config, docs, site, navigation(folders), extra)
    run_mkdocs(config)
    slim_site(site)
    index_site(site, folders, read_keywords(folders))
    write_policy(site, assets.early_script)
    write_version(site, folders, changes)


if __name__ == "__main__":
    sys.exit(main())

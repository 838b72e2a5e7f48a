"""Runs MkDocs on the pages that were written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.tools import PYTHON, ROOT, run

OVERRIDES = ROOT / "site_src" / "theme" / "overrides"


def write_config(
    path: Path, docs: Path, site: Path, navigation: list[dict[str, Any]], extra: Mapping[str, Any]
) -> None:
    """Write a configuration that inherits ``mkdocs.yml`` and adds what this build knows.

    Args:
        path: Where to write it.
        docs: MkDocs' folder of documents.
        site: Where MkDocs builds the site.
        navigation: MkDocs' ``nav``.
        extra: What the theme's templates need to know; its ``styles`` are loaded by every page.
    """
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(docs),
        "site_dir": str(site),
        "theme": {"custom_dir": str(OVERRIDES)},
        "nav": navigation,
        "extra_css": [extra["styles"]],
        "extra": dict(extra),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")


def run_mkdocs(config: Path) -> None:
    """Build the site; a broken link or anchor is an error.

    Raises:
        ToolError: MkDocs found something wrong.
    """
    run([*PYTHON, "mkdocs", "build", "--strict", "--config-file", config], NO_MKDOCS_2_WARNING="1")

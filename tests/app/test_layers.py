"""The pages' scripts stand in folders of which each imports only from those below it."""

import posixpath
import re
from graphlib import TopologicalSorter
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "site_src" / "app"

FOLDERS = (
    "generated",
    "values",
    "wording",
    "dom",
    "storage",
    "worker",
    "runtime",
    "messages",
    "form",
    "rosters",
    "importing",
    "papers",
    "pictures",
    "advice",
    "results",
    "timeline",
    "sharing",
    "drafts",
    "assessment",
    "quick",
    "visit",
    "desk",
    "search",
    "offline",
    "pages",
    "",
)
"""From the bottom to the top, where the entry scripts stand."""


def imports() -> dict[str, set[str]]:
    """Return the modules, as paths without suffix, and which others each imports."""
    found = {}
    for path in APP.rglob("*.ts"):
        module = path.relative_to(APP).with_suffix("").as_posix()
        targets = re.findall(r"""(?:from|import) "(\..+?)";""", path.read_text())
        found[module] = {posixpath.normpath(posixpath.join(posixpath.dirname(module), target)) for target in targets}
    return found


def folder(module: str) -> str:
    """Return the folder of the first level in which a module stands."""
    return module.partition("/")[0] if "/" in module else ""


def test_imports_go_down() -> None:
    """No module imports from a folder above its own."""
    assert [
        f"{module} imports {target}"
        for module, targets in imports().items()
        for target in targets
        if FOLDERS.index(folder(target)) > FOLDERS.index(folder(module))
    ] == []


def test_no_circles() -> None:
    """No module imports itself by way of others."""
    TopologicalSorter(imports()).prepare()


def test_every_folder_says_what_belongs_in_it() -> None:
    """Each folder of the first level has a README, except that of generated modules."""
    assert [name for name in FOLDERS[1:] if not (APP / name / "README.md").is_file()] == []

"""A site's next version, without another build: all that is new is its name and its runtime's, and a sentence."""

import json
import shutil
from pathlib import Path

from generator.site.offline import with_kept_files
from generator.tools import read_files

NEXT = "0a1b2c3d"
"""The name of the version and of its runtime."""

NEW_SENTENCE = "新版的一句话"
"""Stands in the head of each page's article."""


def next_version(site: Path, target: Path) -> Path:
    """Write the version after a built site into a folder; return it."""
    shutil.copytree(site, target)
    about = target / "version.json"
    told = json.loads(about.read_bytes())
    told_next = told | {"version": NEXT}
    about.write_text(json.dumps(told_next), encoding="utf-8")
    (runtime,) = (target / "assets" / "runtime").iterdir()
    runtime.rename(runtime.with_name(NEXT))
    for page in target.rglob("*.html"):
        html = page.read_text(encoding="utf-8").replace(runtime.name, NEXT).replace(told["version"], NEXT)
        page.write_text(html.replace("</h1>", f"</h1><p>{NEW_SENTENCE}</p>"), encoding="utf-8")
    service_worker = target / "service-worker.js"
    service_worker.write_text(service_worker.read_text(encoding="utf-8").partition(";\n")[2], encoding="utf-8")
    service_worker.write_bytes(with_kept_files(read_files(target), told_next))
    return target

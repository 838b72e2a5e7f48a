"""What the checker's wheel carries of the notices."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.notices.folder import NoticeFolder
from generator.notices.visit import compiled_visit
from generator.tools import ROOT, sha256

CHECKER = ROOT / "checker" / "src" / "checker"


def write_notices(folders: Iterable[NoticeFolder], target: Path = CHECKER) -> None:
    """Write what the checker's wheel carries, below `target`: two JSON files for each notice, and no other.

    ``notices/<id>.json`` is what verdicts need; ``papers/notices/<id>.json`` what papers need besides.
    """
    folders = list(folders)
    _write(target / "notices", {folder.id: compile_notice(folder) for folder in folders})
    _write(target / "papers" / "notices", {folder.id: compile_supplement(folder) for folder in folders})


def compile_notice(folder: NoticeFolder) -> str:
    """Return the JSON that verdicts need."""
    data = {
        "notice": folder.about,
        "form": folder.form,
        "conditions": folder.conditions,
        "consistency": folder.consistency,
    }
    return _json(data)


def compile_supplement(folder: NoticeFolder) -> str:
    """Return the JSON that papers need besides: a ``Supplement``."""
    data = {
        "contacts": folder.parts["contacts"],
        "forms": [paper.as_json() for paper in folder.papers],
        "materials": folder.parts["materials"],
        "visit": {} if "visit" in folder.absent else compiled_visit(folder.about, folder.parts, folder.text),
    }
    judged_by = (path.read_bytes() for path in sorted(CHECKER.rglob("*.py")))
    version = sha256(b"".join((compile_notice(folder).encode(), _json(data).encode(), *judged_by)))[:8]
    return _json({"version": version, **data})


def _write(target: Path, compiled: Mapping[str, str]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    texts = {target / f"{name}.json": text for name, text in compiled.items()}
    for stale in set(target.glob("*.json")) - texts.keys():
        stale.unlink()
    for path, text in texts.items():
        # What stays as it is may be read by another process just now.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, default=_number, separators=(",", ":"))


def _number(value: object) -> float:
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON: {value!r}")
    return float(value)

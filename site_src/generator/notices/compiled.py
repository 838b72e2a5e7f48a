"""What the checker's wheel carries of the notices."""

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from generator.notices.folder import NoticeFolder
from generator.tools import ROOT

PACKAGED = ROOT / "checker" / "src" / "checker" / "notices"


def write_notices(folders: Iterable[NoticeFolder], target: Path = PACKAGED) -> None:
    """Write what the checker's wheel carries: one JSON file for each notice, and no other."""
    compiled = {target / f"{folder.id}.json": compile_notice(folder) for folder in folders}
    for stale in set(target.glob("*.json")) - compiled.keys():
        stale.unlink()
    for path, text in compiled.items():
        # What stays as it is may be read by another process just now.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def compile_notice(folder: NoticeFolder) -> str:
    """Return the JSON that the checker's wheel carries."""
    data = {
        "notice": folder.about,
        "form": folder.form,
        "conditions": folder.conditions,
        "consistency": folder.consistency,
    }
    return json.dumps(data, ensure_ascii=False, default=_number, separators=(",", ":"))


def _number(value: object) -> float:
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON: {value!r}")
    return float(value)

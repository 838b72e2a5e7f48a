"""Writes a workbook in which an officer fills in worked cases of a notice: ``cases.py NOTICE``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site_src"))

from generator.notices import NOTICES, case_workbook, read_notice  # noqa: E402
from generator.source import SourceErrors, listed  # noqa: E402


def main(name: str = "") -> None:
    """Say where the workbook is, and where it belongs when it is filled in."""
    known = sorted(path.name for path in NOTICES.iterdir() if path.is_dir())
    if name not in known:
        raise SystemExit(f"写 make cases NOTICE=编号；有的是 {'、'.join(known)}")
    try:
        contents = case_workbook(read_notice(NOTICES / name).notice)
    except SourceErrors as found:
        raise SystemExit(listed(found.errors, found.doubts, "还不能写")) from None
    path = ROOT / "build" / "review" / f"{name}-cases.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)
    print(f"用例表已写好：{path}")
    print(f"填好以后放进 {(NOTICES / name).relative_to(ROOT)}/cases.xlsx，每次生成都会核对。")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Lays out a new notice: ``new.py NOTICE [FROM]``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site_src"))

from generator.notices import NOTICES, NewNoticeError, lay_out, write_editor_schemas  # noqa: E402


def main(name: str = "", model: str | None = None) -> None:
    """Say which files there are now, and what to do with them."""
    if not name:
        raise SystemExit("写 make new NOTICE=年份-项目，照一份旧的写时再加 FROM=旧通知的编号")
    try:
        files = lay_out(NOTICES, name, model)
    except NewNoticeError as error:
        raise SystemExit(str(error)) from None
    print(f"新通知已放在 {NOTICES.relative_to(ROOT) / name}：")
    print(*(f"  {path.relative_to(ROOT)}" for path in files), sep="\n")
    write_editor_schemas(NOTICES / name, ROOT / "build" / "editor")
    print("先把官方原文写进 text.md，再按 docs/guide/README.md 一步一步改；make serve 边改边看。")


if __name__ == "__main__":
    main(*filter(None, sys.argv[1:]))

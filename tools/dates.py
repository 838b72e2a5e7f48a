"""Seals the texts that have no seal yet, and records the day on which the contents of pages have changed."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site_src"))

from generator.notices import NOTICES, seal_texts  # noqa: E402
from generator.site import record_changes  # noqa: E402
from generator.source import SourceErrors, listed  # noqa: E402


def main() -> None:
    """Do both, and name what was sealed and recorded."""
    try:
        for seal in seal_texts(NOTICES):
            print(f"已封存原文：{seal.relative_to(ROOT)}；此后原文改动一个字，都会提示核对")
        for source in record_changes():
            print(f"已登记修改日期：{source.relative_to(ROOT)}")
        print("日期写在 site_src/changes.txt，与内容一起提交。")
    except SourceErrors as found:
        raise SystemExit(listed(found.errors, found.doubts, "没有登记")) from None


if __name__ == "__main__":
    main()

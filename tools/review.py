"""Writes the review of a notice: ``review.py NOTICE [AGAINST]``; AGAINST is another notice, or a folder of one."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site_src"))

from generator.notices import NOTICES, read_notice  # noqa: E402
from generator.review import compare_rules, write_review  # noqa: E402
from generator.source import SourceErrors, listed  # noqa: E402


def main(name: str = "", against: str = "") -> None:
    """Say where the review is."""
    known = sorted(path.name for path in NOTICES.iterdir() if path.is_dir())
    if name not in known:
        raise SystemExit(f"写 make review NOTICE=编号；有的是 {'、'.join(known)}")
    other = NOTICES / against if against in known else Path(against)
    if against and not (other / "notice.yaml").exists():
        raise SystemExit(f"AGAINST 写另一份通知的编号，或一份旧的文件夹；“{against}”里没有 notice.yaml")
    try:
        folder = read_notice(NOTICES / name)
        diff = compare_rules(read_notice(other), folder) if against else None
    except SourceErrors as found:
        raise SystemExit(listed(found.errors, found.doubts, "还不能审阅")) from None
    print(f"审阅页已写好，用浏览器打开、打印：{write_review(folder, diff, ROOT / 'build' / 'review')}")


if __name__ == "__main__":
    main(*sys.argv[1:])

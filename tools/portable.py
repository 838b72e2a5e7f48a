"""Writes the copy of the built site that opens by double click, into dist/portable.zip."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site_src"))  # where the generator stands

from generator.handover import HandoverError, write_portable  # noqa: E402


def main() -> int:
    """Write the zip; return 1 with one message if anything is wrong."""
    path = ROOT / "dist" / "portable.zip"
    try:
        write_portable(ROOT / "site", path)
    except HandoverError as error:
        print(f"打包中止：{error}", file=sys.stderr)
        return 1
    print(f"离线版已写入：{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

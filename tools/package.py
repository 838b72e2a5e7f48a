"""Writes the hand-over of the built site into dist/: `package.py [PREVIOUS]`; PREVIOUS is what the server has now."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "site_src"))  # where the generator stands

from generator.handover import HandoverError, write_handover  # noqa: E402


def main() -> int:
    """Write the hand-over; return 1 with one message if anything is wrong."""
    previous = Path(sys.argv[1]) if sys.argv[1:] else None
    try:
        folder = write_handover(ROOT / "site", ROOT / "dist", previous)
    except HandoverError as error:
        print(f"打包中止：{error}", file=sys.stderr)
        return 1
    print(f"交付文件已写入：{folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

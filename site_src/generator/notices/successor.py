"""The notice that follows another, as ``followed_by`` in ``notice.yaml`` names it."""

from pathlib import Path

from generator.source import Errors, Source, read_source


def check_successor(about: Source, notices: Path) -> Errors:
    """Require that the notice that follows has a folder, and that its window opens after this one's has closed."""
    place, following = ("followed_by",), about.data.get("followed_by")
    if following is None:
        return
    path = notices / following / "notice.yaml"
    if not path.exists():
        others = "、".join(sorted(other.name for other in notices.iterdir() if other.name != about.data["id"]))
        known = f"可以写的有：{others}；" if others else ""
        yield about.error(place, f"没有通知“{following}”", f"{known}下一批还没有公布的，删去 followed_by")
        return
    opens, closed = read_source(path, "notice").data["window"]["first"], about.data["window"]["last"]
    if opens <= closed:
        problem = f"“{following}”的申报从 {opens} 开始，不在本通知的 {closed} 以后"
        yield about.error(place, problem, "写之后公布的一份，或删去 followed_by")

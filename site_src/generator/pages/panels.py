"""Which of the panels of the self-assessment page a notice has something for."""

from collections.abc import Sequence

from generator.notices import NoticeFolder


def judged_otherwise(folder: NoticeFolder, folders: Sequence[NoticeFolder]) -> str:
    """Return what the panel is called that judges the same answers in other ways; empty where there is no other."""
    ways = (("换一类", len(folder.about["variants"]) > 1), ("换一份通知", len(folders) > 1))
    return "、".join(title for title, there in ways if there)


def is_measured(folder: NoticeFolder) -> bool:
    """Tell whether any condition on an application can be drawn as a value beside its threshold."""
    return any(condition.is_measured for condition in folder.notice.on_application())


def has_composition(folder: NoticeFolder) -> bool:
    """Tell whether the form has a whole of which its parts can be drawn."""
    return any("x-composition" in part for part in folder.form["properties"].values())


def judges_rows(folder: NoticeFolder) -> bool:
    """Tell whether there are conditions on the rows of a roster."""
    return any(condition.level in folder.notice.rosters for condition in folder.notice.conditions)


def has_pictures(folder: NoticeFolder) -> bool:
    """Tell whether there is anything to draw."""
    return is_measured(folder) or has_composition(folder) or judges_rows(folder)

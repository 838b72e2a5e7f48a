"""Which of the panels of the self-assessment page a notice has something for."""

from collections.abc import Sequence

from checker.advice import comparison
from checker.conditions.operators.two_readings import TwoReadings
from generator.notices import NoticeFolder


def judged_otherwise(folder: NoticeFolder, folders: Sequence[NoticeFolder]) -> str:
    """Return what the panel is called that judges the same answers in other ways; empty where there is no other."""
    ways = (("换一类", len(folder.about["variants"]) > 1), ("换一份通知", judged_by(folder, folders)))
    return "、".join(title for title, there in ways if there)


def judged_by(folder: NoticeFolder, folders: Sequence[NoticeFolder]) -> list[NoticeFolder]:
    """Return the other notices under which answers to this one say anything."""
    return [one for one in folders if one.id != folder.id and comparison.is_comparable(folder.notice, one.notice)]


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


def has_two_readings(folder: NoticeFolder) -> bool:
    """Tell whether any condition that can be drawn is read in two ways, so that there are two values."""
    drawn = (condition for condition in folder.notice.on_application() if condition.is_measured)
    return any(isinstance(part, TwoReadings) for condition in drawn for part in condition.requirement.walk())


def mended_when_handing_in(folder: NoticeFolder) -> str:
    """Say what of a notice's conditions is not on the applicant but on what is handed in, and when."""
    conditions = [condition.about for condition in folder.notice.on_application()]
    said = ["材料件数"] if any(about["level"] == "material" for about in conditions) else []
    said += [about["title"] for about in conditions if about["level"] == "process"]
    return f"{'、'.join(said)}{'都' * (len(said) > 1)}是通知写明了的，报送时照着改。" if said else ""


_BESIDES = {"material": "材料数量", "encouraged": "鼓励项", "process": "程序提示"}


def of_no_matter(folder: NoticeFolder) -> str:
    """Say which of a notice's conditions do not change the verdict as a whole."""
    conditions = [*folder.notice.on_application()]
    levels = {condition.level for condition in conditions}
    said = [title for level, title in _BESIDES.items() if level in levels]
    said += ["几条中的一条"] if any(condition.is_member for condition in conditions) else []
    return f"{'、'.join(said)}，和不适用的条件。" if said else "不适用的条件。"

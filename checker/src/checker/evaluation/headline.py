"""The report in one sentence: what is missing first, and how much of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from checker.conditions import Result
from checker.values.verdict import Verdict

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Headline:
    """What is to be done, in one sentence.

    Attributes:
        short: Its first half, such as ``差 5 项``.
        rest: What belongs to it: which they are, or what has to be done besides; empty where there is no more to say.
    """

    short: str
    rest: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return a ``headline`` of ``schemas/report.schema.json``."""
        return {"short": self.short, "rest": self.rest}

    @property
    def text(self) -> str:
        """The whole sentence, without a full stop."""
        return f"{self.short}{self.rest}"


def headline_of(results: Iterable[Result]) -> Headline:
    """Say of the conditions' results what is to be done first.

    A condition that only repeats what others found is not counted a second time.
    """
    own = [result for result in results if not result.condition.is_summary]
    applicant = [result for result in own if result.condition.level == "applicant"]
    material = [result for result in own if result.condition.level == "material"]
    unmet, unknown, attention = (_those(applicant, verdict) for verdict in _IN_ORDER)
    lacking = _those(material, Verdict.UNMET)
    if unmet:
        return Headline(f"差 {len(unmet)} 项", f"：{_titles(unmet)}")
    besides = [
        *([f"{len(attention)} 项须确认"] if attention else []),
        *([f"材料还差 {len(lacking)} 项"] if lacking else []),
    ]
    if unknown:
        missing = dict.fromkeys(path for result in unknown for path in result.finding.missing_paths)
        short = f"还要 {len(missing)} 个答案" if missing else f"{len(unknown)} 项还不能定，请核对所填"
        return Headline(short, f"；另有 {'、'.join(besides)}" if besides else "")
    return Headline("未发现缺口", f"，{'、'.join(besides)}" if besides else "")


_IN_ORDER = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.ATTENTION)


def _those(results: Iterable[Result], verdict: Verdict) -> list[Result]:
    return [result for result in results if result.finding.verdict is verdict]


def _titles(results: Sequence[Result]) -> str:
    named = "、".join(str(result.condition.about["title"]) for result in results[:_NAMED])
    return f"{named}等" if len(results) > _NAMED else named

"""What is said to be certain never turns out otherwise."""

import os
from random import Random

import pytest

from checker import Report, load_notice
from checker.advice import advice
from checker.evaluation import NoticeEvaluator
from completing import Application, Completer, contradicted, contradicting
from generator.notices import nested
from worked import CASES, CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, ample

EXAMPLES = int(os.environ.get("COMPLETIONS", "60"))
"""Partial applications of each notice."""
AMPLE = ample(INCUBATOR)
TOO_LITTLE_FOR_GENERAL = (("jobs", 301), ("jobs", 500), ("premises.total_m2", 4999), ("tenants.count", 29))
TOO_LITTLE_FOR_SPECIALIZED = (("platforms.count", 0), ("declarations.public-platform", False))


def certain(answers: dict[str, object]) -> tuple[str | None, tuple[str, ...], str]:
    """Return what is certain for an incubator's answers: verdict, conditions and words."""
    evaluator = NoticeEvaluator(load_notice(INCUBATOR))
    found = advice(evaluator, evaluator.check(nested(answers))).certain
    return found.verdict, found.because, found.statement.text if found.statement else ""


def test_one_gap_decides_whatever_is_blank() -> None:
    """500 jobs are too few for the general variant; nothing else is answered."""
    verdict, because, words = certain({"variant": "general", "jobs": 500})
    assert (verdict, because) == ("unmet", ("jobs",))
    assert words == "无论其余怎样填，都不能通过：“就业岗位”未达到。"


def test_nothing_is_certain_while_the_variant_can_save_it() -> None:
    """400 jobs are enough for the specialised variant."""
    assert certain({"jobs": 400}) == (None, (), "")


def test_each_variant_may_fail_by_a_condition_of_its_own() -> None:
    """400 jobs are too few for the general variant, and the specialised one needs a platform."""
    verdict, because, words = certain({"jobs": 400, "platforms.count": 0})
    assert (verdict, because) == ("unmet", ("jobs", "public-platform"))
    assert words == "无论其余怎样填，都不能通过：综合孵化器，“就业岗位”未达到；专业孵化器，“专业技术平台”未达到。"


def test_a_complete_application_has_no_blanks_to_speak_of() -> None:
    """The sentence does not speak of what is left to fill in."""
    assert certain({**AMPLE, "jobs": 500})[2] == "不能通过：“就业岗位”未达到。"
    assert certain(AMPLE) == (None, (), "")


def test_what_can_be_added_to_is_not_certain() -> None:
    """Rows of a roster, months of a list: more of them may come, and an average gives way to a list."""
    assert certain({"variant": "general", "tenant_roster": [CERTAIN_TENANT]}) == (None, (), "")
    maker_space = NoticeEvaluator(load_notice(MAKER_SPACE))
    for events in ({"by_month": [2]}, {"monthly_average": 2}):
        assert advice(maker_space, maker_space.check({"events": events})).certain.verdict is None


@pytest.mark.parametrize("name", CASES)
def test_certain_never_turns_out_otherwise(name: str) -> None:
    """However an application is completed, rosters included: what is certain is never overtaken.

    Left out are completions that contradict what was answered before, such as rows that come to another number.
    """
    evaluator = NoticeEvaluator(load_notice(name))
    for seed in range(EXAMPLES):
        completer = Completer(evaluator.notice, seed)
        _expect_to_last(evaluator, completer, completer.partial())


def test_what_every_choice_fails_never_turns_out_otherwise() -> None:
    """The same where each variant fails by a condition of its own, and other answers are blank."""
    evaluator = NoticeEvaluator(load_notice(INCUBATOR))
    for seed in range(EXAMPLES):
        random = Random(seed)  # noqa: S311 - no secret
        gaps = dict([random.choice(TOO_LITTLE_FOR_GENERAL), random.choice(TOO_LITTLE_FOR_SPECIALIZED)])
        blank = {"variant", *random.sample(sorted(AMPLE), 6)}
        form = {path: answer for path, answer in AMPLE.items() if path not in blank} | gaps
        completer = Completer(evaluator.notice, seed)
        completer.partial()  # so that it knows how to lean
        assert _expect_to_last(evaluator, completer, Application(form, {}))


def _expect_to_last(evaluator: NoticeEvaluator, completer: Completer, application: Application) -> bool:
    """Require that a claim holds for every completion; return whether there is one."""
    before = evaluator.check(application.data)
    claimed = advice(evaluator, before).certain
    for completed in completer.completions(application, adding=True) if claimed.verdict else ():
        after = evaluator.check(completed.data)
        if contradicting(after) == contradicting(before) and not _excused(before, after, claimed.because):
            assert _still_fails(after, claimed.because), (claimed, application)
    return claimed.verdict is not None


def _still_fails(report: Report, because: tuple[str, ...]) -> bool:
    """Whether one of the conditions is unmet, or something that was left blank is not known yet."""
    verdicts = {one.condition.id: one.finding.verdict for one in report.results}
    return report.overall in {"unmet", "unknown"} and bool({"unmet", "unknown"} & {verdicts[name] for name in because})


def _excused(before: Report, after: Report, because: tuple[str, ...]) -> bool:
    reads = {path for one in before.results if one.condition.id in because for path in one.condition.reads}
    return bool(reads & set(contradicted(before, after)))

"""What would come of other answers: a trial, beside what is found today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.advice.headline import Headline, headline
from checker.application import answers_from_application, echoes_of_answers, field_of_control
from checker.conditions import Facts, Result
from checker.evaluation import Assessment, Assumed, Report, assuming
from checker.form import Problem
from checker.notice import Notice
from checker.rosters import Count
from checker.values.verdict import NOTHING_LACKING, Verdict
from checker.wording.sentence import Amount, Sentence, Statement, pieces_as_json

_DECIDES = "“{field}”由名册“{roster}”数出，不写进栏里；"
_MORE = Sentence("supposition.more", f"{_DECIDES}名册里还要多 {{amount}}。")
_FEWER = Sentence("supposition.fewer", f"{_DECIDES}名册里要少 {{amount}}。")
_SAME = Sentence("supposition.same", f"{_DECIDES}名册里不用改。")
_OTHERWISE = Sentence("supposition.roster", f"{_DECIDES}要改，请改名册里的行。")
_OPEN = Sentence("supposition.open", f"{_DECIDES}先把名册补全：{{incomplete}}。")

_FAILING = {Verdict.UNMET, Verdict.ATTENTION}


@dataclass(frozen=True, slots=True)
class Supposition:
    """A trial.

    Attributes:
        notice: The notice.
        today: What is found for the answers as they are.
        trial: What is found where other answers are assumed.
        headlines: What is to be done today, and what there.
        texts: These answers, as they were typed, by control.
        problems: What is wrong with them; such an answer is not assumed.
    """

    notice: Notice
    today: Report
    trial: Report
    headlines: tuple[Headline, Headline]
    texts: Mapping[str, str]
    problems: tuple[Problem, ...]

    def changes(self) -> Iterator[tuple[Result, Result]]:
        """Yield what is found today, and in the trial, for each condition on which these differ.

        Of one that is met in both, other numbers are no difference.
        """
        for before, after in zip(self.today.results, self.trial.results, strict=True):
            verdicts = {before.finding.verdict, after.finding.verdict}
            said_otherwise = before.phrase != after.phrase and not verdicts & NOTHING_LACKING
            if (len(verdicts) > 1 or said_otherwise) and not after.condition.is_summary:
                yield before, after

    def kept(self) -> Mapping[str, Statement]:
        """Return why the draft does not take assumed answers, by path: a roster decides."""
        counts = {path: count for path, count in self.trial.counts.items() if path in self.trial.assumed}
        decided = {path: count for path, count in counts.items() if not count.yields_to(self.trial.assumed[path])}
        return {path: _kept(count, self.trial.assumed[path]) for path, count in decided.items()}

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``supposition`` of ``schemas/report.schema.json``."""
        now, then = self.headlines
        wrong = {problem.path for problem in self.problems}
        echoes = echoes_of_answers(self.texts, self.notice)
        failing = (result for result in self.today.results if result.finding.verdict in _FAILING)
        first = {path for result in failing for path in result.condition.looks_at}
        return {
            "errors": [problem.as_json() for problem in self.problems],
            "echoes": {name: one for name, one in echoes.items() if name not in wrong},
            "report": self.trial.update(),
            "headline": then.as_json(),
            "today": {
                "headline": now.as_json(),
                "answers": self._answers_today(),
                "first": [path for path in self.notice.looked_at if path in first],
            },
            "changes": [_change_as_json(*change) for change in self.changes()],
            "kept": [{"field": path, "sentence": pieces_as_json(said.phrase)} for path, said in self.kept().items()],
        }

    def _answers_today(self) -> Mapping[str, str]:
        """Return the answers that conditions look at today, typed or counted, as texts of controls."""
        known, looked_at = self.today.answers, self.notice.looked_at
        answers = {path: answer for path in looked_at if (answer := known.answer(path)) is not None}
        return answers_from_application(assuming({}, answers), self.notice)


def suppose(assessment: Assessment, answers: Mapping[str, str], texts: Mapping[str, str]) -> Supposition:
    """Compare the form as it is, and with other answers, with the notice.

    Args:
        assessment: The rosters, and what compares with the notice.
        answers: The texts of the form's controls.
        texts: The texts that are assumed in some of them, whatever stands there or was counted from rosters.
    """
    today, _ = assessment.check(answers)
    application, problems = assessment.read(texts)
    wrong = {problem.path for problem in problems}
    readable = [name for name in texts if name not in wrong]
    trial, _ = assessment.check(answers, _assumed(readable, application, today))
    headlines = (headline(assessment.evaluator, today), headline(assessment.evaluator, trial))
    return Supposition(assessment.notice, today, trial, headlines, texts, tuple(problems))


def _assumed(controls: list[str], application: Mapping[str, Any], today: Report) -> Assumed:
    """Return the answers that the texts of `controls` give; of a list, the other items are those of today."""
    now, typed = today.answers, Facts(application, today.notice.fields)
    assumed: dict[str, Any] = {}
    for name in controls:
        field = field_of_control(name, today.notice)
        if field is None:
            continue
        answer: Any = typed.answer(field.path)
        if field.kind == "list":
            place = int(name.rpartition(".")[2])
            items: Any = assumed.get(field.path) or now.answer(field.path) or []
            assumed[field.path] = _with_item(items, place, answer[place])
        else:
            assumed[field.path] = answer
    return assumed


def _with_item(items: list[Any], place: int, item: object) -> list[Any]:
    """Return a list with one item in the place of another."""
    longer = [*items, *[None] * (place + 1 - len(items))]
    return [*longer[:place], item, *longer[place + 1 :]]


def _kept(count: Count, answer: Any) -> Statement:  # noqa: ANN401 - as the field has it
    """Say that a roster decides, and what would have to change there."""
    said = {"field": count.field.title, "roster": count.roster.title}
    if not count.is_known:
        return _OPEN.of(**said, incomplete=count.incompleteness.text)
    if not isinstance(answer, int | Decimal):
        return _OTHERWISE.of(**said)
    more = Fraction(answer) - Fraction(count.ends[0])
    sentence = _MORE if more > 0 else _FEWER if more < 0 else _SAME
    return sentence.of(**said, **({"amount": Amount(abs(more), count.field.unit)} if more else {}))


def _change_as_json(before: Result, after: Result) -> dict[str, Any]:
    said = {name: value for name, value in after.as_json.items() if name in {"id", "verdict", "sentence", "gap"}}
    about = after.condition.about
    return {
        **said,
        "before": before.finding.verdict.value,
        "title": about["title"],
        "clause": about["clause"],
        "basis": after.condition.basis,
    }

"""Verdicts from first principles: the data's words, exact fractions, the calendar, none of the checker's code."""

import operator
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

WORST_FIRST = ("unmet", "unknown", "attention", "met", "not_applicable")
BEST_FIRST = ("met", "unknown", "attention", "unmet", "not_applicable")

type Answers = Mapping[str, Any]


def verdict(  # noqa: C901, PLR0912 - one case for each word
    requirement: Any,  # noqa: ANN401 - as in the data
    answers: Answers,
    found: Mapping[str, str],
) -> str:
    """Return the verdict on a requirement, as it stands in the data, for answers by path.

    Args:
        requirement: As in ``conditions.yaml``.
        answers: Whatever the requirement reads has to be among them.
        found: The verdicts on earlier conditions.
    """
    if requirement == "not_applicable":
        return "not_applicable"
    word, data = resolved(requirement, answers)
    match word:
        case "at_least":
            return met(quantity(data["value"], answers) >= data["threshold"])
        case "more_than":
            return met(quantity(data["value"], answers) > data["threshold"])
        case "at_most":
            return met(quantity(data["value"], answers) <= data["threshold"])
        case "less_than":
            return met(quantity(data["value"], answers) < data["threshold"])
        case "ratio_at_least" | "ratio_at_most" | "ratio_more_than" | "ratio_less_than":
            part, whole = quantity(data["part"], answers), quantity(data["whole"], answers)
            if part < 0 or whole <= 0 or (part > whole and data.get("part_of_whole", True)):
                return "unknown"
            limit = hundredths(data["percent"]) * whole
            holds = {
                "at_least": operator.ge,
                "at_most": operator.le,
                "more_than": operator.gt,
                "less_than": operator.lt,
            }
            return met(holds[word.removeprefix("ratio_")](100 * part, limit))
        case "each_at_least":
            return each(data, answers)
        case "consecutive_sum":
            figures = {int(year): Fraction(number) for year, number in answers[data["by_year"]].items()}
            runs = [[year + step for step in range(data["years"])] for year in figures]
            sums = [sum(figures[year] for year in run) for run in runs if all(year in figures for year in run)]
            gaps = len(figures) < max(figures) - min(figures) + 1
            return "attention" if gaps and max(sums) <= data["more_than"] else met(max(sums) > data["more_than"])
        case "before":
            day, limit = moment(data["day"], answers), date.fromisoformat(data["limit"])
            return "attention" if day == limit else met(day < limit)
        case "within":
            return met(data["first"] <= moment(data["day"], answers).isoformat() <= data["last"])
        case "months_between":
            return met(months_hold(data, answers))
        case "declared":
            return met(answers[data])
        case "ask":
            return "attention"
        case "usually":
            plain = verdict(data, answers, found)
            return "attention" if plain == "unmet" else plain
        case "all_of" | "any_of":
            order = WORST_FIRST if word == "all_of" else BEST_FIRST
            return first(order, (verdict(part, answers, found) for part in data))
        case "two_readings":
            return disagreeing(*(verdict(data[name]["requirement"], answers, found) for name in ("strict", "lenient")))
        case "worst_of":
            return first(WORST_FIRST, (found[name] for name in data))
        case "n_of":
            enough = sum(found[name] == "met" for name in data["conditions"]) >= data["at_least"]
            return met(enough and all(found[name] == "met" for name in data.get("must", ())))
        case "brackets":
            number = Fraction(answers[data["by"]])
            (one,) = [one["requirement"] for one in data["ranges"] if lies_in(number, one)]
            return verdict(one, answers, found)
        case "accepted":
            return met(answers[data["answer"]] in data["values"])
        case "each_year":
            values = [figure(one, answers) for one in figures_of(data)]
            holds = [
                number > data["more_than"] if "more_than" in data else number >= data["at_least"] for number in values
            ]
            return met(all(holds))
        case "growth_at_least" | "growth_more_than":
            base, value = (figure(data[name], answers) for name in ("from", "to"))
            wanted = base * (100 + data["percent"])
            holds = 100 * value > wanted if word == "growth_more_than" else 100 * value >= wanted
            return met(holds) if base > 0 else "attention"
        case "not_within":
            return long_ago(data, answers)
        case "points":
            worth = [points_of(item, answers) for item in data["items"]]
            return met(sum(worth) >= data["pass_mark"] and not (data.get("no_zero") and 0 in worth))
        case "by_answer":
            return verdict(chosen(data, answers), answers, found)
    raise AssertionError(word)


def resolved(requirement: Mapping[str, Any], answers: Answers) -> tuple[str, Any]:
    """Return the word and its arguments, with a threshold that hangs on an answer replaced by the one that counts."""
    ((word, data),) = requirement.items()
    if isinstance(data, dict):
        tables = {name: value for name, value in data.items() if isinstance(value, dict) and "by" in value}
        data = {**data, **{name: table[answer_word(answers[table["by"]])] for name, table in tables.items()}}
    return word, data


def chosen(data: Mapping[str, Any], answers: Answers) -> Any:  # noqa: ANN401 - a requirement
    """Return the requirement for the answer given."""
    answer = answer_word(answers[data["answer"]])
    return data["cases"][answer] if answer in data["cases"] else data["otherwise"]


def answer_word(answer: object) -> str:
    """Return an answer as the word that the data use."""
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else str(answer)


def met(holds: bool) -> str:  # noqa: FBT001 - the one thing it is about
    """Return the verdict on something that holds or not."""
    return "met" if holds else "unmet"


def first(order: Iterable[str], verdicts: Iterable[str]) -> str:
    """Return the first of `order` that is there."""
    present = set(verdicts)
    return next(verdict for verdict in order if verdict in present)


def disagreeing(strict: str, lenient: str) -> str:
    """Return what two readings come to."""
    if strict == "met":
        return "unknown" if lenient == "unmet" else "met"
    if lenient == "unmet":
        return "unmet"
    return "unknown" if "unknown" in {strict, lenient} else "attention"


def quantity(data: Any, answers: Answers) -> Fraction:  # noqa: ANN401 - as in the data
    """Return a field, a sum or a difference."""
    match data:
        case {"sum": paths}:
            return sum((Fraction(answers[path]) for path in paths), Fraction())
        case {"difference": (whole, part)}:
            return Fraction(answers[whole]) - Fraction(answers[part])
    return Fraction(answers[data])


def hundredths(percent: Any) -> Fraction:  # noqa: ANN401 - a number, or a fraction of the whole
    """Return a percentage as a number."""
    return Fraction(percent) * 100 if isinstance(percent, str) else Fraction(percent)


def figures_of(data: Mapping[str, Any]) -> list[Any]:
    """Return the figures of several years, as data have one."""
    years = range(data.get("from", 0), data.get("to", -1) + 1)
    return data.get("values") or [{"by_year": data["by_year"], "year": year} for year in years]


def figure(data: Any, answers: Answers) -> Fraction:  # noqa: ANN401 - as in the data
    """Return a field, or the figure of a year."""
    return Fraction(answers[data] if isinstance(data, str) else answers[data["by_year"]][str(data["year"])])


def long_ago(data: Mapping[str, Any], answers: Answers) -> str:
    """Return the verdict on something that must not have happened within some years."""
    said = answers[data["happened"]] if "happened" in data else True
    if "last_on" not in data:
        return met(not said)
    last, until = moment(data["last_on"], answers), moment(data["until"], answers)
    if last > until:
        return "attention" if data["until"] not in answers else "unknown"
    full = anniversary(last, 12 * data["years"])
    back = anniversary(until.replace(year=until.year - 40), 12 * (40 - data["years"]))
    verdict = "attention" if until == full or last == back else met(until > full)
    return verdict if said or verdict == "met" else "unknown"


def points_of(item: Mapping[str, Any], answers: Answers) -> Fraction:
    """Return what the answer to an indicator is worth."""
    if "answer" in item:
        return Fraction(item["points"][answer_word(answers[item["answer"]])])
    (worth,) = [one["points"] for one in item["bands"] if lies_in(Fraction(answers[item["value"]]), one)]
    return Fraction(worth)


def lies_in(number: Fraction, bounds: Mapping[str, Any]) -> bool:
    """Tell whether a number lies in a range."""
    return (
        number >= bounds.get("from", number)
        and number <= bounds.get("up_to", number)
        and ("above" not in bounds or number > bounds["above"])
        and ("below" not in bounds or number < bounds["below"])
    )


def moment(data: Any, answers: Answers) -> date:  # noqa: ANN401 - as in the data
    """Return a fixed date, a field, or the latest of several."""
    paths = data["latest"] if isinstance(data, dict) else [data]
    return date.fromisoformat(max(answers.get(path, path) for path in paths))


def months_hold(data: Mapping[str, Any], answers: Answers) -> bool:
    """Tell whether a span has enough months, or not too many."""
    start, end = moment(data["start"], answers), moment(data["end"], answers)
    if data.get("both_days"):
        end += timedelta(days=1)
    if "at_most" in data:
        return end <= anniversary(start, data["at_most"])
    return end >= anniversary(start, data["at_least"])


def anniversary(start: date, months: int) -> date:
    """Return the same day of a later month, or that month's last."""
    years, month = divmod(start.month - 1 + months, 12)
    for day in range(start.day, 0, -1):
        try:
            return date(start.year + years, month + 1, day)
        except ValueError:
            continue
    raise AssertionError(start)


def each(data: Mapping[str, Any], answers: Answers) -> str:
    """Return the verdict on a list, or on an average alone."""
    numbers = answers.get(data["values"])
    if numbers is None:
        return "attention" if Fraction(answers[data["average"]]) >= data["threshold"] else "unmet"
    if min(numbers) >= data["threshold"]:
        return "met"
    return "attention" if sum(numbers) >= data["threshold"] * len(numbers) else "unmet"

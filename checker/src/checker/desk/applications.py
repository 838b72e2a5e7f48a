"""Whose files are whose, within a unit; the files of one applicant put together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from checker.application import canonical_texts, field_of_control
from checker.desk.given_files import Given
from checker.desk.units import Failure
from checker.form import Field
from checker.notice import Notice
from checker.reading import read_text
from checker.values.text import bare_name, comparable
from checker.wording.sentence import Amount, Sentence

_WHOSE = Sentence(
    "desk.whose",
    "同一个文件夹里有{applicants}几家的文件，这份没有写单位名称，不知道属于哪一家；请放进各家自己的文件夹。",
)
_ANSWERS_DIFFER = Sentence(
    "desk.answers-differ",
    "“{one}”和“{other}”是同一家的，但“{field}”不同（“{first}”、“{second}”），不知道以哪份为准，都没有核对；请只留一份。",
)
_ROWS_DIFFER = Sentence(
    "desk.rows-differ",
    "“{one}”和“{other}”是同一家的，但“{roster}”不同（{first}、{second}），不知道以哪份为准，都没有核对；请只留一份。",
)
_NAME = "name"


@dataclass(frozen=True, slots=True)
class Application:
    """What the files of one applicant hold.

    Attributes:
        id: The unit's id; with the name behind it where several applicants share a unit.
        unit: The unit's id.
        files: The files.
        given: What they hold together.
    """

    id: str
    unit: str
    files: tuple[str, ...]
    given: Given


def applications_in(unit: str, given: Mapping[str, Given], notice: Notice) -> tuple[list[Application], list[Failure]]:
    """Put together what the files of each applicant in a unit hold.

    Args:
        unit: The unit's id.
        given: What each file holds, by its path.
        notice: The notice.

    Returns:
        The applications. And as failures the files that may be of one or of another applicant, and those that
        contradict each other: nobody knows which of them counts.
    """
    by_name: dict[str, list[str]] = {}
    for path, one in given.items():
        by_name.setdefault(_name_in(one), []).append(path)
    nameless = by_name.pop("", [])
    groups, nobodys = _shared_out(list(by_name.values()), nameless)
    why = _WHOSE.of(applicants="、".join(f"“{given[files[0]].answers[_NAME]}”" for files in by_name.values())).text
    failures = [Failure(unit, path, why) for path in nobodys]
    applications = []
    for files in map(sorted, groups):
        if conflict := next(_conflicts(files, given, notice), None):
            failures += [Failure(unit, path, conflict) for path in files]
            continue
        name = next((given[path].answers[_NAME] for path in files if _name_in(given[path])), "")
        together = _together(given[path] for path in files)
        applications.append(Application(f"{unit}（{name}）" if len(groups) > 1 else unit, unit, tuple(files), together))
    return sorted(applications, key=lambda one: one.id), failures


def _shared_out(named: list[list[str]], nameless: list[str]) -> tuple[list[list[str]], list[str]]:
    """Give files without a name to the one applicant beside or above whose files they lie; return also the others."""
    if not named:
        return ([nameless] if nameless else []), []
    if len(named) > 1:
        return named, nameless
    folders = [PurePosixPath(path).parent for path in named[0]]
    own = [path for path in nameless if any(PurePosixPath(path).is_relative_to(folder) for folder in folders)]
    return [[*named[0], *own]], [path for path in nameless if path not in own]


def _name_in(given: Given) -> str:
    text = given.answers.get(_NAME, "")
    return bare_name(text) or text.strip()


def _together(given: Iterable[Given]) -> Given:
    whole = Given()
    for one in given:
        whole.answers |= {name: text for name, text in one.answers.items() if text or name not in whole.answers}
        whole.rosters |= {name: rows for name, rows in one.rosters.items() if rows or name not in whole.rosters}
        whole.remarks += one.remarks
    return whole


def _conflicts(files: Sequence[str], given: Mapping[str, Given], notice: Notice) -> Iterator[str]:
    """Yield what several files say differently; that is only for what all of them say."""
    answers: dict[str, str] = {}
    rosters: dict[str, str] = {}
    for path in files if len(files) > 1 else ():
        for name, text in given[path].answers.items():
            field = field_of_control(name, notice)
            asked = field.path if field else name
            first = answers.setdefault(asked, path) if text else path
            if _answer(name, given[first], notice) != _answer(name, given[path], notice):
                both = {"first": given[first].answers.get(name, ""), "second": text}
                yield _ANSWERS_DIFFER.of(one=first, other=path, field=field.title if field else name, **both).text
        for name, rows in given[path].rosters.items():
            first = rosters.setdefault(name, path) if rows else path
            before_rows = given[first].rosters[name]
            if not _same_rows(before_rows, rows, notice, name):
                counts = {"first": Amount(len(before_rows), "行"), "second": Amount(len(rows), "行")}
                title = notice.rosters[name].title
                yield _ROWS_DIFFER.of(one=first, other=path, roster=title, **counts).text


def _answer(name: str, given: Given, notice: Notice) -> object:
    """Return what a file answers at a control, as answers are compared; of a list, which is one answer, all items."""
    field = field_of_control(name, notice)
    if field is None:
        return given.answers.get(name, "")
    if name == field.path:
        return _comparable(given.answers.get(name, ""), field)
    items = {other: text for other, text in given.answers.items() if other.startswith(f"{field.path}.") and text}
    return {other: _comparable(text, field) for other, text in items.items()}


def _comparable(text: str, field: Field) -> str:
    if field.kind != "text":
        return read_text(text, field).text or text.strip()
    return bare_name(text) if field.path == _NAME else comparable(text)


def _same_rows(
    first: Sequence[Mapping[str, str]], second: Sequence[Mapping[str, str]], notice: Notice, roster: str
) -> bool:
    known = notice.rosters[roster]
    return [_given(canonical_texts(row, known)) for row in first] == [
        _given(canonical_texts(row, known)) for row in second
    ]


def _given(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if text}

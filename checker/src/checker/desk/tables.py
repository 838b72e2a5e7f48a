"""What came of a batch, as tables of texts: the sheets of the workbook, and what page and terminal show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from checker.desk.shared_firms import Applications, shared_firms
from checker.notice import Notice
from checker.papers.supplement import load_supplement
from checker.values.text import bare_name
from checker.values.verdict import Verdict
from checker.wording.vocabulary import NOT_CHECKED, OVERALL_LABELS, SEVERITY_LABELS

COUNTS = {"序号", "未达到", "材料等未达到", "须确认", "待填", "不一致", "请核对", "读不懂的格", "名册行数", "第几行"}
_NOWHERE = {"place": "", "value": ""}
_CONTRADICTION = next(iter(SEVERITY_LABELS))

type Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        id: Its name for programs.
        title: Its name.
        note: What it tells.
        columns: Its headings, each with how many characters wide a column should be. In those of ``COUNTS`` stand
            numbers.
        rows: Its cells.
    """

    id: str
    title: str
    note: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Row]

    def as_json(self) -> dict[str, Any]:
        """Return a ``deskTable`` of ``schemas/desk.schema.json``."""
        columns = [heading for heading, _ in self.columns]
        return {"id": self.id, "title": self.title, "note": self.note, "columns": columns, "rows": list(self.rows)}


@dataclass(frozen=True)
class Batch:
    """What came of checking many applications.

    Attributes:
        notice: The notice.
        day: The day of application that all were checked for; empty for each applicant's own.
        applications: What came of each: a ``deskApplication`` of ``schemas/desk.schema.json``.
        failures: Files of which nothing was taken: each a ``deskFailure``.
        others: Paths of files of other kinds.
    """

    notice: Notice
    day: str
    applications: Applications
    failures: Sequence[Mapping[str, str]]
    others: Sequence[str] = ()

    def tables(self) -> list[Table]:
        """Return all tables."""
        parts = (self._findings, self._gaps, self._shared, self._unread, self._unreadable, self._about)
        return [self._applicants(), *(part() for part in parts)]

    def _applicants(self) -> Table:
        columns = (
            ("序号", 5),
            ("名称", 18),
            ("统一社会信用代码", 21),
            ("所属地区", 10),
            ("结果", 12),
            ("未达到", 7),
            ("材料等未达到", 8),
            ("须确认", 7),
            ("待填", 6),
            ("不一致", 7),
            ("请核对", 7),
            ("读不懂的格", 8),
            ("名册行数", 7),
            ("缺口", 28),
            ("文件", 18),
            ("备注", 16),
        )
        rows = sorted([*map(self._applicant, self.applications()), *self._not_checked()], key=lambda row: row[0])
        numbered = [(str(number), *row[1:]) for number, row in enumerate(rows, 1)]
        return Table("applicants", "申报单位", "一行一家；结果是对照通知条文的自查，不是认定结论。", columns, numbered)

    def _applicant(self, one: Mapping[str, Any]) -> Row:
        mismatches = sum(finding["kind"] == _CONTRADICTION for finding in one["findings"])
        return (
            one["id"],
            named(one),
            one["code"],
            one["district"],
            OVERALL_LABELS[Verdict(one["overall"])] + ("，有不一致" if mismatches else ""),
            *(str(len(one[part])) for part in ("gaps", "lacking", "confirm", "open")),
            str(mismatches),
            str(len(one["findings"]) - mismatches),
            str(len(one["unreadable"])),
            str(sum(roster["rows"] for roster in one["rows"])),
            "；".join(map(_in_short, (*one["gaps"], *one["lacking"]))),
            "\n".join(one["files"]),
            "；".join(self._remarks(one)),
        )

    def _remarks(self, one: Mapping[str, Any]) -> Iterator[str]:
        if one["unread"]:
            yield f"有文件没有读入：{'、'.join(one['unread'])}"
        same = (self._signed[sign] for sign in _signs(one))
        if others := [name for name in dict.fromkeys(name for names in same for name in names) if name != one["id"]]:
            yield f"名称或代码与“{'”、“'.join(others)}”相同"

    @cached_property
    def _signed(self) -> Mapping[str, Sequence[str]]:
        """The ids of the applications that have a name, or a code."""
        signed: dict[str, list[str]] = {}
        for one in self.applications():
            for sign in _signs(one):
                signed.setdefault(sign, []).append(one["id"])
        return signed

    @cached_property
    def _unread_files(self) -> Mapping[str, Sequence[str]]:
        """The files of which nothing was taken, by unit."""
        files: dict[str, list[str]] = {}
        for failure in self.failures:
            files.setdefault(failure["id"], []).append(failure["file"])
        return files

    def _not_checked(self) -> Iterator[Row]:
        """Yield a row for each unit of which nothing could be read, so that no applicant is lost from sight."""
        checked = {one["unit"] for one in self.applications()}
        for unit in self._unread_files:
            if unit not in checked:
                files = self._unread_files[unit]
                name = PurePosixPath(unit).stem if len(files) == 1 else PurePosixPath(unit).name
                blanks = ("",) * 9
                yield (unit, f"（{name}）", "", "", NOT_CHECKED, *blanks, "\n".join(files), "见“没有读入的文件”")

    def _findings(self) -> Table:
        columns = (
            ("名称", 18),
            ("种类", 8),
            ("核对什么", 18),
            ("说明", 44),
            ("一处", 20),
            ("所填", 14),
            ("另一处", 20),
            ("所填", 14),
            ("还有", 20),
        )
        rows = [(name, *row) for name, one in self._named() for row in _finding_rows(one)]
        return Table("findings", "矛盾与疑问", "一行一处；两边各在哪里、填了什么。", columns, rows)

    def _gaps(self) -> Table:
        columns = (("名称", 18), ("结果", 12), ("条件", 24), ("条款", 14), ("差多少", 14), ("说明", 60))
        unmet, attention = OVERALL_LABELS[Verdict.UNMET], OVERALL_LABELS[Verdict.ATTENTION]
        kinds = ((unmet, "gaps"), (f"材料等{unmet}", "lacking"), (attention, "confirm"))
        rows = [
            (name, label, found["title"], found["clause"], found["distance"], found["reason"])
            for name, one in self._named()
            for label, part in kinds
            for found in one[part]
        ]
        return Table("gaps", "缺口", "未达到的和须确认的条件。", columns, rows)

    def _shared(self) -> Table:
        columns = (
            ("序号", 5),
            ("为什么", 20),
            ("企业名称", 26),
            ("统一社会信用代码", 21),
            ("申报单位", 20),
            ("名册", 20),
            ("第几行", 7),
        )
        rows = [
            (
                str(number),
                firm["why"],
                place["written"],
                place["code"],
                named(place),
                place["roster"],
                str(place["row"]),
            )
            for number, firm in enumerate(shared_firms(self.applications), 1)
            for place in firm["places"]
        ]
        note = "同一家企业出现在几家的名册里；单独看一份申报看不出来，请逐一核实。"
        return Table("shared", "几家都有的企业", note, columns, rows)

    def _unread(self) -> Table:
        columns = (("文件", 40), ("为什么", 80))
        rows = [(failure["file"], failure["why"]) for failure in self.failures]
        return Table("unread", "没有读入的文件", "这些文件里的内容都没有核对。", columns, rows)

    def _unreadable(self) -> Table:
        columns = (("名称", 18), ("哪里", 28), ("为什么", 80))
        rows = [(name, cell["place"], cell["message"]) for name, one in self._named() for cell in one["unreadable"]]
        return Table("unreadable", "读不懂的格", "读不懂的按未填核对。", columns, rows)

    def _about(self) -> Table:
        about = self.notice.about
        first, last = self.notice.window
        rows = [
            ("通知", f"{about['title']}（{about['document_number']}）"),
            ("申报时间", f"{first} 至 {last}"),
            ("按哪一天申报核对", self.day or "各家自己填的日期"),
            ("规则版本", load_supplement(self.notice.id).version),
            ("不是底稿、表格的文件", f"{len(self.others)} 个，没有打开" + "".join(f"\n{path}" for path in self.others)),
            *(
                ("导入说明", f"{note['file']}：{note['message']}")
                for one in self.applications()
                for note in one["notes"]
            ),
            ("说明", self.notice.disclaimer),
        ]
        return Table("about", "说明", "这些表是怎样得出的。", (("项目", 20), ("内容", 100)), rows)

    def _named(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        return ((named(one), one) for one in self.applications())


def by_unit(failure: Mapping[str, str]) -> tuple[str, str]:
    """Return by what failures are sorted."""
    return failure["id"], failure["file"]


def named(application: Mapping[str, Any]) -> str:
    """Return the applicant's name, or where it lacks one, which application it is."""
    return str(application["applicant"]) or f"（没有填写名称：{application['id']}）"


def _in_short(found: Mapping[str, Any]) -> str:
    """Name what is unmet, and say how far it is off."""
    return f"{found['title']}（{found['distance']}）" if found["distance"] else str(found["title"])


def _signs(one: Mapping[str, Any]) -> list[str]:
    """Return by what an applicant is told from others: its code, and its name as names are compared."""
    return [sign for sign in (one["code"], bare_name(one["applicant"])) if sign]


def _finding_rows(one: Mapping[str, Any]) -> Iterable[Row]:
    for finding in one["findings"]:
        first, second = [*finding["places"], _NOWHERE, _NOWHERE][:2]
        more = "\n".join(f"{place['place']}：{place['value']}" for place in finding["places"][2:])
        said = (finding["label"], finding["title"], finding["message"])
        yield (*said, first["place"], first["value"], second["place"], second["value"], more)

"""Which rows of a roster count."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.form.field import Field
from checker.form.roster import Roster
from checker.rosters.firms import Firms
from checker.rosters.row import Row
from checker.wording.sentence import Amount, Part, Words


@dataclass(frozen=True, slots=True)
class EligibleRows:
    """The rows of a roster that count, and why the others do not.

    Attributes:
        rows: The rows that count or may count, by number, from 1; several rows of one firm are one.
        duplicates: Numbers of further rows of firms that have one.
        ineligible: Numbers of rows that are known not to be what the roster lists.
        open: The rows that may or may not count, by number, each with the columns that decide it.
        contradicting: The rows that stand for several of one firm that contradict each other, each with the columns.
        late: Numbers of rows with a date after the day of application.
        awaiting: The rows that may or may not count as long as a field of the form is blank, each with the field.
    """

    rows: Mapping[int, Row]
    duplicates: tuple[int, ...]
    ineligible: tuple[int, ...]
    open: Mapping[int, tuple[str, ...]]
    contradicting: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    late: tuple[int, ...] = ()
    awaiting: Mapping[int, Field] = field(default_factory=dict)

    def summary(self, roster: Roster, also: str = "") -> dict[str, Part]:
        """Return how many rows there are and which were left out, as parts of a sentence.

        Args:
            roster: The roster.
            also: A further clause, to end the sentence with.
        """
        listed = len(self.rows) + len(self.duplicates) + len(self.ineligible) + len(self.late)
        groups = (("重复", self.duplicates), ("未达到条件", self.ineligible), ("日期晚于申报日期", self.late))
        left_out = "、".join(f"{words} {len(numbers)} 行" for words, numbers in groups if numbers)
        said = f"“{roster.title}”共 {listed} 行" + (f"，其中{left_out}不计" if left_out else "")
        if self.contradicting:
            columns = dict.fromkeys(path for paths in self.contradicting.values() for path in paths)
            titles = "、".join(f"“{roster.fields[path].title}”" for path in columns)
            said += f"，同一家的几行{titles}填得不一样，按未填"
        said += also
        counts = {
            "rows": listed,
            "duplicates": len(self.duplicates),
            "ineligible": len(self.ineligible),
            "late": len(self.late),
        }
        return {"summary": Words(said)} | {name: Amount(number, "行") for name, number in counts.items()}


@dataclass(frozen=True, eq=False)
class RosterRows:
    """The rows of one roster in their order, and those of them that count.

    Attributes:
        rows: All rows.
        eligible: Which of them count.
        firms: Which of them are one firm.
    """

    rows: tuple[Row, ...]
    eligible: EligibleRows
    firms: Firms

    def __len__(self) -> int:
        return len(self.rows)

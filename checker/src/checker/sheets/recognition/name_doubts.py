"""What is asked about rows, and which of it a name alone calls for."""

from dataclasses import dataclass
from enum import Enum, unique

from checker.form.roster import Column, Roster
from checker.sheets.cells.ditto import is_ditto
from checker.sheets.recognition.names import (
    is_counted,
    is_marked,
    is_no_name,
    is_status,
    names_several_firms,
    names_several_people,
)
from checker.sheets.recognition.non_data_rows import is_example_of_name
from checker.wording.message_template import MessageTemplate


@unique
class RowDoubt(MessageTemplate):
    """What is asked about a row."""

    LIKE_TOTAL = "名称像合计或小计，却还填了别的栏目；请确认它是不是一条记录"
    LIKE_GROUP = "没有代码，也看不出是一条记录，像分组的标题或表下的说明；请确认它是不是一条记录"
    LIKE_SUMS = "没有代码，各数正好是上面几行之和，像合计；请确认它是不是一条记录"
    LIKE_EXAMPLE = "名称像示例，或是还没有填的地方；请确认它是不是一条记录"
    SEVERAL = "名称里像有几家企业，也没有代码；请拆成几行，或确认它是一家"
    SEVERAL_PEOPLE = "一格里像有几个人；请拆成几行，或确认它是一个人"
    COUNTED = "名称像写着等几家、等几人，不止一个；请拆成几行，或确认它是一个"
    MARKED = "名称或备注里像写着已退出、毕业、注销、离职，或还没有入驻、聘用；请确认它算不算一条记录"
    DITTO = "名称一栏是“同上”一类的记号，不是名称；请写全名称，或确认它是不是一条记录"
    NO_NAME = "名称一栏是勾、是否、日期或数字，不像名称；请确认它是不是一条记录"
    NAMELESS = "没有名称，也没有代码；请确认它是不是一条记录"


@unique
class Naming(Enum):
    """What a roster's rows are named by."""

    FIRM = "企业"
    PERSON = "姓名"
    TITLE = "名"
    PLACE = ""

    @classmethod
    def of(cls, column: Column) -> "Naming":
        """Return what a column names the rows by, as its headings say."""
        return next(naming for naming in cls if any(naming.value in heading for heading in column.headings))


@dataclass(frozen=True, slots=True)
class NameJudge:
    """Tells what is doubtful about a name by itself.

    Attributes:
        naming: What the rows are named by.
        kind: What the rows are called, such as 毕业企业.
    """

    naming: Naming
    kind: str

    def certain_doubt(self, name: str) -> RowDoubt | None:
        """Return what is to be asked about a name even where the row has a code; None for nothing."""
        if is_example_of_name(name):
            return RowDoubt.LIKE_EXAMPLE
        if is_ditto(name):
            return RowDoubt.DITTO
        if is_marked(name, self.kind):
            return RowDoubt.MARKED
        return RowDoubt.COUNTED if self._is_counted(name) else None

    def is_gone(self, remark: str) -> bool:
        """Whether a remark beside a name says that its bearer has left or is to come; people graduate at school."""
        return is_status(remark, f"{self.kind}毕业" if self.naming is Naming.PERSON else self.kind)

    def several(self, name: str) -> RowDoubt | None:
        """Return what is to be asked about a name that may be several; None for nothing."""
        if self.naming is Naming.FIRM and names_several_firms(name):
            return RowDoubt.SEVERAL
        return RowDoubt.SEVERAL_PEOPLE if self.naming is Naming.PERSON and names_several_people(name) else None

    def is_no_name(self, name: str) -> bool:
        """Whether a text names nothing; places may be called by a number."""
        return self.naming is not Naming.PLACE and is_no_name(name)

    def _is_counted(self, name: str) -> bool:
        return self.naming in {Naming.FIRM, Naming.PERSON} and is_counted(name)


def name_judge(roster: Roster, naming: Column) -> NameJudge:
    """Return who judges the names of a roster, which stand in some column."""
    return NameJudge(Naming.of(naming), str(roster.row_schema["title"]))

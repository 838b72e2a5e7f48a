"""What is said about what was imported: what cannot be taken, what is left out, and what is to be checked."""

from enum import unique

from checker.wording.message_template import MessageTemplate


@unique
class ImportFault(MessageTemplate):
    """Why a file that can be read, or one of its sheets, cannot be imported."""

    NOTHING_PASTED = "没有内容可读；请先在 Excel 里选中、复制。"
    TOO_MUCH_PASTED = "粘贴的内容太多；请存成文件再导入。"
    NO_TABLE = "没有找到表格：看得见的工作表里没有内容。"
    NO_TABLE_BUT_HIDDEN_SHEETS = "没有找到表格：看得见的工作表里没有内容；其中有隐藏的工作表，要导入请先取消隐藏。"
    NO_WORKBOOK = "文件名像工作簿，内容却不是，而是没有表格的普通文本。请导入原来的 Excel 文件。"
    EMPTY_SHEET_CHOSEN = "这张工作表不能导入：里面没有内容。"
    UNREAD_SHEET_CHOSEN = "这张工作表不能导入：{reason}"
    NOT_THE_FORM = (
        "这张工作表不是自评表：没有找到“编号”（或“栏目”）和“填写”两列的标题。请用本站下载的自评表，或选择它是哪个名册。"
    )
    OTHER_NOTICE = "这个工作簿属于通知“{other}”，不是“{notice}”；请在相应通知的自评页打开。"
    CONFLICTING_ANSWERS = (
        "工作表“{first}”和“{second}”都是自评表，“{title}”的填写不一样；"
        "请只导入其中一张，另一张选“不导入”或从文件里删去。"
    )
    TOO_MANY_ROSTER_ROWS = "“{roster}”有 {count} 行，最多 {limit} 行；请删去多余的行。"
    NO_TABLE_BUT_FORMULAS = "没有找到表格：里面只有没有算过的公式；请用 Excel 或 WPS 打开、保存后再导入。"
    NOTHING_RECOGNISED = "没有一张工作表认得出是本通知的名册或自评表。"
    ROSTER_NOT_FOUND = "没有一张工作表认得出是“{roster}”，或者里面没有行。"
    UNREADABLE_CELL = "{cell}：“{text}”读不了，按未填：{reason}。"
    UNKNOWN_COLUMN = "“{roster}”没有名为“{column}”的栏目。"


@unique
class ImportNote(MessageTemplate):
    """Why something is left out, or is to be checked, besides what the cell itself gives cause for."""

    EMPTY_SHEET = "空的工作表"
    UNKNOWN_SHEET = "认不出是哪个名册"
    GUIDE = "填写说明，不读入"
    READ_AS_TEXT = "内容不是 Excel 工作簿，按文本读的，请核对"
    NOT_ASKED_FOR = "工作表“{sheet}”没有读入：命令里这个文件只是“{roster}”。"
    FILLED = "{sheet}“{title}”空着的 {count} 行，按您的选择填为“{answer}”。"
    NO_ROWS = "没有可导入的行，现有的行不会改动"

    NOT_A_COLUMN = "没有对应的栏目，{count} 格没有读入"
    NO_HEADING = "没有标题，{count} 格没有读入"
    COLUMN_WITH_ISSUE = "{issue}，{count} 格没有读入"
    NAME_NOT_RECOGNISED = "没有认出，读入的行没有{title}；文件里若有这一栏，请选出是哪一列"
    CONVERTED_BY_HEADING = "整列按标题里的单位换算成{unit}，请核对"
    CONVERTED_BY_UNIT_LINE = "整列按表里写的单位“{given}”换算成{unit}，请核对"
    IMPLAUSIBLE = "按{unit}是 {shown}，企业很少有这么多，单位可能写错，请核对"
    HIDDEN_COLUMN = "这一列是隐藏的，也读入了，请核对"
    HIDDEN_ROWS = "第 {rows} 行共 {count} 行是隐藏的，也读入了，请核对"

    HIDDEN_ZEROS = "{cells}共 {count} 格存的是 0 而不显示，按 0 读入；若应为空白，请改成空白"
    NOT_CALCULATED = (
        "文件里的公式没有算过，共 {count} 格按未填；"
        "请用 Excel 或 WPS 打开，按 F9 重算、保存后再导入，或把公式粘贴成数值"
    )

    ROW_TOO_LONG = (
        "有 {count} 栏，标题只有 {width} 栏，多半是某一格里的逗号没有加引号，分不清各栏，没有读入；"
        "请给这一格加上引号，或用 Excel 改好后再导入"
    )

    OTHER_SEPARATOR = (
        "只分出 {count} 栏，标题有 {width} 栏，里面却有“{separator}”，像是用了另一种分隔符，分不清各栏，没有读入；"
        "请改成和其他行一样再导入"
    )

    DUPLICATE_CELL = "文件里这一格有两个值，只读入第一个"
    MERGED_CELLS = "与下面 {count} 行合并，只读入这一行；其余各行请自行补填"
    TEXT_AMONG_ROW_NUMBERS = "序号栏里的文字，没有读入"

    NOT_IN_FORM = "没有这个栏目"
    ANSWERED_ABOVE = "这一栏上面已经填过，只读入上面的"
    BESIDE_FORM = "不属于自评表的任何一列，没有读入"

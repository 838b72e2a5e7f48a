"""What can be wrong with a file."""

from enum import unique

from checker.wording.message_template import MessageTemplate
from checker.wording.sentence import Statement

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。"
_SAVE_AS_XLSX = "请用 Excel 打开，另存为 .xlsx 后再试。"
_COPY = "请把表格复制到新的工作簿再试。"


class SheetError(Exception):
    """A file that cannot be read, or a sheet that cannot be taken; the error's text is what the user is told.

    Attributes:
        message: What is wrong, where, and what to do.
    """

    def __init__(self, message: Statement) -> None:
        super().__init__(message.text)
        self.message = message


@unique
class FileFault(MessageTemplate):
    """Why a file cannot be read."""

    EMPTY_FILE = "文件是空的，没有内容可读。"
    FILE_TOO_LARGE = "文件约 {megabytes} MB，超过 {limit} MB；请去掉图片和无关的工作表后再试。"

    PDF = "这是 PDF，不是表格。请导入原来的 Excel 文件。"
    IMAGE = "这是图片，不是表格。请导入原来的 Excel 文件。"
    RICH_TEXT = "这是文档，不是表格。请把表格复制到 Excel，另存为 .xlsx 后再试。"
    ARCHIVE = "这是压缩包，不是表格。请先解压，再导入里面的表格。"
    WEB_PAGE = f"这其实是网页或 XML，只是取了表格的名字。{_SAVE_AS}"
    WORD = "这是 Word 文档，不是表格。请把其中的表格复制到 Excel，另存为 .xlsx 后再试。"
    OLD_WORD = "这是 Word 文档（.doc），不是表格。请把其中的表格复制到 Excel，另存为 .xlsx 后再试。"
    PRESENTATION = "这是演示文稿，不是表格。"
    XLSB = f"这是 .xlsb 格式，读不了。{_SAVE_AS}"
    OPEN_DOCUMENT = f"这是 OpenDocument 格式，读不了。{_SAVE_AS}"
    NUMBERS = "这是苹果的 Numbers 等文件，读不了。请在 Numbers 里选“导出为 Excel”，存成 .xlsx 后再试。"
    OLD_EXCEL = f"这是旧格式（.xls、.et 等），读不了。{_SAVE_AS}"

    ENCRYPTED_WORKBOOK = "文件加了密码，读不了；请在 Excel 里去掉密码，另存后再试。"
    ENCRYPTED_ARCHIVE = "文件加了密码，读不了；请去掉密码后再试。"
    INCOMPLETE_ARCHIVE = "文件不完整，可能没有下载完或没有保存好。请重新下载，或用 Excel 打开、另存为 .xlsx 后再试。"
    UNUSUAL_COMPRESSION = f"文件的压缩方式不是 Excel 用的那种，没有读取。{_SAVE_AS}"
    TOO_MANY_PARTS = f"文件里有 {{count}} 个部件，超过 {{limit}} 个，不像名册；{_COPY}"
    INFLATED_TOO_LARGE = "文件解开后超过 {limit} MB，不像名册；请只留下要导入的工作表，另存后再试。"

    MISSING_PART = f"文件不完整：缺少工作表的内容。{_SAVE_AS}"
    DAMAGED = f"文件的内容已损坏，读不出来。{_SAVE_AS}"
    NO_XML = f"文件的内容已损坏。{_SAVE_AS}"
    DOCUMENT_TYPE = "文件里有表格不该有的内容（DOCTYPE），没有读取。请把表格复制到新的工作簿，另存为 .xlsx 后再试。"
    CELL_WITHOUT_ADDRESS = f"文件的内容已损坏：有的格子没有合法的位置。{_SAVE_AS_XLSX}"
    TOO_MANY_REFERENCES = f"文件内部的引用超过 {{limit}} 处，不像名册；{_COPY}"
    TOO_MANY_SHEETS = "文件里的工作表超过 {limit} 张；请只留下要导入的工作表，另存后再试。"
    TOO_MANY_TEXTS = f"文件里的文字超过 {{limit}} 段，不像名册；{_COPY}"
    TOO_MANY_CELLS = f"“{{sheet}}”连同空格子超过 {{limit}} 格；{_COPY}"
    TOO_MANY_MERGED_CELLS = f"“{{sheet}}”里合并的格子超过 {{limit}} 处；{_COPY}"
    TOO_MANY_COLUMNS = "“{sheet}”超过 {limit} 列，不像名册；请删去右边多余的列后再试。"
    TOO_MANY_ROWS = "“{sheet}”超过 {limit} 行，读不下；请删去多余的行，或分成几个文件。"
    CELL_TOO_LONG = "“{sheet}”{cell} 一格里有 {length} 个字，超过 {limit} 个；请缩短后再试。"

    NO_TEXT = "不是表格文件，也不是文本。请用 Excel 或 WPS 另存为 .xlsx 后再试。"
    UNREADABLE_LINE = "第 {line} 行有读不出的字，可能没有保存完整。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再试。"
    PROBABLY_BIG5 = (
        "第 {line} 行的字读不出来，文件可能是繁体中文的 Big5 编码。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。"
    )
    SPOILT_LINE = "第 {line} 行是乱码，内容在以前转换编码时已经变了。请导入原来的文件，或重新导出后再试。"
    UNMATCHED_QUOTES = (
        "引号不成对（从第 {line} 行起），或有一格过长，分不出各列。"
        "请改正这一行的引号，或用 Excel 打开核对，另存为 .xlsx 后再试。"
    )
    TOO_MANY_LINES = "连同空行超过 {limit} 行，读不下；请删去多余的行，或分成几个文件。"
    TOO_MANY_ROWS_OF_TEXT = "超过 {limit} 行，读不下；请删去多余的行，或分成几个文件。"
    TOO_MANY_COLUMNS_OF_TEXT = "第 {line} 行超过 {limit} 列，不像名册；请删去右边多余的列后再试。"
    CELL_OF_TEXT_TOO_LONG = "{cell} 一格里有 {length} 个字，超过 {limit} 个；请缩短后再试。"


@unique
class UnreadSheet(MessageTemplate):
    """Why a sheet of a workbook was not read, although the file can be."""

    HIDDEN_SHEET = "隐藏的工作表，没有读取；要导入，请先在 Excel 里取消隐藏。"
    MISSING_SHEET = "文件里没有这张工作表的内容，没有读取；请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再试。"
    CHART_SHEET = "这是图表或宏，不是表格，没有读取。"

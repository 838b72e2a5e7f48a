"""What is said about cells that cannot be read, are left out, or are to be checked."""

from enum import unique

from checker.wording.message_template import MessageTemplate


@unique
class CellIssue(MessageTemplate):
    """Why a cell is not taken as it is."""

    FORMULA_WITHOUT_RESULT = "公式没有存下结果；请用 Excel 打开、保存后再导入，或直接填上数值"
    FORMULA_WITH_ERROR = "公式的结果是错误值；请改正公式，或直接填上数值"
    PICTURE = "这一格是图片，不是文字，按未填"
    TEXT_MISSING = "文件里没有这一格的文字，可能已损坏；请用 Excel 或 WPS 打开核对，重新填写这一格"
    ONLY_DASHES = "只有横线，按未填"
    ONLY_DITTO = "是“同上”一类的记号，按未填；请把内容写全"
    ONLY_APOSTROPHE = "只有一个撇号，按未填"

    CODE_STORED_AS_NUMBER = "Excel 把代码存成了数字，第 16 位起可能已变成 0，请核对"

    NOT_STORED_AS_DATE = "应填日期，这一格是百分数或逻辑值；{instruction}"
    YEAR_NOT_SHOWN = "表里只显示月、日，实际存的是 {stored}，年份可能是 Excel 自动补的，请核对"
    ONLY_YEAR_SHOWN = "表里只显示年份，实际存的是 {stored}，请核对"
    JANUARY_OR_OCTOBER = "数字 {number} 可能是 1 月，也可能是 10 月（末尾的 0 不显示）；{instruction}"
    READ_AS_DATE_NUMBER = "数字 {number} 按 Excel 的日期序号读作 {day}，请核对"

    DATE_OR_FLAG = "应填数字，这一格是日期或逻辑值"
    PERCENTAGE_STORED = "应填数字{unit}，这一格是百分数"
    FORMAT_CONVERTED = "{format}实际存的是 {stored}，换算成 {number} {unit}，请核对"
    FORMAT_SHOWS_OTHERWISE = "{format}实际存的是 {stored}，按显示的 {shown} 读入，请核对"
    FORMAT_TO_CHECK = "{format}实际存的是 {stored}，请核对"

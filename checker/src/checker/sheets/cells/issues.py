"""What is said about cells that cannot be read, are left out, or are to be checked."""

from enum import unique

from checker.sheets.files.messages import MessageTemplate


@unique
class CellIssue(MessageTemplate):
    """Why a cell is not taken as it is."""

    FORMULA_WITHOUT_RESULT = "公式没有存下结果；请用 Excel 打开、保存后再导入，或直接填上数值"
    FORMULA_WITH_ERROR = "公式的结果是错误值；请改正公式，或直接填上数值"
    PICTURE = "这一格是图片，不是文字，按未填"
    TEXT_MISSING = "文件里没有这一格的文字，可能已损坏；请用 Excel 或 WPS 打开核对，重新填写这一格"
    ONLY_DASHES = "只有横线，按未填"
    ONLY_APOSTROPHE = "只有一个撇号，按未填"
    KEPT_VERBATIM = "以撇号开头，照原样留下；要读入，请改好后去掉撇号"

    CODE_STORED_AS_NUMBER = "Excel 把代码存成了数字，第 16 位起可能已变成 0，请核对"
    CODE_IN_EXPONENT_NOTATION = "代码变成了科学计数法，后几位已丢失；请重新填写，并把这一列设为文本格式"

    NOT_AN_ANSWER = "请填“是”、“否”或“不确定”"
    ONE_OR_ZERO = "1 和 0 分不清是“是”、“否”还是数目；请填“是”或“否”"
    NOT_TICKED = "没有勾选，按未填"
    NOT_A_CHOICE = "请填“{choices}”之一"

    NOT_A_DATE = "不是日期；{instruction}"
    NO_SUCH_DAY = "日历上没有这一天；{instruction}"
    NO_SUCH_MONTH = "没有这个月份；{instruction}"
    ONLY_YEAR = "只有年份；{instruction}"
    ONLY_MONTH = "只有年月，这一栏要填到日；{instruction}"
    JANUARY_OR_OCTOBER = "数字 {number} 可能是 1 月，也可能是 10 月（末尾的 0 不显示）；{instruction}"
    READ_AS_DATE_NUMBER = "数字 {number} 按 Excel 的日期序号读作 {day}，请核对"
    TIME_LEFT_OUT = "读作 {day}，时刻 {time} 没有读入"

    NOT_A_NUMBER = "不是一个数字；请只填数字"
    DATE_OR_FLAG = "应填数字，这一格是日期或逻辑值"
    PERCENTAGE_TYPED = "应填数字，这里是百分数"
    PERCENTAGE_STORED = "应填数字{unit}，这一格是百分数"
    MISPLACED_COMMA = "逗号不在千分位上，分不清是多少；请只填数字"
    NOT_CONVERTIBLE = "“{given}”不能换算成{unit}"
    CONVERTED = "换算成 {number} {unit}，请核对"
    FORMAT_CONVERTED = "{format}实际存的是 {stored}，换算成 {number} {unit}，请核对"
    FORMAT_SHOWS_OTHERWISE = "{format}实际存的是 {stored}，按显示的 {shown} 读入，请核对"
    FORMAT_TO_CHECK = "{format}实际存的是 {stored}，请核对"

"""What is said of texts that cannot be read, stand for nothing, or are to be checked."""

from enum import unique

from checker.wording.message_template import MessageTemplate


@unique
class ReadingIssue(MessageTemplate):
    """Why a text is not taken as it is."""

    CODE_IN_EXPONENT_NOTATION = "代码变成了科学计数法，后几位已丢失；请重新填写，并把这一列设为文本格式"

    NOT_AN_ANSWER = "请填“是”、“否”或“不确定”"
    ONE_OR_ZERO = "1 和 0 分不清是“是”、“否”还是数目；请填“是”或“否”"
    ANSWER_AGAINST_COUNT = "“{answer}”与数目“{count}”不一致；请填“是”或“否”"
    COUNT_LEFT_OUT = "读作“{answer}”，数目“{count}”没有读入"
    NOT_TICKED = "没有勾选，按未填"
    NOT_A_CHOICE = "请填“{choices}”之一"

    NOT_A_DATE = "不是日期；{instruction}"
    NO_SUCH_DAY = "日历上没有这一天；{instruction}"
    NO_SUCH_MONTH = "没有这个月份；{instruction}"
    ONLY_YEAR = "只有年份；{instruction}"
    SHORT_YEAR = "年份要写四位数；{instruction}"
    SEVERAL_DATES = "不止一个日期；{instruction}"
    DATE_TORN = "数字中间有空格，分不清是不是一个日期；{instruction}"
    TIME_LEFT_OUT = "读作 {day}，时刻 {time} 没有读入"
    NEXT_DAY = "{given}是换算时差留下的，读作 {day}，请核对"
    DAY_UNCLEAR = "时刻是 {time}，分不清是当天还是第二天；{instruction}"

    NO_NUMBER = "不是数字，按未填；如果是零，请填 0"
    NOT_A_NUMBER = "不是一个数字；请只填数字"
    SEVERAL_NUMBERS = "不止一个数；请只填一个数字"
    NUMBER_TORN = "数字中间有空格或换行，分不清是一个数还是几个数；请只填一个数字"
    A_RANGE = "是一个范围；请填一个确定的数字"
    APPROXIMATE = "“{words}”不是确定的数；请填一个确定的数字"
    UNUSUAL_DIGITS = "“{digits}”可能是数字，也可能是注释或分数；请用普通数字填写"
    PERCENTAGE = "应填数字，这里是百分数"
    MISPLACED_COMMA = "逗号不在千分位上，分不清是多少；请只填数字"
    FOREIGN_CURRENCY = "“{given}”不是人民币，不能换算；请折合成{unit}后填写"
    NOT_CONVERTIBLE = "“{given}”不能换算成{unit}"
    UNIT_NEEDED = "分不清是多少{unit}；请连单位一起填，如“300 万元”，或只填数字"
    CONVERTED = "换算成 {number} {unit}，请核对"
    READ_AS = "读作 {number}，请核对"

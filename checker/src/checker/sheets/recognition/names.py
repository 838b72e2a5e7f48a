"""What names say beside a name: that somebody has left, or is not there yet, or that there are several."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from checker.values.text import comparable, visible
from checker.values.traditional import simplified

_LONGEST = 100
_WHEN = r"(?:[于自]?\d[\d年月日.~至]*(?:[底初末前后]|[上下]半年)?)?"
_HAS = (
    r"(?:已经?|现已?|目前|正在?|因故|自动|主动|提前|中途|被|办理|完成|拟?申请|简易|工商|税务|合同|协议|租约|租赁|租期|房租|场地|服务|孵化期?|暂时?"
    r"|状态|情况|第[一二三四五六七八九十\d]+[批期]|[新特外续]|其中)*"
)
_NOT = r"(?P<not>未|尚未|暂未|还未|没有?|还没有?)?"
_AHEAD = r"(?P<ahead>拟|待|即将|将|计划|准备|预计?|等待|虚拟|候)?"
_LEFT = (
    r"退[出租园孵场]|毕业|[出离][孵园]|搬[离走出迁家]|[搬迁][至到往].{1,10}|迁[出走离移]|外迁|转[出走]|注销|吊销|撤销|清算|清退|劝退|破产|倒闭|停业|歇业|停产"
    r"|关[闭停]|解散|终止|解约|取消|作废|失联|失效|过期|到期|期满|淘汰|除名|删除|剔除|移出|并入|离[职任岗]|卸任|辞[职退]|退休|解聘"
    r"|调[离出走]|病故|去世|已故|停薪留职|暂停|不[算计]入?|不含|不纳入|意向|洽谈|在谈|候选|备选|储备|筹建?|筹备|待定|空缺|重复|休眠|经营异常|离休|[前候]任|[退停迁搬撤]"
)
_HERE = (
    r"在[孵园职岗]|孵化|[聘就到]任|任职|入[驻孵园职]|[进到]驻|引进|聘[用任请]?|到岗|注册|签约|落地|开业|成立|设立|审批|审核"
    r"|备案"
)
_AFTER = r"(?:中|了|的|状态|手续|资格|阶段|登记|本?园区?|本?孵化器|企业|单位|人员|团队|项目|导师|时间|日期)*"
_STATE = (
    rf"{_WHEN}{_HAS}{_WHEN}{_NOT}{_AHEAD}{_HAS}"
    rf"(?:(?:(?:{_LEFT})[并后及]?)?(?P<left>{_LEFT})|(?P<here>{_HERE})){_AFTER}{_WHEN}"
)
_MARK = re.compile(_STATE)
_HEADING = re.compile(
    rf"(?:以[上下]|下列|下面)?(?:企业|单位|公司|团队|项目|人员)?(?:均|都)?[为是]?{_STATE}(?:名[单录册]|情况表?|一览表?|明细表?|清单|列表|汇总表?|表)?(?:\([^)]{{0,12}}\)?)?:?共?(?:\d+[家户个人名])?"
)
_IN_ANY_BRACKETS = re.compile(r"[(\[【〔{<《「](.*?)(?:[)\]】〕}>》」]|$)")
_BETWEEN_REMARKS = re.compile(r"[,;、:。/|]")
_REMARK = re.compile(
    rf"{_WHEN}(?:已经?(?![更改变入认注上备聘签获取融在挂投成开])|拟(?!态)|待|即将|尚未|暂未|不再|不在(?!册)|准备).{{1,16}}"
)
"""What is said of a name in brackets beginning with a word that no firm's name has there; some of it is harmless."""
_CONTRARY = {"在孵": "毕业", "在园": "毕业"}
"""What cannot be said of those whom a roster calls otherwise."""
_BETWEEN = re.compile(
    r"[\s()\[\]【】〔〕{}<>《》「」,;、:。/|*_—–-]+|(?<=公司)|(?<=合伙企业)|(?<=工作室)|(?<=事务所)|(?<=团队)|(?=已)"
)
"""What stands between a name and what is said of it."""
_MAY_SAY_MORE = re.compile(r"[^\w·.]|_|(?:公司|合伙企业|工作室|事务所|团队).|.已")
"""Without this, a name has nothing behind it; most have not."""
_LONGEST_STATUS = 30

_AROUND = "()[]【】〔〕《》<>★☆*#—–-·:"
"""What headings are set off by."""
_IN_BRACKETS = re.compile(r"[(\[【（].{0,80}?[)\]】）]")
_BETWEEN_FIRMS = re.compile(r"[、/；，]")
_FIRM_AND_FIRM = re.compile(
    r"公司(?:[\s,;&+|]+|和|与|及|以及|暨)(?!\S*分公司)[^\s,.;]+(?:公司|厂|合作社|工作室|事务所)"
)
_BETWEEN_PEOPLE = re.compile(r"[、；;/，,&+|—–\n-]+")
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_PERSON = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,6}}[·.•][{_HAN}·.•]+")
_PERSON_AND_PERSON = re.compile(rf"[{_HAN}]{{2,3}}(?:和|与|及|以及)[{_HAN}]{{2,3}}")
_TITLE = re.compile(
    r".*(?:教授|研究员|主任|经理|总监|博士后?|硕士|老师|先生|女士|律师|会计师|工程师|院长|校长|所长|部长|处长|科长|主席|讲师|工程师|经济师|设计师|规划师|咨询师|会计|出纳|博导|硕导|大学|学院|学校|公司|集团|银行|中心|协会|主管|董事长?|总裁"
    r"|院士|导师|顾问|专家|秘书长?|书记|创始人|合伙人|[男女]性?|专职|兼职|返聘|负责人|助理)"
)
_SURNAMES = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于司空"
    "令狐百里呼延东郭西门轩辕拓跋第五淳于单于完颜纳兰"
)
_COMPOUND_SURNAMES = frozenset(map("".join, zip(_SURNAMES[::2], _SURNAMES[1::2], strict=True)))
_COUNTED = re.compile(
    r".{2,}等(?:共|约)?[\d一二三四五六七八九十百几多数两若干]+余?[名位人家个户]?(?:企业|公司|单位|团队|人|专家|导师|老师|人员|同志)?|.+(?<![不平高均同中初优上下特劣])等"
)
_NO_NAME = re.compile(
    r"[√✓✔☑×✗✘╳■□○●◯◎☐☒★☆*+?!。.…]+|true|false|yes|no|[yn]|[是否有对错]|不?是的?|没有"
    r"|[¥$]?[-+]?\d[\d,.]*(?:%|[十百千万亿]*(?:元|人民币|平方米|平米|㎡|m2|m²|人|年[度底初末]?|年[上下]半年|月|天|岁)?)"
    r"|\d{2,4}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?(?:t?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)?"
)


def is_marked(text: str, kind: str) -> bool:
    """Whether a name has a mark that somebody has left or is not there yet.

    Args:
        text: The name.
        kind: What the rows are called, such as 毕业企业: what that says is expected.
    """
    if len(text) > _LONGEST or not _MAY_SAY_MORE.search(text):
        return False
    flat = _flat(text)
    parts = [part for part in _BETWEEN.split(flat) if part]
    found = filter(None, map(_MARK.fullmatch, parts)) if len(parts) > 1 else ()
    is_said = any(_is_doubtful(one, kind) for one in found) or any(map(_is_remark, _remarks(flat)))
    return is_said and not is_state(text)


def is_status(text: str, kind: str) -> bool:
    """Whether a text, such as a remark beside a name, says nothing but that somebody has left or is not there yet.

    Args:
        text: The text.
        kind: What the rows are called.
    """
    if len(text) > _LONGEST_STATUS or text.isascii():
        return False
    found = _MARK.fullmatch(_flat(text).strip())
    return found is not None and _is_doubtful(found, kind)


def is_state(text: str) -> bool:
    """Whether a text says nothing but who has left or is not there yet, or who is, as headings of groups do."""
    return len(text) <= _LONGEST and bool(_HEADING.fullmatch(simplified(comparable(text)).strip(_AROUND)))


def names_several_firms(text: str) -> bool:
    """Whether a text may name several firms."""
    bare = _IN_BRACKETS.sub("", text)
    return bool(_BETWEEN_FIRMS.search(bare.strip("、/；，")) or _FIRM_AND_FIRM.search(bare))


def names_several_people(text: str) -> bool:
    """Whether a text may name several people; the parts of one name, its title and its Latin letters are one."""
    bare = _IN_BRACKETS.sub("", unicodedata.normalize("NFKC", visible(text))).strip()
    parts = list(_people(bare))
    return len(parts) > 1 or bool(_PERSON_AND_PERSON.fullmatch(bare))


def is_counted(text: str) -> bool:
    """Whether a name ends with how many more there are, as 张三等3人 does."""
    return "等" in text and len(text) <= _LONGEST and bool(_COUNTED.fullmatch(comparable(_IN_BRACKETS.sub("", text))))


def is_no_name(text: str) -> bool:
    """Whether a text is a tick, an answer, a date or a number."""
    return len(text) <= _LONGEST and bool(_NO_NAME.fullmatch(comparable(text)))


def _flat(text: str) -> str:
    return simplified(unicodedata.normalize("NFKC", visible(text))).casefold()


def _is_doubtful(found: re.Match[str], kind: str) -> bool:
    word = found["left"] or found["here"]
    is_denied = bool(found["not"])
    if word in kind or found["here"]:
        return is_denied or bool(found["ahead"]) or _CONTRARY.get(word, "-") in kind
    return not is_denied


def _is_remark(text: str) -> bool:
    return bool(_REMARK.fullmatch(text)) and not _MARK.fullmatch(text)


def _remarks(flat: str) -> Iterator[str]:
    """Yield what is said in brackets."""
    for remark in _IN_ANY_BRACKETS.findall(flat):
        yield from _BETWEEN_REMARKS.split("".join(remark.split()))


def _people(text: str) -> Iterator[str]:
    """Yield what may be the name of a person each."""
    for chunk in _BETWEEN_PEOPLE.split(text):
        for name in _without_gaps(chunk.split()):
            if _PERSON.fullmatch(name) and not _TITLE.fullmatch(name):
                yield name


def _without_gaps(parts: Sequence[str]) -> Iterator[str]:
    """Join the parts of names that were written with gaps, as 张 三 or 欧阳 修远 are."""
    begun = ""
    for part in parts:
        if begun and begun not in _COMPOUND_SURNAMES and (len(begun) > 1 or len(part) > 1):
            yield begun
            begun = ""
        begun += part
    yield begun

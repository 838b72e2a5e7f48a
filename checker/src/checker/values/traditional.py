"""Traditional characters that occur in headings, units and answers, as simplified ones."""

import re

# A traditional character is followed by its simplified one.
_PAIRS = (
    "業业稱称統统會会註注時时間间駐驻從从員员數数場场資资術术領领營营積积專专學学歷历畢毕請请產产權权識识組组態态與与屬属遷迁質质類类別别單单萬万億亿總总計计錢钱貨货幣币務务號号編编碼码園园區区樓楼層层構构"
    "機机開开發发電电話话聯联係系繫系備备說说導导師师職职輔辅齡龄動动題题參参辦办獲获擬拟購购併并當当個个項项戶户點点臺台衛卫體体較较額额實实際际繳缴證证書书執执簽签蓋盖審审報报標标負负責责經经費费徵征還还"
    "處处試试銷销優优誤误無无為为內内對对認认規规範范圍围團团隊队創创載载網网絡络車车設设軟软測测醫医藥药農农環环節节約约獎奖勵励歸归國国擔担現现據据將将應应該该來来後后舊旧啟启東东門门廣广價价賬账帳帐稅税"
    "潤润虧亏損损華华葉叶灣湾島岛寫写選选擇择錄录匯汇頁页條条記记續续結结歲岁級级讓让許许預预佔占貸贷債债贈赠給给終终閉闭過过冊册擁拥護护産产爲为衆众協协議议諮咨詢询兩两雙双興兴鄉乡縣县鎮镇廠厂"
)
_ANY_TRADITIONAL = re.compile(f"[{_PAIRS[::2]}]")
_SIMPLIFIED = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def simplified(text: str) -> str:
    """Return a text with simplified characters instead of traditional ones."""
    return text.translate(_SIMPLIFIED) if _ANY_TRADITIONAL.search(text) else text

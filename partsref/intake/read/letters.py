"""How much a text looks like what people write, for each of the encodings a list may be in.

Bytes of one encoding nearly always decode in several others, into letters that nobody writes together: kanji out of
use, accents between capitals, vowels without a consonant. Each row of the table says what its writers do write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from partsref.values import frozen

_SIGNS = "°±²³µ·×÷øØ®©™§¶«»“”‘’„‚–—…•½¼¾№€£¥ª\xa0"
_ASIAN_SIGNS = (
    "　、。，．・：；？！「」『』（）〔〕［］【】《》〈〉～〜－ー―…‥“”‘’／＋＝％＆＃＠＊×÷±°℃"
    "→←↑↓■□●○◎◆◇▲△▼▽★☆※§№㎜㎝㎞㎏㍑φΦØ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮ⅠⅡⅢⅣⅤ￥·"
)
_WIDE = "".join(map(chr, range(0xFF10, 0xFF5B)))
_CHINESE = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日社义事平形"
    "相全表间样与关各重新线内数正反明看原又么利比或但质气第向道命此变条只没结解问意建月公无系热左右门窗灯器油滤清刹车片盘火花塞皮带"
    "泵垫圈轴承减震架弹簧离压箱风扇空调芯零件号编码名称品牌型价格货币库存包装备注说明适用发动底旧新替换互厂商链接日期位置图号单总"
    "铃木大发三菱本田日产马自达斯巴鲁丰田國廠車號價編碼機電門燈濾輪圖電閥調節溫軟管軸節氣缸蓋墊總成銷"
)
_KOREAN = (
    "이다의에는을를가은로한고하지도기서인사대자리어나시보아수정일제부해전주원동장성구조상스라필터오일브레크품번명차량엔진호격비순입"
    "출부품제조사모델연식형위치앞뒤좌우단위재고통화링벨트펌프클러치디스패드슈베어링쇼바실린더가스켓램프휠타이밍플러그점화냉각수온도센"
    "서공기연료합계스즈키다이하쓰미쓰비시혼다닛산마쓰다스바루도요타년월종류설명관련참번호구신대체호환업체가격와"
)
_TRADITIONAL = (
    "的一是在不了有人這中大為上個國我以要時來用們生到作地於出就分對成會可主發年動同工也能下過說產種面而方後多定行學法所民得經"
    "三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天四日平形全表間樣與"
    "關各重新線內數正車型號碼編零件原廠品牌名稱價格油濾清器煞火星塞皮帶幫浦墊圈軸承燈避震架彈簧離合壓盤水箱風扇備註說明適用引擎"
    "鈴木本田豐三菱馬自達速霸陸汽缸蓋總成左右門窗溫感應調節閥管軟庫存貨幣單包裝位置圖年份"
)
_CYRILLIC_USUAL = frozenset("оеаинтрсвлкмдпуя")
_LANGUAGES = {
    "cp1252": (
        "áéíóúñü", "áâãàçéêíóôõúü", "àâçéèêëîïôùûüœ", "äöüß", "àèéìòùî", "åäöøæé", "éëïèö",
    ),
    "cp1250": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("ğışçöüâî",),
    "iso8859_2": ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű"),
}  # fmt: skip
"""The marked letters of each language, by encoding: a list is in one language, or two at most."""


@frozen
class Script:
    """One encoding: what people call it, and which letters of a text its writers write so."""

    encoding: str
    called: str
    written: Callable[[str], float]


def likeness(text: str, script: Script) -> float:
    """How much of what is not ASCII in a text is as people write it in an encoding: 0 to 1."""
    strange = sum(not letter.isascii() for letter in text)
    return script.written(text) / strange if strange else 1.0


def _shift_jis(text: str) -> float:
    wide = sum(map(_usual_japanese, text)) - len(_GLUED.findall(text))
    return wide + sum(len(run) for run in _NARROW.findall(text) if not _WRONG_NARROW.search(run))


def _euc_jp(text: str) -> float:
    # Chinese and Korean bytes give kanji too, but never kana.
    return _shift_jis(text) * (1.0 if _KANA.search(text) else 0.75)


_GLUED = re.compile("[a-z][㐀-鿿々〆〉】]|[㐀-鿿々〆〉】][a-z]")
"""A kanji within a Latin word, as the bytes of another encoding give: nobody writes so."""
_KANA = re.compile("[ぁ-んァ-ヶ]")
_NARROW = re.compile("[\uff61-\uff9f]{2,}")
_WRONG_NARROW = re.compile(
    "(?:^|[^ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?:^|[^ﾊ-ﾎ])ﾟ|^[ｰ｡､｣]|(?:^|[^ｳﾞﾟﾌﾃﾂｸﾄｼﾁ])[ｧｨｩｪｫ]|(?:^|[^ｷｼﾁﾆﾋﾐﾘﾃﾌﾞﾟ])[ｬｭｮ]|ｯ[ｱ-ｵﾅ-ﾉﾏ-ﾝｧ-ｯｰ]|[｡､]."
)
"""Half-width kana as nobody writes them: marks of voice and small kana stand behind certain kana only."""


@cache
def _usual_japanese(letter: str) -> bool:
    """Kana, signs, and the kanji of the first level of the standard; the second are out of use but for names."""
    if letter.isascii():
        return False
    if (
        "ぁ" <= letter <= "ん"
        or "ァ" <= letter <= "ヶ"
        or letter in _ASIAN_SIGNS
        or letter in _WIDE
        or letter in "々〆"
    ):
        return True
    try:
        return b"\xb0" <= letter.encode("euc_jp")[:1] <= b"\xcf"
    except UnicodeEncodeError:
        return False


def _of(usual: str, encoding: str, first: bytes, last: bytes) -> Callable[[str], float]:
    """Letters of a national standard: those in daily use count whole, others of its first level somewhat less."""
    letters = frozenset(usual + _ASIAN_SIGNS + _WIDE)

    @cache
    def weight(letter: str) -> float:
        if letter.isascii():
            return 0.0
        if letter in letters:
            return 1.0
        try:
            return 0.6 if first <= letter.encode(encoding)[:1] <= last else 0.0
        except UnicodeEncodeError:
            return 0.0

    return lambda text: sum(map(weight, text))


_CYRILLIC_WORD = re.compile("[А-Яа-яЁёІіЇїЄєҐґA-Za-z°±µ·]+")
_ONLY_CYRILLIC = re.compile("(?![ьъыЬЪЫ])[А-Яа-яЁёІіЇїЄєҐґ]+")


def _cyrillic(text: str) -> float:
    count = sum(letter in "№«»–—×…“”„" for letter in text)
    for word in _CYRILLIC_WORD.findall(text):
        if word.isascii():
            continue
        cased = word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())
        vowels = any(letter in "аеёиоуыэюяії" for letter in word.lower()) or len(word) < 4
        usual = sum(letter in _CYRILLIC_USUAL for letter in word.lower()) * 3 >= len(word)
        count += len(word) if cased and vowels and usual and _ONLY_CYRILLIC.fullmatch(word) else 0
    return count


_LATIN_WORD = re.compile(r"[^\W\d_]+")


def _latin(encoding: str) -> Callable[[str], float]:
    def written(text: str) -> float:
        signs = sum(letter in _SIGNS for letter in text)
        marked: Counter[str] = Counter()
        for word in _LATIN_WORD.findall(text):
            odd = [letter for letter in word if not letter.isascii() and letter not in _SIGNS]
            cased = word.islower() or word.isupper() or word[1:].islower()
            if cased and (len(word) - len(odd) >= len(odd) or word in {"à", "é", "ó", "è", "á", "í"}):
                marked.update("".join(odd).lower())
        ofs = [sum(n for letter, n in marked.items() if letter in language) for language in _LANGUAGES[encoding]]
        return signs + max(ofs)

    return written


_THAI_WORD = re.compile("[ก-๛]+")
_THAI_WRONG = re.compile("[ฃฅ]|^[ะ-ฺ็-๎]|[เ-ไ][ะ-ฺ็-๎เ-ไ]|[ิ-ฺ][ะ-ฺ]|[่-๋]{2}")


_THAI_VOWEL = re.compile("[ะ-ฺเ-ไ็]")
_THAI_RARE = re.compile("[ฆฌฎ-ฒฤฦฬฯ๏-๛]")


def _thai(text: str) -> float:
    return sum(len(word) for word in _THAI_WORD.findall(text) if _is_thai(word))


def _is_thai(word: str) -> bool:
    vowels = len(word) < 4 or _THAI_VOWEL.search(word) is not None
    return len(word) > 1 and vowels and not _THAI_WRONG.search(word) and len(_THAI_RARE.findall(word)) * 4 < len(word)


_ARABIC_WORD = re.compile("[ء-ْپچژگک]+")


def _arabic(text: str) -> float:
    words = _ARABIC_WORD.findall(text)
    return sum(len(word) for word in words if len(word) > 1 and set(word) & set("اليمنرتو"))


SCRIPTS = (
    Script("cp932", "Japanese, Shift-JIS", _shift_jis),
    Script("euc_jp", "Japanese, EUC", _euc_jp),
    Script("gb18030", "Chinese", _of(_CHINESE, "gb2312", b"\xb0", b"\xd7")),
    Script("big5", "Chinese, traditional", _of(_TRADITIONAL, "big5", b"\xa4", b"\xc6")),
    Script("euc_kr", "Korean", _of(_KOREAN, "euc_kr", b"\xb0", b"\xc8")),
    Script("cp1252", "Western European", _latin("cp1252")),
    Script("cp1250", "Central European", _latin("cp1250")),
    Script("iso8859_2", "Central European, ISO 8859-2", _latin("iso8859_2")),
    Script("cp1254", "Turkish", _latin("cp1254")),
    Script("cp1251", "Cyrillic", _cyrillic),
    Script("cp874", "Thai", _thai),
    Script("cp1256", "Arabic", _arabic),
)
"""In the order they are tried; where two say the same of a file the first is named."""

"""Words that stand around the thing asked for: where on the vehicle, how it is asked, and nothing at all."""

from __future__ import annotations

from partsref.words.fold import fold
from partsref.words.text import stem

VEHICLE_QUALIFIERS = frozenset(map(fold, ("turbo", "ターボ")))
"""Names of a part that, beside another part, only say which engine the vehicle has."""

GENUINE = (
    "genuine",
    "oem",
    "oe",
    "original",
    "純正",
    "純正品",
    "純正部品",
    "genuine part",
    "genuine parts",
    "メーカー純正",
)
AFTERMARKET = (
    "aftermarket", "after market", "equivalent", "substitute", "pattern part", "non genuine", "社外", "社外品",
    "優良部品", "互換品", "同等品", "equivalents", "alternative", "alternatives", "replacement for",
)  # fmt: skip

_ENGLISH = """
a about actually after all also am an and any anybody anyone are as at available be been before best better between but
buy by can cannot car cheap cheaper check code codes come comes compatible could cross cross-reference did different
difference discontinued do does doing don done each early else engine's every's exact exactly expensive fine find fit
fits fitted fitting fitment for from get getting go going good got guys had has have having help here how i if
im in instead interchange interchangeable into is it its job just kind know late later latest like list longer look
looking lot made make makes mean means might mine model more most must my myself need needed needs new newer no not now
number numbers of off ok old older on one only or order other our out over own part parts per picture piece pieces
please possible price problem really reference refer replace replaced replacement replaces replacing right's same search
see sell sells should show so sold some someone something sort specific spec specs still stock such suit suits suitable
sure take than thanks that the their them then there these they thing this to too type types under up us use used uses
using usual vehicle version vs want wanted was we well were what whats when where which who why will with without work
works would wrong yes you your cost list needed off-brand correct recommended recommend standard stock ohio usa uk us
many much torn broken cracked worn leaking leak leaks noisy noise stuck rusty rusted seized squeaky squeal whining whine
rumbling rumble vibration vibrates misfire judder hard starting rattle rattling clunk failed failing gone dead sold
start starts working worked broke wont
won't cant can't dont don't doesnt doesn't length lengths dimension dimensions size sizes
separately bought missing lost damaged cheap quality good bad
japan japanese jdm shop online buyer source trying tell guide size's
"""
_JAPANESE = """
品番 部品番号 部番 適合 適合表 交換 用 の は が を に で と も から まで や 互換 流用 値段 価格 型式 番号 対応 部品 型番
どこ どこで 買う 教えて ください どれ 何 欲しい 探して 探し います ありますか ですか です する したい できる できますか
合う 使える 新品 中古 年式 車 軽 以降 以前 前期 後期 分からない わからない 違い おすすめ 同じ だけ って へ か し た
自分で 方法 寿命 指定 標準 規格 末尾 後番 代替 対策品 製 系 型 別 年式別 一式 品 サイズ 長さ 確認 調べ方 相当
"""
_ROMAJI = "no wo wa ga hinban buhin koukan kokan junsei kudasai desu ka you yo"

_ELSEWHERE = """
de del da das dos el la los las para con por un una uno y em sem com meu minha mi preco precio comprar necesito busco
preciso cual qual repuesto repuestos peca pecas pieza sirve serve quiero codigo numero auto coche carro original
untuk buat dan yang harga beli ganti cari mana berapa punya saya pakai cocok nomor kode ori sparepart kereta
ki ke kay wala wali wale chahiye chaiye chahie mein gari gaari liye aur mera meri hai kitne kahan milega kya
kaunsa konsa kitna
для на от и в с мне нужен нужна нужно нужны купить цена подобрать аналог аналоги замена номер артикул какой какая
какие подойдет запчасть запчасти оригинал
ของ สำหรับ รถ ราคา เบอร์ อะไหล่ รุ่น ปี ซื้อ หา แท้ ใช้ ที่ไหน ตรงรุ่น
fur und der die das mit teil preis
"""
"""Spanish and Portuguese, Malay, Hindi and Urdu in Latin letters, Russian, Thai, German."""

NOISE: frozenset[str] = frozenset(f"{_ENGLISH} {_JAPANESE} {_ROMAJI} {_ELSEWHERE}".split())
"""Words of a question that say nothing about the part or the vehicle."""

NOISE_KEYS: frozenset[str] = frozenset(filter(None, (fold(form) for word in NOISE for form in (word, stem(word)))))
"""The same, folded, and without a plural."""

LANGUAGE_TERMS: frozenset[str] = frozenset(
    {
        "genuine part", "aftermarket part", "equivalent part", "rebuilt part", "used part", "part number",
        "superseded number", "new (replacing) number", "discontinued", "assembly", "sub assembly", "kit", "left",
        "right", "front", "rear", "upper", "lower", "inner", "outer", "fits / fitment", "chassis code",
        "frame number", "engine code", "model year", "displacement", "two wheel drive", "four wheel drive",
        "manual / automatic transmission (spec)", "grade", "early type", "late type", "minor change",
        "full model change", "rebadge", "kei truck", "kei van", "farm use version", "carburettor version",
        "fuel injection version", "body colour", "primer finish", "service / inspection", "overhaul",
    }
)  # fmt: skip
"""Terms of the synonym table that are the language of catalogues, not the name of a part."""

"""Reasons in Japanese: the answers give them in English, by a fixed set of patterns. Unknown ones stay as they are."""

from __future__ import annotations

import re

from partsref.web.language import catalogues

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), japanese)
    for pattern, japanese in (
        # find
        (r"differs by a colour or packaging suffix", "色または包装の記号だけが違います"),
        (r"a leading zero is missing", "先頭のゼロが抜けています"),
        (r"no part carries this number, nor one like it", "この品番も、似た品番もありません"),
        # search
        (r"newer number of (.+)", r"\1 の後継品番"),
        (r"older number of (.+)", r"\1 の旧品番"),
        (r"the same part as (.+)", r"\1 と同じ部品"),
        (r"stated equivalent of (.+)", r"\1 の相当品(明記)"),
        (r"stated equivalent for (.+)", r"\1 の相当品(明記)"),
        (r"stated (.+) for (.+)", r"\2 の関係品(明記): \1"),
        (r"derived (.+) for (.+)", r"\2 の代替(導出)"),
        (r"possible (.+) for (.+)", r"\2 の代替(可能性)"),
        (r"alternative to (.+)", r"\1 の代替(条件付き)"),
        (r"fits the twin (.+)", r"兄弟車 \1 に適合"),
        (r"fits the kin (.+)", r"近縁車 \1 に適合"),
        (r"fits (.+)", r"\1 に適合"),
        (r"named for (.+), no chassis code given", r"\1 用(型式の記載なし)"),
        (r"name: (.+)", r"品名: \1"),
        (r"not what was asked: (.+)", r"お尋ねの部品ではありません: \1"),
        (r"as listed for (.+)", r"\1 の適合として記載"),
        (r"no vehicle (.+) is known", r"型式 \1 の車両は登録されていません"),
        (r"nearest known: (.+)", r"登録のある近い型式: \1"),
        (r"years (.+), not (.+)", r"年式 \1(\2 ではありません)"),
        (r"years not given", "年式の記載なし"),
        (r"chassis code (.+) is not known", r"型式 \1 は登録がありません"),
        (r"unverified source", "裏付けのない出典"),
        (r"nothing known at the (.+?) for (.+)", r"\2 は \1 側の登録がありません"),
        (r"(.+), not the (.+) asked for", r"\1 用で、お尋ねの \2 用ではありません"),
        (r"no part carries (.+)", r"品番 \1 の部品はありません"),
        # by size
        (r"no part of ([\d.x ]+ mm) is known", r"寸法 \1 の部品は登録がありません"),
        (r"the sizes of what follows are others, or not known", "以下の部品は寸法が違うか、わかっていません"),
        (r"nothing of this size is known by (.+)", r"\1 にこの寸法の部品は登録がありません"),
        (r"(.+) is of this size, but not called (.+)", r"\1 は寸法は合いますが、品名が \2 ではありません"),
        (
            r"(.+) is of this size, but not known to fit (.+): compare before you buy",
            r"\1 は寸法は合いますが、\2 への適合はわかっていません。購入前に比べてください",
        ),
        (r"(\S+) in its name", r"品名に \1 とあります"),
        (r"no (?!number )(.+) of (.+) is known", r"\2 の \1 は登録がありません"),
        (r"no number of (.+) is known for (.+)", r"\2 に対応する \1 の品番は登録がありません"),
        (
            r"nothing to look for in this: name a part or vehicle",
            "検索できる言葉がありません。部品名か車両を入れてください",
        ),
        (
            r"these are any parts of (.+): name a vehicle or a part as well",
            r"\1 の部品を任意に表示しています。車両か部品名も入れてください",
        ),
        (r"(\S+) is known as (.+), not as (.+)", r"\1 は \3 ではなく \2 の型式です"),
        (r"a part of (.+)", r"\1 の部品"),
        (r"nothing for (.+) on (.+)", r"\2 の \1 は登録がありません"),
        (r"nothing for (.+)", r"\1 は登録がありません"),
        (r"nothing said of (.+) itself", r"\1 そのものには登録がありません"),
        (r"nearest: (.+?), (.+)", r"最も近いもの: \1(\2)"),
        (r"not understood: (.+)", r"読み取れなかった言葉: \1"),
        (r"only the first (\d+) characters were read", r"先頭の \1 文字だけを読みました"),
        # cross-reference
        (r"every source that says so has its doubts: (.+)", r"そう記す出典はどれも確かではありません: \1"),
        (r"a (.+) holds several pieces: .+", r"\1 は複数の部品からなり、それぞれ別の部品かもしれません"),
        (r"the sources disagree on its (.+?): (.+)", r"\1 は出典により違います: \2"),
        (r"(.+) carries the same number, but may be another part: (.+)", r"\1 は同じ品番ですが別の部品かも: \2"),
        (r"of a lower performance rank: (\d+) against (\d+)", r"性能ランクが低い: \1(元は \2)"),
        (r"its performance rank is not said", "性能ランクの記載なし"),
        (r"not known to be for (.+), as (.+) is", r"\2 は \1 用ですが、こちらは不明です"),
        (r"the standard says nothing of (.+): compare before you buy", r"\1 は規格では決まりません。比べてください"),
        (r"a source says of the two: (.+)", r"両者について出典は: \1"),
        (
            r"(.+) is contested: parts stated to replace it contradict one another",
            r"\1 は相当品どうしが食い違っています",
        ),
        (r"(.+) does not interchange: (.+)", r"\1 は互換しません: \2"),
        (r"(\d+) more parts do not interchange: .+", r"ほか \1 点も互換しません(寸法・種類・位置の食い違い)"),
        (r"(.+) has (\d+) links: too many to conclude anything from", r"\1 は関係が \2 件と多すぎ、何も導けません"),
        (r"too many links to follow them all: .+", "関係が多すぎるため、遠いものは省いています"),
        (r"(\d+) parts are known", r"該当 \1 点"),
        (r"the (\d+) surest are shown", r"確かなものから \1 点を表示"),
        (r"the sources supersede in a circle: (.+)", r"出典の後継関係が循環しています: \1"),
        (
            r"that (.+) replaces (.+) is probable, not stated: ask before you order",
            r"\1 が \2 の後継というのは推定で、明記した出典はありません。注文前に確認してください",
        ),
        (r"(.+) has several successors: (.+)", r"\1 の後継品番が複数あります: \2"),
        (r"of (\d+) they share only (\d+)", r"\1 件のうち共通は \2 件だけ"),
        (
            r"a (.+) may be a piece of, or hold, what the numbers on its record name",
            r"\1 は記録上の品番の一部、またはそれを含むものかもしれません",
        ),
        (r"(.+) numbers different kinds of part (.+) and (.+)", r"\1 では \2 と \3 は別の種類の部品です"),
        (
            r"the number was printed with a footnote mark that the record does not explain",
            "説明のない脚注記号が付いた品番です",
        ),
        (r"(.+) and (.+) may be different parts", r"\1 と \2 は別の部品かもしれません"),
        (r"more than one (.+) may belong to one number", r"一つの品番に複数の \1 がありえます"),
        (r"(.+) keeps them apart, and they share little", r"\1 は両者を区別しており、共通点もわずかです"),
        (r"(.+) and (.+) on the way: (.+)", r"途中の \1 と \2: \3"),
        (r"(.+?): (.+) against (.+?)(?: \(source (.+)\))?", r"\1: \2 と \3 が食い違い"),
        (r"(.+) against (.+?)(?: \(source (.+)\))?", r"\1 と \2 が食い違い"),
    )
)


_MEASURED = re.compile(r"([a-z][a-z0-9 ]*) ([\d.]+)")
"""A measure and its length, one of those that a comma parts: matched one by one, so no text takes long."""


def in_japanese(text: str) -> str:
    """The reasons in `text`, parted by semicolons, each in Japanese where it is known."""
    return "; ".join(_one(piece) for piece in text.split("; "))


def _one(text: str) -> str:
    if text.endswith(" mm"):
        sizes = [_MEASURED.fullmatch(size) for size in text.removesuffix(" mm").split(", ")]
        if all(sizes):
            known = catalogues.words("ja")
            return "、".join(f"{known.get(('measure', s[1]), s[1])} {s[2]}" for s in sizes if s) + " mm"
    for pattern, japanese in _PATTERNS:
        if match := pattern.fullmatch(text):
            return match.expand(japanese)
    return text

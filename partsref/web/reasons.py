"""Reasons in Japanese: the answers give them in English, by a fixed set of patterns. Unknown ones stay as they are."""

from __future__ import annotations

import re

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), japanese)
    for pattern, japanese in (
        (r"the same number", "同じ品番"),
        (r"the -000 says nothing", "末尾の -000 に意味はありません"),
        (r"also written (.+)", r"「\1」とも書かれます"),
        (r"only a suffix differs", "末尾だけが違います"),
        (r"the same number without the suffix", "末尾を除けば同じ品番"),
        (r"starts with this", "入力した文字で始まります"),
        (r"contains this", "入力した文字を含みます"),
        (r"(.+) read for (.+)", r"\1 を \2 と読み違え"),
        (r"two characters swapped \((.+)\)", r"二文字の入れ替わり(\1)"),
        (r"a leading zero is missing", "先頭のゼロが抜けています"),
        (r"a character is missing \((.+)\)", r"一文字足りません(\1)"),
        (r"a character too many \((.+)\)", r"一文字多すぎます(\1)"),
        (r"a character is doubled \((.+)\)", r"一文字重なっています(\1)"),
        (r"no part carries this number, nor one like it", "この品番も、似た品番もありません"),
        (r"replaces the old (.+)", r"旧品番 \1 の後継"),
        (r"older number of (.+)", r"\1 の旧品番"),
        (r"the same part as (.+)", r"\1 と同じ部品"),
        (r"stated equivalent of (.+)", r"\1 の相当品(明記)"),
        (r"alternative to (.+)", r"\1 の代替(条件付き)"),
        (r"fits the twin (.+)", r"兄弟車 \1 に適合"),
        (r"fits the kin (.+)", r"近縁車 \1 に適合"),
        (r"fits (.+)", r"\1 に適合"),
        (r"named for (.+), no chassis code given", r"\1 用(型式の記載なし)"),
        (r"name: (.+)", r"品名: \1"),
        (r"not what was asked: (.+)", r"お尋ねの部品ではありません: \1"),
        (r"as listed for (.+)", r"\1 の適合として記載"),
        (r"read (.+) as (.+)", r"「\1」を「\2」と読みました"),
        (r"no vehicle with the chassis code (.+) is known", r"型式 \1 の車両は登録されていません"),
        (r"no part or vehicle is known as: (.+)", r"部品としても車両としても知られていません: \1"),
        (r"no part carries (.+)", r"品番 \1 の部品はありません"),
        (
            r"nothing in this can be looked for: try a part, a vehicle or a part number",
            "検索できる言葉がありません。部品名、車両、品番を入れてください",
        ),
        (r"nothing for (.+) on (.+)", r"\2 の \1 は登録がありません"),
        (r"nothing for (.+)", r"\1 は登録がありません"),
        (r"nothing under (.+) itself", r"\1 そのものには登録がありません"),
        (r"nearest: (.+)", r"最も近いもの: \1"),
        (r"(.+) does not interchange: (.+)", r"\1 は互換しません: \2"),
        (
            r"parts that sources state as its equivalents contradict one another",
            "出典が相当品とする部品どうしが食い違っています",
        ),
        (r"the sources supersede in a circle: (.+)", r"出典の後継関係が循環しています: \1"),
        (r"(.+) against (.+?)(?: \(source (.+)\))?", r"\1 と \2 が食い違い"),
    )
)


def in_japanese(text: str) -> str:
    """The reasons in `text`, parted by semicolons, each in Japanese where it is known."""
    return "; ".join(_one(piece) for piece in text.split("; "))


def _one(text: str) -> str:
    for pattern, japanese in _PATTERNS:
        if match := pattern.fullmatch(text):
            return match.expand(japanese)
    return text

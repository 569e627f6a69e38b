"""What one cell with part numbers says: each number by itself, with the maker named beside it. For `load` and `match`.

A cell is parted at what always parts numbers (semicolons, line ends), then at what parts them only where a number
stands on each side; a maker's name, before, behind or in brackets, is taken off each. What cannot be parted for
certain stays whole: a wrong piece would be another part.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from partsref.numbers.cells.beside_numbers import SHORT_WORDS, without_denied, word_beside
from partsref.numbers.cells.cell_endings import ending_made_whole, form, same_endings
from partsref.numbers.cells.cell_numbers import AND_OTHERS, looks_like_number, may_stand_alone, other_endings, tokens
from partsref.numbers.number_key import key

MakerOf = Callable[[str], str]
"""The catalogue's name of the maker that a text names, or empty."""


class CellNumber(NamedTuple):
    """One number of a cell. `maker` is the one named with it; `word` stood beside it and names nobody known."""

    text: str
    maker: str = ""
    word: str = ""


_BREAK = re.compile(r"<\s*(?:br|/p|/li|/div)\b[^<>]*>|<\s*/?\s*(?:p|li|ul|div|span|b)\b[^<>]*>", re.IGNORECASE)
_CERTAIN = re.compile(r"\s*[;|、；｜\r\n\t]+\s*")
_BLANKS = re.compile(r"\s+")
_ENDS = re.compile(r"[\r\n\t]")
_COMMA = re.compile(r"\s*[,，]\s*")
_DECIMALS = re.compile(r"\d{1,3}(?:\s*[x×*]\s*\d|\s*(?:mm|cm|inch|in|l|a|v|w)\b)", re.IGNORECASE)
_SLASHES = re.compile(r"\s*[/／・\\＼~～〜()（）→⇒]\s*|\s+[-–—]?\s*")
_COUNTED = re.compile(r"(?:^|\s+)\(?\d{1,2}[).]\s+(?=\S{4})|(?:^|\s+)\(?\d{1,2}\)\s*(?=\S{4})|[①-⑳]")
"""Numbers of a list within a cell: `1) 16510-61A20 2) 16510-61A21`."""
_FOR = re.compile(r"\s+(?:for|fits|para|pour|für|для|untuk|สำหรับ)$", re.IGNORECASE)
_MAKER_WORDS = 3
_LONGEST = 200
"""Characters up to which a number is looked for beside a name; what is longer is neither."""
_WORD = re.compile(r"[^\W\d_]{4,}[.:]?")
"""A word beside a number that is nobody's name; a shorter one may be of the number (MD 134953)."""
_LETTERS = re.compile(r"[^\W\d_]{2,}[.:]?")
_COLON = re.compile(r"([^:：]*[^\W\d_][^:：]*)[:：=]\s*(.+)", re.DOTALL)
_BARRED = re.compile(
    r"([^\d/／_|#=]*[^\W\d_][^\d/／_|#=]*)[/／_|#=]+\s*(.+)|(.+?)\s*[/／_|#=]\s*([^\d/／_|#=]*[^\W\d_])"
)
_CALLED = re.compile(
    r"^(?:(?:part |parts |oem |oe |cat\.? |art\.? |ref\.? )?(?:no|nr|num|number|nos|код|арт)\s*[.:#]+|p/?n\s*[.:#]"
    r"|№|#|n[º°]|品番|部品番号)\s*"
    r"|^(?:oem|oe|genuine|original|ref|mpn|part|code|純正)\s*[.:#]?\s+",
    re.IGNORECASE,
)
"""What only says that a number follows."""
_BRACKETED = re.compile(r"(.+?)\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*")
_BRACKETED_FIRST = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*(.+)")
_QUANTITY = re.compile(
    r"^\d{1,3}\s?[x×]\s+(?=\S{4})"
    r"|(?:\s+|\s*[(（\[]\s*)(?:[x×]\s?\d{1,3}|\d{1,3}\s?(?:個|本|枚|点|件|pcs?|pz|stk|шт)\.?)\s*[)）\]]?$",
    re.IGNORECASE,
)
_PIECE_DIGITS = 5
"""Digits alone are a number of their own from here on: 115 behind a comma is a piece of one."""


def _is_plausible(piece: str) -> bool:
    """Whether a piece may be a number where its separator is hardly ever part of one."""
    folded = key(piece)
    return len(folded) >= 4 and any(map(str.isdigit, folded)) and not _short_digits(folded)


def _is_own_dashed(piece: str) -> bool:
    """Whether a piece is a number though a dash stood beside it: `16510 - 61A20` is one number, not two."""
    return may_stand_alone(piece) or (_is_plausible(piece) and "-" in piece.strip("- "))


def _is_long_dashed(piece: str) -> bool:
    """Whether a piece is a number of its own though a sign stood beside it that shops' own numbers have, too."""
    return may_stand_alone(piece) and "-" in piece.strip("-")


JOINERS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool], str], ...] = (
    (
        "other signs between blanks",
        re.compile(r"\s+(?:[•·●▪◦■□○~～=→⇒»>:]|[-=]+>|<[-=]+>)+\s+"),
        _is_own_dashed,
        "16510-61A20 • 16510-61A21",
    ),
    ("slash between blanks", re.compile(r"\s+[/・\\／＼]+\s+"), _is_plausible, "BKR6E / DCPR7EA"),
    ("slash", re.compile(r"\s*[/・\\／＼~～〜÷]+\s*"), may_stand_alone, r"16510-61A20 \ 16510-61A21"),
    ("arrow", re.compile(r"\s*(?:[→⇒⇨➡]|[-=]+>|から)\s*"), _is_plausible, "16510-61A20→16510-61A21"),
    (
        "word before a number",
        re.compile(rf"[\s,]+(?={SHORT_WORDS}[\s:.]+\S*\d)", re.IGNORECASE),
        _is_plausible,
        "16510-61A20 ex 16510-61A00",
    ),
    ("equals sign", re.compile(r"\s*=\s*"), may_stand_alone, "16510-61A20=16510-61A21"),
    ("underscore", re.compile(r"_+"), _is_long_dashed, "16510-61A20_16510-61A21"),
    ("brackets", re.compile(r"\s*[()（）\[\]]+\s*"), may_stand_alone, "16510-61A20 (16510-61A21)"),
    (
        "words and signs for and",
        re.compile(
            r"\s*[&+＆＋]\s*|\s*(?:または|又は|及び|および|或いは|或|和|与|및|또는)\s*"
            r"|\s+(?:or|and|y|o|e|ou|et|und|oder|и|или|dan|atau|หรือ|และ|و|أو|vs\.?)\s+",
            re.IGNORECASE,
        ),
        _is_plausible,
        "16510-61A20 y 16510-61A21",
    ),
    ("dash between blanks", re.compile(r"\s+[-–—−ー]+\s+"), _is_own_dashed, "16510-61A20 - 16510-61A21"),
    ("blank", re.compile(r"\s+"), may_stand_alone, "16510-61A20 16510-61A21"),
)
"""What may part two numbers, with what each side must be for it to do so, and an example that parts."""


def read_cell(cell: str, maker_of: MakerOf, *, as_asked: bool = False) -> tuple[CellNumber, ...]:
    """The numbers of a cell, each once, in order; one number, perhaps the whole cell, if nothing parts it for certain.

    A number that the cell says it does not mean (`not 16510-61A21`) is none: nothing is left of a cell of such alone.

    `as_asked`: a question, of which no part is made: a slash gives the number before it another ending of any length
    (`AY01-14-300A/B`), any word beside a number goes. Without, only an ending that has the form of what it replaces
    and can be no size (`17851-60A00/60A10`, not `DAC4072/33`), and only long words.

    >>> [n.text for n in read_cell("17851-60A00/60A10", lambda name: "")]
    ['17851-60A00', '17851-60A10']
    >>> read_cell("16510-61A20 (Suzuki)", {"Suzuki": "Suzuki"}.get)[0]
    CellNumber(text='16510-61A20', maker='Suzuki', word='')
    """
    if cell.isascii() and cell.replace("-", "").isalnum():
        return (CellNumber(cell),)
    # Runs of blanks cost their square in every pattern below.
    text = _BLANKS.sub(lambda run: "\n" if _ENDS.search(run[0]) else " ", _unmarked(cell)).strip()
    text, denied = without_denied(text)
    if denied and not _has_digit(text):
        return ()
    pieces = [one for one in _CERTAIN.split(text) if one] if _CERTAIN.search(text) else [text.strip()]
    found = [number for piece in pieces for number in _at_commas(_QUANTITY.sub("", piece), maker_of, as_asked)]
    if len(found) > 1:
        found = _endings_made_whole(_under_their_makers(found, maker_of))
    if denied:
        found[0] = found[0]._replace(word=f"{found[0].word} {denied}".strip())
    return tuple(dict.fromkeys(_first_maker_for_all(found)))


def _under_their_makers(found: list[CellNumber], maker_of: MakerOf) -> list[CellNumber]:
    """A maker's name by itself, as on a line of its own, is of the numbers after it."""
    if not any(_has_digit(one.text) for one in found):
        return found
    under, kept = "", []
    for one in found:
        if not _has_digit(one.text) and (maker := maker_of(one.text.strip(" .:-"))):
            under = maker
        else:
            kept.append(one._replace(maker=one.maker or under))
    return kept


def _endings_made_whole(found: list[CellNumber]) -> list[CellNumber]:
    """`17851-60A00; 60A10`: what has the form of what stands behind a dash of the number before ends another such."""
    whole: list[CellNumber] = []
    before = ""
    for one in found:
        if not one.maker and (number := ending_made_whole(before, one.text)):
            whole.append(one._replace(text=number, maker=whole[-1].maker))
        else:
            before = one.text
            whole.append(one)
    return whole


def _unmarked(cell: str) -> str:
    if "<" in cell:
        cell = _BREAK.sub("\n", cell)
    if "&" in cell and ";" in cell:
        cell = html.unescape(cell)
    if _COUNTED.match(cell):
        cell = _COUNTED.sub(";", cell)
    return AND_OTHERS.sub(" ", cell).strip() if not cell.isascii() or "et" in cell.lower() else cell.strip()


def _at_commas(text: str, maker_of: MakerOf, as_asked: bool) -> list[CellNumber]:
    pieces = [one.strip() for one in _COMMA.split(text) if one.strip(" -")]
    if len(pieces) < 2:
        return _parted(pieces[0] if pieces else text, maker_of, as_asked)
    blank = bool(re.search(r"[,，]\s", text)) or "，" in text
    first = _named(pieces[0], maker_of, as_asked)
    if "-" in first.text and (shortened := same_endings([first.text, *pieces[1:]])):
        return [first._replace(text=number) for number in shortened]
    if not blank and any(map(_is_decimal, pieces, pieces[1:])):
        return [CellNumber(text)]
    read = [_parted(piece, maker_of, as_asked) for piece in pieces]
    if all(_behind_comma(number.text, blank) for numbers in read for number in numbers):
        return [number for numbers in read for number in numbers]
    numbers = [n for n in read if any(map(str.isdigit, n[0].text))]
    words = [n for n in read if not any(map(str.isdigit, n[0].text))]
    word = words[0][0].text if words else ""
    if (
        len(numbers) == 1
        and len(words) == 1
        and _behind_comma(numbers[0][0].text, blank)
        and (maker_of(word) or len(word) > 2)
    ):
        # `Suzuki, 16510-61A20`, or a word that is nobody's name; a letter may be of the number (R134,a).
        return [n._replace(maker=n.maker or maker_of(word), word="" if maker_of(word) else word) for n in numbers[0]]
    return [CellNumber(text)]


def _behind_comma(piece: str, blank: bool) -> bool:
    folded = key(piece)
    if not any(map(str.isdigit, folded)):
        return False
    if folded.isdigit():
        return len(folded) >= (_PIECE_DIGITS - blank)
    return len(folded) >= 4 - blank


def _is_decimal(before: str, behind: str) -> bool:
    """Whether the comma between two pieces is one of a size: `AB 12,5x30`."""
    return before[-1:].isdigit() and bool(_DECIMALS.match(behind))


def _short_digits(folded: str) -> bool:
    return folded.isdigit() and len(folded) < _PIECE_DIGITS


def _parted(text: str, maker_of: MakerOf, as_asked: bool) -> list[CellNumber]:
    """The numbers of a text without commas."""
    if text.isascii() and text.replace("-", "").isalnum():
        return [CellNumber(text)]
    for _, joiner, holds, _ in JOINERS:
        pieces = [piece for piece in joiner.split(text) if piece.strip()]
        if len(pieces) > 1:
            named = [_named(piece, maker_of, as_asked) for piece in pieces]
            if all(holds(one.text) for one in named):
                return [
                    CellNumber(number.text, number.maker or one.maker, number.word or one.word)
                    for one in named
                    for number in _parted(one.text, maker_of, as_asked)
                ]
    one = _named(text, maker_of, as_asked)
    if one.text == text:
        endings = other_endings(text) if as_asked else same_endings(_SLASHES.split(text))
        return [CellNumber(number) for number in endings] or [one]
    return [
        CellNumber(number.text, number.maker or one.maker, number.word or one.word)
        for number in _parted(one.text, maker_of, as_asked)
    ]


def _named(text: str, maker_of: MakerOf, as_asked: bool) -> CellNumber:
    """The text without the maker named beside it, or without a word that is no part of a number."""
    text = text.strip()
    if len(text) > _LONGEST:
        return CellNumber(text)
    if (called := _CALLED.match(text)) and _is_plausible(text[called.end() :]):
        numbered = _named(text[called.end() :], maker_of, as_asked)
        return numbered._replace(word=f"{called[0].strip()} {numbered.word}") if numbered.word else numbered
    if marked := _marked_off(text, maker_of):
        return marked
    pieces = [token for word in text.split() for token in tokens(word)] if not text.isascii() else text.split()
    most = min(_MAKER_WORDS, len(pieces) - 1)
    for n in range(most, 0, -1):
        for words, rest in ((pieces[:n], pieces[n:]), (pieces[-n:], pieces[:-n])):
            said = " ".join(words).strip(".:- \"'")
            if len(said) > 2 and (maker := maker_of(said)) and _has_digit(" ".join(rest)):
                return CellNumber(_FOR.sub("", _CALLED.sub("", " ".join(rest).strip(" :-"), count=1)), maker)
    if as_asked and len(pieces) > 1 and any(map(looks_like_number, pieces)):
        return CellNumber(" ".join(piece for piece in pieces if _has_digit(piece)))
    return _without_words(text)


def _marked_off(text: str, maker_of: MakerOf) -> CellNumber | None:
    """The number where a stroke, brackets, a colon or what the word itself means part it from what is beside it."""
    if barred := _BARRED.fullmatch(text):
        name, rest = (barred[1], barred[2]) if barred[1] else (barred[4], barred[3])
        if _has_digit(rest) and (maker := maker_of(name.strip(" \"'.:-"))):
            return CellNumber(rest.strip(), maker)
    for pattern, at, beside in ((_BRACKETED, 1, 2), (_BRACKETED_FIRST, 2, 1), (_COLON, 2, 1)):
        if (found := pattern.fullmatch(text)) and (one := _beside(found[at], found[beside], maker_of)):
            return one
    number, word = word_beside(text)
    return CellNumber(number, "", word) if word and _is_plausible(number) else None


def _beside(number: str, name: str, maker_of: MakerOf) -> CellNumber | None:
    """The number with the name beside it told; None where the name has a digit and so may be of the number."""
    name = name.strip()
    if not _has_digit(number):
        return None
    if maker := maker_of(name) if name else "":
        return CellNumber(number.strip(), maker)
    return None if _has_digit(name) or (name and not _is_plausible(number)) else CellNumber(number.strip(), "", name)


def _without_words(text: str) -> CellNumber:
    """Words before or behind a plausible number are no part of it."""
    pieces = text.split()
    if len(pieces) < 2:
        return CellNumber(text)
    first, last = 0, len(pieces)
    while first < last - 1 and _LETTERS.fullmatch(pieces[first]):
        first += 1
    while last - 1 > first and _LETTERS.fullmatch(pieces[last - 1]):
        last -= 1
    beside, rest = [*pieces[:first], *pieces[last:]], " ".join(pieces[first:last])
    if not any(_WORD.fullmatch(word) for word in beside) or not _is_plausible(rest):
        return CellNumber(text)
    return CellNumber(rest, "", " ".join(beside).strip(":. "))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _first_maker_for_all(found: list[CellNumber]) -> list[CellNumber]:
    """`Suzuki 16510-61A20, 16510-61A21`: a maker named once goes on for numbers of the same form."""
    if len(found) < 2 or not found[0].maker or any(one.maker for one in found[1:]):
        return found
    first = found[0]
    alike = form(first.text)
    return [one._replace(maker=first.maker) if form(one.text) == alike else one for one in found]

"""One cell, one line, one question may hold more than a number: two numbers, `他`, a maker's name. Taken apart here."""

from __future__ import annotations

import re
import unicodedata

from partsref.numbers.number_key import key

AND_OTHERS = re.compile(r"(?:ほか|他|など|等|\bet ?al\b\.?|\betc\b\.?)", re.IGNORECASE)
"""Words that say only that there are more."""
_BETWEEN_NUMBERS = re.compile(r"[/,;|、，；・\n\r\t]+|\s+(?:or|and|または|又は)\s+")
_BLANKS = re.compile(r"[^\S\r\n\t]+")
_BETWEEN_CELLS = re.compile(r"[\t,;|、，；]")
_QUANTITY = re.compile(r"\d{1,3}(?:\s?(?:個|本|枚|点|pcs?|ea|x))?", re.IGNORECASE)
_SHORTEST_WHOLE = 6
_SHORTEST_NUMBER = 5
_LONGEST_ENDING = 5
_SCRIPTS = re.compile(r"[!-~]+|[^\s!-~]+")
_NO_NUMBER = re.compile(
    # A chassis code, on papers after its emission class (DA64V, EBD-DA64V), or series (S80).
    r"(?:[0-9A-Z]{2,4}-)?[A-Z]{1,3}\d{1,3}[A-Z]{0,2}"
    # Years; oil (10W-30), tyres (145/80R12) and what is measured.
    r"|(?:19|20)\d\d\s?[-~/]\s?(?:(?:19|20)?\d\d)?"
    r"|\d{1,2}W-?\d{2}|\d{3}/?\d{0,2}-?R\d{2}|\d+(?:\.\d+)?\s?(?:MM|CM|CC|KG|KM|LB|INCH|PCS|ML|PSI|AH)"
)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers one cell holds. A separator counts only where a whole number stands on each side of it.

    >>> numbers_in("16510-61A01/16510-61A02")
    ('16510-61A01', '16510-61A02')
    >>> numbers_in("DAC40720036/33")
    ('DAC40720036/33',)
    >>> numbers_in("15400-PFB-014 他")
    ('15400-PFB-014',)
    """
    alone = _BLANKS.sub(" ", AND_OTHERS.sub(" ", text)).strip()
    for pieces in (_BETWEEN_NUMBERS.split(alone), alone.split()):
        whole = [piece.strip() for piece in pieces if piece.strip()]
        if len(whole) > 1 and all(may_stand_alone(piece) for piece in whole):
            return tuple(dict.fromkeys(whole))
    return (alone,) if alone else ()


def beside_cells(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of a list's line, and the words beside them; nothing unless each other cell is words or a quantity.

    >>> beside_cells("Suzuki, 16510-61A20, 2, oil filter")
    (('16510-61A20',), ('Suzuki', 'oil filter'))
    >>> beside_cells("16510-61A20, 61A21")
    ((), ())
    """
    cells = [cell.strip() for cell in _BETWEEN_CELLS.split(text) if cell.strip()]
    numbers = [cell for cell in cells if may_stand_alone(cell)]
    words = [cell for cell in cells if not any(map(str.isdigit, cell))]
    quantities = [cell for cell in cells if _QUANTITY.fullmatch(cell)]
    if len(cells) < 2 or not numbers or len(numbers) + len(words) + len(quantities) < len(cells):
        return (), ()
    return tuple(dict.fromkeys(numbers)), tuple(words)


def other_endings(text: str) -> tuple[str, ...]:
    """The numbers meant where a slash gives one number other endings, as catalogues shorten a row; else none.

    A number of the catalogue may itself have a slash, so this is for what is found nowhere as it stands.

    >>> other_endings("AY01-14-300A/B")
    ('AY01-14-300A', 'AY01-14-300B')
    """
    first, *endings = [piece.strip() for piece in text.split("/")]
    if not endings or not may_stand_alone(first) or not all(_is_ending(piece, first) for piece in endings):
        return ()
    return tuple(dict.fromkeys([first, *(first[: -len(piece)] + piece for piece in endings)]))


def tokens(text: str) -> tuple[str, ...]:
    """Runs of ASCII and runs of other script, so that a maker's name glued to its number comes apart.

    >>> tokens("スズキ16510-61A20")
    ('スズキ', '16510-61A20')
    """
    return tuple(_SCRIPTS.findall(unicodedata.normalize("NFKC", text)))


def looks_like_number(text: str) -> bool:
    """Whether one word of a question is plausibly a part number: not a chassis code, a year, a measure or a word.

    What has the shape of a chassis code is held to be one, though some makers number so (PF308J): the catalogue
    knows its own numbers, and is asked first.

    >>> [looks_like_number(word) for word in ("16510-61A01", "BKR6E-11", "DA64V", "2004-2009", "10W-30", "filter")]
    [True, True, False, False, False, False]
    """
    folded = key(text)
    if not folded.isascii() or len(folded) < _SHORTEST_NUMBER or not any(c.isdigit() for c in folded):
        return False
    return not _NO_NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip().upper())


def may_stand_alone(piece: str) -> bool:
    """Whether a piece of a cell is a whole number for certain, whatever stands beside it."""
    return len(key(piece)) >= _SHORTEST_WHOLE and looks_like_number(piece)


def _is_ending(piece: str, whole: str) -> bool:
    return piece.isalnum() and len(piece) <= _LONGEST_ENDING and key(whole[-len(piece) :]).isalnum()

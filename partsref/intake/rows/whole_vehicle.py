"""A whole vehicle in one cell: `Suzuki Carry DA63T` is a make, a model and a chassis code where no column is."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from partsref.intake.lexicon.known_names import OF_VEHICLES, CatalogueNames
from partsref.intake.lexicon.year_ranges import may_be_of_an_era, years
from partsref.words.chassis import is_code, patterns
from partsref.words.fold import fold

_BREAKS = re.compile(r"[・、,;:/+&()\[\]【】\n]+")
_GLUED = re.compile(r"(?<=[^\x00-\x7f])(?=[A-Za-z]{1,3}\d|[A-Za-z]{2}系)")
"""Between a name in Japanese and the code behind it: キャリイDA63T."""
_MAY_BE_CODES = re.compile(
    r"(?:[0-9A-Z]{1,3}-)?[A-Z]{0,3}[0-9#*]{1,3}[A-Z_]{0,2}(?:-\d{5,7}[~〜-]?\d*|[~〜-][A-Z]{0,3}\d{1,3}[A-Z_]{0,2})?"
    r"(?:系|型|用)?|[A-Z]|[A-Z]{2}系",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:(?:19|20)\d\d|'?\d\d|[HSR]\d{1,2}[./]\d{1,2})[~〜-](?:(?:19|20)\d\d|'?\d\d|[HSR]?\d{1,2}[./]\d{1,2})?|(?:19|20)\d\d"
)
_SERIAL = re.compile(r"-\d{5,7}[~〜-]")
_LONGEST_NAME = 3
"""Words of the longest name of a make or a model that is tried."""


class WholeVehicle(NamedTuple):
    """What one cell names: empty where it does not say."""

    make: str
    model: str
    chassis: str
    engine: str = ""
    first: int | None = None
    last: int | None = None


class _Named:
    """One model of a cell with what stands behind it."""

    def __init__(self, make: str, model: str) -> None:
        self.make, self.model = make, model
        self.codes: list[str] = []
        self.engines: list[str] = []
        self.years: tuple[int | None, int | None] = (None, None)
        self.has_body = False
        """A word such as van stands beside it: which of its codes that is, nobody says."""

    def take(self, word: str, names: CatalogueNames, *, in_japanese: bool) -> bool:
        """Take in a word that says of which engine or years the model is; False if it says neither, or not for sure."""
        if word.upper() in names.engines:
            self.engines.append(word.upper())
            return True
        made = years(word) if _YEARS.fullmatch(word) and self.years == (None, None) else None
        if not made or (in_japanese and may_be_of_an_era(word)):
            return False
        self.years = made
        return True

    @property
    def is_told(self) -> bool:
        """Whether years or engines were said of its codes: they are not of a code behind them."""
        return bool(self.engines) or self.years != (None, None)


def whole_vehicles(text: str, make: str, names: CatalogueNames) -> list[WholeVehicle]:
    """The vehicles in a cell if every word of it is of one: known makes and models, chassis codes; else none.

    `make` is the row's own, where it says one; a vehicle without a make has that of the one before it, if it makes
    such a model. Codes by themselves name vehicles if they are known.
    """
    found: list[_Named] = []
    own = make
    for piece in _pieces(text):
        words = piece
        while words:
            if taken := _leading_make(words, names):
                named = names.named(" ".join(words[:taken]))
                if make and make != named:
                    return []
                own = named
            elif taken := _leading_model(words, own, names) or (0 if make else _leading_model(words, "", names)):
                name = " ".join(words[:taken])
                of = own if names.model(own, name) else ""
                found.append(_Named(of, names.model(of, name)))
            elif found and found[-1].take(words[0], names, in_japanese=not text.isascii()):
                taken = 1
            elif _MAY_BE_CODES.fullmatch(words[0]):
                if not found or (found[-1].codes and found[-1].is_told):
                    found.append(_Named(own, found[-1].model if found else ""))
                found[-1].codes.append(words[0].removesuffix("用"))
                taken = 1
            elif found and fold(words[0]) in OF_VEHICLES:
                found[-1].has_body, taken = True, 1
            else:
                return []
            words = words[taken:]
    if len({bool(one.codes) for one in found}) > 1:
        return []  # Carry/Every DA62T/DA62V: which code is whose, nobody says.
    vehicles = [vehicle for one in found for vehicle in _of_codes(one, names)]
    return list(dict.fromkeys(filter(None, vehicles))) if all(vehicles) else []


def _pieces(text: str) -> list[list[str]]:
    """The words between commas, strokes and brackets: no name reaches over one of these."""
    wide = _GLUED.sub(" ", unicodedata.normalize("NFKC", text))
    return [piece.split() for piece in _BREAKS.split(wide) if piece.strip()]


def _of_codes(one: _Named, names: CatalogueNames) -> list[WholeVehicle | None]:
    """The vehicles of one model; None among them where it cannot be said which they are."""
    if not one.codes:
        return [None if one.has_body else _vehicle(one, one.make or names.make(one.model, ""), "")]
    if any(map(_SERIAL.search, one.codes)):  # Which of them is meant, its serial numbers say: kept as they stand.
        codes: tuple[str, ...] = (", ".join(one.codes),)
    else:
        codes = patterns("/".join(one.codes))
    sure = all(
        is_code(code) or (code.isalpha() and code + "系" in one.codes) for cell in codes for code in patterns(cell)
    )
    known = [names.make(one.model, code) for code in codes]
    return [
        _vehicle(one, one.make or make, code) if sure and (one.model or make) else None
        for make, code in zip(known, codes, strict=True)
    ]


def _vehicle(one: _Named, make: str, code: str) -> WholeVehicle:
    return WholeVehicle(make, one.model, code, "/".join(one.engines), *one.years)


def without_make(text: str, make: str, names: CatalogueNames) -> str:
    """A model as a file calls it, without its make before it where that is the row's own."""
    words = text.split()
    own = _leading_make(words[:-1], names)
    return " ".join(words[own:]) if own and names.named(" ".join(words[:own])) == make else text


def _leading_make(words: list[str], names: CatalogueNames) -> int:
    """How many words at the start name a vehicle maker."""
    for most in range(min(_LONGEST_NAME, len(words)), 0, -1):
        found = names.maker(" ".join(words[:most]))
        if found and found.kind == "oem":
            return most
    return 0


def _leading_model(words: list[str], make: str, names: CatalogueNames) -> int:
    """How many words at the start name a model."""
    lengths = range(min(_LONGEST_NAME, len(words)), 0, -1)
    return next((most for most in lengths if names.model(make, " ".join(words[:most]))), 0)

"""What the catalogue already knows that helps to read a file: makers, categories, models, chassis codes."""

from __future__ import annotations

import re
import sqlite3
from functools import cached_property
from typing import NamedTuple, cast

from partsref.model import MAKER_NOT_SAID, Kind
from partsref.numbers.look_alike_letters import word_as_latin
from partsref.numbers.readings import exact_keys
from partsref.store.read import names
from partsref.store.read.carriers import carriers, last_part
from partsref.words.chassis import patterns
from partsref.words.fold import fold
from partsref.words.phrases import keys, table


class KnownMaker(NamedTuple):
    """A maker as the catalogue calls it, or as the file does where the catalogue does not know it."""

    name: str
    kind: Kind


_REMEMBERED = 20_000
_SHORTEST_CARRIED = 5
"""Characters of a number that tells its maker: shorter ones (6203) are many makers'."""

_VEHICLE_WORDS = re.compile(r"[^\s/,、・()（）:;]+")
_YEARS = re.compile(r"(?:(?:19|20)\d\d|\d\d|[SHR]\d{1,2})?(?:[-~～–]+(?:(?:19|20)?\d\d|[SHR]\d{1,2})?)?年?式?")
OF_VEHICLES = frozenset(
    map(fold, ("系", "用", "series", "for", "van", "truck", "バン", "トラック", "シリーズ", "型", "適合"))
)
"""Words beside the name of a vehicle that name no other."""

NOT_SAID: dict[Kind, KnownMaker] = {
    kind: KnownMaker(MAKER_NOT_SAID, kind) for kind in ("oem", "aftermarket", "standard")
}


class CatalogueNames:
    """Reads from an open connection, each part on first use; what the load itself adds does not change the answers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._as_typed: dict[tuple[str, Kind], KnownMaker] = {}
        self._carriers: dict[str, tuple[KnownMaker, ...]] = {}
        self.own_of_file: dict[str, KnownMaker] | None = None
        """Keys of the parts' own numbers so far with their makers, where a file has several tables."""

    @cached_property
    def _makers(self) -> dict[str, KnownMaker]:
        rows = self._connection.execute("SELECT fold, name, kind FROM maker_alias JOIN maker ON id = maker_id")
        return {alias: KnownMaker(name, cast("Kind", kind)) for alias, name, kind in rows}

    @cached_property
    def knows_vehicle_makers(self) -> bool:
        """Whether the catalogue has any: an empty one tells of no name that it is none."""
        return any(maker.kind == "oem" for maker in self._makers.values())

    def maker(self, text: str) -> KnownMaker | None:
        """The maker `text` names in any way, be some of its letters those of another alphabet; or None."""
        if (found := self._makers.get(fold(text))) or text.isascii() or not (latin := word_as_latin(text)):
            return found
        return self._makers.get(fold(latin))

    def maker_or(self, text: str, otherwise: Kind) -> KnownMaker:
        """The maker `text` names; one that is not known is taken to be of the kind `otherwise`."""
        if (found := self._as_typed.get((text, otherwise))) is None:
            found = self._as_typed[text, otherwise] = self.maker(text) or KnownMaker(text, otherwise)
        return found

    def named(self, text: str) -> str:
        """The catalogue's name of the maker `text` names, or empty."""
        found = self.maker(text)
        return found.name if found else ""

    def carriers(self, number: str) -> tuple[KnownMaker, ...]:
        """The makers whose number the catalogue knows this to be, the best evidenced first; no load adds to them."""
        if (found := self._carriers.get(number)) is None:
            if len(self._carriers) >= _REMEMBERED:
                self._carriers.clear()
            found = self._carriers[number] = tuple(self._carry(number))
        return found

    def _carry(self, number: str) -> list[KnownMaker]:
        keys = [one for one in exact_keys(number) if len(one) >= _SHORTEST_CARRIED]
        found = carriers(self._connection, keys, self._last_part) if keys else []
        return [KnownMaker(name, cast("Kind", kind)) for name, kind in found]

    @cached_property
    def _last_part(self) -> int:
        return last_part(self._connection)

    @cached_property
    def _categories(self) -> dict[str, tuple[str, ...]]:
        phrases = [
            (phrase, name) for _, name, name_ja, _ in names.categories(self._connection) for phrase in (name, name_ja)
        ]
        phrases += [
            (phrase, term.category)
            for term in names.terms(self._connection)
            if term.category
            for phrase in (term.name, term.name_ja, *term.synonyms)
        ]
        return table((phrase, category) for phrase, category in phrases if phrase)

    def category(self, text: str) -> str:
        """The category `text` names outright (in either language, any word order), or empty."""
        for key in keys(text):
            found = self._categories.get(key, ())
            if len(found) == 1:
                return found[0]
        return ""

    @cached_property
    def _models(self) -> dict[str, dict[str, str]]:
        """Make to model by any folded alias, for each alias."""
        found: dict[str, dict[str, str]] = {}
        for make, name, name_ja, aliases in self._connection.execute("SELECT make, name, name_ja, aliases FROM model"):
            for alias in filter(None, map(fold, (name, name_ja, *aliases.split("|")))):
                found.setdefault(alias, {}).setdefault(make, name)
        return found

    @cached_property
    def _makes_of_chassis(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for make, chassis in self._connection.execute("SELECT DISTINCT make, chassis FROM vehicle WHERE chassis <> ''"):
            found.setdefault(chassis, set()).add(make)
        return found

    @cached_property
    def engines(self) -> frozenset[str]:
        """The engines of known vehicles, in capitals."""
        cells = self._connection.execute("SELECT DISTINCT engine FROM vehicle WHERE engine <> ''")
        return frozenset(one.upper() for (cell,) in cells for one in re.split(r"[\s/,・]+", cell) if one)

    def model(self, make: str, text: str) -> str:
        """The model of `make` (of any one, if that is empty) that `text` names, or empty."""
        by_make = self._models.get(fold(text), {})
        return by_make.get(make, "") or (next(iter(by_make.values())) if not make and len(by_make) == 1 else "")

    def make(self, model: str, chassis: str) -> str:
        """The one make that sells this chassis code or model, or empty when none or several do."""
        for code in patterns(chassis):
            makes = self._makes_of_chassis.get(code, set())
            if len(makes) == 1:
                return next(iter(makes))
        by_make = self._models.get(fold(model), {}) if model else {}
        return next(iter(by_make)) if len(by_make) == 1 else ""

    def has_code(self, text: str) -> bool:
        """Whether a text names a chassis code of the catalogue among other words."""
        words = _VEHICLE_WORDS.findall(text)
        return any(code in self._makes_of_chassis for word in words for code in patterns(word))

    def is_vehicle(self, text: str) -> bool:
        """Whether every word of a text is of a vehicle, and one a model or a chassis code: `HIJET S210P 2004-2007`."""
        words = _VEHICLE_WORDS.findall(text)
        named = [word for word in words if self._is_model_or_chassis(word)]
        return bool(named) and all(
            word in named or _YEARS.fullmatch(word) or self.maker(word) or fold(word) in OF_VEHICLES for word in words
        )

    def _is_model_or_chassis(self, word: str) -> bool:
        return fold(word) in self._models or any(code in self._makes_of_chassis for code in patterns(word))

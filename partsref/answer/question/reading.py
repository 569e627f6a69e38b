"""A question as read: what `understand` finds out and `search` works with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from partsref.index.terms.vocabulary import Vocabulary
from partsref.model_search import Understood, VehicleNamed
from partsref.values import frozen
from partsref.words.chassis import covers, patterns
from partsref.words.sizes import Size, shown


@frozen
class Wanted:
    """One part asked for: any of `meanings` will do. `typed` are the atoms it was asked in.

    `modifier` is what right before it narrows it: a word nothing is known by (a torque converter seal is not just
    any seal), or another part, then with its own meanings in `of` (a supercharger belt).
    """

    meanings: tuple[str, ...]
    typed: tuple[str, ...]
    modifier: str = ""
    of: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """What a question says.

    `models` are places in the vocabulary's models, any of each group being meant. `place_words` are positions as they
    were typed. `words` are index words outside the synonym table that some description has; `unknown` are said by
    nobody, `ignored` are too short to say anything. `sizes` are in millimetres; `measures` are threads and single
    lengths as typed. `other_vehicles` are well known and outside the catalogue; `trims` are words about the vehicle
    (bodies, grades, drives, nicknames) that name none.
    """

    numbers: list[str] = field(default_factory=list)
    sizes: list[Size] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    strange_codes: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    engines: list[str] = field(default_factory=list)
    models: list[tuple[int, ...]] = field(default_factory=list)
    other_vehicles: list[str] = field(default_factory=list)
    trims: list[str] = field(default_factory=list)
    makes: list[str] = field(default_factory=list)
    makers: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    place_words: list[str] = field(default_factory=list)
    kind: str = ""
    wanted: list[Wanted] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def asks_for_vehicle(self) -> bool:
        """Whether a vehicle is named at all, known or not."""
        return bool(self.codes or self.models or self.engines or self.strange_codes or self.other_vehicles)

    def asks_for_part(self) -> bool:
        """Whether a part is named in words, known or not."""
        return bool(self.wanted or self.words or self.unknown)

    def asks_for_maker_alone(self) -> bool:
        """Whether nothing is named but makers."""
        return bool(self.makers) and not (self.numbers or self.asks_for_vehicle() or self.asks_for_part())

    def part_names(self, known: Vocabulary) -> list[str]:
        """The parts asked for, by the names the catalogue has for them."""
        named = [" ".join(filter(None, (w.modifier, part_name(w.meanings, known)))) for w in self.wanted]
        modifiers = {w.modifier for w in self.wanted}
        return [*named, *self.words, *(word for word in self.unknown if word not in modifiers)]

    def understood(self, known: Vocabulary) -> Understood:
        """The reading as it is shown."""
        return Understood(
            tuple(self.numbers),
            tuple(self._vehicles(known)),
            tuple(self.years),
            tuple(self.positions),
            tuple(self.part_names(known)),
            tuple(self.engines),
            tuple(self.makers),
            tuple(self.corrected),
            tuple(self.ignored),
            (*map(shown, self.sizes), *self.measures),
            tuple(self.unknown),
            tuple(self.trims),
        )

    def _vehicles(self, known: Vocabulary) -> Iterator[VehicleNamed]:
        # Of several makes' models of one name the one described best is shown.
        named = [max((known.models[p] for p in places), key=lambda m: bool(m.name_ja)) for places in self.models]
        codes = [*self.codes, *self.strange_codes]
        if len(named) == 1 and codes:
            yield from (VehicleNamed(named[0].make, named[0].name, code) for code in codes)
            return
        yield from (VehicleNamed(model.make, model.name) for model in named)
        yield from (VehicleNamed(*_owner(code, known), code) for code in codes)
        yield from (VehicleNamed(*name.split(" ", 1)) for name in self.other_vehicles)
        if not named and not codes and not self.other_vehicles:
            yield from (VehicleNamed(make) for make in self.makes)


def part_name(meanings: Sequence[str], known: Vocabulary) -> str:
    """What a part of these meanings is called."""
    for meaning in meanings:
        if term := known.terms.get(meaning):
            return term.name
    return known.categories.get(meanings[0], meanings[0])


def _owner(code: str, known: Vocabulary) -> tuple[str, str]:
    owners = {(v.make, v.model) for v in known.vehicles if v.chassis == code}
    if not owners:  # S100P is a body of a series known as S100.
        coded = ((v.make, v.model, patterns(v.chassis)) for v in known.vehicles)
        owners = {(make, model) for make, model, codes in coded if any(covers(one, code) for one in codes)}
    return owners.pop() if len(owners) == 1 else ("", "")

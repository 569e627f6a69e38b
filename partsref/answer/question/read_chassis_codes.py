"""A chassis code the catalogue does not have: a misread one it has, or a vehicle it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from partsref.answer.question.reading import Reading
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.numbers.look_alikes import digit_and_letters
from partsref.numbers.slips import slips
from partsref.reads.application_reader import Applications
from partsref.reads.name_rows import KnownVehicle
from partsref.words.chassis import covering, patterns, series
from partsref.words.fold import fold
from partsref.words.years import year

_LOOK_ALIKES = digit_and_letters()
"""A digit and the letters it is misread for. Another digit or letter is another vehicle: U42T is no U72T."""
_MOST_LOOK_ALIKES = 256
_NEAR_SLIP = 1.0
_MOST_NEAR = 3


def look_alikes(code: str, known: Vocabulary) -> list[str]:
    """Known codes that `code` may be misread from, fewest misreadings first."""
    choices = [(c, *_LOOK_ALIKES.get(c, "")) for c in code]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_LOOK_ALIKES:
        return []
    found = {"".join(letters) for letters in product(*choices)} & known.codes
    return sorted(found, key=lambda other: (sum(a != b for a, b in zip(code, other, strict=True)), other))


def settle_codes(reading: Reading, known: Vocabulary, index: Words, applications: Applications) -> None:
    """Take misread codes for what they look like, but never for another vehicle than the one named beside them."""
    for code in [code for code in reading.codes if year(code)]:
        # H15 is a chassis code and 2003; beside another vehicle it is the year.
        if len(reading.codes) > 1 or not _agrees(code, reading, known, applications):
            reading.codes.remove(code)
            reading.years.append(year(code) or 0)
    strange, reading.strange_codes = reading.strange_codes, []
    for code in strange:
        agreeing = [meant for meant in look_alikes(code, known) if _agrees(meant, reading, known, applications)]
        if len(agreeing) == 1:
            reading.codes.append(agreeing[0])
            reading.corrected.append((code, agreeing[0]))
        elif known.knows_code(code):
            reading.codes.append(code)
        elif word := index.knows([fold(code)]):
            reading.words.extend(word)  # H4H is a bulb.
        else:
            reading.strange_codes.append(code)


def nearest_codes(code: str, reading: Reading, known: Vocabulary) -> list[str]:
    """Known codes one slip away, of the make and model named if any is: to be told, not to be taken for it."""
    makes, _ = _named(reading, known)
    return nearest_vehicles(code, (v for v in known.vehicles if not makes or v.make in makes))


def nearest_vehicles(code: str, vehicles: Iterable[KnownVehicle]) -> list[str]:
    """Those of `vehicles` whose code is one slip from `code`, by name and code, the nearest first."""
    near: dict[str, float] = {}
    for vehicle in vehicles:
        for other in patterns(vehicle.chassis):
            if other[0] == code[0] and abs(len(other) - len(code)) <= 1 and (slip := slips(code, other)):
                near[f"{vehicle.make} {vehicle.model} {other}"] = slip.cost
    return sorted((name for name, cost in near.items() if cost <= _NEAR_SLIP), key=lambda n: (near[n], n))[:_MOST_NEAR]


def _agrees(code: str, reading: Reading, known: Vocabulary, applications: Applications) -> bool:
    makes, families = _named(reading, known)
    if not makes:
        return True
    owners = {(v.make, v.model) for v in known.vehicles if any(code in (p, series(p)) for p in patterns(v.chassis))}
    owners |= {(a.make, a.model) for a in applications.by_patterns(covering(code))}
    family_of = {(m.make, m.name): m.family or m.name for m in known.models}
    return any(
        make in makes and (not families or family_of.get((make, model), model) in families) for make, model in owners
    )


def _named(reading: Reading, known: Vocabulary) -> tuple[set[str], set[str]]:
    """The makes, and the families of the models, that the question names."""
    models = [known.models[place] for places in reading.models for place in places]
    makes = set(reading.makes)
    models = [model for model in models if model.make in makes] or models
    return makes or {model.make for model in models}, {model.family or model.name for model in models}

"""Parts that carry the number asked for, by its readings and by the spellings known, and those with longer numbers."""

from __future__ import annotations

from collections.abc import Iterable

from partsref.answer.number.number_candidate import NumberCandidate
from partsref.numbers import slip_costs
from partsref.numbers.readings import LOST_ZERO, SAME, NumberReading, readings
from partsref.reads.carrier import Carrier, CarrierQuestion
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason

_UNDAMAGED = {str(LOST_ZERO): LOST_ZERO}
"""Damage that sources are known to do to numbers, as it is stored, and the reason it is told by."""
_STARTS = Reason("starts_with")


def carried(reader: Reader, number_key: str, limit: int) -> list[NumberCandidate]:
    """Every part that carries the number in one of its readings, and the first `limit` that begin with it."""
    by_key, question = _question(number_key, limit)
    found: list[NumberCandidate] = []
    for carrier in reader.carriers(*question):
        if carrier.by == "key":
            candidate = _by_key(carrier, by_key[carrier.key])
        elif carrier.by == "base":
            candidate = _other_suffix(carrier, by_key[carrier.base])
        elif carrier.by == "spelling":
            candidate = _by_spelling(carrier)
        elif carrier.base == number_key:
            suffix = carrier.key.removeprefix(number_key)
            candidate = _made(carrier, "base", Reason("with_suffix", suffix=suffix))
        else:
            candidate = NumberCandidate(carrier.part.id, "contains", (_STARTS,), float(len(found)), carrier.part)
        if candidate:
            found.append(candidate)
    return found


def carried_ahead(reader: Reader, number_keys: Iterable[str], limit: int) -> None:
    """Tell the reader that `carried` is asked next for each of these."""
    reader.carriers_ahead([_question(number_key, limit)[1] for number_key in number_keys])


def _question(number_key: str, limit: int) -> tuple[dict[str, list[NumberReading]], CarrierQuestion]:
    """The readings of a number by their key, and what is asked of the reader."""
    read = readings(number_key)
    by_key: dict[str, list[NumberReading]] = {}
    for reading in read:
        by_key.setdefault(reading.key, []).append(reading)
    bases = tuple(dict.fromkeys(reading.key for reading in read if reading.block == "base"))
    return by_key, CarrierQuestion(tuple(by_key), bases, number_key, limit)


def _by_key(carrier: Carrier, read: list[NumberReading]) -> NumberCandidate | None:
    """The first reading that holds for the part's maker. Another maker's suffix may say something at this one."""
    part = carrier.part
    for reading in read:
        if reading.holds_for(part.maker, part.category):
            return NumberCandidate(part.id, reading.block, reading.reasons, reading.cost, part)
    fitting = [reading for reading in read if not reading.category]
    if not fitting:
        return None
    reading = fitting[0]
    if not reading.suffix:
        return NumberCandidate(part.id, "near", reading.reasons, slip_costs.OTHER, part)
    said = Reason("other_makers_suffix", maker=part.maker, suffix=reading.suffix)
    return NumberCandidate(part.id, "near", (said,), slip_costs.EXTRA, part)


def _other_suffix(carrier: Carrier, read: list[NumberReading]) -> NumberCandidate | None:
    suffix = carrier.key.removeprefix(carrier.base)
    for reading in read:
        if carrier.part.maker in reading.makers and reading.suffix != suffix:
            return _made(carrier, "base", Reason("other_suffix", suffix=suffix, typed=reading.suffix))
    return None


def _by_spelling(carrier: Carrier) -> NumberCandidate:
    if not carrier.slip:
        told = SAME if carrier.key == carrier.spelling else Reason("also_written", spelling=carrier.spelling)
        return _made(carrier, "exact", told)
    told = _UNDAMAGED.get(carrier.slip) or Reason("seen_damaged", damage=carrier.slip)
    return NumberCandidate(carrier.part.id, "near", (told,), slip_costs.LOST_ZERO, carrier.part)


def _made(carrier: Carrier, block: str, reason: Reason) -> NumberCandidate:
    return NumberCandidate(carrier.part.id, "exact" if block == "exact" else "base", (reason,), 0.0, carrier.part)

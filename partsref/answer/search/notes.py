"""What is said beside the hits: what is missing, what is only near, and whether the question is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from partsref.answer.question.read_chassis_codes import nearest_codes
from partsref.answer.scope.model_years import doubts
from partsref.answer.scope.vehicle_makeup import engines_in, same_engine
from partsref.answer.search.question import Question
from partsref.answer.search.size_result import Sized, doubts_of_size
from partsref.model_hits import Hit
from partsref.reasons import Reason, Term
from partsref.words.chassis import patterns


def notes_on(question: Question, hits: Sequence[Hit], found: Sequence[Hit], sized: Sized) -> tuple[list[Reason], bool]:
    """Notes, and whether the question is answered by `hits`, the first of all that was found."""
    reading = question.reading
    if hits and reading.asks_for_maker_alone():
        return [Reason("any_parts", makers=tuple(sorted(question.makers)))], True
    if reading.sizes:
        against = list(doubts_of_size(question, hits, sized))
        return [*_of_the_vehicle(question), *against], not against
    notes, answered = _on_the_first(question, hits, found)
    if absent := _absent_makers(question, found, answered):
        notes.append(_about("none_of_makers", question, parts=question.part_names, makers=tuple(absent)))
        answered = answered and reading.asks_for_vehicle()
    return [*_of_the_vehicle(question), *notes], answered


def _of_the_vehicle(question: Question) -> Iterator[Reason]:
    """What is doubtful about the vehicle itself, whatever was asked for it."""
    reading = question.reading
    for code in reading.strange_codes:
        near = tuple(nearest_codes(code, reading, question.known))
        yield Reason("code_unknown_near", chassis=code, near=near) if near else Reason("code_unknown", chassis=code)
    yield from _misnamed(question)
    yield from _of_another_engine(question)
    yield from doubts(reading.codes, reading.years, question.known.vehicles)


def _misnamed(question: Question) -> Iterator[Reason]:
    """Where a chassis code is of another vehicle than the model named beside it: one of the two is a slip."""
    reading, known = question.reading, question.known
    families = {(model.make, model.name): model.family or model.name for model in known.models}
    named = {known.models[place] for places in reading.models for place in places}
    meant = {model.family or model.name for model in named}
    for code in reading.codes if named else ():
        owners = {(v.make, v.model) for v in known.vehicles if code in patterns(v.chassis)}
        if owners and not meant & {families.get(owner, owner[1]) for owner in owners}:
            theirs = tuple(" ".join(owner) for owner in sorted(owners))
            yield Reason("code_of_another", chassis=code, known=theirs, named=tuple(sorted({m.name for m in named})))


def _of_another_engine(question: Question) -> Iterator[Reason]:
    """Where a chassis code is known with another engine than the one named beside it."""
    reading, known = question.reading, question.known
    for code in reading.codes if reading.engines else ():
        cells = [v.engine for v in known.vehicles if code in patterns(v.chassis)]
        engines = sorted({engine for cell in cells for engine in engines_in(cell, known.engines)})
        if engines and not any(same_engine(own, asked) for own in engines for asked in reading.engines):
            yield Reason("engine_of_another", chassis=code, known=tuple(engines), asked=tuple(reading.engines))


def _absent_makers(question: Question, hits: Iterable[Hit], answered: bool) -> list[str]:
    """Makers named of whom nothing that was asked for is there, neither a part nor what fits their vehicles."""
    if not answered or not question.reading.wanted:
        return []
    there = [hit for hit in hits if not hit.other_part and not _is_of_relative(hit)]
    fits = set(question.reading.makes) if any(hit.fits for hit in there) else set()
    return sorted(question.makers - {hit.maker for hit in there} - fits)


def _is_of_relative(hit: Hit) -> bool:
    """Whether a part is known only for relatives of the vehicle; a twin is the vehicle under another badge."""
    return hit.related not in ("", "twin")


def _about(code: str, question: Question, **arguments: tuple[str, ...] | tuple[Term, ...]) -> Reason:
    """A reason that ends with the vehicle or the engine asked for, where one was."""
    if question.vehicles:
        return Reason(f"{code}_on", **arguments, vehicles=question.vehicles)
    if question.reading.engines:
        return Reason(f"{code}_with_engine", **arguments, engines=tuple(question.reading.engines))
    return Reason(code, **arguments)


def _nobody_carries(numbers: Sequence[str]) -> Iterator[Reason]:
    """That no part carries these, and of those a spreadsheet made of numbers that it did."""
    # Most questions name no number, or one that is there, and need not pay for what reads this.
    from partsref.numbers.cells.spreadsheet_damage import damage

    eaten = [number for number in numbers if damage(number)]
    yield from (Reason("eaten_by_spreadsheet", number=number) for number in eaten)
    if others := tuple(number for number in numbers if number not in eaten):
        yield Reason("no_part_carries_any", numbers=others)


def _on_the_first(question: Question, hits: Sequence[Hit], found: Sequence[Hit]) -> tuple[list[Reason], bool]:
    """Notes on what is missing or only near, and whether the question is answered by the first hit."""
    reading = question.reading
    first = hits[0] if hits else None
    unread = [Reason("not_understood", words=tuple(reading.unknown))] if reading.unknown else []
    if reading.numbers and not any(hit.carries_it for hit in hits):
        notes = [*_nobody_carries(reading.numbers), *unread]
        by_words = first is not None and first.block == "text" and not first.related and not first.other_part
        return notes, by_words and not unread and reading.asks_for_part()
    if first is None:
        return [*_nothing(question), *unread], False
    if first.block != "text":
        wanting = question.makers - {hit.maker for hit in hits}
        if question.makers and wanting == question.makers:
            return [Reason("no_number_of_makers", makers=tuple(sorted(wanting)), part=_called(first)), *unread], False
        return unread, True
    notes = list(_against_the_first(question, first))
    if missing := question.parts_missing(found):
        notes.append(_about("nothing_for", question, parts=tuple(missing)))
    answered = not notes and not unread
    if first.related == "twin":
        notes.append(_with_reasons("only_of_twin", first, vehicles=question.vehicles))
    return [*notes, *unread], answered


def _against_the_first(question: Question, first: Hit) -> Iterator[Reason]:
    """Why the first hit is not what was asked for; nothing if it is."""
    reading = question.reading
    if first.other_part and reading.positions:
        places = tuple(Term("side", place) for place in reading.positions)
        yield _about("none_at_place", question, places=places, parts=question.part_names)
    elif first.other_part or _is_of_relative(first):
        yield from _nothing(question)
    elif first.doubtful:
        yield _with_reasons("first_is_doubtful", first)
        return
    elif question.is_only_for_model(first):
        codes = (*reading.codes, *reading.strange_codes)
        yield Reason("only_for_model", codes=codes, part=_called(first), reasons=first.reasons)
        return
    elif first.part_id in question.engine_unconfirmed:
        yield _with_reasons("first_is_doubtful", first)
        return
    else:
        return
    yield _with_reasons("nearest", first)


def _nothing(question: Question) -> Iterator[Reason]:
    if question.part_names:
        yield _about("nothing_for", question, parts=question.part_names)
    elif question.reading.unknown:
        return
    elif question.vehicles:
        yield Reason("no_parts_on", vehicles=question.vehicles)
    elif question.reading.engines:
        yield Reason("no_parts_with_engine", engines=tuple(question.reading.engines))
    else:
        yield Reason("nothing_asked")
    for part, reasons in question.left_out.values():
        yield Reason("left_out", part=part, reasons=reasons)


def _with_reasons(code: str, hit: Hit, **arguments: str) -> Reason:
    return Reason(code, part=_called(hit), reasons=hit.reasons, **arguments)


def _called(hit: Hit) -> str:
    return f"{hit.maker} {hit.number}"

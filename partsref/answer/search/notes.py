"""What is said beside the hits: what is missing, what is only near, and whether the question is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from partsref.answer.question.read_chassis_codes import nearest_codes
from partsref.answer.search.model_years import doubts
from partsref.answer.search.question import EXACT, Question
from partsref.answer.search.size_result import Sized, doubts_of_size
from partsref.model import Hit
from partsref.words.chassis import patterns


def said(question: Question, hits: Sequence[Hit], found: Iterable[Hit], sized: Sized) -> tuple[list[str], bool]:
    """Notes, and whether the question is answered by `hits`, the first of all that was found."""
    if hits and question.reading.asks_for_maker_alone():
        return [f"these are any parts of {', '.join(sorted(question.makers))}: name a vehicle or a part as well"], True
    if question.reading.sizes:
        doubts_told = list(doubts_of_size(question, hits, sized))
        return [*_of_the_vehicle(question), *doubts_told], not doubts_told
    notes, answered = _on_the_first(question, hits)
    if absent := _absent_makers(question, found, answered):
        asked_for = ", ".join(question.reading.part_names(question.known))
        notes.append(f"no {asked_for} of {', '.join(absent)} is known{_on_vehicles(question)}")
        answered = answered and question.reading.asks_for_vehicle()
    return notes, answered


def _of_the_vehicle(question: Question) -> list[str]:
    """What is doubtful about the vehicle itself, whatever was asked for it."""
    reading = question.reading
    notes = [_strange(question, code) for code in reading.strange_codes]
    return [*notes, *_misnamed(question), *doubts(reading.codes, reading.years, question.known.vehicles)]


def _misnamed(question: Question) -> Iterator[str]:
    """Where a chassis code is of another vehicle than the model named beside it: one of the two is a slip."""
    reading, known = question.reading, question.known
    families = {(model.make, model.name): model.family or model.name for model in known.models}
    named = {known.models[place] for places in reading.models for place in places}
    meant = {model.family or model.name for model in named}
    for code in reading.codes if named else ():
        owners = {(v.make, v.model) for v in known.vehicles if code in patterns(v.chassis)}
        if owners and not meant & {families.get(owner, owner[1]) for owner in owners}:
            theirs = ", ".join(" ".join(owner) for owner in sorted(owners))
            yield f"{code} is known as {theirs}, not as {', '.join(sorted({model.name for model in named}))}"


def _absent_makers(question: Question, hits: Iterable[Hit], answered: bool) -> list[str]:
    """Makers named of whom nothing that was asked for is there, neither a part nor what fits their vehicles."""
    if not answered or not question.reading.wanted:
        return []
    there = [hit for hit in hits if not question.is_other(hit) and not question.is_of_kin(hit)]
    fits = set(question.reading.makes) if any(hit.fits for hit in there) else set()
    return sorted(question.makers - {hit.maker for hit in there} - fits)


def _on_vehicles(question: Question) -> str:
    if question.vehicles:
        return f" on {question.vehicles}"
    engines = ", ".join(question.reading.engines)
    return f" with engine {engines}" if engines else ""


def _strange(question: Question, code: str) -> str:
    near = nearest_codes(code, question.reading, question.known)
    return f"no vehicle {code} is known" + (f"; nearest known: {', '.join(near)}" if near else "")


def _on_the_first(question: Question, hits: Sequence[Hit]) -> tuple[list[str], bool]:
    """Notes on what is missing or only near, and whether the question is answered."""
    reading = question.reading
    notes = _of_the_vehicle(question)
    parts = ", ".join(reading.part_names(question.known))
    on = _on_vehicles(question)
    first = hits[0] if hits else None
    if reading.numbers and not any(hit.block in EXACT for hit in hits):
        notes.append(f"no part carries {', '.join(reading.numbers)}")
        return notes, first is not None and first.block == "text" and not first.kin and reading.asks_for_part()
    if first is None:
        what = parts or ("parts" if question.vehicles else "")
        notes.append(f"nothing for {what}{on}" if what else "nothing to look for in this: name a part or vehicle")
        return notes, False
    if first.block != "text":
        wanting = sorted(question.makers - {hit.maker for hit in hits})
        if question.makers and len(wanting) == len(question.makers):
            notes.append(f"no number of {', '.join(wanting)} is known for {_called(first)}")
        return notes, len(wanting) < len(question.makers) or not question.makers
    if first.part_id in question.astray and "not what was asked" not in first.why:
        where = f"nothing known at the {', '.join(reading.positions)} for {parts or 'parts'}{on}"
        notes.append(f"{where}; nearest: {_called(first)}, {first.why}")
        return notes, False
    strange = [asked.modifier for asked in reading.wanted if asked.modifier and not asked.of]
    if "not what was asked" in first.why or question.is_of_kin(first) or strange:
        notes.append(f"nothing for {parts or 'parts'}{on}; nearest: {_called(first)}, {first.why}")
        return notes, False
    if first.kin:
        notes.append(f"nothing said of {question.vehicles} itself; {first.why}")
    lacking = [word for word in reading.unknown if word not in strange]
    if lacking:
        notes.append(f"not understood: {', '.join(lacking)}")
    return notes, bool(reading.wanted or reading.words or not lacking)


def _called(hit: Hit) -> str:
    return f"{hit.maker} {hit.number}"

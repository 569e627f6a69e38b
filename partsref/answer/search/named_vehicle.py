"""Parts whose own name names the vehicle asked for, where no source states a fit: found, and said to be no more."""

from __future__ import annotations

from dataclasses import replace

from partsref.answer.search.by_description import described
from partsref.answer.search.question import Question
from partsref.model_hits import Hit
from partsref.reasons import Reason
from partsref.words.chassis import covers, patterns
from partsref.words.fold import fold


def named_for(question: Question) -> list[Hit]:
    """Parts described as asked whose name has the chassis code or model asked for, each with that as its reason.

    A name with other chassis codes than the one asked for is another vehicle's.
    """
    reading = question.reading
    if not (reading.codes or reading.models) or not (reading.wanted or reading.words):
        return []
    models = {
        alias
        for places in reading.models
        for place in places
        for alias in map(fold, (question.known.models[place].name, question.known.models[place].name_ja))
        if alias
    }
    found = []
    for hit in described(question):
        if not hit.fits and (named := _named(f"{hit.name} {hit.name_ja}", models, reading.codes, question)):
            found.append(replace(hit, reasons=(Reason("named_for", vehicle=named), *hit.reasons)))
    return found


def _named(name: str, models: set[str], codes: list[str], question: Question) -> str:
    """What of the vehicle asked for a name says, as the name says it; empty where it says none, or another code."""
    words = name.replace(",", " ").replace("/", " ").split()
    has = {word: patterns(word) for word in words if any(map(str.isdigit, word))}
    written = [word for word, found in has.items() if any(map(question.known.knows_code, found))]
    same = [word for word in written if any(covers(one, code) for one in has[word] for code in codes)]
    called = [word for word in words if fold(word) in models]
    if codes and (written or not called):
        return " ".join([*called, *same]) if same else ""
    return " ".join([*called, *written]) if called else ""

"""Parts whose own name names the vehicle asked for, where no source states a fit: found, and said to be no more."""

from __future__ import annotations

import re
from dataclasses import replace

from partsref.answer.search.by_description import described
from partsref.answer.search.question import Question
from partsref.model_hits import Hit
from partsref.reasons import Reason
from partsref.words.chassis import covers, patterns
from partsref.words.fold import fold

_DENIED = re.compile(
    r"\b(?:but not|not for|(?:does )?not fits?|not(?=\s+(?:[^\W\d_]+\s+)?[A-Za-z]{1,3}\d)|except"
    r"|excluding|excl|other than)\b"
    r"(?:(?! - )[^()（）;])*"
    r"|[^\s()（）、,;]+(?:以外|を除く)",
    re.IGNORECASE,
)
"""What a name says that its part is not for, up to the end of what is said so."""
_WITHIN_BRACKETS = re.compile(r"[()（）\[\],;]")


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
    name, denied = _without_denied(name)
    if denied and any(covers(one, code) for word in denied for one in patterns(word) for code in codes):
        return ""
    words = name.replace(",", " ").replace("/", " ").split()
    # A code may be shortened behind a stroke: S201P/211P.
    has = {
        word: patterns(word)
        for word in dict.fromkeys([*words, *_WITHIN_BRACKETS.sub(" ", name).split()])
        if any(map(str.isdigit, word))
    }
    written = [word for word, found in has.items() if any(map(question.known.knows_code, found))]
    same = [word for word in written if any(covers(one, code) for one in has[word] for code in codes)]
    same = [word for word in same if "/" not in word] or same
    called = [word for word in words if fold(word) in models]
    if codes and (written or not called):
        return " ".join([*called, *same]) if same else ""
    return " ".join([*called, *written]) if called else ""


def _without_denied(name: str) -> tuple[str, list[str]]:
    """A name without what it says the part is not for, and the words of that."""
    if not _DENIED.search(name):
        return name, []
    denied = " ".join(found[0] for found in _DENIED.finditer(name))
    return _DENIED.sub(" ", name), _WITHIN_BRACKETS.sub(" ", denied).replace("以外", " ").replace("を除く", " ").split()

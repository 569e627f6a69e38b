"""Words of a question that nobody knows as typed: read as romaji, or as a slip of a known word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partsref.answer.question.reading import Reading
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.words.meanings import PART, MeaningKind, kind_of, part_meanings
from partsref.words.phrases import Segment, bag_key, segment
from partsref.words.romaji import romaji_key
from partsref.words.text import is_japanese

_ROMAJI_WORDS = 3
_SHORTEST_SLIP = 4
_SHORTEST_KANA_SLIP = 5
_SHORTEST_COMPLETING = 3
_NO_VOWELS = str.maketrans("", "", "aeiou")


def corrected(
    pieces: list[str],
    run_of: list[int],
    found: list[Segment],
    slashed: frozenset[str],
    reading: Reading,
    known: Vocabulary,
    index: Words,
) -> tuple[list[str], Mapping[str, tuple[str, ...]]]:
    """Unknown words read as romaji, or as a slip of a known word, where one is near. What is `slashed` is shorthand."""
    latin = [
        cut.start for cut in found if not cut.meanings and pieces[cut.start] and not is_japanese(pieces[cut.start])
    ]
    learned = _in_romaji(pieces, latin, known)
    phrases = known.phrases | learned if learned else known.phrases
    mended = list(pieces)
    unclear = [cut.start for cut in segment(pieces, phrases) if not cut.meanings and cut.start in latin]
    unclear = [place for place in unclear if pieces[place] not in slashed]
    for place in (*unclear, *unclear):  # A word mended may tell what the one before it was meant for.
        if mended[place] != pieces[place]:
            continue
        if word := _completing(mended, place, known, index) or _nearest_word(pieces[place], known, index):
            mended[place] = word
            reading.corrected.append((pieces[place], word))
    for start, end in _unknown_runs(pieces, run_of, found):
        text = "".join(pieces[start:end])
        if word := _nearest_word(text, known, index):
            # The rest of the run stays as empty pieces, so that places keep their meaning.
            mended[start:end] = [word, *[""] * (end - start - 1)]
            reading.corrected.append((text, word))
    return mended, phrases


def _in_romaji(pieces: list[str], latin: list[int], known: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Meanings of words that together are a name in romaji, one of them at least being unknown by itself."""
    found: dict[str, tuple[str, ...]] = {}
    for width in range(_ROMAJI_WORDS, 0, -1):
        for start in range(len(pieces) - width + 1):
            joined = "".join(pieces[start : start + width])
            unclear = joined.isascii() and any(start <= place < start + width for place in latin)
            if unclear and joined not in known.phrases and (meanings := known.romaji.get(romaji_key(joined))):
                found[joined] = meanings
    return found


def _unknown_runs(pieces: list[str], run_of: list[int], found: list[Segment]) -> list[tuple[int, int]]:
    """Stretches of unknown kana within one run, long enough to tell a slip."""
    wanted: list[tuple[int, int]] = []
    for cut in found:
        if cut.meanings or not is_japanese(pieces[cut.start]):
            continue
        if wanted and wanted[-1][1] == cut.start and run_of[cut.start - 1] == run_of[cut.start]:
            wanted[-1] = (wanted[-1][0], cut.end)
        else:
            wanted.append((cut.start, cut.end))
    return [(start, end) for start, end in wanted if end - start >= _SHORTEST_KANA_SLIP]


def _completing(pieces: Sequence[str], place: int, known: Vocabulary, index: Words) -> str:
    """The word that makes a known phrase with a neighbour, if what was typed is near it or has its consonants.

    The neighbour tells what was meant where letters alone would not: a brek pad is a brake pad.
    """
    word = pieces[place]
    if len(word) < _SHORTEST_COMPLETING or not word.isalpha() or word in known.words or index.knows([word]):
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(word, sorted(known.words), scorer=OSA.distance, score_cutoff=2, limit=None)
    for other, distance, _ in sorted(near, key=lambda found: (found[1], found[0])):
        if distance > 1 and _consonants(other) != _consonants(word):
            continue
        for pair in ((pieces[place - 1] if place else "", other), (other, *pieces[place + 1 : place + 2])):
            if other[0] == word[0] and all(pair) and _names_some(known.phrases.get(bag_key(pair), ())):
                return other
    return ""


def _consonants(word: str) -> str:
    return word.translate(_NO_VOWELS)


def _nearest_word(word: str, known: Vocabulary, index: Words) -> str:
    """The known word `word` is most likely a slip of; empty for a word the catalogue itself uses."""
    if len(word) < _SHORTEST_SLIP or any(c.isdigit() for c in word) or word in known.words or index.knows([word]):
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < 7 else 2
    near = process.extract(word, known.spellable, scorer=OSA.distance, score_cutoff=most, limit=12)
    ranked = sorted((distance, other[0] != word[0], -_weight(other, known), other) for other, distance, _ in near)
    for _, _, weight, other in ranked:
        # Four letters are soon another word: only a vehicle's name is near enough.
        if len(word) > _SHORTEST_SLIP or (weight == -_MODEL and other[0] == word[0]):
            return other
    return ""


_MODEL = 3


def _weight(word: str, known: Vocabulary) -> int:
    meanings = known.phrases.get(word, ())
    if any(kind_of(meaning) is MeaningKind.MODEL for meaning in meanings):
        return _MODEL
    return 2 if part_meanings(meanings) else 1 if not meanings else 0


def _names_some(meanings: tuple[str, ...]) -> bool:
    """Whether a phrase names a model or a part."""
    return any(meaning.startswith((MeaningKind.MODEL, *PART)) for meaning in meanings)

"""Second pass: the words of a question as names of vehicles, makers, places and parts; slips and romaji mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from partsref.answer.question.reading import Reading, Wanted, part_name
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.words.word_index import Words
from partsref.words.fold import fold
from partsref.words.phrases import Segment, bag_key, segment
from partsref.words.positions import POSITIONS
from partsref.words.romaji import romaji_key
from partsref.words.talk import NOISE_KEYS, VEHICLE_QUALIFIERS
from partsref.words.text import is_japanese, runs

_ROMAJI_WORDS = 3
_SHORTEST_SLIP = 4
_SHORTEST_KANA_SLIP = 5
_LONG_VOWEL = "ー"
_SHORTEST_COMPLETING = 3
_NO_VOWELS = str.maketrans("", "", "aeiou")
_SHORTEST_FIRST = 3
_SHORTEST_LAST = 2
"""Characters (without long vowels) of a word known at the beginning or end of a katakana run otherwise unknown."""


def read_words(tokens: Iterable[str], reading: Reading, known: Vocabulary, index: Words) -> None:
    """Read `tokens` (no numbers, codes or years among them) into `reading`."""
    # A mark between words is an empty run: what stands on either side of it is not read together.
    every = [(atom, number) for number, run in enumerate(_runs(tokens, known)) for atom in run]
    telling = [(atom, number) for atom, number in every if is_japanese(atom) or atom not in NOISE_KEYS]
    pieces, run_of, found = min((_cut(chosen, known) for chosen in (telling, every)), key=_unclear)
    if any(not cut.meanings for cut in found):
        pieces, phrases = _mended(pieces, run_of, found, reading, known, index)
        found = _whole(pieces, run_of, segment(pieces, phrases))
    _take_all(pieces, run_of, found, reading, known, index)


def _runs(tokens: Iterable[str], known: Vocabulary) -> Iterator[list[str]]:
    """Atoms by run. A word that means something else without its long vowel (ミラー) is one atom, as it is spelt."""
    for token in tokens:
        spelt = next((token[at:] for at in range(len(token)) if _is_spelt(token[at:], known)), "")
        if not spelt or (spelt != token and fold(token) in known.phrases):
            yield from runs(token) or [[]]
        else:
            head = runs(token[: -len(spelt)])
            yield from [*head[:-1], [*(head[-1] if head else []), spelt]]


def _is_spelt(word: str, known: Vocabulary) -> bool:
    return word.endswith(_LONG_VOWEL) and word in known.phrases


def _cut(atoms: list[tuple[str, int]], known: Vocabulary) -> tuple[list[str], list[int], list[Segment]]:
    pieces = [atom for atom, _ in atoms]
    run_of = [number for _, number in atoms]
    return pieces, run_of, _whole(pieces, run_of, segment(pieces, known.phrases))


def _whole(pieces: Sequence[str], run_of: Sequence[int], found: list[Segment]) -> list[Segment]:
    """Known words are cut out of a katakana run with unknown pieces only at its ends, and only if they are not short.

    What is left of an unknown word says nothing: ブレーキ holds no key, ミラクル no Mira. A part's name at the end
    may be shorter, being what the unknown piece before it narrows (トルコンシール).
    """
    kept: list[Segment] = []
    for run, cuts in groupby(found, key=lambda cut: run_of[cut.start]):
        same = list(cuts)
        if all(cut.meanings for cut in same) or not all(_is_katakana(pieces[cut.start]) for cut in same):
            kept.extend(same)
            continue
        for cut in same:
            first, last = cut.start == same[0].start, cut.end == same[-1].end
            long = cut.end - cut.start >= (_SHORTEST_LAST if last else _SHORTEST_FIRST) and (first or last)
            known = cut.meanings and run_of[cut.end - 1] == run and long
            kept.extend([cut] if known else [Segment(place, place + 1) for place in range(cut.start, cut.end)])
    return kept


def _is_katakana(atom: str) -> bool:
    return "ァ" <= atom[:1] <= _LONG_VOWEL


def _unclear(cut: tuple[list[str], list[int], list[Segment]]) -> tuple[int, int, int]:
    """Words that say nothing usually only stand between those that do; but `A/T` and `N ONE` need theirs."""
    telling = [found for found in cut[2] if found.meanings != ("x",)]
    unknown = sum(not found.meanings for found in telling)
    return unknown, len(telling), -sum(found.end - found.start for found in telling if found.meanings)


def _take_all(
    pieces: list[str], run_of: list[int], found: list[Segment], reading: Reading, known: Vocabulary, index: Words
) -> None:
    unknown: list[int] = []
    last: Segment | None = None
    for cut in found:
        start = cut.start
        if not cut.meanings:
            if unknown and (run_of[unknown[-1]] != run_of[start] or not is_japanese(pieces[start])):
                _take_unknown(pieces, unknown, reading, index)
            if pieces[start]:
                unknown.append(start)
            continue
        # What stands right before a part's name narrows it: within one run, or as the English word before.
        gap = run_of[start] - run_of[start - 1] if start else 2
        near = gap <= (0 if is_japanese(pieces[start]) else 1)
        word = _take_unknown(pieces, unknown, reading, index)
        modifier = word if near and word in reading.unknown else ""
        before = last if gap <= 1 and last is not None and last.end == start else None
        last = cut if any(m[0] == "t" for m in cut.meanings) else None
        if before and last and _is_head(cut, pieces, known) and reading.wanted:
            _narrow(cut, pieces, reading, known)
        else:
            _take_meaning(cut, pieces, modifier, reading, known)
    _take_unknown(pieces, unknown, reading, index)
    if not reading.wanted:
        _want_what_makers_are_named_for(found, pieces, reading, known)
    if len(reading.wanted) > 1:
        # `turbo spark plug` is a plug of the turbo engine.
        qualifying = [wanted for wanted in reading.wanted if "".join(wanted.typed) in VEHICLE_QUALIFIERS]
        reading.wanted = [wanted for wanted in reading.wanted if wanted not in qualifying] or reading.wanted
        reading.words.extend(index.knows("".join(wanted.typed) for wanted in qualifying))
        reading.wanted = [wanted for wanted in reading.wanted if not _only_names_the_group(wanted, reading, known)]


def _only_names_the_group(wanted: Wanted, reading: Reading, known: Vocabulary) -> bool:
    """Whether a part is only the service group of another one asked for: a brake caliper kit is no other brake."""
    groups = {known.groups[m] for m in wanted.meanings if m in known.groups}
    named = part_name(wanted.meanings, known)
    return any(
        groups and groups == {known.groups[m] for m in _categories(other, known)} and named in next(iter(groups))
        for other in reading.wanted
        if other is not wanted and part_name(other.meanings, known) != named
    )


def _categories(wanted: Wanted, known: Vocabulary) -> list[str]:
    names = {known.terms[m].category for m in wanted.meanings if m in known.terms}
    return [meaning for meaning, name in known.categories.items() if name in names]


def _want_what_makers_are_named_for(
    found: list[Segment], pieces: Sequence[str], reading: Reading, known: Vocabulary
) -> None:
    """`NGK spark plug` is a maker's full name, but who types it and nothing else wants the part it ends with."""
    for cut in found:
        if {meaning[0] for meaning in cut.meanings} <= {"a", "b"}:
            for start in range(cut.start + 1, cut.end):
                if _is_katakana(pieces[start]) and _is_katakana(pieces[start - 1]):
                    continue  # Not a word but the end of one: there is no key in スズキ.
                ending = known.phrases.get("".join(pieces[start : cut.end]), ())
                if parts := tuple(meaning for meaning in ending if meaning[0] in "tc"):
                    _want(parts, tuple(pieces[start : cut.end]), "", reading, known)
                    break


def _is_head(cut: Segment, pieces: Sequence[str], known: Vocabulary) -> bool:
    """Whether a part is named by one word that is the end of many names: belt, seal, sensor."""
    return "".join(pieces[cut.start : cut.end]) in known.heads


def _narrow(cut: Segment, pieces: Sequence[str], reading: Reading, known: Vocabulary) -> None:
    """The part asked for just before only says of what this one is: a supercharger belt is a belt."""
    before = reading.wanted.pop()
    meanings = tuple(m for m in cut.meanings if m[0] in "tc")
    name = " ".join(filter(None, (before.modifier, part_name(before.meanings, known))))
    reading.wanted.append(Wanted(meanings, tuple(pieces[cut.start : cut.end]), name, before.meanings))


def _take_unknown(pieces: Sequence[str], places: list[int], reading: Reading, index: Words) -> str:
    """A word outside the vocabulary: searched for if some description has it, ignored if it is a mere particle."""
    word = "".join(pieces[place] for place in places)
    places.clear()
    if not word or word in NOISE_KEYS:
        return ""
    if index.knows([word]):
        reading.words.append(word)
        return word
    japanese = is_japanese(word[0])
    pairs = [word[i : i + 2] for i in range(len(word) - 1)] if japanese and len(word) > 2 else []
    if pairs and len(index.knows(pairs)) == len(pairs):
        reading.words.extend(pairs)
    elif len(word) > 2 and not word.isdigit():
        reading.unknown.append(word)
    else:
        reading.ignored.append(word)
    return word


def _take_meaning(cut: Segment, pieces: Sequence[str], modifier: str, reading: Reading, known: Vocabulary) -> None:
    by_letter: dict[str, list[str]] = {}
    for meaning in cut.meanings:
        by_letter.setdefault(meaning[0], []).append(meaning[1:])
    typed = tuple(pieces[cut.start : cut.end])
    if models := by_letter.get("m"):
        reading.models.append(tuple(map(int, models)))
    elif parts := tuple(m for m in cut.meanings if m[0] in "tc"):
        alone = modifier if len(typed) == 1 or is_japanese(typed[0]) else ""
        _want(parts, typed, alone, reading, known)
    elif "b" in by_letter or "a" in by_letter:
        _add(reading.makes, by_letter.get("b", ()))
        _add(reading.makers, by_letter.get("a", ()))
    if places := by_letter.get("p"):
        _add(reading.positions, places)
        _add(reading.place_words, ["".join(typed)])
    for kind in by_letter.get("g", ()):
        reading.kind = kind


def _want(parts: tuple[str, ...], typed: tuple[str, ...], modifier: str, reading: Reading, known: Vocabulary) -> None:
    """A part asked for. One whose name ends with a place (wheel bearing front) is that part at that place."""
    meanings = dict.fromkeys(parts)
    for meaning in parts:
        term = known.terms.get(meaning)
        name, _, place = term.name.rpartition(" ") if term else ("", "", "")
        if place in POSITIONS and name:
            meanings.update(dict.fromkeys(m for m in known.phrases.get("".join(name.split()), ()) if m[0] in "tc"))
            if any(place in known.phrases.get(atom, ("",))[0] for atom in typed):
                _add(reading.positions, [place])
    wanted = Wanted(tuple(meanings), typed, modifier)
    if wanted not in reading.wanted:
        reading.wanted.append(wanted)


def _add(names: list[str], more: Iterable[str]) -> None:
    names.extend(name for name in more if name not in names)


def _mended(
    pieces: list[str], run_of: list[int], found: list[Segment], reading: Reading, known: Vocabulary, index: Words
) -> tuple[list[str], Mapping[str, tuple[str, ...]]]:
    """Unknown words read as romaji, or as a slip of a known word, where one is near."""
    phrases = dict(known.phrases)
    latin = [
        cut.start for cut in found if not cut.meanings and pieces[cut.start] and not is_japanese(pieces[cut.start])
    ]
    _learn_romaji(pieces, latin, phrases, known)
    mended = list(pieces)
    unclear = [cut.start for cut in segment(pieces, phrases) if not cut.meanings and cut.start in latin]
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


def _learn_romaji(pieces: list[str], latin: list[int], phrases: dict[str, tuple[str, ...]], known: Vocabulary) -> None:
    """Words that together are a name in romaji, one of them at least being unknown by itself."""
    for width in range(_ROMAJI_WORDS, 0, -1):
        for start in range(len(pieces) - width + 1):
            joined = "".join(pieces[start : start + width])
            unclear = joined.isascii() and any(start <= place < start + width for place in latin)
            if unclear and (meanings := known.romaji.get(romaji_key(joined))):
                phrases.setdefault(joined, meanings)


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
            if other[0] == word[0] and all(pair) and {m[0] for m in known.phrases.get(bag_key(pair), ())} & set("mtc"):
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
    kinds = {meaning[0] for meaning in known.phrases.get(word, ())}
    return _MODEL if "m" in kinds else 2 if kinds & {"t", "c"} else 1 if not kinds else 0

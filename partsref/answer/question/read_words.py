"""Second pass: the words of a question as names of vehicles, makers, places and parts; slips and romaji mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from partsref.answer.question.correct_words import corrected
from partsref.answer.question.reading import Reading, Wanted, part_name
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.words.fold import fold
from partsref.words.meanings import NO_MEANING, PART, MeaningKind, kind_of, part_meanings, thing_of
from partsref.words.phrases import Segment, segment
from partsref.words.positions import POSITIONS
from partsref.words.talk import NOISE_KEYS, VEHICLE_QUALIFIERS
from partsref.words.text import atoms, is_japanese, runs
from partsref.words.vehicle_talk import BESIDE_A_PART, VEHICLE_WORDS

_TRIMS_OF_PARTS = {"".join(atoms(word)): name for name in BESIDE_A_PART for word in VEHICLE_WORDS[name]}
"""Words that are a part alone and a kind of vehicle beside another part."""
_LONG_VOWEL = "ー"
_SHORTEST_FIRST = 3
_SHORTEST_LAST = 2
"""Characters (without long vowels) of a word known at the beginning or end of a katakana run otherwise unknown."""


def read_words(tokens: Sequence[str], reading: Reading, known: Vocabulary, index: Words) -> None:
    """Read `tokens` (no numbers, codes or years among them) into `reading`."""
    every = _numbered(_runs(tokens, known))
    pieces, run_of, found = min((_cut(chosen, known) for chosen in (_telling(every), every)), key=_unclear)
    if any(not cut.meanings for cut in found):
        keep = frozenset(
            pieces[cut.start] for cut in found if any(m.startswith((MeaningKind.MODEL, *PART)) for m in cut.meanings)
        )
        # Its table costs milliseconds, and most questions hold none.
        from partsref.words.shorthand import written_out

        wider = [_numbered(written_out(tokens, kept)) for kept in dict.fromkeys((keep, frozenset[str]()))]
        tried = (_cut(chosen, known) for every in wider for chosen in (_telling(every), every))
        pieces, run_of, found = min(((pieces, run_of, found), *tried), key=_unclear)
    if any(not cut.meanings for cut in found):
        slashed = frozenset(fold(token) for token in tokens if "/" in token)
        pieces, phrases = corrected(pieces, run_of, found, slashed, reading, known, index)
        found = _whole(pieces, run_of, segment(pieces, phrases))
    _take_all(pieces, run_of, found, reading, known, index)


def _numbered(runs_of_atoms: Iterable[list[str]]) -> list[tuple[str, int]]:
    """Each atom with the number of its run. A mark between words is an empty run: its sides are not read together."""
    return [(atom, number) for number, run in enumerate(runs_of_atoms) for atom in run]


def _telling(every: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(atom, number) for atom, number in every if is_japanese(atom) or atom not in NOISE_KEYS]


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


def _cut(chosen: list[tuple[str, int]], known: Vocabulary) -> tuple[list[str], list[int], list[Segment]]:
    pieces = [atom for atom, _ in chosen]
    run_of = [number for _, number in chosen]
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
    telling = [found for found in cut[2] if found.meanings != NO_MEANING]
    unknown = sum(not found.meanings for found in telling)
    named = sum(not found.meanings or kind_of(found.meanings[0]) is not MeaningKind.TRIM for found in telling)
    return unknown, named, -sum(found.end - found.start for found in telling if found.meanings)


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
        last = cut if any(kind_of(m) is MeaningKind.TERM for m in cut.meanings) else None
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
        trims = {part: name for part in reading.wanted if (name := _TRIMS_OF_PARTS.get("".join(part.typed)))}
        if len(trims) < len(reading.wanted):
            _add(reading.trims, trims.values())
            reading.wanted = [wanted for wanted in reading.wanted if wanted not in trims]
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
        if set(map(kind_of, cut.meanings)) <= {MeaningKind.MAKER, MeaningKind.MAKE}:
            for start in range(cut.start + 1, cut.end):
                if _is_katakana(pieces[start]) and _is_katakana(pieces[start - 1]):
                    continue  # Not a word but the end of one: there is no key in スズキ.
                ending = known.phrases.get("".join(pieces[start : cut.end]), ())
                if parts := part_meanings(ending):
                    _want(parts, tuple(pieces[start : cut.end]), "", reading, known)
                    break


def _is_head(cut: Segment, pieces: Sequence[str], known: Vocabulary) -> bool:
    """Whether a part is named by one word that is the end of many names: belt, seal, sensor."""
    return "".join(pieces[cut.start : cut.end]) in known.heads


def _narrow(cut: Segment, pieces: Sequence[str], reading: Reading, known: Vocabulary) -> None:
    """The part asked for just before only says of what this one is: a supercharger belt is a belt."""
    before = reading.wanted.pop()
    meanings = part_meanings(cut.meanings)
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
    by_kind: dict[MeaningKind, list[str]] = {}
    for meaning in cut.meanings:
        by_kind.setdefault(kind_of(meaning), []).append(thing_of(meaning))
    typed = tuple(pieces[cut.start : cut.end])
    if models := by_kind.get(MeaningKind.MODEL):
        reading.models.append(tuple(map(int, models)))
    elif parts := part_meanings(cut.meanings):
        alone = modifier if len(typed) == 1 or is_japanese(typed[0]) else ""
        _want(parts, typed, alone, reading, known)
    elif MeaningKind.MAKE in by_kind or MeaningKind.MAKER in by_kind:
        _add(reading.makes, by_kind.get(MeaningKind.MAKE, ()))
        _add(reading.makers, by_kind.get(MeaningKind.MAKER, ()))
    elif others := by_kind.get(MeaningKind.OTHER_VEHICLE):
        _add(reading.other_vehicles, others)
    elif trims := by_kind.get(MeaningKind.TRIM):
        _add(reading.trims, trims)
    if places := by_kind.get(MeaningKind.POSITION):
        _add(reading.positions, places)
        _add(reading.place_words, ["".join(typed)])
    for kind in by_kind.get(MeaningKind.GENUINE, ()):
        reading.kind = kind


def _want(parts: tuple[str, ...], typed: tuple[str, ...], modifier: str, reading: Reading, known: Vocabulary) -> None:
    """A part asked for. One whose name ends with a place (wheel bearing front) is that part at that place."""
    meanings = dict.fromkeys(parts)
    for meaning in parts:
        term = known.terms.get(meaning)
        name, _, place = term.name.rpartition(" ") if term else ("", "", "")
        if place in POSITIONS and name:
            meanings.update(dict.fromkeys(part_meanings(known.phrases.get("".join(name.split()), ()))))
            if any(known.phrases.get(atom, ())[:1] == (MeaningKind.POSITION.of(place),) for atom in typed):
                _add(reading.positions, [place])
    wanted = Wanted(tuple(meanings), typed, modifier)
    if wanted not in reading.wanted:
        reading.wanted.append(wanted)


def _add(names: list[str], more: Iterable[str]) -> None:
    names.extend(name for name in more if name not in names)

"""What must be true of every cross-reference, on made-up catalogues small enough to check by hand or by brute force."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogues import Small, named
from hypothesis import given, settings
from hypothesis import strategies as st

from partsref.answer.crossref.composition import RANK, START, Standing, step, walked
from partsref.answer.crossref.cross_reference import cross_reference
from partsref.model import Certainty, Kind, Relation, Trust
from partsref.model_crossref import CrossReference

OEM = tuple(f"Suzuki 16510-{n:05}" for n in range(5))
AFTERMARKET = ("Wix 1", "Bosch 1", "Denso 2", "Mann 3")
STANDARD = ("Size 38B19L",)
KINDS: dict[str, Kind] = (
    dict.fromkeys(OEM, "oem") | dict.fromkeys(AFTERMARKET, "aftermarket") | dict.fromkeys(STANDARD, "standard")
)
SOURCES: dict[str, Trust] = {"s1": "A", "s2": "C", "hobby": "D"}


@dataclass(frozen=True)
class Said:
    """One source stating one link."""

    one: str
    relation: Relation
    other: str
    source: str
    inferred: bool
    note: str

    @property
    def firm(self) -> bool:
        return not (self.inferred or self.source == "hobby" or (self.relation == "alternative" and self.note))


def links(relations: tuple[Relation, ...]) -> st.SearchStrategy[list[Said]]:
    parts = st.sampled_from(tuple(KINDS))
    order = {"oem": 0, "standard": 1, "aftermarket": 2}

    def said(one: str, relation: Relation, other: str, source: str, inferred: bool, note: str) -> Said:
        # A replacement is said of two kinds, and from the one replaced; of one kind a loader writes `alternative`.
        if relation == "equivalent" and KINDS[one] == KINDS[other]:
            relation = "alternative"
        if relation == "equivalent" and order[KINDS[one]] > order[KINDS[other]]:
            one, other = other, one
        return Said(one, relation, other, source, inferred, note)

    inferred, notes = st.sampled_from((False, False, True)), st.sampled_from(("", "", "needs a bracket"))
    one = st.builds(said, parts, st.sampled_from(relations), parts, st.sampled_from(tuple(SOURCES)), inferred, notes)
    return st.lists(one.filter(lambda said: said.one != said.other), max_size=10)


few = settings(max_examples=40)
CATALOGUES = links(("equivalent", "equivalent", "same", "alternative", "superseded_by"))
BOTH_WAYS = links(("equivalent", "equivalent", "same", "alternative"))


def asking(
    said: list[Said], parts: tuple[str, ...] = tuple(KINDS), beside: tuple[Said, ...] = ()
) -> Callable[[str], CrossReference]:
    """Answers from a catalogue of these parts and links; what is `beside` is loaded first."""
    with TemporaryDirectory() as folder:
        small = Small(Path(folder) / "made-up.db")
        for source, trust in SOURCES.items():
            small.source(source, trust)
        for one in beside:
            small.link(one.one, one.relation, one.other, one.source)
        for part in parts:
            small.part(part, "oil filter", KINDS[part])
        for one in said:
            small.link(one.one, one.relation, one.other, one.source, inferred=one.inferred, note=one.note)
        # The open file outlives its name.
        reader, ids = small.reader(), small.ids

    def ask(part: str) -> CrossReference:
        answer = cross_reference(reader, ids[part])
        return replace(answer, part=replace(answer.part, id=0))

    return ask


@few
@given(CATALOGUES, st.randoms(use_true_random=False))
def test_the_order_of_loading_changes_nothing(said: list[Said], rng: random.Random) -> None:
    ask, ask_shuffled = asking(said), asking(rng.sample(said, len(said)), tuple(rng.sample(list(KINDS), len(KINDS))))
    for part in KINDS:
        assert ask(part) == ask_shuffled(part)


@few
@given(BOTH_WAYS)
def test_what_goes_both_ways_is_told_alike_from_both_ends(said: list[Said]) -> None:
    ask = asking(said)
    told = {part: {named(e): (e.certainty, e.relation, e.score) for e in ask(part).equivalents} for part in KINDS}
    for one, found in told.items():
        for other, how in found.items():
            assert told[other][one] == how


@few
@given(CATALOGUES)
def test_an_old_number_in_a_new_ones_place_is_never_sure(said: list[Said]) -> None:
    ask = asking(said)
    for part in KINDS:
        for equivalent in ask(part).equivalents:
            if any(step.relation == "supersedes" for step in equivalent.path):
                assert equivalent.certainty == "possible"


@few
@given(CATALOGUES)
def test_paths_are_links_of_the_catalogue_and_never_come_back(said: list[Said]) -> None:
    known = {(one.one, one.relation, one.other) for one in said}
    ask = asking(said)
    for part in KINDS:
        for equivalent in ask(part).equivalents:
            trail = [part, *(f"{step.maker} {step.number}" for step in equivalent.path)]
            assert trail[-1] == named(equivalent)
            assert len(set(trail)) == len(trail)
            for here, hop, there in zip(trail, equivalent.path, trail[1:], strict=False):
                assert hop.sources
                ends = {"replaces": ("equivalent", there, here), "supersedes": ("superseded_by", there, here)}
                relation, one, other = ends.get(hop.relation, (hop.relation, here, there))
                assert (one, relation, other) in known or (other, relation, one) in known


@few
@given(CATALOGUES)
def test_certainty_is_that_of_the_best_path_there_is(said: list[Said]) -> None:
    ask = asking(said)
    for part in KINDS:
        # Lists this short, of one maker's numbers on others' records, raise no doubt: the rules of composition alone
        # decide.
        told = {named(e): e.certainty for e in ask(part).equivalents}
        assert told == by_brute_force(said, part)


def by_brute_force(said: list[Said], start: str) -> dict[str, Certainty]:
    """Every simple path, extended one link at a time by the rules alone."""
    symmetric = ("same", "alternative")
    firm = {(one.one, one.relation, one.other): False for one in said}
    for one in said:
        firm[one.one, one.relation, one.other] |= one.firm
        if one.relation in symmetric:
            there = firm.get((one.other, one.relation, one.one), False)
            firm[one.one, one.relation, one.other] |= there
    for (one_end, relation, other_end), is_firm in list(firm.items()):
        if relation in symmetric:
            firm[other_end, relation, one_end] = firm.get((other_end, relation, one_end), False) or is_firm
    hops = [
        (one, other, walked(relation, one == here), is_firm)
        for (here, relation, there), is_firm in firm.items()
        for one, other in ((here, there), (there, here))
    ]
    best: dict[str, Certainty] = {}

    def extend(trail: tuple[str, ...], at: Standing) -> None:
        for here, there, move, is_firm in hops:
            if here == trail[-1] and there not in trail:
                after = step(at, move, is_firm, KINDS[here])
                if after is not None:
                    if there not in best or RANK[after.certainty] < RANK[best[there]]:
                        best[there] = after.certainty
                    extend((*trail, there), after)

    extend((start,), START)
    return best


@few
@given(CATALOGUES)
def test_answers_are_sorted_by_certainty_then_score(said: list[Said]) -> None:
    ask = asking(said)
    for part in KINDS:
        ranks = [(RANK[e.certainty], -e.score) for e in ask(part).equivalents]
        assert ranks == sorted(ranks)


@few
@given(CATALOGUES)
def test_something_unrelated_changes_nothing(said: list[Said]) -> None:
    beside = (Said("Mazda AY01-14-300", "equivalent", "Bosch 0 986 452 058", "s1", False, ""),)
    ask, ask_beside = asking(said), asking(said, beside=beside)
    for part in KINDS:
        assert ask(part) == ask_beside(part)

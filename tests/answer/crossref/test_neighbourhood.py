"""Which parts around one are read, and which are kept where there are too many."""

from __future__ import annotations

import pytest
from memory_graph import LinkSaid, MemoryGraph

from partsref.answer.crossref.neighbourhood import RING_LINKS, Neighbourhood, firm, hedge
from partsref.errors import NotFoundError
from partsref.model import Part, Relation, Source
from partsref.reads.link_rows import Said


def graph(*links: tuple[str, Relation, str]) -> tuple[MemoryGraph, dict[str, int]]:
    """A graph of parts named "Maker number", each link told by one good source."""
    source = Source("s1", "a test", trust="A")
    ids = {name: place for place, name in enumerate(dict.fromkeys(end for a, _, b in links for end in (a, b)), 1)}
    parts = {i: Part(i, *name.split(" ", 1), kind="oem") for name, i in ids.items()}
    said = [LinkSaid(ids[a], ids[b], relation, source, "", False) for a, relation, b in links]
    keys = {i: name.split(" ", 1)[1] for name, i in ids.items()}
    return MemoryGraph(parts, keys, keys, said, {}, {}), ids


def named(ids: dict[str, int], *parts: list[int]) -> list[set[str]]:
    names = {i: name for name, i in ids.items()}
    return [{names[part] for part in found} for found in parts]


FAN: tuple[tuple[str, Relation, str], ...] = (
    # Bosch 1 names two numbers more, Wix 2 four; both name Mazda 9.
    *(("Suzuki 0", "equivalent", record) for record in ("Bosch 1", "Wix 2")),
    *((f"Mazda {n}", "equivalent", "Bosch 1") for n in (1, 9)),
    *((f"Nissan {n}", "equivalent", "Wix 2") for n in (1, 2, 3)),
    ("Mazda 9", "equivalent", "Wix 2"),
)


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        # The one that two ways lead to; then of the shorter list; then all of the longer one, which are alike.
        (1, {"Mazda 9"}),
        (2, {"Mazda 9", "Mazda 1"}),
        (3, {"Mazda 9", "Mazda 1", "Nissan 1", "Nissan 2", "Nissan 3"}),
        (5, {"Mazda 9", "Mazda 1", "Nissan 1", "Nissan 2", "Nissan 3"}),
    ],
)
def test_what_most_ways_lead_to_is_kept_each_counting_less_the_longer_its_list(keep: int, kept: set[str]) -> None:
    made, ids = graph(*FAN)
    near = Neighbourhood(made, ids["Suzuki 0"])
    first = near.extend([near.start], 10)
    assert named(ids, first) == [{"Bosch 1", "Wix 2"}]
    assert not near.cut
    assert named(ids, near.extend(first, keep)) == [kept]
    assert near.cut is (keep < 5)
    assert {hop.part for hop in near.hops(ids["Wix 2"])} == {ids[n] for n in {*kept, "Suzuki 0"} if n != "Mazda 1"}


def test_of_two_lists_as_long_the_first_by_maker_and_number_is_kept() -> None:
    made, ids = graph(
        ("Suzuki 0", "equivalent", "Wix 2"),
        ("Suzuki 0", "equivalent", "Bosch 1"),
        ("Mazda 1", "equivalent", "Wix 2"),
        ("Mazda 2", "equivalent", "Bosch 1"),
    )
    near = Neighbourhood(made, ids["Suzuki 0"])
    assert named(ids, near.extend(near.extend([near.start], 10), 1)) == [{"Mazda 2"}]


def test_a_way_counts_through_the_lists_it_passed_before() -> None:
    """What is met over a part that came by a third of a way counts a third of what is met over one by a half."""
    made, ids = graph(
        ("Suzuki 0", "equivalent", "Bosch 1"),
        ("Suzuki 0", "equivalent", "Wix 2"),
        ("Mazda 1", "equivalent", "Bosch 1"),
        ("Nissan 1", "equivalent", "Wix 2"),
        ("Nissan 2", "equivalent", "Wix 2"),
        ("Mazda 1", "equivalent", "Mann 1"),
        ("Nissan 1", "equivalent", "Mann 2"),
    )
    near = Neighbourhood(made, ids["Suzuki 0"])
    ring = near.extend(near.extend([near.start], 10), 10)
    assert named(ids, near.extend(ring, 1)) == [{"Mann 1"}]


def test_a_part_knows_what_it_replaces_and_what_replaces_it() -> None:
    made, ids = graph(*FAN)
    near = Neighbourhood(made, ids["Suzuki 0"])
    near.extend(near.extend([near.start], 10), 10)
    assert near.records(ids["Suzuki 0"]) == {ids["Bosch 1"], ids["Wix 2"]}
    assert near.numbers(ids["Bosch 1"]) == {ids["Suzuki 0"], ids["Mazda 1"], ids["Mazda 9"]}
    assert near.numbers(ids["Suzuki 0"]) == near.records(ids["Bosch 1"]) == set()
    assert near.ends(ids["Bosch 1"]) == near.numbers(ids["Bosch 1"])
    assert near.is_read(ids["Bosch 1"])
    assert not near.is_read(ids["Mazda 1"])
    assert near.order(ids["Mazda 9"]) == ("Mazda", "9")


def test_only_what_carries_on_is_read_where_no_more_is_asked() -> None:
    made, ids = graph(
        ("Suzuki 0", "superseded_by", "Suzuki 1"), ("Suzuki 0", "same", "Mazda 2"), ("Suzuki 0", "equivalent", "Wix 3")
    )
    near = Neighbourhood(made, ids["Suzuki 0"])
    assert named(ids, near.extend_carrying([near.start])) == [{"Suzuki 1", "Mazda 2"}]
    assert near.extend_carrying([near.start]) == []
    assert sorted(hop.move for hop in near.hops(near.start)) == ["same", "superseded_by"]


class Crowd(MemoryGraph):
    """Every part but the start is told to have as many links as `many` says."""

    many: int = 0

    def degrees(self, part_ids):  # type: ignore[no-untyped-def]
        return dict.fromkeys(part_ids, self.many)


@pytest.mark.parametrize(("many", "crowded", "read"), [(500, 0, 2), (501, 2, 0)])
def test_a_part_of_more_than_five_hundred_links_is_not_gone_through(many: int, crowded: int, read: int) -> None:
    made, ids = graph(*FAN)
    crowd = Crowd(made.parts, made.keys, made.bases, made.said, {}, {})
    crowd.many = many
    near = Neighbourhood(crowd, ids["Suzuki 0"])
    ring = near.extend([near.start], 10)
    near.extend(ring, 10)
    assert len(near.crowded) == crowded
    assert set(near.crowded.values()) <= {many}
    assert sum(map(near.is_read, ring)) == read
    assert not near.cut


def test_a_ring_is_cut_where_it_would_read_more_than_eight_thousand_links() -> None:
    assert RING_LINKS == 8_000
    made, ids = graph(*(("Suzuki 0", "equivalent", f"Wix {n:03}") for n in range(17)))
    crowd = Crowd(made.parts, made.keys, made.bases, made.said, {}, {})
    crowd.many = 500
    near = Neighbourhood(crowd, ids["Suzuki 0"])
    ring = near.extend([near.start], 100)
    near.extend(ring, 100)
    assert sum(map(near.is_read, ring)) == 16
    assert near.cut


def test_a_part_the_catalogue_does_not_have_is_an_error() -> None:
    made, _ = graph(*FAN)
    with pytest.raises(NotFoundError, match="99"):
        Neighbourhood(made, 99)


# Source, trust, note, whether it is only inferred.
SURE: Said = ("s1", "A", "", 0)


@pytest.mark.parametrize(
    ("relation", "said", "sources"),
    [
        ("equivalent", [SURE], 1),
        ("equivalent", [SURE, ("s2", "C", "read on the box", 0)], 2),
        ("equivalent", [SURE, ("s1", "A", "again", 0)], 1),
        ("equivalent", [("s1", "D", "", 0)], 0),
        ("equivalent", [("s1", "A", "", 1)], 0),
        ("equivalent", [("s1", "A", "perhaps", 0)], 0),
        ("equivalent", [("s1", "A", "10 mm longer", 0)], 1),
        ("alternative", [("s1", "A", "10 mm longer", 0)], 0),
        ("alternative", [SURE], 1),
    ],
)
def test_who_states_a_link_outright(relation: Relation, said: list[Said], sources: int) -> None:
    assert firm(relation, said) == sources


def test_a_link_rests_on_a_doubt_where_all_who_state_it_doubt() -> None:
    assert hedge([("s1", "A", "perhaps", 0)]) == "perhaps"
    assert hedge([("s1", "A", "perhaps", 0), ("s2", "A", "a guess", 0)]) == "a guess"
    assert hedge([("s1", "A", "perhaps", 0), SURE]) == ""
    assert hedge([("s1", "A", "perhaps", 0), ("s2", "D", "", 0), ("s3", "A", "", 1)]) == "perhaps"
    assert hedge([]) == ""

"""An engine named with a model narrows to vehicles that have it; an unknown word is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import Small
from notes import said

from partsref.answer.scope.vehicle_makeup import Facts, facts, same_engine
from partsref.answer.search.run_search import search
from partsref.api import Catalog
from partsref.intake.supplier.load_file import LoadOptions, load_file
from partsref.model_search import Searched
from partsref.reads.vehicle_rows import Traits

LIST = "brand,part number,description,make,model,chassis\n" + "".join(
    f"Orla,OR-{number},Crank pulley,Suzuki,Every,{chassis}\n"
    for number, chassis in ((4101, "DA64V"), (4102, "DE51V"), (4103, "DA17V"))
)


@pytest.fixture
def loaded(fresh_db: Path) -> Iterator[Catalog]:
    path = fresh_db.parent / "pulleys.csv"
    path.write_text(LIST, encoding="utf-8")
    load_file(fresh_db, path, LoadOptions(source="Tester"))
    with Catalog(fresh_db) as opened:
        yield opened


@pytest.mark.parametrize("query", ["every f6a crank pulley", "エブリイ F6A クランクプーリー"])
def test_of_the_engine_named_comes_first_and_others_are_marked(loaded: Catalog, query: str) -> None:
    """An Every DE51V has an F6A, a DA64V a K6A; of the DA17V no source says."""
    hits = {hit.number: hit for hit in loaded.search(query).hits}
    assert next(iter(hits)) == "OR-4102"
    assert not hits["OR-4102"].related
    assert hits["OR-4101"].related
    assert "(engine K6A, not F6A)" in hits["OR-4101"].why
    assert "engine not given" in hits["OR-4103"].why


def test_of_an_engine_nobody_states_the_answer_says_to_check(catalog: Catalog) -> None:
    answer = catalog.search("every f6a oil filter")
    assert not answer.answered
    (check,) = (note for note in said(answer) if "check Suzuki 16510-84M00 before you buy" in note)
    assert "engine not given" in check


def test_a_code_known_with_another_engine_is_told(catalog: Catalog) -> None:
    assert "DE51V is known with engine F6A, not with K6A" in said(catalog.search("every DE51V K6A oil filter"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("F6A", "F6A", True),
        ("EF", "EF-SE", True),
        ("EN07", "EN07F", True),
        ("E07A", "E07Z", False),
        ("EB", "EF", False),
    ],
)
def test_engine_codes_are_one_engine_or_not(one: str, other: str, same: bool) -> None:
    assert same_engine(one, other) == same_engine(other, one) == same


ENGINES = frozenset({"F6A", "K6A", "KF-DET", "KF-VE"})


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (("F6A", "truck", 657), ("F6A", "van", 657), {"body"}),
        (("F6A", "truck", 657), ("K6A", "truck/van", 658), {"engine"}),
        (("F6A", "", 657), ("", "truck", None), set()),
        (("", "truck", 660), ("", "truck", 970), {"engine"}),
        (("", "truck", 547), ("", "truck", 550), set()),
        (("", "truck", 547), ("", "truck", 660), {"engine"}),
        (("KF-DET", "van", None), ("KF-VE", "van", None), {"engine"}),
    ],
)
def test_vehicles_differ_in_what_is_known_of_both(
    one: tuple[str, str, int | None], other: tuple[str, str, int | None], differs: set[str]
) -> None:
    assert _facts(*one).differs(_facts(*other)) == _facts(*other).differs(_facts(*one)) == differs


def _facts(engine: str, body: str, displacement_cc: int | None) -> Facts:
    return facts([Traits(engine, body, "", displacement_cc, "")], ENGINES)


def test_of_a_whole_model_only_what_every_row_says_is_known() -> None:
    rows = [Traits("F6A", "truck", "", None, ""), Traits("", "truck", "", None, "")]
    assert not facts(rows, ENGINES, of_code=False).engines
    assert facts(rows, ENGINES, of_code=False).bodies == {"truck"}
    assert facts(rows, ENGINES).engines == {"F6A"}


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("every zorblax oil filter", "zorblax"),
        ("every ka zorb filter", "zorb"),
        ("zorblax heater for kei truck", "zorblax"),
        ("hijet s321v zorblax", "zorblax"),
    ],
)
def test_an_unknown_word_is_named_and_nothing_counts_as_an_answer(catalog: Catalog, query: str, word: str) -> None:
    answer = catalog.search(query)
    assert not answer.answered
    assert [note["words"] for note in answer.notes if note.code == "not_understood"] == [(word,)]
    assert not any(re.search(rf"no .*\b{word}( or| is known)", note) for note in said(answer))


@pytest.mark.parametrize("query", ["every ka zorb filter", "zorblax heater for kei truck"])
def test_what_an_unknown_word_narrows_is_not_shown_without_it(catalog: Catalog, query: str) -> None:
    assert not catalog.search(query).hits


@pytest.mark.parametrize(
    "query", ["acty HA4 starter motor", "minica carburetor", "clutch kit hijet s83p", "propeller shaft"]
)
def test_another_kind_of_part_is_never_shown_for_the_one_asked_for(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert not answer.answered
    assert not answer.hits
    assert any(" is known" in note for note in said(answer))


def test_of_two_parts_named_the_one_nobody_has_is_told(catalog: Catalog) -> None:
    answer = catalog.search("esse L235S radiator windshield")
    assert not answer.answered
    assert any("no windshield" in note for note in said(answer))
    assert {hit.category for hit in answer.hits} == {"radiator"}


def test_a_model_alone_is_no_answer_for_a_chassis_code(catalog: Catalog) -> None:
    answer = catalog.search("acty HA4 fuel filter")
    assert not answer.answered
    assert not answer.hits[0].related
    assert any("nothing is listed for HA4 itself" in note for note in said(answer))


def test_named_for_the_chassis_stands_above_named_for_the_model(catalog: Catalog) -> None:
    for query in ("sambar TT2 spark plug", "every da64v spark plug", "hijet S83P wheel bearing"):
        general = [hit.reasons[0].code == "named_for_model" for hit in catalog.search(query).hits if not hit.related]
        assert general == sorted(general)
        assert not general[0]


@pytest.fixture(scope="module")
def plugs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    """A plug named for the model whose thread is none of those known for the code, and one like those."""
    path = tmp_path_factory.mktemp("plugs") / "plugs.db"
    made = Small(path)
    for number, chassis, thread in (("AA-1", "ZZ51T", "M14x1.25"), ("AA-2", "", "M12x1.25"), ("AA-3", "", "M14x1.25")):
        made.ids[number] = made.writer.part(
            "Orla", number, "s1", kind="aftermarket", name="Spark plug", category="spark plug"
        )
        made.writer.fitment(made.ids[number], "Suzuki", "Carry", chassis, "s1")
        made.measure(number, thread=thread)
    reader = made.reader()
    yield search(reader, "carry ZZ51T spark plug", index_path=path)


def test_a_part_for_the_model_whose_thread_is_another_comes_last_and_says_so(plugs: Searched) -> None:
    assert [hit.number for hit in plugs.hits] == ["AA-1", "AA-3", "AA-2"]
    assert [hit.doubtful for hit in plugs.hits] == [False, False, True]
    assert "its thread is not that of parts known to fit ZZ51T" in plugs.hits[-1].why

"""Over all known vehicles: what counts as the vehicle, its twin and its family is only what the tables say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench.everyday import covers, read_twins

from partsref.answer.question.reading import Reading
from partsref.answer.scope.scope_match import ENGINE, FAMILY, SERIES, TWIN, Scope
from partsref.answer.scope.vehicle_scope import Scopes
from partsref.api import Catalog
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.words.word_index import ensure
from partsref.reads.name_rows import KnownVehicle

Name = tuple[str, str, str]


@pytest.fixture
def known(catalog: Catalog) -> Vocabulary:
    return ensure(catalog.path, catalog.connection).vocabulary


def _scopes(catalog: Catalog, known: Vocabulary) -> Iterator[tuple[KnownVehicle, Scopes]]:
    """Every known vehicle with a chassis code, asked for by its model and code."""
    for vehicle in known.vehicles:
        if vehicle.chassis:
            place = tuple(i for i, m in enumerate(known.models) if (m.make, m.name) == (vehicle.make, vehicle.model))
            reading = Reading(codes=[vehicle.chassis], models=[place], makes=[vehicle.make])
            yield vehicle, Scopes(reading, known, catalog.reader.applications)


def _named(catalog: Catalog) -> dict[int, Name]:
    rows = catalog.connection.execute("SELECT id, make, model, chassis FROM application")
    return {row[0]: row[1:] for row in rows}


def _reached(scope: Scope, ranks: set[int]) -> list[int]:
    return [application for application, match in scope.items() if match.rank in ranks]


def test_no_vehicle_has_a_twin_that_the_table_of_twins_does_not_name(catalog: Catalog, known: Vocabulary) -> None:
    twins, named = read_twins(), _named(catalog)
    checked = 0
    for vehicle, scopes in _scopes(catalog, known):
        same = {v for v in known.vehicles if (v.make, v.chassis) == (vehicle.make, vehicle.chassis)}
        of_it = set().union(*(twins[v.make, v.model, v.chassis] for v in same))
        for application in _reached(scopes.near, {TWIN}):
            make, _, chassis = named[application]
            checked += 1
            assert any(make == twin[0] and covers(chassis, twin[2]) for twin in of_it), (vehicle, named[application])
    assert checked > 100


def test_no_vehicle_is_taken_for_one_of_another_maker(catalog: Catalog, known: Vocabulary) -> None:
    """HA3 is a Honda Acty, never a Suzuki Alto HA35S; L40 a Suzuki Carry, never a Daihatsu Mira L400."""
    named = _named(catalog)
    checked = 0
    for vehicle, scopes in _scopes(catalog, known):
        family = [application for ring in scopes.related() for application in _reached(ring, {SERIES, FAMILY})]
        itself = _reached(scopes.near, set(range(TWIN)))
        checked += len(itself)
        assert {named[application][0] for application in (*itself, *family)} <= {vehicle.make}, vehicle
    assert checked > 500


@pytest.mark.parametrize("code", ["HA1", "HA2", "HA3", "JB7", "L40", "L41", "L50", "L35", "L36", "L37"])
def test_a_code_known_exactly_is_no_longer_code_of_another_maker(
    catalog: Catalog, known: Vocabulary, code: str
) -> None:
    makes = {v.make for v in known.vehicles if v.chassis == code}
    scopes = Scopes(Reading(codes=[code]), known, catalog.reader.applications)
    named = _named(catalog)
    reached = [a for scope in (scopes.near, *scopes.related()) for a in _reached(scope, set(range(ENGINE)))]
    assert {named[application][0] for application in reached} <= makes


def test_an_acty_is_never_told_of_an_alto(catalog: Catalog) -> None:
    for part in ("fuel pump", "oil filter", "brake pad"):
        for hit in (*catalog.search(f"acty HA3 {part}").hits, *catalog.search("燃料ポンプ アクティ HA3").hits):
            assert "Alto" not in hit.why
            assert hit.related != "twin"


@pytest.mark.parametrize(
    ("query", "of"), [("DA63 oil filter", "DA63T"), ("every DA64 oil filter", "DA64V"), ("DA64 oil filter", "DA64V")]
)
def test_a_code_without_its_letter_reaches_the_code_with_it_as_itself(catalog: Catalog, query: str, of: str) -> None:
    short = {(hit.maker, hit.number) for hit in catalog.search(query, limit=60).hits if not hit.related}
    whole = catalog.search(query.replace(of[:4], of), limit=60).hits
    own = {(hit.maker, hit.number) for hit in whole if not hit.related and hit.fits and "no chassis" not in hit.why}
    assert own
    assert own <= short


def test_a_rebadge_is_a_twin_and_says_so(catalog: Catalog) -> None:
    hits = catalog.search("scrum DG64V oil filter").hits
    twin = next(hit for hit in hits if hit.number == "16510-82703")
    assert twin.related == "twin"
    assert "fits the twin" in twin.why


def test_years_that_no_source_gives_are_told_of_a_model_and_not_of_a_chassis_code(catalog: Catalog) -> None:
    """A chassis code says of which years a vehicle is; a model's name does not."""
    untold = ("years_not_given", "end_not_given", "start_not_given")

    def told(query: str) -> set[bool]:
        hits = [hit for hit in catalog.search(query, limit=60).hits if hit.fits and not hit.related]
        assert hits
        return {any(reason.code in untold for reason in hit.reasons) for hit in hits}

    assert True in told("carry 2005 oil filter")
    assert told("DA63T 2005 oil filter") == {False}

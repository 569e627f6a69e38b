"""Applications find their vehicles, load by load."""

from __future__ import annotations

from pathlib import Path

import pytest

from partsref.model import Maker, Source, Vehicle
from partsref.store.file.database import open_writer, writing
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer

Pairs = set[tuple[str, str, str, str]]


class Book:
    """A database that is written in several loads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = open_writer(path)

    def load(self, fits: list[tuple[str, str, str]], vehicles: list[tuple[str, str, str]] = ()) -> None:  # type: ignore[assignment]
        with writing(self.connection, self.path):
            writer = Writer(self.connection)
            writer.begin(Source("s", "a source"), "file")
            writer.maker(Maker("Suzuki", "oem", "スズキ"))
            for make, model, chassis in vehicles:
                writer.reference.vehicle(Vehicle(make, model, chassis))
            part = writer.part("Suzuki", "16510-61A01", "s")
            for fit in fits:
                writer.fitment(part, *fit, "s")
            writer.finish(len(fits))
            relate(self.connection)

    def pairs(self) -> Pairs:
        sql = (
            "SELECT a.make, a.chassis, v.make, v.chassis FROM application_vehicle"
            " JOIN application AS a ON a.id = application_id JOIN vehicle AS v ON v.id = vehicle_id"
        )
        return set(self.connection.execute(sql))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "a.db")


EVERY = [("Suzuki", "Every", "DA64V"), ("Suzuki", "Every Wagon", "DA64W"), ("Mazda", "Scrum", "DA64V")]


def test_patterns_cover_vehicles_of_the_same_make(book: Book) -> None:
    book.load([("Suzuki", "Every", "DA64_, DA17V"), ("スズキ", "Every", "da64v")], EVERY)
    assert book.pairs() == {
        ("Suzuki", "DA64_, DA17V", "Suzuki", "DA64V"),
        ("Suzuki", "DA64_, DA17V", "Suzuki", "DA64W"),
        ("スズキ", "da64v", "Suzuki", "DA64V"),
    }


def test_an_application_without_chassis_covers_no_vehicle(book: Book) -> None:
    book.load([("Suzuki", "Every", "")], EVERY)
    assert book.pairs() == set()


def test_loads_one_after_another_relate_as_one_load_would(book: Book, tmp_path: Path) -> None:
    fits = [("Suzuki", "Every", "DA64V"), ("Suzuki", "Every Wagon", "DA64"), ("Suzuki", "Every", "")]
    for number, fit in enumerate(fits):
        book.load([fit], EVERY[number : number + 1])
    at_once = Book(tmp_path / "b.db")
    at_once.load(fits, EVERY)
    assert book.pairs() == at_once.pairs() != set()


def test_relating_again_changes_nothing(book: Book) -> None:
    book.load([("Suzuki", "Every", "DA64V")], EVERY)
    before = book.pairs()
    book.load([])
    assert book.pairs() == before

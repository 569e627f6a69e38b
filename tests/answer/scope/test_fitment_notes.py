"""What a source notes of a fitment is read where it can be, and always shown as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.scope.fitment_notes import READINGS, NoteReading, against, is_not_as_made, is_of_no_kei, read_note
from partsref.answer.search.run_search import search
from partsref.api import Catalog
from partsref.index.sqlite_reader import SqliteReader


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.example)
def test_each_row_reads_its_example(reading: NoteReading) -> None:
    said = read_note(reading.example)
    if reading.aspect:
        assert said[reading.aspect] == {reading.value}
    else:  # It takes out what names both sides.
        assert not any(said.values())


@pytest.mark.parametrize(
    ("note", "asked", "says"),
    [
        ("non-turbo, gap 0.8 mm", {"turbo"}, ("naturally aspirated", "turbo")),
        ("supercharged only, from H4", {"naturally aspirated"}, ("supercharged", "naturally aspirated")),
        ("turbo, gap 0.7 mm", {"turbo"}, None),
        ("check turbo/non-turbo", {"turbo"}, None),
        ("2 pcs", {"turbo"}, None),
        ("turbo", set(), None),
    ],
)
def test_a_note_is_against_only_what_it_excludes(note: str, asked: set[str], says: tuple[str, str] | None) -> None:
    assert against(note, asked, (), ()) == says


def test_a_t_series_part_is_not_for_a_k_series_sambar() -> None:
    assert against("T-series Sambar, chassis not stated", (), (), ["KS4"]) == ("T-series Sambar", "KS4")
    assert against("T-series Sambar, chassis not stated", (), (), ["TT2"]) is None


def test_a_drive_excludes_the_other_unless_both_are_named() -> None:
    assert against("AT 4WD", (), {"2WD"}, ()) == ("4WD", "2WD")
    assert against("2WD and 4WD, by the table of the maker", (), {"2WD"}, ()) is None


@pytest.mark.parametrize("note", ["factory size", "2.8 L with filter", "late form"])
def test_what_is_as_made_is_not_doubted(note: str) -> None:
    assert not is_not_as_made(note)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteReader, Path]]:
    """Four plugs for one made-up truck: with a turbo, without, unsaid, and one for its model alone."""
    path = tmp_path_factory.mktemp("notes") / "notes.db"
    made = Small(path)
    for number, chassis, note in (
        ("AA-1", "ZZ51T", "turbo"), ("AA-2", "ZZ51T", "non-turbo"), ("AA-3", "ZZ51T", ""),
        ("AA-4", "", "far smaller than stock"),
    ):  # fmt: skip
        part = made.writer.part("Orla", number, "s1", kind="aftermarket", name="Spark plug", category="spark plug")
        made.writer.fitment(part, "Suzuki", "Carry", chassis, "s1", note=note)
    yield made.reader(), path


def _numbers(small: tuple[SqliteReader, Path], query: str) -> list[str]:
    return [hit.number for hit in search(small[0], query, index_path=small[1]).hits]


def test_the_note_is_shown_as_typed(small: tuple[SqliteReader, Path]) -> None:
    hits = {hit.number: hit for hit in search(small[0], "carry ZZ51T spark plug", index_path=small[1]).hits}
    assert "note: non-turbo" in hits["AA-2"].why
    (note,) = (reason for reason in hits["AA-2"].reasons if reason.code == "source_note")
    assert note["note"] == "non-turbo"


def test_asked_for_a_turbo_what_is_without_stands_lower_and_says_why(small: tuple[SqliteReader, Path]) -> None:
    hits = search(small[0], "carry ZZ51T turbo spark plug", index_path=small[1]).hits
    assert [hit.number for hit in hits if not hit.doubtful] == ["AA-1", "AA-3"]
    assert [hit.number for hit in hits][2:] == ["AA-2", "AA-4"]
    assert "it is for naturally aspirated, not turbo" in hits[2].why


def test_asked_for_no_turbo_the_turbo_stands_lower(small: tuple[SqliteReader, Path]) -> None:
    assert _numbers(small, "carry ZZ51T spark plug non-turbo").index("AA-1") > 1


def test_named_for_the_model_and_doubted_it_is_never_first(small: tuple[SqliteReader, Path]) -> None:
    assert _numbers(small, "carry ZZ51T spark plug")[0] != "AA-4"


def test_doubted_and_alone_it_is_told_of_and_not_shown(catalog: Catalog) -> None:
    """A mechanic's advice for an Acty, "not factory size", is all there is."""
    answer = catalog.search("acty HA4 battery")
    assert not answer.answered
    assert not answer.hits
    assert any(note.code == "left_out" and "not factory size" in str(note) for note in answer.notes)


def test_what_is_of_no_kei_says_so_itself() -> None:
    assert not is_of_no_kei("")
    assert not is_of_no_kei("turbo")
    assert not is_not_as_made("")
    assert is_of_no_kei("Indonesian catalogue; not kei")

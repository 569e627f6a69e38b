"""Every JSON answer is as the schema in the package says, with no key left out and none that it does not describe."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta
from support import Ran
from web.browsing import ask

import partsref.answer.render
from partsref.photo import read_lines, read_photo
from partsref.photo.read_photo import ReadPhoto
from partsref.photo.text_line import Character, TextLine

Run = Callable[..., Ran]

SCHEMA = Path(partsref.answer.render.__file__).parent / "answers.schema.json"

PART = {"maker", "number", "kind", "name", "name_ja", "category"}
CONTRACT = {
    "Hit": PART | {"block", "why", "score", "reasons"},
    "Found": {"query", "hits"},
    "Part": PART | {"status"},
    "CrossReference": {"query", "part", "candidates", "current", "equivalents", "fits", "sources"},
    "Equivalent": {"maker", "number", "kind", "name", "relation", "certainty", "score", "path", "conflicts", "reasons"},
    "Step": {"maker", "number", "relation", "sources"},
    "Fitment": {"make", "model", "chassis", "engine", "year_from", "year_to", "position", "note", "sources"},
    "Source": {"title", "url", "trust"},
    "Searched": {"query", "understood", "hits"},
    "Understood": {"numbers", "vehicles", "years", "positions", "words"},
    "Matched": {"line", "input", "state", "part", "current", "equivalents", "candidates"},
}
"""The keys other programs rely on."""

LIST = "449197217\n16510-61A0l\n15601-87204\n1651061A20000\nnonsense!\n16510\n61A01\n0 986 452 058\n6205\n"
QUESTIONS: list[tuple[str, tuple[str, ...]]] = [
    ("find", ("16510-61A20",)),
    ("find", ("16510-61A0l",)),
    ("find", ("449197217",)),
    ("find", ("61A01",)),
    ("find", ("BKR6E",)),
    ("find", ("6205DDU",)),
    ("find", ("99999-99999",)),
    ("xref", ("15601-87204",)),
    ("xref", ("15601-87705", "--why")),
    ("xref", ("0986452058", "--limit", "1")),
    ("xref", ("16510-61A0l",)),
    ("xref", ("6205",)),
    ("xref", ("zzzz9999",)),
    ("search", ("sambar tt2 oil filter",)),
    ("search", ("サンバー TT2 オイルフィルター",)),
    ("search", ("every da64v front left shock absorber 2010 bosch",)),
    ("search", ("bearing 35x64x37",)),
    ("search", ("DD51T-123456",)),
    ("search", ("DD51T-123456 oil filter",)),
    ("search", ("carry oil capacity",)),
    ("search", ("sanbar oil element",)),
    ("search", ("zzzzqqqq",)),
    ("search", ("16510-61A0l",)),
    ("vehicles", ()),
    ("vehicles", ("carry",)),
    ("vehicles", ("DD51T-123456",)),
    ("vehicles", ("no such truck",)),
    ("explain", ("13780-67H00",)),
    ("explain", ("44919721",)),
    ("explain", ("zzzzzzzzzzzz",)),
    ("check", ()),
    ("stats", ()),
]
PAGES: list[tuple[str, str]] = [
    ("search", "/.json?q=every+da64v+oil+filter"),
    ("part_page", "/part/Daihatsu/15601-87204.json"),
    ("part_page", "/part/Bosch/0%20986%20452%20058.json"),
    ("part_page_missing", "/part/Suzuki/00000-00000.json"),
    ("vehicle_page", "/vehicle/Suzuki/Every.json"),
    ("vehicle_page", "/vehicle/Suzuki/Every/DA64V.json"),
    ("vehicle_page", "/vehicle/Subaru/Sambar/TT2.json"),
    ("match", "/match.json?numbers=449197217%0D%0A16510-61A0l"),
    ("sources_page", "/sources.json"),
    ("error", "/vehicle/Suzuki/Nothing.json"),
]


@cache
def described() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return read


def faults(name: str, answer: Any) -> list[str]:
    """What of an answer the schema does not say, or says otherwise: here a key that is not described is one too."""
    return [f"{e.instance_path}: {e.message[:300]}" for e in _strict(name).iter_errors(answer)]


@cache
def _strict(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$defs": _closed(described()["$defs"]), "$ref": f"#/$defs/{name}"})


def _closed(shape: Any) -> Any:
    if isinstance(shape, list):
        return [_closed(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    closed = {name: _closed(one) for name, one in shape.items()}
    return {**closed, "additionalProperties": False} if "required" in shape else closed


def test_the_schema_is_one() -> None:
    assert described()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    meta.validate(described())


@pytest.mark.parametrize("name", CONTRACT)
def test_no_key_of_the_contract_leaves(name: str) -> None:
    assert set(described()["$defs"][name]["required"]) >= CONTRACT[name]


@pytest.mark.parametrize(("command", "asked"), QUESTIONS)
def test_what_a_command_answers_is_as_described(
    command: str, asked: tuple[str, ...], seed_db: Path, partsref: Run
) -> None:
    assert faults(command, partsref(command, *asked, "--json", "--db", seed_db).json) == []


@pytest.mark.parametrize(("name", "address"), PAGES)
def test_the_json_beside_a_page_is_as_described(name: str, address: str, seed_db: Path) -> None:
    (response,) = ask(seed_db, address)
    assert faults(name, response.json()) == []


def test_each_line_of_a_list_is_answered_as_described(seed_db: Path, tmp_path: Path, partsref: Run) -> None:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    answers = partsref("match", tmp_path / "list.txt", "--json", "--db", seed_db).json
    assert {"exact", "near", "none", "contains"} <= {one["state"] for one in answers}
    assert faults("match", answers) == []


def test_what_was_read_on_photos_is_answered_as_described(
    seed_db: Path, partsref: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = tuple(TextLine(tuple(Character(c, 1.0) for c in text)) for text in ("SUZUKI OIL FILTER", "16510-61A20"))
    read = [ReadPhoto("label.jpg", lines), ReadPhoto("empty.jpg"), ReadPhoto("bad.jpg", error="bad.jpg: no picture.")]
    monkeypatch.setattr(read_lines, "is_installed", lambda: True)
    monkeypatch.setattr(read_photo, "read_photos", lambda files: iter(read))
    ran = partsref("read", "label.jpg", "empty.jpg", "bad.jpg", "--json", "--db", seed_db)
    assert (ran.status, faults("read", ran.json)) == (1, [])
    assert [one["error"] for one in ran.json] == [None, None, "bad.jpg: no picture."]
    assert ran.json[0]["numbers"][0]["hits"][0]["block"] == "exact"
    assert "compare with the label" in ran.json[0]["note"]


@pytest.fixture
def two_makers(fresh_db: Path, tmp_path: Path, partsref: Run) -> Path:
    """A made-up list in which two makers print one number, loaded twice with a change."""
    lists = (
        "part number,brand,name,price\nKFX-100,Kanto,Oil filter,100\nKFX-100,Miyako,Brake pad,200\n",
        "part number,brand,name,price\nKFX-100,Kanto,Oil filter,120\nKFX-100,Miyako,Brake pad,200\nKFX-2,Kanto,Belt,\n",
    )
    for number, text in enumerate(lists):
        (tmp_path / f"list{number}.csv").write_text(text, encoding="utf-8")
        ran = partsref("load", tmp_path / f"list{number}.csv", "--source", "Kanto", "--db", fresh_db, "--json")
        assert ran.status == 0, ran.err
        assert faults("load", ran.json) == []
    return fresh_db


def test_a_number_of_two_makers_is_ambiguous_and_as_described(two_makers: Path, tmp_path: Path, partsref: Run) -> None:
    (tmp_path / "asked.txt").write_text("KFX-100\n", encoding="utf-8")
    [one] = partsref("match", tmp_path / "asked.txt", "--json", "--db", two_makers).json
    assert (one["state"], one["part"], faults("match", [one])) == ("ambiguous", None, [])
    answer = partsref("xref", "KFX-100", "--json", "--db", two_makers).json
    assert (answer["part"], answer["matched"], faults("xref", answer)) == (None, "ambiguous", [])
    sold = partsref("xref", "KFX-100", "--maker", "Kanto", "--json", "--db", two_makers).json
    assert sold["offers"] and faults("xref", sold) == []


def test_loads_and_what_changed_between_two_are_as_described(two_makers: Path, partsref: Run) -> None:
    listed = partsref("loads", "--json", "--db", two_makers).json
    assert listed and faults("loads", listed) == []
    first, last = sorted(one["id"] for one in listed if one["source"] == "Kanto")
    changed = partsref("loads", "--diff", first, last, "--json", "--db", two_makers)
    assert changed.status == 0, changed.err
    assert faults("loads_diff", changed.json) == []


@pytest.mark.parametrize(
    ("reason", "fits"),
    [
        ({"code": "misread", "typed": "L", "meant": "1"}, True),
        ({"code": "misread", "typed": "L"}, False),
        ({"code": "no_such_code"}, False),
        ({"code": "weighed", "added": 0.5, "term": "stated", "name": "stated"}, True),
        ({"code": "weighed", "added": "0.5", "term": "stated", "name": "stated"}, False),
    ],
)
def test_a_reason_has_a_known_code_and_what_its_sentence_takes(reason: dict[str, Any], fits: bool) -> None:
    assert (faults("Reason", reason) == []) == fits


def test_what_a_user_added_disputed_and_keeps_is_as_described(fresh_db: Path, partsref: Run) -> None:
    said = ("Honda", "15400-PFB-014", "Honda", "Acty", "HA4")
    assert partsref("add", "fitment", *said, "--source", "my truck", "--db", fresh_db).status == 0
    link = ("Daihatsu", "15601-87204", "ACDelco", "PF308J")
    assert partsref("dispute", "link", *link, "--why", "its thread is M18", "--db", fresh_db).status == 0
    assert partsref("garage", "add", "HA4-1234567", "the farm truck", "--db", fresh_db).status == 0
    for command in ("mine", "garage"):
        told = partsref(command, "--json", "--db", fresh_db).json
        assert told and faults(command, told) == []
    disputed = partsref("xref", "15601-87204", "--maker", "Daihatsu", "--json", "--db", fresh_db).json
    assert faults("xref", disputed) == []

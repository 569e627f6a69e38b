"""Article records of a trade catalogue, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from loading import load, load_text, said_by, sound

ARTICLE: dict[str, Any] = {
    "articleNo": "K 100",
    "supplier": "KANTO",
    "product": "Oil Filter",
    "vehicles": [
        {
            "vehicleId": 1,
            "modelId": 2,
            "manufacturerName": "SUZUKI",
            "modelName": "CARRY Bus (DA_)",
            "typeEngineName": "0.7 (DA63T, DA65T)",
            "constructionIntervalStart": "2002-05-01",
            "constructionIntervalEnd": None,
        },
        {
            "manufacturerName": "DAIHATSU",
            "modelName": "HIJET (S2_)",
            "typeEngineName": "0.7",
            "constructionIntervalStart": "2004-12-01",
            "constructionIntervalEnd": "2014-09-01",
        },
    ],
    "specs": [
        {"criteriaName": "Height [mm]", "criteriaValue": "65,5"},
        {"criteriaName": "Brake Disc Type", "criteriaValue": "solid"},
        {"criteriaName": "with seal ring", "criteriaValue": ""},
    ],
    "oe": [
        {"oemBrand": "SUZUKI", "oemDisplayNo": "16510-61A01"},
        {"oemBrand": "NISSAN", "oemDisplayNo": "15208-4A00A"},
    ],
    "ean": "4547567000001",
}


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n"


def test_an_article_record_brings_numbers_vehicles_and_properties(fresh_db: Path) -> None:
    report = load_text(fresh_db, lines(ARTICLE), name="articles.jsonl", source="records")
    assert (report.format, report.rejected) == ("article records", 0)
    assert said_by(fresh_db, "records", "links") == [
        ("Nissan", "15208-4A00A", "equivalent", "KANTO", "K 100", "", "0"),
        ("Suzuki", "16510-61A01", "equivalent", "KANTO", "K 100", "", "0"),
    ]
    assert [row[2:8] for row in said_by(fresh_db, "records", "fitments")] == [
        ("Daihatsu", "Hijet", "S2_", "0.7", "2004", "2014"),
        ("Suzuki", "Carry Bus", "DA63T, DA65T", "0.7", "2002", ""),
    ]
    assert [row[2:] for row in said_by(fresh_db, "records", "attributes")] == [
        ("GTIN", "4547567000001", ""),
        ("brake disc type", "solid", ""),
        ("height", "65.5", "mm"),
        ("with seal ring", "yes", ""),
    ]
    sound(fresh_db)


def test_records_may_lack_what_they_have_nothing_to_say_of(fresh_db: Path) -> None:
    bare = ARTICLE | {"vehicles": None, "specs": None, "oe": None, "ean": None}
    assert load_text(fresh_db, lines(bare), name="a.jsonl").loaded == 1


def test_a_damaged_record_is_rejected_alone_with_its_line(fresh_db: Path) -> None:
    text = lines(ARTICLE, ARTICLE | {"oe": "x"}, [1], ARTICLE | {"articleNo": None}) + '{"articleNo": \n' + "[" * 5000
    report = load_text(fresh_db, text, name="a.jsonl")
    assert sorted({problem.row for problem in report.problems}) == [2, 3, 4, 5, 6]


def test_lone_surrogates_are_rejected(fresh_db: Path) -> None:
    report = load_text(fresh_db, lines(ARTICLE) + '{"articleNo": "A\\ud800-1", "supplier": "x"}\n', name="a.jsonl")
    assert "printable" in str(report.problems[0])
    report = load_text(fresh_db, '{"articleNo": "A-1", "supplier": "x\\udfff"}\n', name="b.jsonl")
    assert "column brand: expected printable" in str(report.problems[0])


def test_rejected_records_stand_as_rows_that_load_once_corrected(fresh_db: Path) -> None:
    damaged = ARTICLE | {"oe": [{"oemBrand": "SUZUKI", "oemDisplayNo": "1.651E+09"}]}
    report = load_text(fresh_db, lines(damaged), name="a.jsonl")
    assert report.rejected == 1
    assert report.rejects is not None
    report.rejects.write_text(report.rejects.read_text("utf-8-sig").replace("1.651E+09", "16510-61A02"), "utf-8")
    assert load(fresh_db, report.rejects).loaded == 1
    assert ("Suzuki", "16510-61A02", "equivalent", "KANTO", "K 100", "", "0") in said_by(fresh_db, "Kanto", "links")


def test_flat_records_are_a_table(fresh_db: Path) -> None:
    report = load_text(fresh_db, lines({"品番": "A-1", "品名": "ベルト"}, {"品番": 5, "品名": None}), name="flat.jsonl")
    assert (report.format, report.loaded) == ("JSON Lines", 2)

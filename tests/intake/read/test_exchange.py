"""PIES and ACES: what the standards say of items, interchange and applications, in every dialect."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from loading import load, load_text, said_by, sound

from partsref.errors import InputError
from partsref.intake.columns.mapfile import MapFile

SAMPLES = Path(__file__).parents[1] / "samples"
IDS = {
    "brand": {"BBBB": "Kanto Filter", "CCCC": "Suzuki"},
    "part": {"5340": "oil filter"},
    "make": {"901": "Suzuki"},
    "model": {"902": "Carry"},
    "engine": {"903": "F6A"},
    "position": {"22": "Front"},
    "base_vehicle": {"7001": {"make": "Daihatsu", "model": "Hijet", "year": 2001}},
}


def links(db: Path, source: str = "Kanto") -> list[tuple[str, ...]]:
    return [row[:-1] for row in said_by(db, source, "links")]


def test_pies_72_brings_items_interchange_and_attributes(fresh_db: Path) -> None:
    report = load(fresh_db, SAMPLES / "pies72.xml", given=MapFile(ids=IDS))
    assert (report.format, report.mode, report.rejected) == ("PIES 7.2", "FULL", 0)
    assert [row for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Kanto Filter"] == [
        ("Kanto Filter", "KF-100", "aftermarket", "Engine oil filter", "オイルフィルター", "oil filter", "current", ""),
        ("Kanto Filter", "KF-200", "aftermarket", "", "", "", "discontinued", ""),
    ]
    assert links(fresh_db) == [
        ("Bosch", "0 986 452 058", "alternative", "Kanto Filter", "KF-100", "quality grade 1"),
        ("Suzuki", "16510-61A01", "equivalent", "Kanto Filter", "KF-100", ""),
        ("Suzuki", "16510-61A02", "equivalent", "Kanto Filter", "KF-100", "short thread; quantity 2 EA"),
    ]
    assert [row[2:] for row in said_by(fresh_db, "Kanto", "attributes")] == [
        ("GTIN", "00812345000012", ""),
        ("height", "65.5", "mm"),
        ("thread", "3/4-16 UNF", ""),
    ]
    sound(fresh_db)


def test_the_older_dialect_has_elements_for_attributes(fresh_db: Path) -> None:
    report = load(fresh_db, SAMPLES / "pies65.xml")
    assert (report.format, report.mode) == ("PIES 6.5", "UPDATE")
    assert links(fresh_db) == [
        ("Suzuki", "16510-61A01", "equivalent", "Kanto Filter", "KF-100", "short thread; quality grade 2")
    ]


def test_the_newest_dialect_names_brands_by_id_alone(fresh_db: Path) -> None:
    load(fresh_db, SAMPLES / "pies80.xml", given=MapFile(ids=IDS))
    assert links(fresh_db) == [("Suzuki", "16510-61A01", "equivalent", "Kanto Filter", "KF-100", "")]
    load(fresh_db, SAMPLES / "pies80.xml", source="other", brand="Kanto Filter")
    assert links(fresh_db, "other") == [("CCCC", "16510-61A01", "alternative", "Kanto Filter", "KF-100", "")]


def pies(items: str, submission: str = "UPDATE") -> str:
    header = f"<Header><PIESVersion>7.2</PIESVersion><SubmissionType>{submission}</SubmissionType></Header>"
    return f"<PIES>{header}<Items>{items}</Items></PIES>"


def item(number: str, action: str = "A", inside: str = "") -> str:
    brand = "<BrandAAIAID>BBBB</BrandAAIAID><BrandLabel>Kanto Filter</BrandLabel>"
    return f'<Item MaintenanceType="{action}"><PartNumber>{number}</PartNumber>{brand}{inside}</Item>'


def interchange(number: str, action: str = "A", note: str = "") -> str:
    said = f' InterchangeNotes="{note}"' if note else ""
    return (
        f'<PartInterchangeInfo><PartInterchange MaintenanceType="{action}" BrandLabel="Suzuki">'
        f"<PartNumber{said}>{number}</PartNumber></PartInterchange></PartInterchangeInfo>"
    )


def test_maintenance_types_are_obeyed(fresh_db: Path) -> None:
    first = pies(
        item("A-1", inside=interchange("16510-61A01", note="old")) + item("A-2", inside=interchange("16510-61A02"))
    )
    load_text(fresh_db, first, name="1.xml")
    changed = pies(item("A-1", "N", interchange("16510-61A01", "C", "new")) + item("A-2", "D"))
    report = load_text(fresh_db, changed, name="2.xml")
    assert report.retracted == 2
    assert links(fresh_db) == [("Suzuki", "16510-61A01", "equivalent", "Kanto Filter", "A-1", "new")]
    assert [row[1] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Kanto Filter"] == ["A-1"]
    load_text(fresh_db, pies(item("A-1", "N", interchange("16510-61A01", "D"))), name="3.xml")
    assert links(fresh_db) == []
    sound(fresh_db)


def test_an_older_file_loads_again_after_a_newer_one_took_it_back(fresh_db: Path) -> None:
    first = pies(item("A-1", inside=interchange("16510-61A01")))
    load_text(fresh_db, first, name="1.xml")
    load_text(fresh_db, pies(item("A-1", "D")), name="2.xml")
    assert links(fresh_db) == []
    assert not load_text(fresh_db, first, name="1.xml").unchanged
    assert len(links(fresh_db)) == 1
    assert load_text(fresh_db, first, name="1.xml").unchanged


def test_what_one_source_deletes_another_may_still_state(fresh_db: Path) -> None:
    first = pies(item("A-1", inside=interchange("16510-61A01")))
    load_text(fresh_db, first, name="1.xml", source="one")
    load_text(fresh_db, first, name="1.xml", source="two")
    load_text(fresh_db, pies(item("A-1", "D")), name="2.xml", source="one")
    assert links(fresh_db, "one") == []
    assert len(links(fresh_db, "two")) == 1
    sound(fresh_db)


def test_a_full_submission_replaces_and_an_update_adds(fresh_db: Path) -> None:
    load_text(fresh_db, pies(item("A-1") + item("A-2"), "FULL"), name="1.xml")
    load_text(fresh_db, pies(item("A-3"), "UPDATE"), name="2.xml")
    assert [row[1] for row in said_by(fresh_db, "Kanto", "parts")] == ["A-1", "A-2", "A-3"]
    load_text(fresh_db, pies(item("A-2"), "FULL"), name="3.xml")
    assert [row[1] for row in said_by(fresh_db, "Kanto", "parts")] == ["A-2"]


def test_aces_applications_are_read_with_a_table_of_ones_own(fresh_db: Path) -> None:
    file = shutil.copy(SAMPLES / "aces42.xml", fresh_db.parent)
    report = load(fresh_db, Path(file), given=MapFile(ids=IDS))
    assert (report.format, report.mode, report.loaded) == ("ACES", "FULL", 2)
    assert said_by(fresh_db, "Kanto", "fitments") == [
        (
            "Kanto Filter", "KF-100", "Suzuki", "Carry", "DA52T", "F6A", "1999", "2002", "front",
            "to chassis 200000; quantity 2",
        ),
        ("Suzuki", "KF-200", "Daihatsu", "Hijet", "", "", "2001", "2001", "", "with air conditioning; BodyType 5"),
    ]  # fmt: skip
    assert "the file names BaseVehicle 9999" in str(report.problems[0])
    assert report.problems[0].row == 32


def test_aces_actions_delete(fresh_db: Path) -> None:
    text = (SAMPLES / "aces42.xml").read_text().replace("FULL", "UPDATE")
    load_text(fresh_db, text, name="1.xml", given=MapFile(ids=IDS))
    load_text(
        fresh_db, text.replace('App action="A" id="1"', 'App action="D" id="1"'), name="2.xml", given=MapFile(ids=IDS)
    )
    assert [row[1] for row in said_by(fresh_db, "Kanto", "fitments")] == ["KF-200"]


BOMB = """<?xml version="1.0"?><!DOCTYPE PIES [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><PIES><Items><Item><PartNumber>&c;</PartNumber></Item></Items></PIES>"""
OUTSIDE = '<!DOCTYPE PIES SYSTEM "file:///etc/passwd"><PIES></PIES>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "entities are not read"),
        (OUTSIDE, "entities are not read"),
        (pies(item("A-1"))[:-20], "row 1: not well-formed"),
        ("<PIES><Items>" + "<Item>" * 100 + "</Item>" * 100 + "</Items></PIES>", "too deep"),
        (pies("<Item>" + "<x/>" * 100_001 + "</Item>"), "too large"),
        ("<catalog/>", "neither PIES nor ACES: its root element is 'catalog'"),
        ("<!-- only a remark -->", "not well-formed XML"),
        ('<?xml version="1.0" encoding="nonsense"?><PIES/>', "XML"),
    ],
)
def test_hostile_and_broken_xml_is_refused(fresh_db: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load_text(fresh_db, text, name="x.xml")


def test_rejected_interchange_stands_as_a_row_that_loads_once_corrected(fresh_db: Path) -> None:
    report = load_text(fresh_db, pies(item("A-1", inside=interchange("1.651E+09"))), name="1.xml")
    assert (report.loaded, report.rejected) == (1, 1)
    assert report.rejects is not None
    report.rejects.write_text(report.rejects.read_text("utf-8-sig").replace("1.651E+09", "16510-61A01"), "utf-8")
    assert load(fresh_db, report.rejects).loaded == 1
    assert len(links(fresh_db)) == 1


def test_an_encoding_of_east_asia_that_the_file_declares_is_read(fresh_db: Path) -> None:
    text = '<?xml version="1.0" encoding="Shift_JIS"?>' + pies(
        item("A-1", inside='<Descriptions><Description LanguageCode="JA">ベルト</Description></Descriptions>')
    )
    load_text(fresh_db, text.replace('"JA"', '"JA" DescriptionCode="DES"'), name="1.xml", encoding="cp932")
    assert [row[4] for row in said_by(fresh_db, "Kanto", "parts")] == ["ベルト"]


BARE_PIES = """<Feed><Item><PartNumber>OR-1</PartNumber><BrandLabel>Orla</BrandLabel><BrandAAIAID>QQQA</BrandAAIAID>
<Description LanguageCode="EN" DescriptionCode="DES">Oil filter</Description>
<Interchange><BrandLabel>Suzuki</BrandLabel><PartNumber>16510-61A20</PartNumber></Interchange>
<Group><x:PartInterchange xmlns:x="urn:x" BrandLabel="Bosch">
<x:PartNumber>B-1</x:PartNumber></x:PartInterchange></Group>
<ProductAttribute><AttributeName>Height</AttributeName><AttributeValue UOM="mm">65</AttributeValue></ProductAttribute>
<Price><Amount>9</Amount></Price><Price><Amount>8</Amount></Price></Item></Feed>"""


def test_pies_without_its_wrappers_is_read_by_local_names_and_the_rest_is_counted(fresh_db: Path) -> None:
    report = load_text(fresh_db, BARE_PIES, name="1.xml")
    assert report.format == "PIES"
    assert {row[:2] for row in links(fresh_db)} == {("Bosch", "B-1"), ("Suzuki", "16510-61A20")}
    assert [row[2:] for row in said_by(fresh_db, "Kanto", "attributes")] == [("height", "65", "mm")]
    assert [row[3] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Orla"] == ["Oil filter"]
    assert "Price 2" in report.notes[-1]


ACES_IN_WORDS = """<ACES version="4.2"><Header/><App action="A" id="1"><Make>Suzuki</Make><Model>Carry</Model>
<Years from="2002" to="2013"/><MfrBodyCode>DA63T</MfrBodyCode><PartType>Oil filter</PartType><Position>Front</Position>
<Part>OR-1</Part></App>
<App action="A" id="2"><BaseVehicle><Year>2001</Year><Make>Daihatsu</Make><Model>Hijet</Model></BaseVehicle>
<EngineBase>EF</EngineBase><Part>OR-2</Part></App>
<App action="A" id="3"><Part>OR-3</Part></App></ACES>"""


def test_aces_in_words_in_place_of_ids(fresh_db: Path) -> None:
    report = load_text(fresh_db, ACES_IN_WORDS, name="1.xml")
    assert (report.loaded, report.rejected) == (2, 1)
    assert [row[1:9] for row in said_by(fresh_db, "Kanto", "fitments")] == [
        ("OR-1", "Suzuki", "Carry", "DA63T", "", "2002", "2013", "front"),
        ("OR-2", "Daihatsu", "Hijet", "", "EF", "2001", "2001", ""),
    ]

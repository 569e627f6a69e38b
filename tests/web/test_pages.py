"""The pages of the contract and the JSON beside each."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran
from web.browsing import ask, json_of
from web.markup import faults, links, text

from partsref.web.pages import addresses
from partsref.web.server import Options

Run = Callable[..., Ran]

PAGES = (
    "/",
    "/?q=sambar+tt2+oil+filter",
    "/?q=16510-61A0l",
    "/?q=61A01",
    "/?q=every+da64v+oil+filter&kind=oem",
    "/?q=zzzzqqqq",
    "/part/Daihatsu/15601-87204",
    "/part/Daihatsu/15601-87705",
    "/part/Bosch/0%20986%20452%20058",
    "/vehicle/Suzuki/Every",
    "/vehicle/Suzuki/Every/DA64V",
    "/vehicle/Honda/Street",
    "/match",
    "/match?numbers=449197217%0D%0A16510-61A0l%0D%0Anonsense!",
    "/part/Daihatsu/15601-87204?all=1",
    "/vehicle/Suzuki/Carry?which=1995",
    "/vehicle/Suzuki/Every?which=DA64V-123456",
    "/vehicle/Suzuki/Carry?group=brakes",
    "/compare",
    "/compare?part=Bosch/0+451+103+276&part=Bosch/0+986+452+058&part=Nobody/1%3Cb%3E",
    "/list",
    "/list?part=Suzuki/16510-61A20&part=Bosch/0+986+452+058&part=Nobody/1%3Cb%3E",
    "/coverage",
    "/sources",
    "/about",
    "/part/Suzuki/00000-00000",
    "/no/such/page",
    "/partsref",
    "/partsref/parts?_size=20",
    "/partsref/maker/1",
    "/partsref/near_numbers?number=16510-61A0l",
)


def test_the_page_of_a_bearing_leads_to_others_of_its_size(seed_db: Path) -> None:
    bearing, *_ = ask(seed_db, "/part/Suzuki/09262-25129")
    assert any(link.endswith("?q=25x52x15") for link in links(bearing.text))
    (same,) = ask(seed_db, "/?q=25x52x15")
    assert any("part/Koyo/6205" in link for link in links(same.text))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pages_are_valid_html_with_nothing_inline(seed_db: Path, language: str) -> None:
    for address, response in zip(PAGES, ask(seed_db, *PAGES, **{"Accept-Language": language}), strict=True):
        assert response.status_code in (200, 404), address
        assert not faults(response.text), address
        assert f'<html lang="{language}">' in response.text


def test_part_json_is_what_the_command_says(seed_db: Path, partsref: Run) -> None:
    shown = json_of(seed_db, "/part/Daihatsu/15601-87204.json")
    told = partsref("xref", "15601-87204", "--maker", "Daihatsu", "--json", "--db", seed_db).json
    for key in ("query", "part", "current", "equivalents", "fits", "sources", "attributes", "conflicts", "also"):
        assert shown[key] == told[key], key


@pytest.mark.parametrize(
    "address", ["/part/Suzuki/16510-61A20", "/part/SUZUKI/1651061a20000", "/part/スズキ/１６５１０－６１Ａ２０"]
)
def test_a_part_answers_under_any_spelling_of_maker_and_number(seed_db: Path, address: str) -> None:
    assert json_of(seed_db, f"{address}.json")["part"]["number"] == "16510-61A20"


def test_the_part_page_shows_all_that_is_known(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/part/Daihatsu/15601-87204")
    seen = text(page.text)
    for wanted in ("0 986 452 058", "PF308J", "Stated", "Derived", "Possible", "オイルフィルター", "Hijet", "· source"):
        assert wanted in seen
    assert "/part/Toyota/15601-87204" in links(page.text)
    assert "/part/Daihatsu/15601-87204.svg" in page.text


def test_the_part_page_shows_ten_with_their_paths_and_names_all_others(seed_db: Path) -> None:
    page, everything = ask(seed_db, "/part/Daihatsu/15601-87204", "/part/Daihatsu/15601-87204?all=1")
    known = json_of(seed_db, "/part/Daihatsu/15601-87204.json")["equivalents"]
    wanted = {f"/{addresses.part(e['maker'], e['number'])}" for e in known}
    assert wanted <= links(page.text)
    assert page.text.count('<ol class="path">') == 10
    assert everything.text.count('<ol class="path">') == len(known)


def test_contradictions_are_shown_and_kept_below_possible(seed_db: Path) -> None:
    shown = json_of(seed_db, "/part/Daihatsu/15601-87705.json")
    assert not [e for e in shown["equivalents"] if e["certainty"] == "derived"]
    (page,) = ask(seed_db, "/part/Daihatsu/15601-87705")
    assert "sources disagree on what replaces" in text(page.text)


def test_the_picture_stands_by_itself_too(seed_db: Path) -> None:
    (picture,) = ask(seed_db, "/part/Daihatsu/15601-87204.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "0 986 452 058" in picture.text


def test_what_replaces_a_part_is_had_as_csv(seed_db: Path) -> None:
    (sheet,) = ask(seed_db, "/part/Daihatsu/15601-87204.csv")
    rows = list(csv.DictReader(io.StringIO(sheet.text.lstrip("\ufeff"))))
    known = json_of(seed_db, "/part/Daihatsu/15601-87204.json")["equivalents"]
    assert [(row["maker"], row["number"]) for row in rows] == [(e["maker"], e["number"]) for e in known]
    assert "partsref-15601-87204.csv" in sheet.headers["content-disposition"]


def test_paper_has_the_address_and_its_code_where_it_is_near_and_none_where_it_may_be_forged(seed_db: Path) -> None:
    (near,) = ask(seed_db, "/part/Suzuki/16510-61A20", Host="192.168.1.20:8001")
    assert "http://192.168.1.20:8001/part/Suzuki/16510-61A20" in near.text
    assert 'class="qr"' in near.text
    (forged,) = ask(seed_db, "/part/Suzuki/16510-61A20", Host="evil.example")
    assert "evil.example" not in forged.text
    assert 'class="qr"' not in forged.text


def test_paper_has_the_address_the_site_was_given(seed_db: Path) -> None:
    named = Options(address="https://parts.example/kei")
    (page,) = ask(seed_db, "/part/Suzuki/16510-61A20", options=named, Host="evil.example")
    assert "https://parts.example/kei/part/Suzuki/16510-61A20" in page.text
    assert "evil.example" not in page.text


OFFERED = "number,brand,name,replaces,price,currency,stock\nX-1,Acme,Oil filter,Suzuki 16510-61A20,4.50,USD,in stock\n"


def test_what_it_costs_and_who_sells_it_stands_beside_the_part(fresh_db: Path, tmp_path: Path, partsref: Run) -> None:
    (tmp_path / "offers.csv").write_text(OFFERED)
    assert partsref("load", tmp_path / "offers.csv", "--source", "acme", "--db", fresh_db).status == 0
    (page,) = ask(fresh_db, "/part/Suzuki/16510-61A20")
    first = text(page.text).partition("Derived")[0]
    assert "X-1" in first
    assert "4.50 USD acme" in first
    told = json_of(fresh_db, "/list.json?part=Suzuki/16510-61A20")["parts"][0]
    assert (told["offer"]["number"], told["offer"]["price"], told["offer"]["source"]) == ("X-1", "4.50", "acme")
    assert "4.50 USD" in text(ask(fresh_db, "/list?part=Suzuki/16510-61A20")[0].text)


def test_four_parts_at_most_stand_side_by_side_and_the_rest_is_counted(seed_db: Path) -> None:
    marks = ["Bosch/0 451 103 276", "Bosch/0 986 452 058", "Suzuki/16510-61A20", "Suzuki/16510-82703", "NGK/BKR5E-11"]
    address = addresses.with_query("/compare", {"part": marks})
    page, shape = ask(seed_db, address, address.replace("/compare", "/compare.json"))
    told = shape.json()
    assert (len(told["parts"]), told["left"]) == (4, 1)
    height = next(row for row in told["measures"] if row["name"] == "height")
    assert (height["agreement"], height["values"][:2]) == ("apart", [["87 mm"], ["66 mm"]])
    assert "rules a pair out" in text(page.text)
    assert "does not interchange" in text(page.text)
    assert "1 more were not read" in text(page.text)


def test_a_shopping_list_lives_in_its_address(seed_db: Path) -> None:
    address = "/list?part=Suzuki/16510-61A20&part=Nobody/77&lang=ja"
    page, sheet = ask(seed_db, address, address.replace("/list", "/list.csv"))
    seen = text(page.text)
    for wanted in ("16510-61A20", "オイルフィルター", "Oil filter", "0 451 103 276", "Nobody/77"):
        assert wanted in seen
    rows = list(csv.DictReader(io.StringIO(sheet.text.lstrip("\ufeff"))))
    assert [row["number"] for row in rows] == ["16510-61A20"]
    assert rows[0]["replacements"].startswith("Bosch 0 451 103 276 (stated)")
    english = next(link for link in links(page.text) if link.endswith("lang=en"))
    assert english.count("part=") == 2


def test_a_list_of_hundreds_is_cut_at_fifty_and_says_so(seed_db: Path) -> None:
    told = json_of(seed_db, "/list.json?" + "&".join(f"part=Nobody/{n}" for n in range(300)))
    assert (len(told["unknown"]), told["left"]) == (50, 250)


def test_coverage_is_the_same_as_the_command_s_as_page_json_csv_and_svg(seed_db: Path, partsref: Run) -> None:
    told = partsref("stats", "--json", "--db", seed_db).json["coverage"]
    shown = json_of(seed_db, "/coverage.json")
    assert shown["groups"] == list(told["groups"])
    carry = shown["families"]["Carry"]
    assert {name: count for name, count in carry.items() if name != "parts"} == told["cells"]["Carry"]
    page, everything, sheet, plot = ask(seed_db, "/coverage", "/coverage?all=1", "/coverage.csv", "/coverage.svg")
    assert "<desc>" in plot.text
    assert len(sheet.text.splitlines()) == len(shown["families"]) + 1
    assert page.text.count("<tr>") < everything.text.count("<tr>") == len(shown["families"]) + 1


def test_a_group_it_has_no_part_of_is_no_word_on_the_others(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/vehicle/Suzuki/Carry?group=%3Cscript%3E")
    assert "No part is known" not in page.text
    assert 'class="partlist"' in page.text


def test_the_start_page_leads_with_the_models_people_own_abroad(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/")
    first, _, folded = page.text.partition('class="makes"')
    for model in (
        "Suzuki/Carry",
        "Daihatsu/Hijet",
        "Honda/Acty",
        "Honda/Street",
        "Subaru/Sambar",
        "Mitsubishi/Minicab",
    ):
        assert f"/vehicle/{model}" in first
    assert "/vehicle/Daihatsu/Mira" not in first
    assert "/vehicle/Daihatsu/Mira" in folded


def test_a_year_on_a_model_s_page_leaves_the_codes_made_then(seed_db: Path) -> None:
    every, then = ask(seed_db, "/vehicle/Suzuki/Carry", "/vehicle/Suzuki/Carry?which=1995")
    chips = [page.text.partition('id="parts"')[0] for page in (every, then)]
    assert "/vehicle/Suzuki/Carry/DA63T" in chips[0]
    assert "/vehicle/Suzuki/Carry/DA63T" not in chips[1]
    assert "/vehicle/Suzuki/Carry/DC51T" in chips[1]


def test_search_json_is_what_the_command_says(seed_db: Path, partsref: Run) -> None:
    told = partsref("search", "sambar tt2 oil filter", "--limit", "41", "--json", "--db", seed_db).json
    assert json_of(seed_db, "/.json?q=sambar+tt2+oil+filter") == told


def test_without_a_question_the_start_page_says_what_there_is(seed_db: Path) -> None:
    told = json_of(seed_db, "/.json")
    assert told["counts"]["part"] > 1000
    families = {(v["make"], v["name"]) for v in told["vehicles"]}
    assert {("Suzuki", "Carry"), ("Daihatsu", "Hijet"), ("Honda", "Acty"), ("Subaru", "Sambar")} <= families
    (page,) = ask(seed_db, "/")
    shown = links(page.text)
    assert not [model for model in families if addresses.vehicle(*model) not in {link[1:] for link in shown}]


def test_results_stand_in_blocks_with_reasons_and_filters_that_are_links(seed_db: Path) -> None:
    near, filtered = ask(seed_db, "/?q=16510-61A0l", "/?q=every+da64v+oil+filter&kind=aftermarket")
    assert "Nearly this number" in near.text
    assert "you typed l, this part has 1" in text(near.text)
    assert "/part/ACDelco/PF308J" in links(filtered.text)
    assert "/part/Suzuki/16510-82703" not in links(filtered.text)
    (everything,) = ask(seed_db, "/?q=every+da64v+oil+filter")
    assert "/?q=every+da64v+oil+filter&kind=oem" in links(everything.text)


def test_search_within_a_vehicle(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/?v=DA64V&q=oil+filter")
    assert "16510-82703" in page.text


def test_kin_are_labelled_after_what_fits(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/?q=every+da64v+oil+filter")
    seen = text(page.text)
    assert seen.index("16510-82703") < seen.index("16510-81403")
    assert "related vehicle" in seen[seen.index("16510-81403") - 80 : seen.index("16510-81403") + 200]


def test_vehicle_page_has_parts_by_group_twins_plate_and_what_is_missing(seed_db: Path) -> None:
    told = json_of(seed_db, "/vehicle/Suzuki/Every/DA64V.json")
    assert "16510-82703" in {part["number"] for part in told["parts"]}
    assert ("Mazda", "DG64V") in {(twin["make"], twin["chassis"]) for twin in told["twins"]}
    assert "clutch" in told["missing"]
    (page,) = ask(seed_db, "/vehicle/suzuki/every/da64v")
    seen = text(page.text)
    for wanted in ("engine lubrication", "What is missing", "Where the code stands", "Mazda Scrum", "832486"):
        assert wanted in seen


def test_a_vehicle_without_parts_says_zero(seed_db: Path) -> None:
    told = json_of(seed_db, "/.json")
    empty = next(v for v in told["vehicles"] if v["parts"] == 0)
    (page,) = ask(seed_db, f"/vehicle/{empty['make']}/{empty['name']}")
    assert "No part is known for it yet" in page.text


def test_match_answers_a_line_each_as_page_json_and_csv(seed_db: Path) -> None:
    numbers = "numbers=449197217%0D%0A%0D%0A16510-61A20%0D%0A!!!"
    page, shape, sheet = ask(seed_db, f"/match?{numbers}", f"/match.json?{numbers}", f"/match.csv?{numbers}")
    assert [(a["line"], a["state"]) for a in shape.json()] == [(1, "near"), (3, "exact"), (4, "none")]
    assert "04491-97217" in text(page.text)
    rows = list(csv.DictReader(io.StringIO(sheet.text.lstrip("\ufeff"))))
    assert [row["number"] for row in rows] == ["", "16510-61A20", ""]
    assert rows[0]["candidates"].startswith("Daihatsu 04491-97217 (a leading zero is missing)")
    assert "attachment" in sheet.headers["content-disposition"]


def test_match_reads_so_many_lines_and_says_so(seed_db: Path) -> None:
    numbers = "%0A".join(["!!!"] * 303)
    page, shape = ask(seed_db, f"/match?numbers={numbers}", f"/match.json?numbers={numbers}")
    assert len(shape.json()) == 300
    assert "first 300 lines" in page.text


def test_what_is_not_there_is_404_with_the_nearest(seed_db: Path) -> None:
    page, shape = ask(seed_db, "/part/Suzuki/16510-61A0l", "/part/Suzuki/16510-61A0l.json")
    assert page.status_code == shape.status_code == 404
    assert "/part/Suzuki/16510-61A01" in links(page.text)
    assert shape.json()["ok"] is False
    assert ask(seed_db, "/vehicle/No/Such")[0].status_code == 404


def test_sources_name_each_source_and_load(seed_db: Path) -> None:
    told = json_of(seed_db, "/sources.json")
    assert told["sources"]["s160"]["trust"] == "A"
    assert told["loads"]
    assert "https://" in ask(seed_db, "/sources")[0].text

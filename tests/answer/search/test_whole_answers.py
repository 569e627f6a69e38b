"""Whole answers of a small made-up catalogue: what comes, in which order, how sure, and what is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partsref.api import Catalog
from partsref.intake.catalogue.build_database import build
from partsref.model_search import Searched

_VEHICLE = (
    "make,model,chassis,model_ja,generation,body,drive,engine,displacement_cc,year_from,month_from,year_to,month_to"
)
FILES = {
    "sources": """id,kind,title,url,trust
a,catalogue,a parts catalogue,,A
b,catalogue,another one,,B
d,web page,what somebody said,,D
""",
    "categories": """category,category_ja,group
oil filter,オイルフィルター,engine lubrication
brake pad,ブレーキパッド,brakes
lamp,ランプ,lighting
bearing,ベアリング,wheels and bearings
oil seal,オイルシール,fasteners and seals
radiator hose,ラジエーターホース,cooling
boot,ブーツ,suspension
""",
    "terms": """term,term_ja,romaji,synonyms,category,note,source
oil filter,オイルフィルター,oiru firuta,,oil filter,engine lubrication,a
brake pad,ブレーキパッド,bureki paddo,,brake pad,brakes,a
lamp,ランプ,ranpu,,lamp,lighting,a
bearing,ベアリング,bearingu,,bearing,wheels and bearings,a
oil seal,オイルシール,oiru shiru,seal,oil seal,fasteners and seals,a
hub seal,ハブシール,habu shiru,,oil seal,suspension,a
radiator hose,ラジエーターホース,rajieta hosu,,radiator hose,cooling,a
""",
    "makers": """maker,kind,maker_ja,aliases,note
Suzuki,oem,スズキ,,
Mazda,oem,マツダ,,
Daihatsu,oem,ダイハツ,,
Orla,aftermarket,,,
Kardo,aftermarket,,,
""",
    "models": """make,model,model_ja,family,aliases
Suzuki,Carry,キャリイ,Carry,
Suzuki,Every,エブリイ,Carry,
Suzuki,Alto,アルト,Alto,
Mazda,Scrum,スクラム,Carry,
Daihatsu,Hijet,ハイゼット,Hijet,
""",
    "vehicles": f"""{_VEHICLE},note,source
Suzuki,Carry,DA63T,キャリイ,,truck,2WD,K6A,658,2002,,2013,,,a
Suzuki,Carry,DA52T,キャリイ,,truck,2WD,F6A,657,1999,,2002,,,a
Suzuki,Carry,DA16T,キャリイ,,truck,2WD,R06A,658,2013,,,,,a
Suzuki,Every,DA64V,エブリイ,,van,2WD,K6A,658,2005,,2015,,,a
Suzuki,Alto,HA24S,アルト,,hatch,2WD,K6A,658,2004,,2009,,,a
Mazda,Scrum,DG63T,スクラム,,truck,2WD,K6A,658,2002,,2013,,,a
Daihatsu,Hijet,S210P,ハイゼット,,truck,2WD,EF-SE,659,2004,,2014,,,a
""",
    "twins": """make,model,chassis,twin_make,twin_model,twin_chassis,source
Suzuki,Carry,DA63T,Mazda,Scrum,DG63T,a
""",
    "parts": """maker,number,kind,name,name_ja,category,status,note,source
Suzuki,16510-61A31,oem,Oil filter,オイルフィルター,oil filter,,,a
Suzuki,16510-61A30,oem,Oil filter,オイルフィルター,oil filter,superseded,,a
Suzuki,16510-81404,oem,Oil filter,オイルフィルター,oil filter,,,a
Suzuki,16510-84M00,oem,Oil filter,,oil filter,,,a
Suzuki,16510-99M00,oem,Oil filter,,oil filter,,,d
Mazda,1A14-14-302,oem,Oil filter,,oil filter,,,a
Orla,OF-1,aftermarket,Oil filter,,oil filter,,,b
Orla,OF-2,aftermarket,Oil filter for turbo,,oil filter,,,b
Orla,OF-3,aftermarket,Oil filter,,oil filter,,,b
Orla,OF-9,aftermarket,Oil filter for DA52T Carry,,oil filter,,,b
Kardo,K-1,aftermarket,Oil filter,,oil filter,,,d
Kardo,K-2,aftermarket,Oil filter,,oil filter,,,b
Suzuki,55810-68H00,oem,Brake pad front,,brake pad,,,a
Suzuki,53200-68H00,oem,Brake pad rear,,brake pad,,,a
Orla,BP-1,aftermarket,Brake pad,,brake pad,,,b
Suzuki,35100-68H00,oem,Lamp,,lamp,,,a
Suzuki,35100-64V00,oem,Lamp,,lamp,,,a
Suzuki,35100-99Z00,oem,Lamp,,lamp,,,a
Suzuki,35100-05A00,oem,Lamp,,lamp,,,a
Orla,BP-2,aftermarket,,高耐熱ブレーキパッド,brake pad,,,b
Suzuki,17851-68H00,oem,Radiator hose,,radiator hose,,,a
Suzuki,17851-64V00,oem,Radiator hose,,radiator hose,,,a
Suzuki,09262-25055,oem,Bearing,,bearing,,,a
Orla,6205,aftermarket,Bearing,,bearing,,,b
Orla,6305,aftermarket,Bearing,,bearing,,,b
Kardo,OS355,aftermarket,Oil seal 35x55x8,,oil seal,,,b
Orla,HS-1,aftermarket,Hub seal,,oil seal,,,b
Kardo,OS356,aftermarket,Oil seal,,oil seal,,,b
""",
    "fitments": """maker,number,make,model,chassis,engine,year_from,year_to,position,note,source
Suzuki,16510-61A31,Suzuki,Carry,DA63T,,,,,,a
Suzuki,16510-61A31,Suzuki,Carry,DA52T,,,,,,a
Suzuki,16510-61A30,Suzuki,Carry,DA63T,,,,,,a
Suzuki,16510-81404,Suzuki,Every,DA64V,,,,,,a
Suzuki,16510-84M00,Suzuki,Carry,,,,,,,a
Suzuki,16510-99M00,Suzuki,Carry,DA63T,,,,,,d
Mazda,1A14-14-302,Mazda,Scrum,DG63T,,,,,,a
Orla,OF-1,Suzuki,Carry,DA63T,,,,,,b
Orla,OF-2,Suzuki,Carry,DA63T,,,,,turbo only,b
Orla,OF-3,Suzuki,Alto,HA24S,,,,,,b
Kardo,K-1,Suzuki,Carry,DA63T,,,,,,d
Kardo,K-2,Daihatsu,Hijet,S210P,,,,,,b
Suzuki,55810-68H00,Suzuki,Carry,DA63T,,,,front,,a
Suzuki,53200-68H00,Suzuki,Carry,DA63T,,,,rear,,a
Orla,BP-1,Suzuki,Carry,DA63T,,,,,,b
Suzuki,35100-68H00,Suzuki,Carry,DA63T,,,,,,a
Suzuki,35100-64V00,Suzuki,Every,DA64V,,,,,,a
Suzuki,35100-99Z00,Suzuki,Carry,,,,,,,a
Suzuki,35100-05A00,Suzuki,Carry,,,1980,1985,,,a
Suzuki,17851-64V00,Suzuki,Every,DA64V,,,,,,a
Suzuki,17851-68H00,Suzuki,Carry,DA63T,,2002,2005,,,a
Suzuki,09262-25055,Suzuki,Carry,DA63T,,,,,,a
Orla,6305,Suzuki,Alto,HA24S,,,,,,b
""",
    "links": """maker_from,number_from,relation,maker_to,number_to,note,inferred,source
Suzuki,16510-61A30,superseded_by,Suzuki,16510-61A31,,0,a
Suzuki,16510-61A31,equivalent,Orla,OF-3,,0,b
Suzuki,16510-61A31,equivalent,Kardo,K-2,,0,d
Suzuki,16510-61A31,alternative,Orla,OF-9,higher,0,b
""",
    "attributes": """maker,number,name,value,unit,source
Suzuki,09262-25055,inner diameter,25,mm,a
Suzuki,09262-25055,outer diameter,52,mm,a
Suzuki,09262-25055,width,15,mm,a
Orla,6205,inner diameter,25,mm,b
Orla,6205,outer diameter,52,mm,b
Orla,6205,width,15,mm,b
Orla,6305,inner diameter,25,mm,b
Orla,6305,outer diameter,62,mm,b
Orla,6305,width,17,mm,b
Kardo,OS356,inner diameter,35,mm,b
Kardo,OS356,outer diameter,55.2,mm,b
Kardo,OS356,width,8,mm,b
Suzuki,16510-84M00,height,80,mm,a
Suzuki,16510-61A31,height,66,mm,a
Orla,OF-1,height,80,mm,b
Suzuki,35100-99Z00,height,100,mm,a
Suzuki,35100-68H00,height,50,mm,a
""",
}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    folder: Path = tmp_path_factory.mktemp("whole")
    for name, text in FILES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    build(folder / "c.db", folder)
    with Catalog(folder / "c.db") as opened:
        yield opened


def told(answer: Searched) -> list[str]:
    """A line a hit, then the notes."""
    hits = [f"{hit.score} {hit.maker} {hit.number}: {hit.why}" for hit in answer.hits]
    return [*hits, *(f"! {note}" for note in answer.notes), "answered" if answer.answered else "not answered"]


def cases() -> Iterator[tuple[str, int, list[str]]]:
    """(question, how many hits, lines) of whole_answers.txt."""
    for section in Path(__file__).with_name("whole_answers.txt").read_text(encoding="utf-8").split("== ")[1:]:
        first, *lines = section.splitlines()
        query, _, limit = first.partition(" | ")
        yield query, int(limit or 20), lines


@pytest.mark.parametrize(("query", "limit", "expected"), list(cases()))
def test_the_whole_answer(catalog: Catalog, query: str, limit: int, expected: list[str]) -> None:
    assert told(catalog.search(query, limit=limit)) == expected


def test_four_numbers_of_a_question_are_answered(catalog: Catalog) -> None:
    numbers = ["16510-61A31", "16510-61A30", "16510-81404", "16510-84M00", "16510-99M00"]
    answer = catalog.search(" ".join(numbers))
    assert [hit.number for hit in answer.hits if hit.score > 0.97] == numbers[:4]

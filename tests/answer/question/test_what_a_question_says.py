"""How whole questions are read, as people type them: what is a number, a vehicle, a year, a part, and what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from partsref.answer.question.reading import Reading
from partsref.answer.question.understand import understand
from partsref.api import Catalog
from partsref.index.terms.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def read(seed_db: Path) -> Iterator[Callable[[str], str]]:
    with Catalog(seed_db) as opened:
        index = opened.reader.words(seed_db)
        known = index.vocabulary
        yield lambda query: told(understand(query, known, index, opened.reader), known)


def told(reading: Reading, known: Vocabulary) -> str:
    """What a reading says, field by field, in a line."""
    said = {field.name: getattr(reading, field.name) for field in fields(reading)}
    said["models"] = [known.models[places[0]].name for places in reading.models]
    said["wanted"] = reading.part_names(known) if reading.wanted else []
    said["sizes"] = ["x".join(f"{length:g}" for length in size) for size in reading.sizes]
    said["corrected"] = [">".join(pair) for pair in reading.corrected]
    said["kind"] = [reading.kind] if reading.kind else []
    del said["place_words"]
    return "; ".join(f"{name} {', '.join(map(str, values))}" for name, values in said.items() if values)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('sambar tt2 oil filter', 'codes TT2; models Sambar; wanted oil filter'),
        ('carry 2004 oil filter', 'years 2004; models Carry; wanted oil filter'),
        ('TT2 1996 radiator hose', 'codes TT2; years 1996; wanted radiator hose'),
        ('DA63T 16510-61A20', 'numbers 16510-61A20; codes DA63T'),
        ('16510 61A20 oil filter', 'numbers 16510 61A20; wanted oil filter'),
        ('VKBA 1930', 'numbers VKBA 1930'),
        ('W 67/2', 'numbers W 67/2'),
        ('oil filter 2', 'wanted oil filter, 2; words 2'),
        ('EveryDA64V oil filter', 'codes DA64V; models Every; wanted oil filter'),
        ('ワゴンRMH22S オイルフィルター', 'codes MH22S; models Wagon R; wanted oil filter'),
        ('SambarTT2 oil filter', 'codes TT2; models Sambar; wanted oil filter'),
        ('carryXX99 oil filter', 'numbers carryXX99; wanted oil filter'),
        ('S32IV oil filter', 'codes S321V; wanted oil filter; corrected S32IV>S321V'),
        ('DA63I oil filter', 'strange_codes DA63I; wanted oil filter'),
        ('U42T clutch disc', 'codes U42T; wanted clutch disc'),
        ('U72T clutch disc', 'codes U72T; wanted clutch disc'),
        ('H15 carry oil filter', 'years 2003; models Carry; wanted oil filter'),
        ('HA4 H15 oil filter', 'codes HA4; years 2003; wanted oil filter'),
        ('H15 oil filter', 'codes H15; wanted oil filter'),
        ('H4H bulb', 'wanted bulb, h4h; words h4h'),
        ('H4 bulb', 'numbers H4; wanted bulb'),
        ('JB23-4 oil filter', 'codes JB23; wanted oil filter'),
        ('S321V-ZMDF oil filter', 'codes S321V; wanted oil filter'),
        ('DA64V-123456 oil filter', 'codes DA64V; wanted oil filter'),
        ('ZZ99T oil filter', 'strange_codes ZZ99T; wanted oil filter'),
        ('EF-SE spark plug', 'engines EF-SE; wanted spark plug'),
        ('F6A oil filter', 'engines F6A; wanted oil filter'),
        ('K6A turbo spark plug', 'engines K6A; wanted spark plug, turbo; words turbo'),
        ('turbo spark plug', 'wanted spark plug, turbo; words turbo'),
        ('spark plug turbo carry', 'models Carry; wanted spark plug, turbo; words turbo'),
        ('4WD drive shaft boot', 'trims 4WD; wanted CV boot'),
        ('turbo', 'wanted turbocharger'),
        ('bearing 35x64x37', 'sizes 35x64x37; wanted bearing'),
        ('oil seal 35 mm', 'measures 35mm; wanted oil seal'),
        ('oil seal 35mm', 'measures 35mm; wanted oil seal'),
        ('M14x1.5 drain plug', 'wanted drain plug, m14x15; words m14x15'),
        ('100 km oil filter', 'wanted oil filter; ignored 100, km'),
        ('12v bulb', 'wanted bulb, 12v; words 12v'),
        ('12345-67890 air filter carry', 'numbers 12345-67890; models Carry; wanted air filter'),
        ('hijet truck brake shoe front', 'models Hijet Truck; positions front; wanted brake shoe'),
        ('front brake pad', 'positions front; wanted brake pad'),
        ('brake pad front left', 'positions front, left; wanted brake pad'),
        ('右 ドアミラー', 'positions right; wanted mirror'),
        ('フロントブレーキパッド', 'positions front; wanted brake pad'),
        ('サンバー ブレーキパッド 前', 'models Sambar; positions front; wanted brake pad'),
        ('wheel bearing front', 'positions front; wanted wheel bearing front'),
        ('front wheel bearing', 'positions front; wanted wheel bearing front'),
        ('rear wheel bearing carry', 'models Carry; positions rear; wanted wheel bearing rear'),
        ('supercharger belt', 'wanted supercharger belt'),
        ('fan belt', 'wanted fan belt'),
        ('timing belt kit', 'wanted timing belt'),
        ('brek pad carry', 'models Carry; wanted brake pad'),
        ('oil fliter', 'wanted oil filter; corrected fliter>filter'),
        ('oil filtre carry', 'models Carry; wanted oil filter'),
        ('carri oil filter', 'models Carry; wanted oil filter'),
        ('sambr oil filter', 'models Sambar; wanted oil filter; corrected sambr>sambar'),
        ('spak plug', 'wanted spark plug; corrected spak>spark'),
        ('oiru firuta', 'wanted oil filter'),
        ('nenryou ponpu carry', 'models Carry; wanted fuel pump'),
        ('raito', 'wanted lamp'),
        ('fuirutaa', 'wanted filter'),
        ('オイルフイルター', 'wanted oil filter'),
        ('オイルフィルダー', 'wanted engine oil, フイルダ; unknown フイルダ'),
        ('ブレーキパット', 'wanted brake pad'),
        ('トルコンシール', 'wanted トルコン oil seal; unknown トルコン'),
        ('torque converter seal', 'wanted converter oil seal, torque; unknown torque, converter'),
        ('diesel heater', 'words heater; unknown diesel'),
        ('w/ pump', 'wanted water pump'),
        ('w/pump belt', 'wanted fan belt'),
        ('A/T filter', 'wanted transmission filter'),
        ('N ONE oil filter', 'models N-ONE; wanted oil filter'),
        ('n-one oil filter', 'models N-ONE; wanted oil filter'),
        ('NGK', 'makers NGK'),
        ('NGK spark plug', 'makers NGK; wanted spark plug'),
        ('Denso spark plug carry', 'models Carry; makers Denso; wanted spark plug'),
        ('suzuki genuine oil filter', 'makes Suzuki; makers Suzuki; kind oem; wanted oil filter'),
        ('aftermarket oil filter', 'kind aftermarket; wanted oil filter'),
        ('純正 オイルフィルター キャリイ', 'models Carry; kind oem; wanted oil filter'),
        ('社外 オイルフィルター', 'kind aftermarket; wanted oil filter'),
        ('suzuki', 'makes Suzuki; makers Suzuki'),
        ('toyota oil filter', 'makes Toyota; makers Toyota; wanted oil filter'),
        ('suzuki carry', 'models Carry; makes Suzuki; makers Suzuki'),
        ('昭和60年 サンバー', 'years 1985; models Sambar'),
        ('平成10年式 carry', 'years 1998; models Carry'),
        ("'98 carry oil filter", 'years 1998; models Carry; wanted oil filter'),
        ('98年 carry', 'years 1998; models Carry'),
        ('2004年5月 carry', 'years 2004; models Carry'),
        ('1990-1995 carry oil filter', 'years 1990, 1991, 1992, 1993, 1994, 1995; models Carry; wanted oil filter'),
        ('carry 1999 2003', 'years 1999, 2003; models Carry'),
        ('carry to 1995', 'years 1995; models Carry'),
        ('Hijet S83P or S82P oil filter', 'codes S83P, S82P; models Hijet; wanted oil filter'),
        ('brake caliper kit', 'wanted brake caliper'),
        ('brake shoe and wheel cylinder', 'wanted brake shoe, wheel cylinder'),
        ('spark plug air filter', 'wanted spark plug, air filter'),
        ('clutch disc and cover', 'wanted clutch disc, cover; words cover'),
        ('the oil filter for my carry please', 'models Carry; wanted oil filter'),
        ('xqzptl oil filter', 'wanted oil filter, xqzptl; unknown xqzptl'),
        ('x oil filter', 'wanted oil filter; ignored x'),
        ('ab oil filter', 'wanted oil filter; ignored ab'),
        ('99 oil filter', 'years 1999; wanted oil filter'),
        ('ab1 oil filter', 'strange_codes AB1; wanted oil filter'),
        ('bongo brawny oil filter', 'other_vehicles Mazda Bongo Brawny; wanted oil filter'),
        ('kei truck heater', 'trims kei truck; words heater'),
        ('ヒーター ホース', 'wanted heater hose'),
        ('ラジエーターホース アッパー', 'positions upper; wanted radiator hose'),
        ('upper radiator hose', 'positions upper; wanted radiator hose upper'),
        ('アッパーホース', 'positions upper; wanted hose'),
        ('O2 sensor', 'wanted oxygen sensor'),
        ('02 sensor', 'years 2002; wanted sensor'),
        ('15601-87204 15601-87205', 'numbers 15601-87204, 15601-87205'),
        ('15601-87204/5', 'numbers 15601-87204/5'),
        ('1651061A20000', 'numbers 1651061A20000'),
        ('10 mm bolt', 'measures 10mm; wanted bolt'),
        ('4x4 carry', 'models Carry; trims 4WD'),
        ('dump truck bed', 'trims dump truck; wanted bed (cargo bed)'),
        ('M12x1.25', 'words m12x125'),
        ('3/8-24 unf', 'measures 3/8-24; unknown unf'),
        ('oil filter suzuki carry da63t 2004 f6a front left 16510-61A20', 'numbers 16510-61A20; codes DA63T; years 2004; engines F6A; models Carry; makes Suzuki; makers Suzuki; positions front, left; wanted oil filter'),
        ('ohc belt', 'wanted ohc belt; unknown ohc'),
        ('rocker cover gasket', 'wanted valve cover gasket'),
    ],
)  # fmt: skip
def test_a_question_says(read: Callable[[str], str], query: str, expected: str) -> None:
    assert read(query) == expected

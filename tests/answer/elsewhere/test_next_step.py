"""A dead end is a next step: the words a Japanese parts shop would type, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from support import ROOT, Ran

from partsref.answer.elsewhere.list_of_places import OWN_LIST, places
from partsref.api import Catalog
from partsref.errors import InputError

Run = Callable[..., Ran]


@pytest.mark.parametrize(
    ("asked", "japanese"),
    [
        ("acty HA4 drive shaft boot", "ホンダ アクティ HA4 ドライブシャフトブーツ"),
        ("サンバー TT2 ドアミラー 左", "スバル サンバー TT2 左 ドアミラー"),
        ("carry dd51t radiator hose", "スズキ キャリイ DD51T ラジエーターホース"),
        ("hijet door handle", "ダイハツ ハイゼット ドアハンドル"),
        ("sambar supercharger belt", "スバル サンバー スーパーチャージャー ベルト"),
        ("S100P clutch disc", "ダイハツ ハイゼット S100P クラッチディスク"),
        ("vehicles", "vehicles"),
    ],
)
def test_a_question_without_an_answer_is_put_as_a_japanese_shop_would_type_it(
    catalog: Catalog, asked: str, japanese: str
) -> None:
    elsewhere = catalog.search(asked).elsewhere
    assert elsewhere is not None
    assert elsewhere.words_ja == japanese


def test_every_place_is_filled_with_what_it_takes(catalog: Catalog) -> None:
    elsewhere = catalog.find("99999-99Z99").elsewhere
    assert elsewhere is not None
    known = {place.name: place for place in places()}
    assert {link.name for link in elsewhere.places} == known.keys()
    for link in elsewhere.places:
        shown = "9999999Z99" if known[link.name].number_form == "plain" else "99999-99Z99"
        assert shown in unquote(link.address), link


def test_a_place_that_takes_only_numbers_is_left_out_where_there_is_none(catalog: Catalog) -> None:
    elsewhere = catalog.search("acty HA4 drive shaft boot").elsewhere
    assert elsewhere is not None
    wants = {place.name: place.wants for place in places()}
    assert "number" not in {wants[link.name] for link in elsewhere.places}
    assert elsewhere.places


def test_what_is_typed_cannot_leave_its_place_in_an_address(catalog: Catalog) -> None:
    elsewhere = catalog.find("12345&q=x#/../evil").elsewhere
    assert elsewhere is not None
    for link in elsewhere.places:
        assert "&q=x" not in link.address.replace("c=&q=", "")
        assert "#" not in link.address
        assert "/../" not in link.address


def test_a_number_that_is_there_needs_no_next_step(catalog: Catalog) -> None:
    assert catalog.find("15601-87204").elsewhere is None


def test_the_terminal_shows_one_line_to_copy_and_the_addresses_when_asked(partsref: Run, seed_db: Path) -> None:
    plain = partsref("search", "acty HA4 drive shaft boot", "--db", seed_db)
    assert "ホンダ アクティ HA4 ドライブシャフトブーツ" in plain.err
    assert "https://" not in plain.out
    listed = partsref("search", "acty HA4 drive shaft boot", "--places", "--db", seed_db)
    assert "https://auctions.yahoo.co.jp/" in listed.out


def test_an_operator_has_a_list_of_his_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    own = tmp_path / "places.csv"
    header = (ROOT / "catalog" / "places.csv").read_text("utf-8").splitlines()[0]
    own.write_text(f"{header}\nOur shop,,,everything,number,dashed,https://shop.example/?n={{number}},us\n", "utf-8")
    monkeypatch.setenv(OWN_LIST, str(own))
    elsewhere = catalog.find("99999-99Z99").elsewhere
    assert elsewhere is not None
    assert [link.address for link in elsewhere.places] == ["https://shop.example/?n=99999-99Z99"]


@pytest.mark.parametrize(
    ("address", "wants"),
    [
        ("javascript:alert({words})", "either"),
        ("https://x.example/", "either"),
        ("https://x.example/{words}", "anything"),
    ],
)
def test_a_list_that_cannot_be_used_is_told_with_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, wants: str
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"place,good_for,wants,address\nX,all,{wants},{address}\n", "utf-8")
    monkeypatch.setenv(OWN_LIST, str(own))
    with pytest.raises(InputError, match=r"own\.csv, row 2"):
        places()


def test_a_place_is_called_and_described_as_the_list_does() -> None:
    amayama = next(place for place in places() if place.name == "Amayama")
    assert (amayama.name_ja, amayama.country) == ("アマヤマ", "Japan")
    assert amayama.good_for == "makers' parts by number, sent abroad"

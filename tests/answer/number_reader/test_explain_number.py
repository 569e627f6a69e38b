"""What a number says of itself, known or not, and how many known numbers say so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from catalogues import Small
from support import Ran

from partsref.answer.number_reader.explain_number import explain_number
from partsref.api import Catalog
from partsref.numbers.blocks import RULES, block
from partsref.numbers.number_key import key

Run = Callable[..., Ran]


def test_an_unknown_number_says_its_maker_its_kind_its_block_and_its_suffix(catalog: Catalog) -> None:
    first = catalog.explain("13780-67H00-000")[0]
    assert (first.maker, first.printed, first.kind, first.block) == ("Suzuki", "13780-67H00", "air filter", "67H")
    assert first.agreeing == first.known >= 7
    assert first.suffix_is_empty
    assert "-000 means nothing" in first.says


def test_a_number_is_no_evidence_of_itself(catalog: Catalog) -> None:
    known = catalog.explain("13780-67H00")[0].known
    [part] = [hit for hit in catalog.find("13780-", limit=100).hits if hit.maker == "Suzuki"][:1]
    assert catalog.explain(part.number)[0].known == known - 1


def test_a_block_is_seen_on_and_never_a_fit(catalog: Catalog) -> None:
    first = catalog.explain("14400-PFB-004")[0]
    assert (first.maker, first.block) == ("Honda", "PFB")
    assert "Honda Vamos" in first.seen_on
    assert "no promise that it fits" in first.says


def test_makers_of_one_scheme_speak_for_one_another(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.part("Daihatsu 15601-87204", "oil filter")
    small.part("Nissan 15208-65F00", "oil filter")
    reader = small.reader()
    kinds = {form.maker: (form.kind, form.agreeing, form.known) for form in explain_number(reader, "15601-B9999")}
    assert kinds["Toyota"] == kinds["Daihatsu"] == ("oil filter", 1, 1)
    assert kinds["Nissan"][1:] == (0, 0)
    assert {form.maker: form.known for form in explain_number(reader, "15208-B9999")}["Toyota"] == 0


def test_a_maker_whose_digits_name_no_kind_says_none(catalog: Catalog) -> None:
    [form] = [form for form in catalog.explain("MD134953") if form.maker == "Mitsubishi"]
    assert (form.kind, form.agreeing, form.known) == ("", 0, 0)


def test_a_zero_that_a_spreadsheet_ate_is_put_back_and_said(catalog: Catalog) -> None:
    assert any("04491-97217" in form.says for form in catalog.explain("449197217"))


def test_what_has_no_maker_s_form_says_so(partsref: Run, seed_db: Path) -> None:
    ran = partsref("explain", "A", "--db", seed_db)
    assert (ran.status, "form of no maker" in ran.err) == (1, True)


def test_programs_get_the_same(partsref: Run, seed_db: Path) -> None:
    shape = json.loads(partsref("explain", "13780-67H00", "--json", "--db", seed_db).out)
    assert shape["forms"][0]["kind"] == "air filter"
    assert {reason["code"] for reason in shape["forms"][0]["reasons"]} >= {"form_of_maker", "kind_of_stem"}


def test_a_number_nobody_carries_says_what_it_is_where_it_is_asked_for(partsref: Run, seed_db: Path) -> None:
    assert "13780 is air filter" in partsref("find", "13780-99Z99", "--db", seed_db).err


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.maker)
def test_each_maker_s_block_stands_where_its_example_has_it(rule: object) -> None:
    maker, (printed, expected) = rule.maker, rule.example  # type: ignore[attr-defined]
    assert block(maker, key(printed)) == expected


@pytest.mark.parametrize(("maker", "least"), [("Suzuki", 0.95), ("Daihatsu", 0.93), ("Toyota", 0.93), ("Honda", 0.95)])
def test_the_kind_is_right_for_numbers_left_out(catalog: Catalog, maker: str, least: float) -> None:
    """Each known number is asked as if it were not known; what its digits say is held against its own category."""
    rows = catalog.connection.execute(
        "SELECT part.number, category.name FROM part JOIN maker ON maker.id = maker_id"
        " JOIN description ON description.id = description_id JOIN category ON category.id = category_id"
        " WHERE maker.name = ? AND category.name <> ''",
        (maker,),
    )
    verdicts: Counter[bool] = Counter()
    for number, category in rows:
        own = next((form for form in catalog.explain(number) if form.maker == maker), None)
        if own is not None and own.kind and own.known:
            verdicts[own.kind == category] += 1
    assert verdicts[True] >= least * verdicts.total() > 0


def test_a_block_of_many_vehicles_names_the_five_it_is_seen_on_most(catalog: Catalog) -> None:
    (daihatsu,) = [form for form in catalog.explain("15601-B2999") if form.maker == "Daihatsu"]
    assert daihatsu.block == "B2"
    assert len(daihatsu.seen_on) == 5


@pytest.mark.parametrize(("alike", "other", "kind"), [(4, 1, "oil filter"), (3, 1, ""), (1, 0, "oil filter")])
def test_four_of_five_known_numbers_say_what_a_stem_stands_for(
    tmp_path: Path, alike: int, other: int, kind: str
) -> None:
    small = Small(tmp_path / "small.db")
    for n in range(alike + other):
        small.part(f"Suzuki 16510-8{n:04}", "oil filter" if n < alike else "air filter")
    [form] = explain_number(small.reader(), "16510-99Z99", maker="Suzuki")
    assert (form.kind, form.agreeing, form.known) == (kind, alike, alike + other)


def test_five_vehicles_of_a_block_are_named(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    for n in range(6):
        small.writer.fitment(small.part(f"Suzuki 16510-67H0{n}"), "Suzuki", f"Model {n}", f"DA6{n}T", "s1")
    [form] = explain_number(small.reader(), "13780-67H00", maker="Suzuki")
    assert form.seen_on == tuple(f"Suzuki Model {n}" for n in range(5))


def test_a_known_maker_comes_before_one_whose_form_alone_fits(tmp_path: Path) -> None:
    small = Small(tmp_path / "small.db")
    small.part("Nissan 15208-65F00", "oil filter")
    forms = explain_number(small.reader(), "15208-99999", blocks=False)
    assert len(forms) > 1
    assert [(form.maker, form.agreeing) for form in forms if form.known] == [("Nissan", 1)]
    assert forms[0].maker == "Nissan"


@pytest.mark.parametrize(
    ("text", "printed", "suffix", "is_empty"),
    [
        ("16510-61A20-000", "16510-61A20", "000", True),
        ("16510-61A20-ZG4", "16510-61A20-ZG4", "ZG4", False),
        ("16510-61A20", "16510-61A20", "", False),
    ],
)
def test_a_suffix_is_a_colour_or_nothing(tmp_path: Path, text: str, printed: str, suffix: str, is_empty: bool) -> None:
    [form] = explain_number(Small(tmp_path / "small.db").reader(), text, maker="Suzuki")
    assert (form.printed, form.suffix, form.suffix_is_empty) == (printed, suffix, is_empty)


def test_what_only_a_list_says_of_a_stem_rests_on_no_known_number(tmp_path: Path) -> None:
    [form] = explain_number(Small(tmp_path / "small.db").reader(), "16510-99Z99", maker="Suzuki")
    assert (form.kind, form.agreeing, form.known, bool(form.source)) == ("oil filter", 0, 0, True)

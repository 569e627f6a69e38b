"""English and Japanese: by what the browser accepts, by a switch that stays switched, and complete."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from support import ROOT
from web.browsing import ask
from web.markup import links

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.api import Catalog
from partsref.numbers.bearings import SEALS, stamp
from partsref.reasons import Reason, Term
from partsref.reasons.sentences import SENTENCES
from partsref.web.language import catalogues
from partsref.web.language.language import PageWords, words_for
from partsref.words.positions import OPPOSITES, sides

TEMPLATES = ROOT / "partsref" / "web" / "templates"
PHRASES = {name for kind, name in catalogues.words("en") if kind == "phrase"}
GROUPS = {name for kind, name in catalogues.words("ja") if kind == "group"}


@pytest.mark.parametrize(
    ("accepts", "code"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        ("en-US,en;q=0.9,ja;q=0.8", "en"),
        ("de,ja;q=0.3", "ja"),
        ("de-DE", "en"),
        ("ja;q=nonsense,en", "en"),
        ("ja;q=99", "en"),
        ("," * 4000, "en"),
    ],
)
def test_language_is_what_the_browser_likes_best_of_ours(accepts: str, code: str) -> None:
    assert words_for(None, accepts).code == code


def test_a_chosen_language_wins_and_stays_in_every_link(seed_db: Path) -> None:
    for address in (
        "/?lang=ja",
        "/part/Daihatsu/15601-87204?lang=ja",
        "/vehicle/Suzuki/Every?lang=ja",
        "/about?lang=ja",
    ):
        (page,) = ask(seed_db, address, **{"Accept-Language": "en"})
        assert '<html lang="ja">' in page.text
        own = [link for link in links(page.text) if link.startswith("/") and not link.startswith("/partsref")]
        assert own
        assert not [link for link in own if "lang=" not in link]


def test_a_language_we_do_not_have_is_not_chosen(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/?lang=%22%3E%3Cscript%3E", **{"Accept-Language": "ja"})
    assert '<html lang="ja">' in page.text
    assert "<script>" not in page.text


ENGLISH = catalogues.words("en")
OTHERS = sorted(catalogues.languages().keys() - {"en"})


def _figures(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("code", OTHERS)
def test_every_phrase_and_reason_is_translated_with_the_same_figures(code: str) -> None:
    theirs = catalogues.words(code)
    wanted = {**ENGLISH, **{("reason", name): text for name, text in SENTENCES.items()}}
    assert {name: _figures(text) for name, text in wanted.items()} == {
        name: _figures(theirs.get(name, "")) for name in wanted
    }
    known = {*wanted, *(("group", name) for name in GROUPS)}
    assert {name for name in theirs if name[0] not in ("measure", "side", "seals", "weight", "need", "kind")} == known


def test_a_third_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in catalogues._FOLDER.glob("*.po"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "en.po").read_text(encoding="utf-8").replace("Language: en", "Language: de")
    (tmp_path / "de.po").write_text(text.replace('"Search"', '"Suchen"').replace('"English"', '"Deutsch"'), "utf-8")
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    catalogues.languages.cache_clear()
    catalogues.words.cache_clear()
    try:
        german = words_for(None, "de-DE,de;q=0.9")
        assert (german.code, german("search.button")) == ("de", "Suchen")
        assert words_for(None, "ja").others == {"en": "English", "de": "Deutsch"}
    finally:
        catalogues.languages.cache_clear()
        catalogues.words.cache_clear()


def test_templates_use_every_phrase_and_no_other() -> None:
    web = ROOT / "partsref" / "web"
    paths = [*web.rglob("*.html"), *web.rglob("*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in paths)
    used = set(re.findall(r"""(?:\bt|words|self|TooLongError)\(\s*["']([a-z][\w.]*?)["']""", source))
    begun = {name for name in used if name.endswith(".")}
    assert not {name for name in used - begun if name not in PHRASES}
    assert not {name for name in PHRASES if name not in used and not name.startswith(tuple(begun))}


def test_every_part_group_has_a_japanese_name(catalog: Catalog) -> None:
    groups = {row[0] for row in catalog.connection.execute("SELECT part_group FROM category WHERE part_group <> ''")}
    assert groups == GROUPS


def test_every_kind_of_part_has_its_japanese_name(catalog: Catalog) -> None:
    kinds = dict(catalog.connection.execute("SELECT name, name_ja FROM category WHERE name_ja <> ''"))
    japanese = {name: word for (kind, name), word in catalogues.words("ja").items() if kind == "kind"}
    assert japanese == kinds


def test_a_count_is_given_in_the_singular_or_the_plural() -> None:
    more = (Reason("more_do_not_interchange", count=count) for count in (1, 2000))
    assert [str(reason).split(":")[0] for reason in more] == [
        "1 more part does not interchange",
        "2,000 more parts do not interchange",
    ]


_JAPANESE = re.compile("[ぁ-んァ-ン一-龥]")


JAPANESE = words_for("ja", "")


@pytest.mark.parametrize("query", ["16510-61A0l", "449197217", "61A01", "1651061A20000", "77860-84F51", "6205-2RS C3"])
def test_reasons_of_numbers_are_given_in_japanese(catalog: Catalog, query: str) -> None:
    reasons = {reason for hit in catalog.find(query).hits for reason in hit.reasons}
    assert reasons
    assert not [reason for reason in reasons if not _JAPANESE.search(JAPANESE.reason(reason))]


@pytest.mark.parametrize("seals", SEALS)
def test_what_is_stamped_on_a_bearing_is_told_in_japanese(seals: str) -> None:
    read = stamp(f"6205{seals}C3")
    assert read is not None
    for reason in read.reasons:
        assert _JAPANESE.search(JAPANESE.reason(reason))
        assert not re.search("side|shield|seal", JAPANESE.reason(reason))


@pytest.mark.parametrize(
    "query",
    [
        "every da64v oil filter",
        "sambar tt2 oil filter",
        "DA64V ZZ99Z brake",
        "16510-81403",
        "scrum clutch disc",
        "35x64x37",
        "seal 9x99x999",
    ],
)
def test_reasons_of_words_are_given_in_japanese(catalog: Catalog, query: str) -> None:
    found = catalog.search(query)
    words = PageWords("ja")
    reasons = {*map(words.reason, found.notes), *(words.reasons(hit.reasons) for hit in found.hits)}
    assert reasons
    assert not [reason for reason in reasons if not _JAPANESE.search(reason)]


@pytest.mark.parametrize("query", ["seal 9x99x999", "NTN 25x52x15", "carry dd51t 25x52x15", "brake shoe 180x30"])
def test_every_piece_that_is_said_of_a_size_is_given_in_japanese(catalog: Catalog, query: str) -> None:
    notes = catalog.search(query).notes
    assert notes
    assert not [note for note in notes if not _JAPANESE.search(PageWords("ja").reason(note))]


def test_a_size_in_japanese_names_its_measures(catalog: Catalog) -> None:
    words = PageWords("ja")
    assert words.reasons(catalog.search("25x52x15").hits[0].reasons) == "内径 25、外径 52、幅 15 mm"
    assert words.reason(catalog.search("9x99x999").notes[0]) == "寸法 9 x 99 x 999 mm の部品は登録がありません"


def test_doubts_are_given_in_japanese(catalog: Catalog) -> None:
    linked = catalog.connection.execute("SELECT DISTINCT from_id FROM link ORDER BY from_id").fetchall()
    told: set[Reason] = set()
    for (part_id,) in linked[:: max(1, len(linked) // 40)]:
        answer = cross_reference(catalog.reader, part_id)
        told.update(answer.against, *(equivalent.against for equivalent in answer.equivalents))
    assert told
    assert not [reason for reason in told if not _JAPANESE.search(JAPANESE.reason(reason))]


def test_words_a_person_wrote_are_not_translated() -> None:
    """A supplier's note that reads like a promise of ours stays his words."""
    note = Reason("hedged", note="fits with adapter, ask first")
    assert "fits with adapter, ask first" in JAPANESE.reason(note)


def test_a_measured_conflict_keeps_its_source_in_japanese() -> None:
    told = Reason(
        "measured_apart", measure=Term("measure", "height"), one=("66 mm",), other=("87 mm",), sources=("s1",)
    )
    assert JAPANESE.reason(told) == "高さ: 66 mm と 87 mm で違います(出典 s1)"


@pytest.mark.parametrize("kind", ["side", "seals"])
def test_words_of_ours_within_a_reason_are_translated(kind: str) -> None:
    named = {"side": set(OPPOSITES), "seals": set(SEALS.values())}[kind]
    assert named == {name for of, name in catalogues.words("ja") if of == kind}


@pytest.mark.parametrize(
    "query",
    ["rear brake pad hijet s331v", "sambar 1995 oil filter", "carry 1985 oil filter", "minicab u42t oil filter"],
)
def test_each_doubt_of_a_fit_is_given_in_japanese(catalog: Catalog, query: str) -> None:
    for hit in catalog.search(query).hits:
        assert not [reason for reason in hit.reasons if not _JAPANESE.search(PageWords("ja").reason(reason))]


def test_japanese_words_for_sides_are_read_as_those_sides() -> None:
    said = {name: word for (kind, name), word in catalogues.words("ja").items() if kind == "side"}
    assert {name: sides(word) for name, word in said.items()} == {name: {name} for name in OPPOSITES}

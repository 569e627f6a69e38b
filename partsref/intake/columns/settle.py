"""Columns whose header may mean several things, settled by the other columns and by what stands beneath."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.intake.columns.fields import DESCRIPTION, ITEM, REF, SKU
from partsref.intake.columns.header import Header
from partsref.intake.columns.samples import is_codes, is_numbers, is_words
from partsref.intake.lexicon.header_pieces import pieces_of
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.line import Line

Columns = dict[str, list[int]]


def settle_names(columns: Columns, sample: Sequence[Line]) -> None:
    """A description is the name where no column is, else a note; a second name in one language is a note too."""
    described, items = columns.pop(DESCRIPTION, []), columns.get(ITEM, [])
    if "name" not in columns and described:
        columns["name"] = [described.pop(0)]
    if "name" not in columns and items and is_words(sample, items[0]):
        columns["name"] = [items.pop(0)]
    notes = [*columns.get("name", [])[1:], *described]
    if notes:
        columns["name"] = columns["name"][:1]
        columns["note"] = [*columns.get("note", []), *notes]


def settle_codes(columns: Columns, sample: Sequence[Line]) -> None:
    """A shop's code is the part's own number where there is no better one, else what to order it by.

    So is a column of order codes, of items or of running numbers, where it holds codes and nothing else may.
    """
    codes, refs = columns.pop(SKU, []), columns.pop(REF, [])
    items = columns.pop(ITEM, [])
    if "number" not in columns:
        if codes:
            columns["number"], codes = codes[:1], codes[1:]
        elif may := [place for place in (*columns.get("order_code", ()), *refs, *items) if is_codes(sample, place)]:
            columns["number"] = may[:1]
            _drop(columns, "order_code", may[0])
    if codes and "order_code" not in columns:
        columns["order_code"] = codes[:1]


def _drop(columns: Columns, one: str, place: int) -> None:
    if place in columns.get(one, ()):
        columns[one].remove(place)
        if not columns[one]:
            del columns[one]


def makers_over_columns(
    header: Header, unknown: Sequence[int], sample: Sequence[Line], vocabulary: CatalogueNames
) -> dict[int, tuple[str, str]]:
    """Place to (field, maker) of the columns headed by a maker's name whose cells are numbers."""
    found: dict[int, tuple[str, str]] = {}
    for place in unknown:
        maker = next(filter(None, map(vocabulary.maker, _names_in(header.names[place]))), None)
        if maker and is_numbers(sample, place):
            found[place] = ("oe_number" if maker.kind == "oem" else "cross_number", maker.name)
    return found


_NUMBER_WORDS = frozenset(
    {
        "number",
        "numbers",
        "part",
        "parts",
        "no",
        "no.",
        "#",
        "oem",
        "oe",
        "pn",
        "ref",
        "code",
        "genuine",
        "номер",
        "номера",
    }
)


def _says_numbers(word: str) -> bool:
    return word.casefold().strip("()[]:") in _NUMBER_WORDS or (
        (pieces := pieces_of(word)) != frozenset() and pieces <= {"number", "part", "oe", "cross", "filler"}
    )


def _names_in(header: str) -> tuple[str, ...]:
    """What of a header may be a maker's name: all of it, or what stands beside a word for numbers."""
    pieces = header.replace("_", " ").split()
    rest = " ".join(piece for piece in pieces if not _says_numbers(piece))
    bare = rest
    for word in ("純正", "部品", "品番", "番号", "号", "번호"):
        bare = bare.replace(word, "")
    return tuple(filter(None, (header, rest.strip(" ()[]:"), bare.strip(" ()[]:"))))

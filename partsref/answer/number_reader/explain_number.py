"""What a number says of itself, known or not, each statement with how many known numbers say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partsref.answer.number_reader.stem_kinds import StemKinds
from partsref.answer.number_reader.stem_table import stems
from partsref.errors import InputError
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_hits import NumberForm
from partsref.numbers.blocks import block, block_rule
from partsref.numbers.canonical import canonical
from partsref.numbers.cells.spreadsheet_damage import damage
from partsref.numbers.formats import NumberFormat, fitting_formats
from partsref.numbers.number_key import key
from partsref.numbers.partkind import part_kind
from partsref.numbers.readings import with_zeros
from partsref.reads.stem_reader import StemQuestions
from partsref.reasons import Reason

SCHEMES: tuple[tuple[str, ...], ...] = (("Daihatsu", "Toyota", "Lexus"), ("Nissan", "Infiniti"))
"""Makers that give the same first digits to the same kinds of part: http://www.jyshw.net/pinpai/34434.html for Toyota,
whose numbers Daihatsu's are made like; Infiniti is Nissan's own brand."""
_ENOUGH = 0.8
"""The share of known numbers with one stem that must be of one kind for the stem to say so."""
_MOST_VEHICLES = 5
_LONGEST = 60
_UNREAD = frozenset("?*_…？＊")


def explain_number(
    reader: SqliteReader, text: str, *, blocks: bool = True, kinds: StemKinds | None = None, maker: str = ""
) -> tuple[NumberForm, ...]:
    """The ways a number may be read, by maker, the likeliest first; empty where it has no maker's form, or is a date
    or a rounded figure that a spreadsheet made of one.

    A number's own row in the catalogue does not count as evidence of what its digits mean. Without `blocks` the
    vehicles of its model block are not looked for; `kinds` serves a whole list, `maker` is the one it is read by alone.
    Raises `InputError` when there is no
    letter and no digit in `text`.
    """
    whole = key(text[:_LONGEST])
    if not whole:
        raise InputError(f"expected a part number, got {text.strip()[:40]!r}: give its letters and digits.")
    if damage(text.strip()):
        return ()
    kinds = kinds or StemKinds(reader.stems)
    layouts = [(layout, whole, "") for layout in _once(fitting_formats(whole), maker)]
    for restored in with_zeros(whole):
        layouts += ((layout, restored, restored) for layout in _once(fitting_formats(restored), maker))
    reader.stems.look_ahead(_questions(layouts, blocks))
    forms = [_form(reader, kinds, layout, number_key, restored, blocks) for layout, number_key, restored in layouts]
    typed = " ".join(text.upper().split())
    return tuple(sorted(forms, key=lambda form: _likelihood(form, typed)))


def is_whole(text: str) -> bool:
    """Whether every character of a number could be read: with one left out it says nothing sure of itself."""
    return not _UNREAD & set(text)


def _once(layouts: tuple[NumberFormat, ...], maker: str) -> Iterator[NumberFormat]:
    """One layout a maker, the first that fits; where a `maker` is named, its own."""
    yield from {layout.maker: layout for layout in reversed(layouts) if maker in ("", layout.maker)}.values()


def _likelihood(form: NumberForm, typed: str) -> tuple[object, ...]:
    """Makers whose known numbers agree come first; a form alone says little, as several makers share one."""
    return not form.kind, -form.agreeing, not form.seen_on, not typed.startswith(form.printed), form.maker


def _form(
    reader: SqliteReader, kinds: StemKinds, layout: NumberFormat, number_key: str, restored: str, blocks: bool
) -> NumberForm:
    maker = layout.maker
    read = canonical(maker, number_key)
    match = layout.pattern.fullmatch(number_key)
    suffix = (match["suffix"] or "") if match and layout.suffix else ""
    stem = part_kind(maker, read.key)
    kind, agreeing, known, source = _kind(kinds, maker, stem, read.key)
    found = block(maker, read.key) if blocks else ""
    seen_on = _seen_on(reader, maker, found, read.key)
    form = NumberForm(
        maker=maker,
        printed=read.printed,
        stem=stem,
        kind=kind,
        agreeing=agreeing,
        known=known,
        source=source,
        block=found,
        seen_on=seen_on,
        suffix=suffix,
        suffix_is_empty=bool(suffix) and suffix == layout.empty_suffix,
    )
    return replace(form, reasons=tuple(_reasons(form, restored)))


def _questions(layouts: Sequence[tuple[NumberFormat, str, str]], blocks: bool) -> StemQuestions:
    """What the forms of a number are going to ask for."""
    read = [(layout.maker, canonical(layout.maker, number_key).key) for layout, number_key, _ in layouts]
    stems_read = [(_scheme(maker), part_kind(maker, own), own) for maker, own in read]
    held = [(maker, block_rule(maker), block(maker, own), own) for maker, own in read] if blocks else []
    return StemQuestions(
        [(makers, stem) for makers, stem, _ in stems_read if stem],
        [(makers, own) for makers, stem, own in stems_read if stem],
        [(maker, rule.start, found, own) for maker, rule, found, own in held if rule and found],
    )


def _scheme(maker: str) -> tuple[str, ...]:
    """The makers whose first digits mean what this one's do, itself among them."""
    return next((scheme for scheme in SCHEMES if maker in scheme), (maker,))


def _kind(kinds: StemKinds, maker: str, stem: str, but: str) -> tuple[str, int, int, str]:
    """What the stem stands for: the category, how many known numbers say so of how many, else the list that does."""
    if not stem:
        return "", 0, 0, ""
    makers = _scheme(maker)
    found = kinds.besides(makers, stem, but)
    known = sum(count for _, count in found)
    if known:
        kind, count = found[0]
        return (kind, count, known, "") if count >= _ENOUGH * known else ("", count, known, "")
    row = next((listed for named in makers if (listed := stems().get((named, stem)))), None)
    return (row.category, 0, 0, row.source) if row else ("", 0, 0, "")


def _seen_on(reader: SqliteReader, maker: str, found: str, but: str) -> tuple[str, ...]:
    rule = block_rule(maker)
    if not found or rule is None:
        return ()
    seen = reader.stems.vehicles_of_block(maker, rule.start, found, but)
    return tuple(f"{make} {model}".strip() for make, model in list(seen)[:_MOST_VEHICLES])


def _reasons(form: NumberForm, restored: str) -> Iterator[Reason]:
    if restored:
        yield Reason("zero_restored", printed=form.printed)
    yield Reason("form_of_maker", maker=form.maker)
    if form.stem:
        if form.kind and form.known:
            yield Reason("kind_of_stem", stem=form.stem, kind=form.kind, count=form.agreeing, known=form.known)
        elif form.kind:
            yield Reason("kind_listed", stem=form.stem, kind=form.kind, source=form.source)
        else:
            yield Reason("kind_not_known", stem=form.stem)
    if form.block:
        if form.seen_on:
            yield Reason("block_seen", block=form.block, vehicles=form.seen_on)
        else:
            yield Reason("block_not_seen", block=form.block)
    if form.suffix:
        yield Reason("suffix_empty" if form.suffix_is_empty else "suffix_colour", suffix=form.suffix)

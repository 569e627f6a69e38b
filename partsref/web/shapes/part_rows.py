"""What replaces a part, for the page: the surest few in full, the rest short, by maker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partsref.model import Attribute, Certainty, Fitment, Offer
from partsref.model_crossref import CrossReference, Equivalent
from partsref.values import frozen

SHOWN_AT_ONCE = 10
"""Equivalents shown with their paths; the others are folded, or shown on a page of everything."""
_CERTAINTIES: tuple[Certainty, ...] = ("stated", "derived", "possible")


@frozen
class Surety:
    """The equivalents of one certainty: all `count` of them, those `shown` in full, the `rest` by maker."""

    name: Certainty
    count: int
    shown: tuple[Equivalent, ...]
    rest: dict[str, tuple[Equivalent, ...]]


def by_certainty(equivalents: Sequence[Equivalent], most: int = SHOWN_AT_ONCE) -> tuple[Surety, ...]:
    """The certainties there are, the surest first; together they show `most` in full."""
    found = []
    for name in _CERTAINTIES:
        some = [e for e in equivalents if e.certainty == name]
        shown, most = some[:most], most - len(some[:most])
        if some:
            found.append(Surety(name, len(some), tuple(shown), _by_maker(some[len(shown) :])))
    return tuple(found)


def _by_maker(equivalents: Iterable[Equivalent]) -> dict[str, tuple[Equivalent, ...]]:
    makers: dict[str, list[Equivalent]] = {}
    for e in equivalents:
        makers.setdefault(e.maker, []).append(e)
    return {maker: tuple(some) for maker, some in makers.items()}


def newest_offers(offers: Iterable[Offer]) -> dict[tuple[str, str], Offer]:
    """The newest offer with a price of each part; without one, the newest."""
    best: dict[tuple[str, str], Offer] = {}
    for offer in offers:
        known = best.get((offer.maker, offer.number))
        if known is None or (offer.price and not known.price):
            best[offer.maker, offer.number] = offer
    return best


def cited(
    answer: CrossReference, shown: Iterable[Surety], fits: Iterable[Fitment], attributes: Iterable[Attribute]
) -> set[str]:
    """The sources named on the page by what is shown of an answer."""
    codes = {code for some in shown for e in some.shown for step in e.path for code in step.sources}
    codes.update(code for fit in fits for code in fit.sources)
    codes.update(code for attribute in attributes for code in attribute.sources)
    return codes & answer.sources.keys()

"""What a part fits, a line a model: many fitments of one model are one thing to whoever looks for his own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partsref.model import Fitment
from partsref.values import frozen
from partsref.words.notes_for_users import note_for_users

MOST_MODELS = 10
"""Models before the rest is a page of its own."""
MOST_CODES = 12
MOST_NOTES = 2


@frozen
class FittedModel:
    """A model, how many fitments say so, and what they say: codes, years, conditions, sources.

    `more` counts the codes and conditions beyond the first few.
    """

    make: str
    model: str
    count: int
    codes: tuple[str, ...]
    year_from: int | None
    year_to: int | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    more: int


def by_model(fits: Iterable[Fitment]) -> tuple[FittedModel, ...]:
    """The models, that with the most fitments first."""
    models: dict[tuple[str, str], list[Fitment]] = {}
    for fit in fits:
        models.setdefault((fit.make, fit.model), []).append(fit)
    rows = (_row(make, model, some) for (make, model), some in models.items())
    return tuple(sorted(rows, key=lambda row: (-row.count, row.make, row.model)))


def _row(make: str, model: str, fits: Sequence[Fitment]) -> FittedModel:
    codes = tuple(dict.fromkeys(fit.chassis or fit.engine for fit in fits if fit.chassis or fit.engine))
    told = (" · ".join(filter(None, (fit.position, note_for_users(fit.note)))) for fit in fits)
    notes = tuple(dict.fromkeys(filter(None, told)))
    first = [fit.year_from for fit in fits if fit.year_from]
    # A fitment without an end has none: its model goes on being fitted.
    last = [fit.year_to for fit in fits if fit.year_to]
    return FittedModel(
        make,
        model,
        len(fits),
        codes[:MOST_CODES],
        min(first, default=None),
        max(last) if len(last) == len(fits) else None,
        notes[:MOST_NOTES],
        tuple(sorted({code for fit in fits for code in fit.sources}))[:6],
        max(0, len(codes) - MOST_CODES) + max(0, len(notes) - MOST_NOTES),
    )

"""Which models stand first on the start page: those people own abroad. All others stand folded by make."""

from __future__ import annotations

from collections.abc import Iterable

from partsref.answer.sheets.vehicle_sheet import ModelParts

FRONT = (
    ("Suzuki", "Carry"),
    ("Daihatsu", "Hijet"),
    ("Honda", "Acty"),
    ("Subaru", "Sambar"),
    ("Mitsubishi", "Minicab"),
    ("Honda", "Street"),
    ("Suzuki", "Every"),
    ("Mitsubishi", "Pajero Mini"),
)
"""The trucks and vans imported most, in the order they are shown."""


def front(models: Iterable[ModelParts]) -> tuple[ModelParts, ...]:
    """Those of the models that stand first; where a catalogue has none of them, its eight with the most parts."""
    known = {(model.make, model.name): model for model in models}
    named = tuple(known[model] for model in FRONT if model in known)
    return named or tuple(sorted(known.values(), key=lambda m: (-m.parts, m.make, m.name))[: len(FRONT)])


def by_make(models: Iterable[ModelParts]) -> dict[str, tuple[ModelParts, ...]]:
    """Models by make, the make with the most parts first; within a make those with parts come first."""
    makes: dict[str, list[ModelParts]] = {}
    for model in models:
        makes.setdefault(model.make, []).append(model)
    order = sorted(makes, key=lambda make: (-sum(model.parts for model in makes[make]), make))
    return {make: tuple(sorted(makes[make], key=lambda m: (not m.parts, m.name))) for make in order}

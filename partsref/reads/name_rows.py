"""The names a question may speak of: models, vehicles, terms."""

from __future__ import annotations

from partsref.values import frozen


@frozen
class ModelName:
    """A model and every name it goes by."""

    make: str
    name: str
    name_ja: str
    family: str
    aliases: tuple[str, ...]


@frozen
class KnownVehicle:
    """A vehicle of the reference table, as far as a query can name it."""

    id: int
    make: str
    model: str
    chassis: str
    model_ja: str
    engine: str
    year_from: int | None
    year_to: int | None


@frozen
class PartTerm:
    """One thing people call by many names; `synonyms` are in any language."""

    id: int
    name: str
    name_ja: str
    romaji: str
    category: str
    synonyms: tuple[str, ...]

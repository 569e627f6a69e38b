"""Fitments as documents have them, told as the catalogue's file tells them."""

from __future__ import annotations

from typing import Any

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.reading.reference_names import Names
from partsref.model import Fitment
from partsref.reads.vehicle_rows import Fitted

Fit = list[Any]
"""[fitment, application, position, [[source, note], ...], [why it is disputed, ...]]"""


def fitment(names: Names, fit: Fit, parted_by: str) -> Fitment:
    """A fitment with all who say so; its dispute is parted from the notes by `parted_by`."""
    _, application, position, said, _ = fit
    vehicle = names.applications([application])[application]
    told = parted_by.join(
        filter(None, (_notes(fit, ","), _disputed(fit).strip() if parted_by == " " else _disputed(fit)))
    )
    return Fitment(*vehicle, position, told.strip() if parted_by == " " else told, names.codes(row[0] for row in said))


def fitted(names: Names, doc: Document, fit: Fit) -> Fitted:
    """A fitment as a search reads it."""
    _, application, position, said, _ = fit
    description = doc["description"]
    category = names.described([description])[description][3]
    trust = min(names.sources[row[0]][1] for row in said)
    note = ("; ".join(sorted({row[1] for row in said if row[1]})) + _disputed(fit)).strip(" ")
    return Fitted(doc["id"], application, position, description, category, trust, note)


def _notes(fit: Fit, parted_by: str) -> str:
    return parted_by.join(dict.fromkeys(row[1] for row in fit[3] if row[1]))


def _disputed(fit: Fit) -> str:
    return f" disputed: {'; '.join(fit[4])}" if fit[4] else ""

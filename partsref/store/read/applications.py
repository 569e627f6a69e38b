"""What fits what, and what the vehicles have: the questions of a search in words."""

from __future__ import annotations

from partsref.store.read.fitment_rows import FitmentRows
from partsref.store.read.vehicle_traits import VehicleTraits


class StoredApplications(FitmentRows, VehicleTraits):
    """Reads one open connection; holds no state of its own."""

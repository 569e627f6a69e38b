"""What an answer stands on, so that making it keeps nobody else waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partsref.api import Catalog


@dataclass(frozen=True, slots=True)
class Ready:
    """What an answer stands on: whether it is there, and what makes it, however long that takes."""

    there: Callable[[Catalog], bool]
    make: Callable[[Catalog], object]

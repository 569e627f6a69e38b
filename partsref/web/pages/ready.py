"""What an answer stands on, so that making it keeps nobody else waiting."""

from __future__ import annotations

from collections.abc import Callable

from partsref.api import Catalog
from partsref.values import frozen


@frozen
class Ready:
    """What an answer stands on: whether it is there, and what makes it, however long that takes."""

    there: Callable[[Catalog], bool]
    make: Callable[[Catalog], object]

"""sqlite-utils, without what it imports for others: pandas and numpy, where they are installed, take half a second.

Neither is of use to a schema, and every command that makes a database would wait for them.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

UNWANTED = ("pandas", "numpy")


@contextmanager
def unseen(*packages: str) -> Iterator[None]:
    """Within, these packages are as if not installed, unless they are imported already."""
    # Another thread may be importing them for itself right now.
    hidden = [name for name in packages if name not in sys.modules and threading.active_count() == 1]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with unseen(*UNWANTED):
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

__all__ = ["Database", "Migrations"]

"""partsref: an open parts catalogue and cross-reference engine for Japanese kei trucks and vans.

>>> import partsref
>>> with partsref.open("partsref.db") as catalog:  # doctest: +SKIP
...     catalog.find("16510-61A20")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partsref.api import Catalog

__all__ = ["__version__", "open"]


def open(path: str | Path = "partsref.db") -> Catalog:  # noqa: A001 - as `gzip.open` and its like
    """Open the catalogue at `path`; one that is not there is built from the shipped catalogue first.

    `path` may be the address of a cluster: `opensearch+https://user@host:9200/parts`. Raises
    `partsref.errors.DatabaseError` when the file is not a partsref database or cannot be read.
    """
    if isinstance(path, str) and path.startswith("opensearch+"):
        from partsref.cluster.access.place import read_place
        from partsref.cluster_catalog import ClusterCatalog

        return ClusterCatalog(read_place(path))
    from partsref.api import Catalog

    return Catalog.open(Path(path))


def __getattr__(name: str) -> str:
    """`__version__`, read from the installed package only when it is asked for: that costs milliseconds."""
    if name != "__version__":
        raise AttributeError(f"module 'partsref' has no attribute {name!r}")
    from importlib.metadata import version

    return version("partsref")

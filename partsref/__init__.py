"""partsref: an open parts catalogue and cross-reference engine for Japanese kei trucks and vans.

>>> import partsref
>>> with partsref.open() as catalog:  # doctest: +SKIP
...     catalog.find("16510-61A20")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partsref.api import Catalog
    from partsref.cluster.access.cluster_address import ClusterAddress

__all__ = ["__version__", "open"]


def open(path: str | Path | ClusterAddress | None = None) -> Catalog:  # noqa: A001 - as `gzip.open` and its like
    """Open the catalogue at `path`; one that is not there is built from the shipped catalogue first.

    Without `path` it is the one that commands mean: PARTSREF_DB, `partsref.db` in this folder, or the user's own.
    `path` may be the address of a cluster, as text (`opensearch+https://user@host:9200/parts`) or as read.
    Raises `partsref.errors.DatabaseError` when the file is not a partsref database or cannot be read.
    """
    import os

    from partsref.api import Catalog
    from partsref.default_database import default_database

    named = path or os.environ.get("PARTSREF_DB") or default_database()
    if isinstance(named, str) and named.startswith("opensearch+"):
        from partsref.cluster.access.cluster_address import read_address

        named = read_address(named)
    if isinstance(named, str | Path):
        return Catalog.open(Path(named))
    from partsref.cluster_catalog import ClusterCatalog

    return ClusterCatalog(named)


def __getattr__(name: str) -> str:
    """`__version__`, read from the installed package only when it is asked for: that costs milliseconds."""
    if name != "__version__":
        raise AttributeError(f"module 'partsref' has no attribute {name!r}")
    from importlib.metadata import version

    return version("partsref")

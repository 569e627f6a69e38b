"""The files of a sealed folder as Whoosh sees them: those of the seal, and no others, whatever stands beside them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any


def sealed_storage(folder: Path, names: Collection[str]) -> Any:
    """Whoosh's storage of `folder`, read-only, in which only `names` exist.

    Whoosh looks for the newest table of contents by itself: one that came after the seal was checked is not seen.
    """
    from whoosh.filedb.filestore import FileStorage

    class SealedStorage(FileStorage):  # type: ignore[misc]
        """Whoosh is imported only where it is used: it takes a tenth of a second."""

        def list(self) -> list[str]:
            return sorted(names)

        def __iter__(self) -> Any:
            return iter(self.list())

        def file_exists(self, name: str) -> bool:
            return name in names

        def open_file(self, name: str, **options: Any) -> Any:
            if name not in names:
                raise FileNotFoundError(f"{name}: not in the sealed folder")
            return super().open_file(name, **options)

    return SealedStorage(str(folder), readonly=True)

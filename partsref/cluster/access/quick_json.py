"""JSON of the cluster, read by the quickest reader there is: half of what a list costs is reading documents."""

from __future__ import annotations

from typing import Any

try:
    import orjson
except ImportError:  # The reader of the standard library takes three times as long, and reads the same.
    orjson = None  # type: ignore[assignment]


def quick_json() -> Any:
    """A serializer for the client of the cluster. What the quick reader refuses the other one reads, or refuses too."""
    from opensearchpy.serializer import JSONSerializer

    class Quick(JSONSerializer):
        def loads(self, text: str) -> Any:
            try:
                return orjson.loads(text)
            except ValueError:
                return super().loads(text)

    return JSONSerializer() if orjson is None else Quick()

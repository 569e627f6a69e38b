"""JSON of the cluster, read and written by the quickest there is: half of what a list costs is reading documents."""

from __future__ import annotations

import json
from typing import Any

try:
    import orjson
except ImportError:  # The reader of the standard library takes three times as long, and reads the same.
    orjson = None  # type: ignore[assignment]


def quick_json() -> Any:
    """A serializer for the client of the cluster, whose answers are JSON objects.

    What else came is another server's, such as a page to sign in on, and is refused.
    """
    from opensearchpy.exceptions import SerializationError
    from opensearchpy.serializer import JSONSerializer

    class Objects(JSONSerializer):
        def loads(self, text: Any) -> Any:
            answer = _read(text)
            if not isinstance(answer, dict):
                raise SerializationError(f"expected an answer of OpenSearch, came {text[:40]!r}")
            return answer

        def dumps(self, data: Any) -> Any:
            return data if isinstance(data, str) else _written(data) or super().dumps(data)

    return Objects()


def _written(data: Any) -> str:
    """A question as JSON; empty where the quick writer refuses it, such as half a character: the other one takes it."""
    if orjson is not None:
        try:
            return orjson.dumps(data).decode()
        except TypeError:
            pass
    return ""


def _read(text: Any) -> Any:
    """What a text says; None where it is no JSON. What the quick reader refuses the other one reads, or refuses too."""
    if orjson is not None:
        try:
            return orjson.loads(text)
        except ValueError:
            pass
    try:
        return json.loads(text)
    except ValueError:
        return None

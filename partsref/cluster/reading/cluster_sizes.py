"""Parts by what was measured of them: the cluster gives parts with such lengths, the ways are tried here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.reading.session import Session
from partsref.reads.vehicle_rows import Lengths
from partsref.store.read.measured_sizes import MeasuredSizes


class ClusterSizes(MeasuredSizes):
    """`partsref.reads.size_reader.Sizes` over one publication."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def measuring(self, lengths: Sequence[float], tolerance: float, most: int) -> list[tuple[int, Lengths]]:
        """(part, its measures) for each way in which `lengths` are measures of one part, the nearest first."""
        near = [{"range": {"mm": {"gte": length - tolerance, "lte": length + tolerance}}} for length in lengths]
        question = {"query": {"bool": {"filter": near}}, "sort": ["id"], "_source": ["id", "attributes"]}
        docs = self._session.every(question)
        ways = [
            (round(sum(abs(at - asked) for (_, at), asked in zip(way, lengths, strict=True)), 3), doc["id"], place, way)
            for doc in docs
            for place, way in enumerate(_ways(doc, lengths, tolerance))
        ]
        return [(part, way) for _, part, _, way in sorted(ways, key=lambda found: found[:3])[:most]]


def _ways(doc: Document, lengths: Sequence[float], tolerance: float) -> Iterator[Lengths]:
    measures = [(row[0], row[4]) for row in doc["attributes"] if row[4] is not None]
    for way in permutations(measures, len(lengths)):
        fits = all(a - tolerance <= at <= a + tolerance for (_, at), a in zip(way, lengths, strict=True))
        if fits and len({name for name, _ in way}) == len(way):
            yield way

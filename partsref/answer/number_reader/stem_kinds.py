"""What known numbers say of first digits: each stem is counted once, however many numbers of a list have it."""

from __future__ import annotations

from collections import Counter

from partsref.reads.stem_reader import Stems


class StemKinds:
    """Counts of one state of the catalogue; made for one question, or for one list."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._counted: dict[tuple[tuple[str, ...], str], Counter[str]] = {}

    def besides(self, makers: tuple[str, ...], stem: str, number_key: str) -> list[tuple[str, int]]:
        """(category, count) of the numbers of these makers with a stem, the most first; one number does not count."""
        asked = makers, stem
        if asked not in self._counted:
            self._counted[asked] = Counter(self._stems.kinds_of_stem(makers, stem))
        others = self._counted[asked] - Counter(self._stems.kinds_of_number(makers, number_key))
        return sorted(others.items(), key=lambda found: (-found[1], found[0]))

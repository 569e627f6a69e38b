"""The two interfaces of a search in words: the index of words, and the reader that has one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from partsref.index.terms.vocabulary import Vocabulary
from partsref.reads.part_reader import Reader


class Words(Protocol):
    """An index of the words of descriptions, with the vocabulary of the catalogue it was made from."""

    vocabulary: Vocabulary

    def best(self, groups: Sequence[Sequence[str]], words: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """(description id, score) of those that have all that is asked; of more than `limit` the best by BM25F.

        `groups` are meanings, any of each group being enough; `words` are index words. The sets are cut first and
        only what is left is scored: Whoosh's own AND walks every list. Where there is nothing to choose, nothing is.
        """

    def ids(self, meanings: Sequence[str]) -> frozenset[int]:
        """Ids of the descriptions that have any of `meanings`."""

    def with_words(self, words: Sequence[str]) -> frozenset[int]:
        """Ids of the descriptions that have all of `words`."""

    def frequency(self, word: str) -> int:
        """How many descriptions have an index word."""

    def knows(self, words: Iterable[str]) -> list[str]:
        """Those of `words` that some description has."""


class WordReader(Reader, Protocol):
    """A reader of parts that has their words too."""

    def words(self, path: Path | None = None) -> Words:
        """The index of words of this state, made anew where it is missing or behind.

        `path` is the catalogue's file, where it is known. Raises `DatabaseError` when no index can be made.
        """

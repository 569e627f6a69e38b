"""A question taken apart: numbers, chassis codes, years and engines first, then the names of things."""

from __future__ import annotations

from partsref.answer.question.read_chassis_codes import settle_codes
from partsref.answer.question.read_tokens import read_tokens, readable
from partsref.answer.question.read_words import read_words
from partsref.answer.question.reading import Reading
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.reads.part_reader import Reader
from partsref.words.frame_number import without_plate_numbers


def understand(query: str, known: Vocabulary, index: Words, reader: Reader) -> Reading:
    """Take `query` apart. Nothing raises: what is not understood is in `unknown` or `ignored`."""
    reading = Reading()
    words = read_tokens(without_plate_numbers(readable(query)), reading, known, index, reader)
    read_words(words, reading, known, index)
    settle_codes(reading, known, index, reader.applications)
    return reading

"""Every sentence and phrase people read, in both languages, as a list: `python tests/docs/words.py` prints it."""

from __future__ import annotations

import string
from collections.abc import Iterator

from partsref.reasons import Argument, Reason, Term
from partsref.reasons.sentences import SENTENCES
from partsref.web.language import catalogues
from partsref.web.language.language import PageWords, words_for

_COUNTS = frozenset({"count", "known", "shown", "listed", "shared", "links", "more", "size", "read"})
_LISTS = frozenset(
    {"parts", "values", "successors", "one", "other", "makers", "vehicles", "engines", "codes", "numbers"}
)


def sample(code: str, count: int = 2) -> Reason:
    """The reason of a code with something of each kind in it; every count is `count`."""
    fields = {name for _, name, _, _ in string.Formatter().parse(SENTENCES[code]) if name}
    return Reason(code, **{name: _argument(code, name, count) for name in sorted(fields)})


def _argument(code: str, name: str, count: int) -> Argument:
    if name in _COUNTS and (code, name) not in {("no_part_of_size", "size"), ("size_in_name", "size")}:
        return count
    if name == "added":
        return 1.5
    if name in {"reason", "reasons"}:
        height = Term("measure", "height")
        return Reason("measured_apart", measure=height, one=("66 mm",), other=("87 mm",), sources="s160")
    if name == "relation":
        return Reason("relation_equivalent")
    return ("A", "B") if name in _LISTS and not code.startswith("no_part_of_size") else f"<{name}>"


def listed() -> Iterator[tuple[str, str, str]]:
    """(name, English, Japanese) of every reason and phrase."""
    japanese, english = words_for("ja", ""), words_for("en", "")
    for code in SENTENCES:
        yield code, english.reason(sample(code)), japanese.reason(sample(code))
    for kind, name in catalogues.words("en"):
        if kind == "phrase":
            yield name, _phrase(english, name), _phrase(japanese, name)


def _phrase(words: PageWords, name: str) -> str:
    return catalogues.words(words.code)["phrase", name]


if __name__ == "__main__":
    for row in listed():
        print(" | ".join(row))

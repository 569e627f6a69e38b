"""A reason is a code and its arguments; a language makes a sentence of it, at the doors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from partsref.reasons.count import Count
from partsref.reasons.sentences import SENTENCES
from partsref.values import frozen


@frozen
class Term:
    """A word of ours within a reason (a measure, a side), which a language may have its own word for."""

    kind: str
    name: str

    def __str__(self) -> str:
        return self.name


@frozen
class Reason:
    """One reason. Its `code` stands in `SENTENCES`, whose sentence names the arguments it takes.

    Arguments are figures, texts as they were typed or printed (never translated), terms, other reasons, or tuples.

    >>> str(Reason("misread", meant="1", typed="L"))
    'you typed L, this part has 1'
    """

    code: str
    arguments: tuple[tuple[str, Argument], ...]

    def __init__(self, code: str, **arguments: Argument) -> None:
        """Raises `KeyError` for a code that has no sentence."""
        SENTENCES[code]
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "arguments", tuple(arguments.items()))

    def __str__(self) -> str:
        return rendered(self, _as_written, str)

    def __getitem__(self, name: str) -> Argument:
        """One argument. Raises `KeyError` for one it does not have."""
        return dict(self.arguments)[name]

    def as_json(self) -> dict[str, Any]:
        """The code and the arguments as plain values; reasons within it likewise."""
        return {"code": self.code, **{name: _plain(value) for name, value in self.arguments}}


Argument = str | int | float | Term | Reason | tuple[str, ...] | tuple[Term, ...] | tuple[Reason, ...]


def in_english(reasons: Iterable[Reason]) -> str:
    """Several reasons in one line of English, parted by semicolons."""
    return "; ".join(map(str, reasons))


def rendered(reason: Reason, sentence: Callable[[str], str], term: Callable[[Term], str]) -> str:
    """A reason in words: `sentence` gives that of a code, `term` the word for a term, both in one language.

    What follows a colon in a sentence's braces is what stands between the items of a list, `{parts: to }`, or how a
    figure is written, `{added:+.1f}`, or of a count the singular and the plural, `{count:part|parts}`.
    """

    def word(value: Argument) -> str | Count | _List | _Figure:
        if isinstance(value, Reason):
            return rendered(value, sentence, term)
        if isinstance(value, Term):
            return term(value)
        if isinstance(value, tuple):
            between = "; " if value and isinstance(value[0], Reason) else ", "
            return _List([format(word(item), "") for item in value], between)
        if isinstance(value, int):
            return Count(value)
        return _Figure(value) if isinstance(value, float) else value

    return sentence(reason.code).format(**{name: word(value) for name, value in reason.arguments})


class _List(list[str]):
    """The items of a tuple, in words."""

    def __init__(self, items: Iterable[str], between: str) -> None:
        super().__init__(items)
        self.between = between

    def __format__(self, between: str) -> str:
        return (between or self.between).join(self)


class _Figure(float):
    """A figure, without needless digits unless a sentence says how it is written."""

    def __format__(self, written: str) -> str:
        return float(self).__format__(written or "g")


def _as_written(code: str) -> str:
    return SENTENCES[code]


def _plain(value: Argument) -> Any:
    if isinstance(value, Reason):
        return value.as_json()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.name if isinstance(value, Term) else value

"""The interface in the visitor's language. What a catalogue says stays as it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from partsref.reasons import Argument, Reason, Term, rendered
from partsref.reasons.count import Count
from partsref.reasons.sentences import SENTENCES
from partsref.values import frozen
from partsref.web.language import catalogues


@frozen
class PageWords:
    """The phrases of one language. `chosen` is True when the visitor asked for it by hand."""

    code: str
    chosen: bool = False

    def __call__(self, phrase: str, **values: object) -> str:
        """A phrase of the interface, a count in it with its plural. Raises `KeyError` for one that no catalogue has."""
        text = self._word("phrase", phrase) or catalogues.words(catalogues.FIRST)["phrase", phrase]
        return text.format(**{name: _counting(value) for name, value in values.items()}) if values else text

    def reason(self, said: Reason) -> str:
        """Why a hit is there, or what speaks against it. What people wrote within it stays as they wrote it."""
        named = _with_kinds(said)
        return rendered(named, lambda code: self._word("reason", code) or SENTENCES[code], self._term)

    def reasons(self, said: Iterable[Reason]) -> str:
        """Several reasons in one line."""
        return "; ".join(map(self.reason, said))

    def group(self, name: str) -> str:
        """A service group of parts."""
        return self._word("group", name) or name if name else self("group.none")

    def measure(self, name: str) -> str:
        """The name of a measured property."""
        return self._word("measure", name) or name

    def need(self, name: str) -> str:
        """The name of what a vehicle needs besides parts."""
        return self._word("need", name) or name

    def number(self, count: int) -> str:
        """A figure with its thousands apart."""
        return f"{count:,}"

    @property
    def others(self) -> Mapping[str, str]:
        """The other languages there are, each with its own name."""
        return {code: name for code, name in catalogues.languages().items() if code != self.code}

    def _word(self, kind: str, name: str) -> str:
        return catalogues.words(self.code).get((kind, name), "")

    def _term(self, term: Term) -> str:
        return self._word(term.kind, term.name) or term.name


def _counting(value: object) -> object:
    return Count(value) if isinstance(value, int) else value


def _with_kinds(said: Reason) -> Reason:
    """The reason with each kind of part in it as a term, for which a language has a word."""

    def named(name: str, value: Argument) -> Argument:
        if isinstance(value, Reason):
            return _with_kinds(value)
        if isinstance(value, tuple):
            return tuple(named(name, item) for item in value)  # type: ignore[return-value] # Each of its own kind.
        is_kind = name in _KINDS or (name in ("one", "other") and said.code in _OF_TWO_KINDS)
        return Term("kind", value) if is_kind and isinstance(value, str) else value

    return Reason(said.code, **{name: named(name, value) for name, value in said.arguments})


_KINDS = frozenset({"kind", "parts"})
_OF_TWO_KINDS = frozenset({"other_kind", "perhaps_different", "kinds_by_number"})
"""Reasons whose two sides are kinds of part."""


def words_for(chosen: str | None, accepts: str) -> PageWords:
    """The language asked for with ?lang=, else the first of ours the browser accepts, else English."""
    if chosen in catalogues.languages():
        return PageWords(str(chosen), chosen=True)
    return PageWords(_accepted(accepts))


def _accepted(header: str) -> str:
    """Read Accept-Language (RFC 9110, 12.5.4): languages with weights, the heaviest of ours wins."""
    best, code = 0.0, catalogues.FIRST
    for item in header[:500].split(","):
        name, _, weight = item.strip().partition(";q=")
        language = name.split("-")[0].lower()
        try:
            weighs = float(weight) if weight else 1.0
        except ValueError:
            continue
        if language in catalogues.languages() and best < weighs <= 1:
            best, code = weighs, language
    return code

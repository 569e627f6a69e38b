"""The interface in the visitor's language. What a catalogue says stays as it is said."""

from __future__ import annotations

from dataclasses import dataclass

from partsref.web.language.page_phrases import GROUPS, MEASURES, PHRASES
from partsref.web.language.reasons import in_japanese

LANGUAGES = ("en", "ja")


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language. `chosen` is True when the visitor asked for it by hand."""

    code: str
    chosen: bool = False

    def __call__(self, phrase: str, **values: object) -> str:
        """A phrase of the interface. Raises `KeyError` for one that is not in the table."""
        text = PHRASES[phrase][LANGUAGES.index(self.code)]
        return text.format(**values) if values else text

    def reason(self, text: str) -> str:
        """Why a hit is there, or what speaks against it, which the answers give in English."""
        return in_japanese(text) if self.code == "ja" else text

    def group(self, name: str) -> str:
        """A service group of parts."""
        if not name:
            return self("group.none")
        return GROUPS.get(name, name) if self.code == "ja" else name

    def measure(self, name: str) -> str:
        """The name of a measured property."""
        return MEASURES.get(name, name) if self.code == "ja" else name

    def number(self, count: int) -> str:
        """A figure with its thousands apart."""
        return f"{count:,}"


def words_for(chosen: str | None, accepts: str) -> Words:
    """The language asked for with ?lang=, else the first of ours the browser accepts, else English."""
    if chosen in LANGUAGES:
        return Words(chosen, chosen=True)
    return Words(_accepted(accepts))


def _accepted(header: str) -> str:
    """Read Accept-Language (RFC 9110, 12.5.4): languages with weights, the heaviest of ours wins."""
    best, code = 0.0, LANGUAGES[0]
    for item in header[:500].split(","):
        name, _, weight = item.strip().partition(";q=")
        language = name.split("-")[0].lower()
        try:
            weighs = float(weight) if weight else 1.0
        except ValueError:
            continue
        if language in LANGUAGES and best < weighs <= 1:
            best, code = weighs, language
    return code

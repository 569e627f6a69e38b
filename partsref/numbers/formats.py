"""How each maker prints its numbers. One maker's rule stands in one row here, with the source it was read in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partsref.numbers.number_key import key


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One layout of one maker.

    `pattern` matches a key (no separators) whole; its groups are the printed segments. The group `suffix`, if
    there is one, names a colour or packaging: such a part is another part than its base. `empty_suffix` is the
    suffix that means "none", so that the number with and without it is one part.
    """

    maker: str
    body: str
    suffix: str
    separator: str
    suffix_separator: str
    source: str
    empty_suffix: str
    zero_padded: bool
    """True where a spreadsheet's lost leading zero can be told: the layout has a fixed length that may begin with 0."""
    pattern: re.Pattern[str]


def _format(
    maker: str,
    body: str,
    separator: str,
    source: str,
    *,
    suffix: str = "",
    suffix_separator: str | None = None,
    empty_suffix: str = "",
    zero_padded: bool = False,
) -> NumberFormat:
    pattern = re.compile(f"{body}(?P<suffix>{suffix})?" if suffix else body)
    before_suffix = separator if suffix_separator is None else suffix_separator
    return NumberFormat(maker, body, suffix, separator, before_suffix, source, empty_suffix, zero_padded, pattern)


FORMATS: tuple[NumberFormat, ...] = (
    _format(
        "Suzuki",
        # M before the second segment: Maruti numbers in Suzuki lists (16510-M68K20, Craft prints 23265-M79F40).
        r"(\d{5})(M?[0-9A-Z]{5})",
        "-",
        "http://jfrmc.tou3.com/%E3%82%B9%E3%82%BA%E3%82%AD/20251001",
        suffix="[0-9A-Z]{3}",
        empty_suffix="000",
        zero_padded=True,
    ),
    _format(
        "Daihatsu",
        r"(\d{5})([0-9A-Z]{5})",
        "-",
        "https://shinmei-kaitai.co.jp/rebuilt-info46",
        suffix="[0-9A-Z]{3}",
        empty_suffix="000",
        zero_padded=True,
    ),
    _format(
        "Honda",
        r"([0-9A-Z]\d{4})([0-9A-Z]{3})([0-9A-Z]{3})",
        "-",
        "https://www.hinata.jp/non/9987",
        # The colour stands without a dash (67510-32R-900ZZ), as a specification file of an N-BOX prints it.
        suffix="[0-9A-Z]{2}",
        suffix_separator="",
        zero_padded=True,
    ),
    _format(
        # Common hardware: function, dimensions (06022 is M6 x 22), then standard and surface; 9 is hardware.
        "Honda",
        r"(9\d{4})(\d{5})([0-9A-Z]{2})",
        "-",
        "http://stwiki.notonthe.net/twiki/bin/view/General/HondaPartNumbers",
    ),
    _format(
        "Mazda",
        r"([0-9A-Z]{4})([0-9A-Z]{2})([0-9A-Z]{3}[A-Z]?)",
        "-",
        "https://car.awaisora.com/be79bb8b-f81f-44c1-92e4-86f2ca71aa30",
        suffix="[0-9]{2}",
        suffix_separator=" ",
        zero_padded=True,
    ),
    _format(
        "Nissan",
        r"([0-9A-Z]{5})([0-9A-Z]{5})",
        "-",
        "https://speedyauto.cc/howto/carmaintenance/doityourselfcarmaint/201603/204011.html",
        zero_padded=True,
    ),
    _format(
        "Toyota",
        r"([0-9]{5})([0-9A-Z]{5})",
        "-",
        "http://www.jyshw.net/pinpai/34434.html",
        suffix="[0-9A-Z]{2}",
        zero_padded=True,
    ),
    _format("Subaru", r"(\d{5}[A-Z]{2}\d{3})", "", "https://yumaadventure.com/subaru-r2-muffler/", suffix="[A-Z]{2}"),
    _format(
        # Common hardware, such as 016610250 and 902380007.
        "Subaru",
        r"([09]\d{8})",
        "",
        "http://monomaniacgarage.com/?p=26345",
        zero_padded=True,
    ),
    _format(
        "Mitsubishi",
        r"(M[A-Z]\d{6}|\d{4}[A-Z]\d{3})",
        "",
        "https://senbeiasia.com/car-maintenance-stabilizer-bush/?amp=1",
        suffix="[A-Z]{2}",
    ),
    _format(
        # Units such as alternators and injectors; plugs and filters are numbered otherwise.
        "Denso",
        r"(\d{6})(\d{4})",
        "-",
        "http://typlus5638.g1.xrea.com/alternator.html",
        zero_padded=True,
    ),
)

BY_MAKER: dict[str, tuple[NumberFormat, ...]] = {
    maker: tuple(f for f in FORMATS if f.maker == maker) for maker in dict.fromkeys(f.maker for f in FORMATS)
}


def formats_of(maker: str) -> tuple[NumberFormat, ...]:
    """The layouts known for `maker` (its catalogue name), or none."""
    return BY_MAKER.get(maker, ())


def is_laid_out(maker: str, number: str) -> bool:
    """Whether a printed number is laid out as its maker lays out numbers; False where no layout is known."""
    return any(f.pattern.fullmatch(key(number)) for f in formats_of(maker))


def fitting_formats(number_key: str) -> tuple[NumberFormat, ...]:
    """Every maker's layout that `number_key` matches whole: who might have printed it."""
    return tuple(f for f in FORMATS if f.pattern.fullmatch(number_key))


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# One match each tells most numbers that none of the longer questions below concerns them.
WITH_SUFFIX = _any_of([f.body + f.suffix for f in FORMATS if f.suffix])
"""Matches a key that ends in a colour or packaging suffix, in some maker's layout."""
ZERO_PADDED = _any_of([f.body + (f"(?:{f.suffix})?" if f.suffix else "") for f in FORMATS if f.zero_padded])
"""Matches a key of a layout whose lost leading zero can be told."""

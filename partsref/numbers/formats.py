"""How each maker prints its numbers. One maker's rule stands in one row here, with the source it was read in."""

from __future__ import annotations

import re

from partsref.numbers.number_key import key
from partsref.values import frozen


@frozen
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
    whole: re.Pattern[str]
    """Matches a key that is certainly a whole number of the maker, and not another with a letter read for a digit."""
    examples: tuple[tuple[str, str, str], ...]
    """(typed, as the maker prints it, key of its base): a test reads them."""


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
    whole: str = "",
    examples: tuple[tuple[str, str, str], ...],
) -> NumberFormat:
    pattern = re.compile(f"{body}(?P<suffix>{suffix})?" if suffix else body)
    certain = re.compile(f"(?:{whole or body})(?:{suffix})?" if suffix else whole or body)
    before_suffix = separator if suffix_separator is None else suffix_separator
    return NumberFormat(
        maker, body, suffix, separator, before_suffix, source, empty_suffix, zero_padded, pattern, certain, examples
    )


_LETTER = "[A-HJ-NPR-Z]"
"""Makers of vehicles leave out I, O and Q, which look like digits: of 660 known numbers none laid out so has one."""

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
        whole=rf"\d{{5}}M?(?:\d{{5}}|\d{{2}}{_LETTER}\d{{2}}|\d{{2}}{_LETTER}{{2}}\d)",
        examples=(
            ("1651061A20000", "16510-61A20", "1651061A20"),
            ("77860 84f51 zg4", "77860-84F51-ZG4", "7786084F51"),
            ("16510M68K20", "16510-M68K20", "16510M68K20"),
        ),
    ),
    _format(
        "Daihatsu",
        r"(\d{5})([0-9A-Z]{5})",
        "-",
        "https://shinmei-kaitai.co.jp/rebuilt-info46",
        suffix="[0-9A-Z]{3}",
        empty_suffix="000",
        zero_padded=True,
        whole=rf"\d{{5}}(?:\d{{5}}|{_LETTER}{{1,2}}\d{{3,4}}|\d{{2}}{_LETTER}\d{{2}})",
        examples=(
            ("15601.87204.000", "15601-87204", "1560187204"),
            ("15601B2010", "15601-B2010", "15601B2010"),
            ("1560187703-99A", "15601-87703-99A", "1560187703"),
        ),
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
        whole=rf"\d{{5}}(?=\d*{_LETTER})[0-9A-Z]{{3}}[0-9A-Z]\d{{2}}",
        examples=(
            ("15400PLMA02", "15400-PLM-A02", "15400PLMA02"),
            ("67510-32R-900-ZZ", "67510-32R-900ZZ", "6751032R900"),
            ("h1540 rta 003", "H1540-RTA-003", "H1540RTA003"),
        ),
    ),
    _format(
        # Common hardware: function, dimensions (06022 is M6 x 22), then standard and surface; 9 is hardware.
        "Honda",
        r"(9\d{4})(\d{5})([0-9A-Z]{2})",
        "-",
        "http://stwiki.notonthe.net/twiki/bin/view/General/HondaPartNumbers",
        examples=(("94109 20000 0A", "94109-20000-0A", "94109200000A"),),
    ),
    _format(
        "Mazda",
        r"([0-9A-Z]{4})([0-9A-Z]{2})([0-9A-Z]{3}[A-Z]?)",
        "-",
        "https://car.awaisora.com/be79bb8b-f81f-44c1-92e4-86f2ca71aa30",
        suffix="[0-9]{2}",
        suffix_separator=" ",
        zero_padded=True,
        whole=rf"(?:{_LETTER}[0-9A-Z]{{3}}|1A\d{{2}})\d{{2}}\d[0-9A-Z]{{2}}{_LETTER}?",
        examples=(
            ("1A0314300", "1A03-14-300", "1A0314300"),
            ("AY0114300A", "AY01-14-300A", "AY0114300A"),
            ("DA7A-64-23X02", "DA7A-64-23X 02", "DA7A6423X"),
        ),
    ),
    _format(
        "Nissan",
        r"([0-9A-Z]{5})([0-9A-Z]{5})",
        "-",
        "https://speedyauto.cc/howto/carmaintenance/doityourselfcarmaint/201603/204011.html",
        zero_padded=True,
        whole=(
            rf"\d{{5}}(?:\d{{2}}{_LETTER}\d[0-9A-H]|\d{_LETTER}\d[0-9A-Z]\d|\d{_LETTER}\d{{2}}[A-H]"
            rf"|\d{_LETTER}{{2}}\d[0-9A-H]|{_LETTER}\d{{4}})"
        ),
        examples=(("1520865F0A", "15208-65F0A", "1520865F0A"), ("ay100ke002", "AY100-KE002", "AY100KE002")),
    ),
    _format(
        "Toyota",
        r"([0-9]{5})([0-9A-Z]{5})",
        "-",
        "http://www.jyshw.net/pinpai/34434.html",
        suffix="[0-9A-Z]{2}",
        zero_padded=True,
        whole=rf"\d{{5}}(?:\d{{5}}|{_LETTER}{{1,2}}\d{{3,4}}|\d{_LETTER}\d{{3}}|YZZ{_LETTER}\d)",
        examples=(
            ("0446535290", "04465-35290", "0446535290"),
            ("90915yzze2", "90915-YZZE2", "90915YZZE2"),
            ("7331052010C0", "73310-52010-C0", "7331052010"),
        ),
    ),
    _format(
        "Subaru",
        r"(\d{5}[A-Z]{2}\d{3})",
        "",
        "https://yumaadventure.com/subaru-r2-muffler/",
        suffix="[A-Z]{2}",
        examples=(("15208 KA 012", "15208KA012", "15208KA012"), ("94220KC000ML", "94220KC000ML", "94220KC000")),
    ),
    _format(
        # Common hardware, such as 016610250 and 902380007.
        "Subaru",
        r"([09]\d{8})",
        "",
        "http://monomaniacgarage.com/?p=26345",
        zero_padded=True,
        examples=(("016-610-250", "016610250", "016610250"),),
    ),
    _format(
        "Mitsubishi",
        r"(M[A-Z]\d{6}|\d{4}[A-Z]\d{3})",
        "",
        "https://senbeiasia.com/car-maintenance-stabilizer-bush/?amp=1",
        suffix="[A-Z]{2}",
        examples=(("md 134953", "MD134953", "MD134953"), ("4056A233XA", "4056A233XA", "4056A233")),
    ),
    _format(
        # Units such as alternators and injectors; plugs and filters are numbered otherwise.
        "Denso",
        r"(\d{6})(\d{4})",
        "-",
        "http://typlus5638.g1.xrea.com/alternator.html",
        zero_padded=True,
        examples=(("1280001234", "128000-1234", "1280001234"),),
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


def is_whole(number_key: str) -> bool:
    """Whether a key is certainly a whole number of some maker: what was typed is then no other number with two slips.

    >>> is_whole("1651061A20"), is_whole("1651061A2O")
    (True, False)
    """
    return WHOLE.fullmatch(number_key) is not None


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


# One match each tells most numbers that none of the longer questions below concerns them.
WHOLE = _any_of([f.whole.pattern for f in FORMATS])
"""Matches a key that is certainly a whole number, by the strictest reading of each layout."""
WITH_SUFFIX = _any_of([f.body + f.suffix for f in FORMATS if f.suffix])
"""Matches a key that ends in a colour or packaging suffix, in some maker's layout."""
ZERO_PADDED = _any_of([f.body + (f"(?:{f.suffix})?" if f.suffix else "") for f in FORMATS if f.zero_padded])
"""Matches a key of a layout whose lost leading zero can be told."""

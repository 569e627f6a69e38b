"""Where in a number the model block stands: the characters that say for which model or engine a part was first made.

A block is seen on vehicles; it is never a fit: later models use parts of earlier ones under their old numbers.
"""

from __future__ import annotations

from partsref.numbers.partkind import part_kind
from partsref.values import frozen


@frozen
class BlockRule:
    """`start` and `length` count characters of a key; `example` is a printed number and the block in it."""

    maker: str
    start: int
    length: int
    source: str
    example: tuple[str, str]


_STEM = 5
RULES: tuple[BlockRule, ...] = (
    BlockRule("Suzuki", _STEM, 3, "http://jfrmc.tou3.com/%E3%82%B9%E3%82%BA%E3%82%AD/20251001", ("16510-61A20", "61A")),
    BlockRule("Daihatsu", _STEM, 2, "https://shinmei-kaitai.co.jp/rebuilt-info46", ("15601-B2010", "B2")),
    BlockRule("Toyota", _STEM, 2, "http://www.jyshw.net/pinpai/34434.html", ("04465-B2060", "B2")),
    BlockRule("Honda", _STEM, 3, "https://www.hinata.jp/non/9987", ("14400-PFB-004", "PFB")),
    BlockRule("Subaru", _STEM, 2, "https://yumaadventure.com/subaru-r2-muffler/", ("13028KA060", "KA")),
)
_BY_MAKER = {rule.maker: rule for rule in RULES}
STEM_LENGTH = _STEM
"""Characters of a key before the block, at the makers in `RULES`."""


def block_rule(maker: str) -> BlockRule | None:
    """The rule of a maker, or None."""
    return _BY_MAKER.get(maker)


def block(maker: str, number_key: str) -> str:
    """The model block of a key; empty where the maker has no rule or the number is of no kind that has one.

    >>> block("Honda", "14400PFB004")
    'PFB'
    """
    rule = _BY_MAKER.get(maker)
    if rule is None or not part_kind(maker, number_key):
        return ""
    return number_key[rule.start : rule.start + rule.length]

"""Which standard speaks of a part: by its kind."""

from __future__ import annotations

from collections.abc import Mapping

from partsref.standards.ball_bearings import ball_bearing
from partsref.standards.batteries import battery
from partsref.standards.bulbs import bulb
from partsref.standards.spark_plugs import plug
from partsref.standards.spec import Spec
from partsref.standards.wipers import wiper

KINDS: Mapping[str, frozenset[str]] = {
    "battery": frozenset({"battery", "バッテリー"}),
    "wiper": frozenset({"wiper blade", "wiper rubber", "wiper refill", "ワイパーゴム", "ワイパーブレード"}),
    "bulb": frozenset({"bulb", "バルブ", "headlight bulb", "lamp bulb"}),
    "bearing": frozenset({"bearing", "ball bearing", "wheel bearing", "ベアリング"}),
    "plug": frozenset({"spark plug", "スパークプラグ"}),
}
"""The kinds of part, as the catalogue names categories, of which a standard says what is interchangeable."""

_KIND_OF = {category: kind for kind, categories in KINDS.items() for category in categories}


def kind_of(category: str) -> str:
    """The kind of standard part a category is; empty for others."""
    return _KIND_OF.get(category.lower(), "")


def read_spec(
    category: str, maker: str, number: str, name: str = "", measured: tuple[str, str, str] = ("", "", "")
) -> Spec | None:
    """What a standard says of a part. `measured`: inner diameter, outer diameter and width in mm, where known.

    >>> read_spec("battery", "JIS battery", "38B19L").compared
    'case B19, terminal L'
    >>> read_spec("oil filter", "Bosch", "38B19L")
    """
    match kind_of(category):
        case "battery":
            return battery(number)
        case "wiper":
            return wiper(category, number, name)
        case "bulb":
            return bulb(number, name)
        case "bearing":
            return ball_bearing(maker, number, name, measured)
        case "plug":
            return plug(maker, number)
        case _:
            return None

"""The vehicle a visitor said is his: kept in a cookie of his browser, nowhere else."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from partsref.values import frozen

COOKIE = "partsref_truck"
YEAR_SECONDS = 365 * 24 * 3600
_LONGEST = 60


@frozen
class Truck:
    """One vehicle by the catalogue's names for it; no serial number: that says whose it is."""

    make: str
    model: str
    chassis: str = ""

    @property
    def label(self) -> str:
        """Its names in a row."""
        return " ".join(filter(None, (self.make, self.model, self.chassis)))

    @property
    def asked_for(self) -> str:
        """How a question names it. Its make would be taken for the maker of the part."""
        return self.chassis or self.model

    def as_cookie(self) -> str:
        """The value of the cookie."""
        return urlencode({"make": self.make, "model": self.model, "chassis": self.chassis})


def from_cookie(value: str) -> Truck | None:
    """The vehicle in a cookie; None for one that is not ours. What it says is a visitor's: it may be anything.

    >>> from_cookie(Truck("Honda", "Acty", "HA4").as_cookie())
    Truck(make='Honda', model='Acty', chassis='HA4')
    >>> from_cookie("nonsense")
    """
    try:
        told = dict(parse_qsl(value[:1000], keep_blank_values=True, max_num_fields=3))
    except ValueError:
        return None
    names = [told.get(name, "") for name in ("make", "model", "chassis")]
    usable = all(len(name) <= _LONGEST and name.isprintable() for name in names)
    return Truck(*names) if usable and all(names[:2]) else None

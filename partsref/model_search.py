"""How a question was understood, and the answers to it: hits, frame numbers, facts of vehicles."""

from __future__ import annotations

from dataclasses import field

from partsref.model import Source, Vehicle, VehicleFact
from partsref.model_hits import Elsewhere, Hit, NumberForm
from partsref.reasons import Reason
from partsref.values import frozen


@frozen
class BuildWindow:
    """When something was built: not before `earliest` and not after `latest` (yyyy-mm or yyyy-mm-dd; empty: not known).

    `how`: within a known range of serial numbers, between two, before the first, after the last; empty: not known.
    """

    earliest: str = ""
    latest: str = ""
    how: str = ""
    sources: tuple[str, ...] = ()


@frozen
class FrameAnswer:
    """What is known of one frame number: the vehicles of its code, when it was built, the filings that name it.

    `serial` keeps its leading zeros. `nearest` names known vehicles with a code like it, where nobody knows the code
    itself.
    """

    query: str
    chassis: str
    serial: str
    prefix: str
    type_designation: str
    class_number: str
    vehicles: tuple[Vehicle, ...]
    window: BuildWindow
    recalls: tuple[str, ...]
    nearest: tuple[str, ...]
    sources: dict[str, Source]


@frozen
class VehicleNamed:
    """A vehicle as a question names it; what it does not say is empty."""

    make: str = ""
    model: str = ""
    chassis: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.model or self.make, self.chassis)))


@frozen
class Understood:
    """How a question was taken apart. `corrected` pairs what was typed with what it was taken for.

    `unknown` are words nothing is known by, which stand among `words` too; `ignored` are too short to say anything.
    `trims` say something of the vehicle (kei truck, jumbo, diff lock) without naming one.
    """

    numbers: tuple[str, ...] = ()
    vehicles: tuple[VehicleNamed, ...] = ()
    years: tuple[int, ...] = ()
    positions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    trims: tuple[str, ...] = ()


@frozen
class Searched:
    """The answer to `search`: hits best first, and in `notes` what is missing, assumed or only near.

    `facets` count the hits by category, maker, kind and vehicle. `answered` is False when nothing that was asked
    for is there and the hits are only the nearest things. `elsewhere` is there then, and beside a thin answer.
    `frame` is there when the question holds a frame number; `facts` are what was asked of a vehicle besides parts.
    """

    query: str
    understood: Understood
    hits: tuple[Hit, ...]
    notes: tuple[Reason, ...] = ()
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    did_you_mean: str = ""
    answered: bool = True
    elsewhere: Elsewhere | None = None
    frame: FrameAnswer | None = None
    facts: tuple[VehicleFact, ...] = ()
    forms: tuple[NumberForm, ...] = ()

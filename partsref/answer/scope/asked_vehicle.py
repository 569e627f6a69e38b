"""Which known vehicles a chassis code means: exactly that code of its own maker, never another maker's longer one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from partsref.reads.name_rows import KnownVehicle
from partsref.values import frozen
from partsref.words.chassis import covers, patterns, same_code


@frozen
class MeantByCode:
    """The vehicles a code means. `exact`: one of them has that very code; else it is one without its body letter."""

    code: str
    vehicles: tuple[KnownVehicle, ...]
    exact: bool

    @property
    def makes(self) -> frozenset[str]:
        """Who makes them; empty where no such vehicle is known."""
        return frozenset(vehicle.make for vehicle in self.vehicles)


def meant_by(code: str, known: Iterable[KnownVehicle], makes: Collection[str] = ()) -> MeantByCode:
    """The vehicles of `known` that `code` means, of the makes named if any of those has one.

    Those with that very code, and of the same makers what the code covers (DA63 is DA63T, S80P is of the S80). Without
    one of that very code all that it covers.
    """
    alike = [v for v in known if any(same_code(c, code) for c in patterns(v.chassis))]
    alike = [v for v in alike if v.make in makes] or alike
    exact = {v.make for v in alike if code in patterns(v.chassis)}
    return MeantByCode(code, tuple(v for v in alike if not exact or v.make in exact), bool(exact))


def fuller_codes(meant: MeantByCode) -> Iterator[str]:
    """The code itself, and the codes of the vehicles it means that say more than it."""
    yield meant.code
    fuller = (c for v in meant.vehicles for c in patterns(v.chassis) if c != meant.code and covers(meant.code, c))
    yield from dict.fromkeys(fuller)

"""Plain values: what passes between rooms. Nobody changes one after it is made; the type checker sees to that."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[_Kind]) -> type[_Kind]:
    """A dataclass with slots that is frozen to the type checker alone, equal to those of its kind with equal values.

    A dataclass that is frozen at run time takes four times as long to make an instance of: a third of what a question
    about a number took was spent on that. Each method that `dataclass` writes is compiled anew whenever the program
    starts, which took a sixth of the start; so it writes `__init__` alone, and the others are shared.
    """
    made = dataclass(slots=True, eq=False, repr=False)(kind)
    listed = fields(made)  # type: ignore[arg-type] # A dataclass by now.
    compared = [one.name for one in listed if one.compare]
    values = attrgetter(*compared) if compared else lambda _one: ()

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def shown(self: object) -> str:
        inside = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in listed if one.repr)
        return f"{self.__class__.__qualname__}({inside})"

    for name, method in (("__eq__", equal), ("__hash__", hashed), ("__repr__", shown)):
        if name not in kind.__dict__:
            setattr(made, name, method)
    return made

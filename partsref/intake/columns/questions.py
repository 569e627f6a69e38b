"""What cannot be decided of a file's columns: to be asked on a terminal, named elsewhere with what to do."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS
from partsref.intake.columns.header import Header


class AmbiguousError(InputError):
    """A column may mean several things. `choices` are the fields it may be; empty text: leave it unused."""

    def __init__(self, name: str, column: str, place: int, choices: tuple[str, ...], hint: str) -> None:
        self.column, self.place, self.choices = column, place, choices
        self.question = f"Column {column!r}: {hint}"
        said = " or ".join(f"{choice} ({FIELDS[choice]})" if choice else "ignore" for choice in choices)
        super().__init__(f"{name}: column {column!r} may be {said}. Say which in a --map file: columns: {{...}}.")


class NoNumberError(InputError):
    """No column is known to hold the parts' own numbers; `places` are those that may."""

    def __init__(self, name: str, header: Header, places: Sequence[int]) -> None:
        self.places, self.names = tuple(places), header.names
        may = ", ".join(repr(header.names[place]) for place in places[:4] if header.names[place])
        super().__init__(
            f"{name}: no column of the parts' own numbers{f'; it may be {may}' if may else ''}."
            f" The columns are {', '.join(filter(None, header.names))}."
            f" {how_to_name([header.names[place] for place in places] or header.names)}"
        )


def how_to_name(columns: Sequence[str]) -> str:
    """What to do where columns are not understood: the fields there are, and a mapping to begin with."""
    shown = [" ".join(column.split())[:30] for column in columns if column.strip()]
    example = shown[0].replace("'", "") if shown else "Part No"
    return (
        "Say which column is which in a --map file of YAML, by its header or its place from 1:"
        f" columns: {{number: '{example}', name: 2}}. Fields are {', '.join(FIELDS)}."
    )

"""The next step, on a terminal: one line to copy, and with `--places` where to put it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import say

if TYPE_CHECKING:
    from partsref.model_hits import Elsewhere

_F = TypeVar("_F", bound=Callable[..., Any])


def places_option(function: _F) -> _F:
    """`--places`: addresses to look at where the answer is not here."""
    return click.option("--places", is_flag=True, help="Where the answer is not here: list where else to look.")(
        function
    )


def print_elsewhere(elsewhere: Elsewhere | None, places: bool) -> None:
    """What to type elsewhere, beside the answer; the addresses, if they are asked for, are an answer themselves."""
    if elsewhere is None:
        return
    say(f"To look elsewhere, copy:  {output.one_line(elsewhere.words_ja)}" + ("" if places else "   (where: --places)"))
    if places:
        output.print_title("Where else to look")
        for place in elsewhere.places:
            output.print_text(f"{place.name}: {place.good_for}", " ")
            output.print_lines([f"   {output.one_line(place.address)}"])
        output.print_lines([""])

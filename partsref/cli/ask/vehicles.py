"""`partsref vehicles`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from partsref.cli.ask.frame_lines import print_frame
from partsref.cli.terminal import output
from partsref.cli.terminal.cell_text import NO_BREAK
from partsref.cli.terminal.counting import counted
from partsref.cli.terminal.options import Where, answer_options, open_catalog, say
from partsref.cli.terminal.years import years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partsref.model import Vehicle

_MODELS = 9
"""Models of a make that are named; the rest is counted."""
_MOST_NAMED = 3


@click.command(name="vehicles")
@click.argument("query", nargs=-1)
@answer_options
@click.pass_context
def command(
    ctx: click.Context,
    query: tuple[str, ...],
    every: bool,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    as_nl: bool,
    db: Where,
) -> None:
    """The vehicles known, their twins, how many parts.

    QUERY is a make, a model, a chassis code or a whole frame number, in English or Japanese. Those with most parts come
    first; without QUERY, the models of each make. Programs are given all, in the order of the catalogue.

    \b
    Example:  partsref vehicles
              partsref vehicles carry
              partsref vehicles サンバー TT2
              partsref vehicles DD51T-123456
    """
    asked = " ".join(query)
    with open_catalog(db) as catalog:
        frame = catalog.frame(asked)
        found = frame.vehicles if frame else catalog.vehicles(asked)
        nearest = frame.nearest if frame else () if found else catalog.nearest_vehicles(asked)
    if as_json or as_nl:
        from partsref.answer.render.json_shapes import frame_json, vehicle_json

        told = {"frame": frame_json(frame)} if frame else {}
        shapes = [{**vehicle_json(vehicle), **told} for vehicle in found[:limit]]
        (output.print_json if as_json else output.print_nl)(shapes)
    elif as_csv:
        header = ("make", "model", "model_ja", "chassis", "drive", "engine", "year_from", "year_to", "parts")
        output.print_csv(
            (*header, "twins"), ([*(getattr(v, name) for name in header), _twins(v)] for v in found[:limit])
        )
    else:
        if frame:
            print_frame(frame)
        if found:
            _print(found, asked, limit or (len(found) if every else 0), bool(asked or every or limit))
        elif not frame:
            near = f" Nearest known: {', '.join(nearest)}." if nearest else ""
            say(f"No vehicle is known by {output.shortened(asked)}.{near} All of them: partsref vehicles")
    ctx.exit(0 if found else 1)


def _twins(vehicle: Vehicle) -> str:
    return ", ".join(" ".join(filter(None, twin)) for twin in vehicle.twins)


def _print(found: Sequence[Vehicle], asked: str, shown: int, each: bool) -> None:
    if not each:
        _print_models(found)
        return
    makes = {vehicle.make for vehicle in found}
    models = dict.fromkeys(" ".join(filter(None, (v.make, v.model, v.model_ja))) for v in found)
    title = counted(len(found), "vehicle", "vehicles") + (f" of {next(iter(makes))}" if len(makes) == 1 else "")
    if len(models) <= _MOST_NAMED:
        title = f"{counted(len(found), 'vehicle', 'vehicles')}: {', '.join(models)}"
    rows = [
        (
            v.model if len(makes) == 1 else f"{v.make} {v.model}",
            v.chassis,
            v.drive,
            v.engine,
            years(v.year_from, v.year_to),
            v.parts,
            _badges(v),
        )
        for v in sorted(found, key=lambda vehicle: -vehicle.parts)
    ]
    columns = ("vehicle", "chassis", "drive", "engine", "years", "parts", "twins")
    most = min(shown, len(rows)) if shown else output.rows_for_a_screen(columns, rows)
    output.print_table(columns, rows[:most], title=title, right=("parts",), close=False)
    if most < len(found):
        more = " ".join(filter(None, ("partsref vehicles", asked, "--all")))
        output.print_text(f"{most:,} of {len(found):,} shown. The others: {more}", " ", "bold")
    output.print_lines([""])


def _badges(vehicle: Vehicle) -> str:
    """Its twins by make and code: the model goes without saying."""
    return ", ".join(
        f"{model if make == vehicle.make else make} {chassis or model}".replace(" ", NO_BREAK)
        for make, model, chassis in vehicle.twins
    )


def _print_models(found: Sequence[Vehicle]) -> None:
    """The models of each make, those with most parts first, and how many chassis codes of each are known."""
    codes = Counter((vehicle.make, vehicle.model) for vehicle in found)
    parts = Counter[tuple[str, str]]()
    for vehicle in found:
        parts[vehicle.make, vehicle.model] += vehicle.parts
    models: dict[str, list[str]] = {}
    for (make, model), _ in parts.most_common():
        name = f"{model} {codes[make, model]}".replace(" ", NO_BREAK)
        models.setdefault(make, []).append(name)
    rows = [
        (
            make,
            ", ".join([*names[:_MODELS], *([f"{len(names) - _MODELS}{NO_BREAK}more"] if len(names) > _MODELS else [])]),
        )
        for make, names in models.items()
    ]
    columns = ("make", "models, and how many chassis codes of each")
    output.print_table(columns, rows, title=f"{len(found):,} vehicles", close=False)
    output.print_text("One make or model: partsref vehicles suzuki. Each vehicle: --all", " ", "bold")
    output.print_lines([""])

"""`partsref vehicles`."""

from __future__ import annotations

import click

from partsref.cli.ask.frame_lines import frame_lines
from partsref.cli.ask.xref import years
from partsref.cli.terminal import output
from partsref.cli.terminal.options import Where, csv_option, json_option, open_catalog, place_option, say


@click.command(name="vehicles")
@click.argument("query", nargs=-1)
@json_option
@csv_option
@place_option
@click.pass_context
def command(ctx: click.Context, query: tuple[str, ...], as_json: bool, as_csv: bool, db: Where) -> None:
    """The vehicles known, their twins, how many parts.

    QUERY is a make, a model, a chassis code or a whole frame number, in English or Japanese.

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
    twins = [", ".join(" ".join(filter(None, twin)) for twin in vehicle.twins) for vehicle in found]
    if as_json:
        from partsref.answer.render.json_shapes import frame_json, vehicle_json

        told = {"frame": frame_json(frame)} if frame else {}
        output.print_json([{**vehicle_json(vehicle), **told} for vehicle in found])
    elif as_csv:
        header = ("make", "model", "model_ja", "chassis", "drive", "engine", "year_from", "year_to", "parts")
        rows = ([*(getattr(v, column) for column in header), twin] for v, twin in zip(found, twins, strict=True))
        output.print_csv((*header, "twins"), rows)
    elif frame and not found:
        output.print_lines(frame_lines(frame))
    elif found:
        if frame:
            output.print_lines(frame_lines(frame))
        columns = ("make", "model", "", "chassis", "drive", "engine", "years", "parts", "twins")
        shown = (
            (v.make, v.model, v.model_ja, v.chassis, v.drive, v.engine, years(v.year_from, v.year_to), v.parts, twin)
            for v, twin in zip(found, twins, strict=True)
        )
        output.print_table(columns, shown, right=("parts",))
    else:
        near = f" Nearest known: {', '.join(nearest)}." if nearest else ""
        say(f"No vehicle is known by {output.shortened(asked)}.{near} All of them: partsref vehicles")
    ctx.exit(0 if found else 1)

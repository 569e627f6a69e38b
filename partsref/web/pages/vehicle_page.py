"""`/vehicle/<make>/<model>[/<chassis>]`: everything known of one vehicle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from partsref.answer.render.json_shapes import part_json, vehicle_json
from partsref.answer.sheets.vehicle_sheet import VehicleSheet
from partsref.api import Catalog
from partsref.model import Vehicle
from partsref.reasons import in_english
from partsref.web.pages import addresses
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.shapes.part_groups import Group, codes, groups
from partsref.web.shapes.which_vehicle import which

MOST_CODES = 8
"""Rows of the table of codes before the rest is a page of its own; above it every code stands to be chosen."""
_NAMELESS = {"": None, "-": ""}
"""How an address names no group, and the group without a name."""


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    sheet = catalog.vehicle_sheet(asked.path["make"], asked.path["model"], asked.path.get("chassis", ""))
    if asked.format == "json":
        return Reply(_shape(sheet))
    only = _NAMELESS.get(asked.args.get("group", ""), asked.args.get("group"))
    chosen = which(catalog, asked.args.get("which", ""), sheet.make, sheet.model)
    shown = groups(sheet, only)
    if only is not None and not shown:  # A group nobody has: that says nothing of the others.
        only, shown = None, groups(sheet)
    all_shown = bool(asked.args.get("all"))
    vehicles = sheet.vehicles if all_shown else sheet.vehicles[:MOST_CODES]
    first, rest = codes(sheet.vehicles, chosen.year)
    return Reply(
        template="partsref/vehicle.html",
        context={
            "sheet": sheet,
            "groups": shown,
            "only": only,
            "total": sum(group.count for group in shown),
            "own": sum(group.own for group in shown),
            "all": all_shown,
            "vehicles": vehicles,
            "which": chosen,
            "codes": first,
            "more_codes": rest,
            "sources": catalog.sources(_codes(sheet, shown, vehicles)),
            "address": addresses.vehicle(sheet.make, sheet.model, sheet.chassis),
        },
    )


def _codes(sheet: VehicleSheet, shown: Iterable[Group], vehicles: Iterable[Vehicle]) -> set[str]:
    """The sources of what the page shows."""
    codes = {code for group in shown for row in group.rows for fit in row.fits for code in fit.sources}
    codes.update(vehicle.source for vehicle in vehicles)
    codes.update(frame.source for frame in sheet.frames)
    return codes - {""}


def _shape(sheet: VehicleSheet) -> dict[str, Any]:
    return {
        "make": sheet.make,
        "model": sheet.model,
        "model_ja": sheet.model_ja,
        "chassis": sheet.chassis,
        "vehicles": [vehicle_json(vehicle) for vehicle in sheet.vehicles],
        "twins": [asdict(twin) for twin in sheet.twins],
        "parts": [
            {
                **part_json(f.part),
                "group": group,
                "fits": [asdict(fit) for fit in f.fits],
                "related": "",
                "reasons": [],
                "why": "",
            }
            for group, parts in sheet.groups.items()
            for f in parts
        ]
        + [
            {
                **part_json(f.part),
                "group": f.group,
                "fits": [asdict(fit) for fit in f.fits],
                "related": f.related,
                "reasons": [reason.as_json() for reason in f.reasons],
                "why": in_english(f.reasons),
            }
            for f in sheet.others
        ],
        "missing": list(sheet.missing),
        "needs": [asdict(fact) for fact in sheet.needs],
        "frames": [asdict(frame) for frame in sheet.frames],
        "cut": sheet.cut,
    }


PAGE = Page(r"/vehicle/(?P<make>[^/]+)/(?P<model>[^/]+?)(?:/(?P<chassis>[^/]+?))?", _answer)

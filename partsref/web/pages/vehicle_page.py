"""`/vehicle/<make>/<model>[/<chassis>]`: everything known of one vehicle."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from partsref.answer.render.json_shapes import part_json, vehicle_json
from partsref.answer.sheets.vehicle_sheet import VehicleSheet
from partsref.api import Catalog
from partsref.reasons import in_english
from partsref.web.pages import addresses
from partsref.web.pages.page import Asked, Page, Reply


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    sheet = catalog.vehicle_sheet(asked.path["make"], asked.path["model"], asked.path.get("chassis", ""))
    sources = catalog.sources(_codes(sheet))
    if asked.format == "json":
        return Reply(_shape(sheet))
    return Reply(
        template="partsref/vehicle.html",
        context={
            "sheet": sheet,
            "sources": sources,
            "total": sum(map(len, sheet.groups.values())),
            "address": addresses.vehicle(sheet.make, sheet.model, sheet.chassis),
        },
    )


def _codes(sheet: VehicleSheet) -> set[str]:
    codes = {code for parts in sheet.groups.values() for f in parts for fit in f.fits for code in fit.sources}
    codes.update(code for part in sheet.others for fit in part.fits for code in fit.sources)
    codes.update(vehicle.source for vehicle in sheet.vehicles)
    codes.update(frame.source for frame in sheet.frames)
    codes.update(fact.source for fact in sheet.needs)
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

"""The JSON Schema of every answer, made of the dataclasses the answers are and of the sentences of the reasons.

`python tests/docs/schema.py` writes it anew. What the doors do to a dataclass before it leaves stands in `_CHANGED`,
one row a class; tests hold real answers to it.
"""

from __future__ import annotations

import inspect
import json
import string
import types
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from partsref import model, model_crossref, model_hits, model_search
from partsref.answer.checks.link_checks import Finding
from partsref.answer.sheets.figures import Coverage, Stats
from partsref.answer.sheets.vehicle_sheet import Twin
from partsref.intake.own.own_facts import OwnFact
from partsref.intake.report.load_report import LoadReport
from partsref.intake.report.problems import Problem
from partsref.reasons import Reason, sentences
from partsref.store.read.own_vehicles import OwnVehicle
from partsref.store.read.vehicle_parts import Frame

SCHEMA = Path(__file__).parents[2] / "partsref" / "answer" / "render" / "answers.schema.json"
Shape = dict[str, Any]

_TEXT: Shape = {"type": "string"}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", Path: "string"}


def _refers(name: str) -> Shape:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: Shape) -> Shape:
    return {"type": "array", "items": of}


def _or_null(shape: Shape) -> Shape:
    return {"anyOf": [shape, {"type": "null"}]}


_TEXTS, _REASONS, _PART = _list(_TEXT), _list(_refers("Reason")), _refers("Part")
_PART_NUMBER = _refers("PartNumber")
_NOTES = {"notes": _TEXTS, "note_reasons": _REASONS}
_CONFLICTS = {"conflicts": _TEXTS, "conflict_reasons": _REASONS}


@dataclass(frozen=True)
class _Change:
    """Which fields of a class stay inside, and which keys join or are written otherwise."""

    inside: tuple[str, ...] = ()
    joins: Shape = field(default_factory=dict)


_CHANGED: dict[type, _Change] = {
    model.Part: _Change(("id",)),
    model.Source: _Change(("id",)),
    model_hits.Hit: _Change(("part_id",), {"kin": {"type": "boolean"}, "why": _TEXT}),
    model_crossref.Equivalent: _Change(("against",), {"why": _TEXTS, **_CONFLICTS}),
    model_hits.NumberForm: _Change((), {"says": _TEXT}),
    model.Vehicle: _Change((), {"twins": _list(_refers("VehicleNamed"))}),
    model_crossref.CrossReference: _Change(("against", "remarks"), {**_NOTES, **_CONFLICTS}),
    model_search.Searched: _Change((), _NOTES),
    model_crossref.Matched: _Change(("against",), _CONFLICTS),
    Finding: _Change(("reason",), {"text": _TEXT, "reasons": _REASONS}),
}
_CLASSES: tuple[type, ...] = (
    *(
        kind
        for nouns in (model, model_hits, model_crossref, model_search)
        for _, kind in inspect.getmembers(nouns, is_dataclass)
        if kind.__module__ == nouns.__name__
    ),
    Finding,
    Coverage,
    Stats,
    Twin,
    Frame,
    LoadReport,
    Problem,
    OwnVehicle,
    OwnFact,
)

_FOUND_FOR_VEHICLE = {
    "group": _TEXT,
    "fits": _list(_refers("Fitment")),
    "related": {"enum": list(get_args(model.Related))},
    "reasons": _REASONS,
    "why": _TEXT,
}

_NUMBER: Shape = {"type": "number"}

_BESIDES: dict[str, Shape] = {"weighed": {"name": _TEXT}}
"""What a reason carries for programs besides what its sentence says: the name of the weight."""


def _answers(of: dict[str, Shape]) -> dict[str, Shape]:
    """Every answer by the command or page that gives it, in small letters; `of` are the shapes of the classes."""
    xref = of["CrossReference"]
    missing = {"ok": {"const": False}, "error": _TEXT, "status": {"type": "integer"}}
    return {
        "find": _refers("Found"),
        "xref": _refers("CrossReference"),
        "search": _refers("Searched"),
        "match": _list(_refers("Matched")),
        "vehicles": _list(_joined(of["Vehicle"], {"frame": _refers("FrameAnswer")}, optional=("frame",))),
        "explain": _object({"query": _TEXT, "forms": _list(_refers("NumberForm"))}),
        "load": _list(_refers("LoadReport")),
        "read": _list(_label()),
        "loads": _list(_refers("Load")),
        "loads_diff": _list(_refers("Change")),
        "check": _list(_refers("Finding")),
        "stats": _refers("Stats"),
        "garage": _list(_refers("OwnVehicle")),
        "mine": _list(_joined(of["OwnFact"], {"source": _joined(of["Source"], {"id": _TEXT})})),
        "part_page": _joined(xref, {"spellings": _TEXTS}),
        "part_page_missing": _joined(xref, missing),
        "vehicle_page": _object(
            {
                **dict.fromkeys(("make", "model", "model_ja", "chassis"), _TEXT),
                "vehicles": _list(_refers("Vehicle")),
                "twins": _list(_refers("Twin")),
                "parts": _list(_joined(of["Part"], _FOUND_FOR_VEHICLE)),
                "missing": _TEXTS,
                "needs": _list(_refers("VehicleFact")),
                "frames": _list(_refers("Frame")),
                "cut": {"type": "boolean"},
            }
        ),
        "sources_page": _object(
            {"sources": {"type": "object", "additionalProperties": _refers("Source")}, "loads": _list(_refers("Load"))}
        ),
        "error": _joined(_object(missing), {"title": {"type": "null"}}, optional=("title",)),
    }


def schema() -> Shape:
    """The whole document. Keys may join an answer, so none is forbidden; none may leave, so all are required."""
    classes = {kind.__name__: _shape_of(kind) for kind in _CLASSES}
    answers = _answers(classes)
    used = {"Reason": _reason(), "Argument": _argument(), **classes}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of partsref as JSON",
        "description": "Each answer under the name of its command or page in $defs. Keys may join, none leaves.",
        "anyOf": [_refers(name) for name in answers],
        "$defs": {**answers, **{name: used[name] for name in _reached(answers, used)}},
    }


def _shape_of(kind: type) -> Shape:
    change = _CHANGED.get(kind, _Change())
    hints = get_type_hints(kind)
    properties = {f.name: _type(hints[f.name]) for f in fields(kind) if f.name not in change.inside}
    said = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
    return {"description": said, **_object({**properties, **change.joins})}


def _type(hint: Any) -> Shape:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _or_null(_type(next(one for one in inner if one is not types.NoneType)))
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(inner[1])}
    if origin in (list, tuple, Sequence):
        row = [_type(one) for one in inner if one is not ...]
        several = {"prefixItems": row, "minItems": len(row), "items": False}
        return {"type": "array", **several} if origin is tuple and ... not in inner else _list(row[0])
    if origin is Literal:
        return {"enum": list(inner)}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if hint is Reason or is_dataclass(hint):
        return _refers(hint.__name__)
    raise TypeError(f"{hint}: no JSON is known for this type; add it here.")


def _object(properties: Shape, optional: tuple[str, ...] = ()) -> Shape:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _joined(shape: Shape, joins: Shape, optional: tuple[str, ...] = ()) -> Shape:
    return _object({**shape["properties"], **joins}, optional)


def _label() -> Shape:
    """What was read on one picture."""
    return _object(
        {
            "photo": _TEXT,
            "error": _or_null(_TEXT),
            "note": _TEXT,
            "lines": _list(_object({"text": _TEXT, "sure": _NUMBER, "page": {"type": "integer"}})),
            "makers": _TEXTS,
            "words": _TEXTS,
            "numbers": _list(_object({"read": _TEXT, "line": _TEXT, "sure": _NUMBER, "hits": _list(_refers("Hit"))})),
        }
    )


def _reason() -> Shape:
    """Every code with the arguments its sentence takes."""
    codes = [_code(code, sentence) for code, sentence in sorted(sentences.SENTENCES.items())]
    return {"description": "Why, as data: a code, and what stands in its sentence.", "oneOf": codes}


def _code(code: str, sentence: str) -> Shape:
    taken = {name: _argument_of(form or "") for _, name, form, _ in string.Formatter().parse(sentence) if name}
    return {"description": sentence, **_object({"code": {"const": code}, **taken, **_BESIDES.get(code, {})})}


def _argument_of(form: str) -> Shape:
    """What follows the colon: how a figure is written, what is counted, or what stands between the items of a list."""
    if form.endswith("f"):
        return {"type": "number"}
    if "|" in form:
        return {"type": "integer"}
    return _list(_refers("Argument")) if form else _refers("Argument")


def _argument() -> Shape:
    one = [_TEXT, {"type": "number"}, _refers("Reason")]
    return {"description": "A text as printed, a figure, a reason, or a list.", "anyOf": [*one, _list({"anyOf": one})]}


def _reached(answers: dict[str, Shape], known: dict[str, Shape]) -> list[str]:
    """The names that the answers refer to, at any depth, in the order of the alphabet."""
    found: set[str] = set()
    waiting: list[Any] = [answers]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            name = str(one.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(known[name])
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return sorted(found)


def written() -> str:
    """The file's text."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(written(), encoding="utf-8")

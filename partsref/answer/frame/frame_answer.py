"""The truck a frame number belongs to: its vehicle, its twins, when it was built, what was recalled."""

from __future__ import annotations

from partsref.answer.frame.build_window import build_window
from partsref.answer.question.read_chassis_codes import nearest_vehicles
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_search import FrameAnswer
from partsref.store.read.names import vehicles as known_vehicles
from partsref.words.chassis import covers, is_code, normal
from partsref.words.frame_number import FrameNumber, read_frame


def frame_answer(reader: SqliteReader, text: str) -> FrameAnswer | None:
    """What is known of the frame number in `text`; None where there is none in it."""
    number = read_frame(text)
    return None if number is None else _answered(reader, number)


def _answered(reader: SqliteReader, number: FrameNumber) -> FrameAnswer:
    serial = int(number.serial)
    known = tuple(reader.vehicle_parts.frames(number.code))
    vehicles = tuple(v for v in reader.vehicles() if v.chassis and covers(v.chassis, number.code))
    # A pattern (S20_) speaks of many codes; one's own row says more.
    own = tuple(v for v in vehicles if v.chassis == number.code) or vehicles
    covering = tuple(
        frame.note
        for frame in known
        if frame.serial_from is not None and frame.serial_from <= serial <= (frame.serial_to or -1)
    )
    window = build_window(serial, known)
    nearest = () if own else nearest_to(reader, number.code)
    return FrameAnswer(
        query=str(number),
        chassis=number.code,
        serial=number.serial,
        prefix=number.prefix,
        type_designation=number.type_designation,
        class_number=number.class_number,
        vehicles=own,
        window=window,
        recalls=tuple(dict.fromkeys(covering)),
        nearest=nearest,
        sources=reader.sources({*window.sources, *(v.source for v in own if v.source)}),
    )


def nearest_to(reader: SqliteReader, text: str) -> tuple[str, ...]:
    """Known vehicles whose code is one slip from the chassis code in `text`; none where it is no code."""
    code = normal(text)
    return tuple(nearest_vehicles(code, known_vehicles(reader.connection))) if is_code(text) else ()

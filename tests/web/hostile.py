"""A catalogue somebody made to do harm: markup, scripts, formulas, turned text, names that climb folders."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from partsref.index import near
from partsref.model import Maker, Source, Vehicle
from partsref.store.file.database import open_writer, writing
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><b>"
TURNED = "safe \u202egnp.exe\u202c \u2067end"
FORMULA = '=HYPERLINK("http://evil.example","x")'
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
CONTROL = "a\x00b\x1b[31mc\x07"
NUMBERS = ("11111-<b>22", "33333/../44444", "55555.json", "%2e%2e%2f66666", "7777\u202e7-88888", "=9+9999")
URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " jAvAsCrIpT:alert(1)",
    "//evil.example",
    "ftp://x/",
)


def make(path: Path) -> Path:
    """Write it; every name comes in every place a name can stand."""
    connection = open_writer(path)
    with writing(connection, path):
        writer = Writer(connection)
        for place, url in enumerate(URLS):
            writer.source(Source(f"x{place}", f"{MARKUP}{TURNED}", url, MARKUP, "D"))
        writer.source(Source('"><script>', TEMPLATE, 'https://ok.example/?a=1&b="2', FORMULA, "A"))
        writer.begin(Source("load", MARKUP), f"{MARKUP}{FORMULA}.csv")
        codes = [*(f"x{place}" for place in range(len(URLS))), '"><script>']
        makers = ("..", MARKUP, f"Ev/il {TURNED}", "Suzuki")
        for maker in makers:
            writer.maker(Maker(maker, "oem", f"悪{MARKUP}", (), FORMULA))
        writer.category(f"brakes {MARKUP}", MARKUP, f"group {MARKUP}")
        ids = []
        for maker in makers:
            for place, number in enumerate(NUMBERS):
                code = codes[place % len(codes)]
                names = (f"{MARKUP} {TURNED}", f"{FORMULA}", TEMPLATE, CONTROL)
                part = writer.part(
                    maker, number, code, kind="oem", name=names[place % 4], name_ja=MARKUP,
                    category=f"brakes {MARKUP}", note=MARKUP,
                )  # fmt: skip
                writer.spelling(part, f"{number} {MARKUP}", code, f"slip {MARKUP}")
                writer.attribute(part, f"height {MARKUP}", FORMULA, MARKUP, code)
                writer.fitment(
                    part, MARKUP, f"../{TURNED}", "DA64V", code, engine=MARKUP, position=FORMULA, note=MARKUP
                )  # fmt: skip
                ids.append(part)
        for one, other in pairwise(ids):
            writer.link(one, other, "equivalent", codes[one % len(codes)], note=f"{MARKUP}{TURNED}")
        for make in (MARKUP, ".."):
            writer.reference.vehicle(
                Vehicle(make, f"../{TURNED}", "DA64V", model_ja=MARKUP, engine=MARKUP, note=MARKUP, source="x0")
            )
        writer.reference.frame("..", "x", MARKUP, "DA64V", 1, 2, MARKUP, "x0")
        writer.finish(1)
        near.apply(connection, writer.added_parts())
        relate(connection)
    connection.execute("PRAGMA journal_mode = delete")
    connection.close()
    return path

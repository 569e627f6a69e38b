"""Labels as a phone sees them, drawn from a seed: printed, dot matrix, stamped, curved, dirty, in glare, half gone."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

PRINT = (
    "dejavu/DejaVuSansMono.ttf",
    "dejavu/DejaVuSans-Bold.ttf",
    "dejavu/DejaVuSansCondensed.ttf",
    "liberation/LiberationMono-Bold.ttf",
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSansNarrow-Bold.ttf",
    "liberation/LiberationSerif-Regular.ttf",
)
JAPANESE = ("opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc")
_FONTS = Path("/usr/share/fonts")
_MAKERS = {
    "Suzuki": ("SUZUKI GENUINE PARTS", "スズキ純正部品", "SUZUKI"),
    "Daihatsu": ("DAIHATSU", "ダイハツ純正部品", "DAIHATSU GENUINE PARTS"),
    "Honda": ("HONDA", "ホンダ純正部品"),
    "Subaru": ("SUBARU", "スバル純正部品"),
    "Mitsubishi": ("MITSUBISHI", "三菱純正部品"),
}
_BELOW = ("MADE IN JAPAN", "日本製")
_ASIDE = ("QTY 1", "数量 1", "LOT 5K21", "2 PCS", "1個", "")
_CALLED = ("", "", "P/N ", "品番 ", "PART NO. ")
KINDS = ("print", "dot matrix", "stamped", "curved", "dirt", "glare", "noise", "half")
"""How a label is made; `half` has dirt over half of the number's characters."""
_WIDTH, _HEIGHT = 900, 480


@dataclass(frozen=True)
class DrawnLabel:
    """A photo of a label (JPEG), the number on it, and how it was made."""

    kind: str
    number: str
    photo: bytes


def fonts_missing() -> str:
    """Which font is not on this machine; empty where all are."""
    wanted = [f"truetype/{name}" for name in PRINT] + list(JAPANESE)
    return next((name for name in wanted if not (_FONTS / name).is_file()), "")


@dataclass(frozen=True)
class Printed:
    """What a label says: a number, its maker and what the part is called (empty where nobody says)."""

    number: str
    maker: str
    name: str
    name_ja: str


def draw(kind: str, part: Printed, draw_from: random.Random) -> DrawnLabel:
    """One label of this kind."""
    from PIL import Image, ImageDraw, ImageFilter

    r, number = draw_from, part.number
    above = r.choice(_MAKERS.get(part.maker, (part.maker.upper(),)))
    # A name with another number in it would make two numbers of it.
    below = r.choice(
        [
            name
            for name in (part.name.upper(), part.name_ja)
            if name and name.isprintable() and not any(map(str.isdigit, name))
        ]
        or _BELOW
    )
    ground = r.choice(((250, 250, 245), (238, 228, 200), (225, 230, 235)))
    ink = (20, 20, 25) if kind != "stamped" else (120, 122, 126)
    if kind == "stamped":
        ground = (150, 152, 155)
    picture: Any = Image.new("RGB", (_WIDTH, _HEIGHT), ground)
    pen = ImageDraw.Draw(picture)
    pen.text((40, 30), above, font=_japanese(r, 44), fill=ink)
    left, top, size = 40, 165, 72
    _number(picture, pen, kind, r.choice(_CALLED), number, (left, top, size), ink, r)
    pen.text((40, 310), below, font=_japanese(r, 46), fill=ink)
    pen.text((40, 395), r.choice(_ASIDE), font=_japanese(r, 40), fill=ink)
    if kind == "curved":
        picture = _curved(picture, r, ground)
    if kind == "glare":
        picture = _glare(picture, r)
    if kind == "dirt":
        _spots(pen, r, 14, (0, 0, _WIDTH, _HEIGHT), (4, 11))
    table: Any = Image.new("RGB", (_WIDTH + 160, _HEIGHT + 160), (96, 88, 80))
    table.paste(picture, (80, 80))
    table = table.rotate(r.uniform(-12, 12), Image.Resampling.BICUBIC, expand=True, fillcolor=(96, 88, 80))
    blur = r.uniform(0.9, 1.6) if kind == "noise" else r.uniform(0.2, 0.9)
    table = _noise(table.filter(ImageFilter.GaussianBlur(blur)), r, 26 if kind == "noise" else 8)
    kept = BytesIO()
    table.save(kept, "JPEG", quality=r.randint(45, 60) if kind == "noise" else r.randint(70, 90))
    return DrawnLabel(kind, number, kept.getvalue())


def drawn(parts: Sequence[Printed], count: int, seed: int, kinds: Sequence[str] = KINDS) -> list[DrawnLabel]:
    """So many labels, the kinds by turns, each number once as far as they go."""
    r = random.Random(seed)
    chosen = r.sample(list(parts), min(count, len(parts)))
    return [draw(kinds[place % len(kinds)], part, r) for place, part in enumerate(chosen)]


def _japanese(r: random.Random, size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(_FONTS / r.choice(JAPANESE)), size)


def _number(
    picture: Any,
    pen: Any,
    kind: str,
    called: str,
    number: str,
    place: tuple[int, int, int],
    ink: tuple[int, ...],
    r: random.Random,
) -> None:
    from PIL import ImageFont

    left, top, size = place
    if called:
        font = _japanese(r, 40)
        pen.text((left, top + 18), called, font=font, fill=ink)
        left += int(font.getlength(called)) + 10
    font = ImageFont.truetype(str(_FONTS / "truetype" / r.choice(PRINT)), size)
    while font.getlength(number) > _WIDTH - left - 40:
        font = font.font_variant(size=font.size - 4)
    if kind == "dot matrix":
        _dots(picture, (left, top), number, r)
        return
    if kind == "stamped":
        pen.text((left + 2, top + 2), number, font=font, fill=(205, 207, 210))
        pen.text((left, top), number, font=font, fill=(92, 93, 97))
        return
    pen.text((left, top), number, font=font, fill=ink)
    if kind == "half":
        _half_covered(pen, font, number, (left, top), r)


def _half_covered(pen: Any, font: Any, number: str, at: tuple[int, int], r: random.Random) -> None:
    """Dirt over every second character, or over as many by chance: neither is read."""
    left, top = at
    places = [place for place, c in enumerate(number) if c.isalnum()]
    for place in r.sample(places, len(places) // 2):
        start = left + font.getlength(number[:place])
        wide = font.getlength(number[place])
        box = font.getbbox(number[place])
        pen.rectangle((start + 1, top + box[1] - 4, start + wide - 1, top + box[3] + 4), fill=(74, 62, 48))


def _dots(picture: Any, at: tuple[int, int], number: str, r: random.Random) -> None:
    """The number as a printer with seven or nine needles a column sets it."""
    from PIL import Image, ImageDraw, ImageFont

    small = ImageFont.truetype(str(_FONTS / "truetype/dejavu/DejaVuSansMono-Bold.ttf"), 15)
    wide = math.ceil(small.getlength(number)) + 2
    mask: Any = Image.new("L", (wide, 20), 0)
    ImageDraw.Draw(mask).text((1, 0), number, font=small, fill=255)
    step = min(5.2, (_WIDTH - at[0] - 30) / wide)
    pen = ImageDraw.Draw(picture)
    for x in range(wide):
        for y in range(20):
            if mask.getpixel((x, y)) > 110:
                cx, cy = at[0] + x * step + r.uniform(-0.4, 0.4), at[1] - 10 + y * step + r.uniform(-0.4, 0.4)
                half = step * 0.46
                pen.ellipse((cx - half, cy - half, cx + half, cy + half), fill=(35, 35, 60))


def _curved(picture: Any, r: random.Random, ground: tuple[int, ...]) -> Any:
    """The label on a filter's can: narrower towards both sides, and bent."""
    from PIL import Image

    bend, steps = r.uniform(18, 38), 30
    each = _WIDTH // steps
    mesh = []
    for place in range(steps):
        x0, x1 = place * each, (place + 1) * each
        rise = [bend * (1 - ((x / _WIDTH) * 2 - 1) ** 2) for x in (x0, x1)]
        mesh.append(((x0, 0, x1, _HEIGHT), (x0, rise[0], x0, _HEIGHT + rise[0], x1, _HEIGHT + rise[1], x1, rise[1])))
    return picture.transform((_WIDTH, _HEIGHT), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=ground)


def _glare(picture: Any, r: random.Random) -> Any:
    """A lamp's reflection over part of the number, which still shows through."""
    from PIL import Image, ImageDraw, ImageFilter

    mask: Any = Image.new("L", picture.size, 0)
    x = r.randint(150, 600)
    ImageDraw.Draw(mask).ellipse((x, 120, x + 260, 300), fill=r.randint(165, 205))
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, mask.filter(ImageFilter.GaussianBlur(28)))


def _spots(pen: Any, r: random.Random, count: int, area: tuple[int, int, int, int], sizes: tuple[int, int]) -> None:
    for _ in range(count):
        x, y, half = r.randint(area[0], area[2]), r.randint(area[1], area[3]), r.randint(*sizes)
        pen.ellipse((x - half, y - half, x + half, y + half), fill=(74, 62, 48))
        pen.line((x, y, x + r.randint(-60, 60), y + r.randint(-25, 25)), fill=(110, 96, 80), width=2)


def _noise(picture: Any, r: random.Random, much: int) -> Any:
    """Grain of a small sensor, the same for the same seed."""
    from PIL import Image, ImageChops

    grain: Any = Image.frombytes("L", picture.size, r.randbytes(picture.size[0] * picture.size[1]))
    grain = grain.point(lambda value: int(128 + (value - 128) * much / 128))
    return ImageChops.add(picture, Image.merge("RGB", (grain, grain, grain)), offset=-128)

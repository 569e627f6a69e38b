"""A file's bytes as pictures that can be read: turned upright, scaled down, never decoded past a cap of pixels."""

from __future__ import annotations

import io
import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from partsref.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 64_000_000
"""Pixels that are decoded at most; the size is asked of the file's head before. A phone's have 12 to 50 million."""
LONGEST_SIDE = 1_600
"""Pixels to which a picture is scaled down: small print on a label that fills it is read well with these."""
SHORTEST_SIDE = 16
MOST_PAGES = 5
"""Pages of a document that are read."""
_PAGE_DOTS = 1_600
_FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIF")
"""Formats that are tried, as far as what reads pictures has them: no others, of which some run programs."""
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SVG = (b"<svg", b"<?xml")


def pictures(data: bytes, name: str) -> list[Image]:
    """The picture in `data`, or the first pages of a PDF, as RGB; of an animated one the first frame.

    Raises `InputError` for what is no picture, is damaged, or is larger than the caps.
    """
    if not data:
        raise InputError(f"{name}: the file is empty. Expected a picture: JPEG, PNG, WebP, TIFF.")
    if data[:5] == b"%PDF-":
        return _pages(data, name)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC and not _reads_heic():
        raise InputError(
            f"{name}: a HEIC picture, which is not read here. Save it as JPEG (iPhone: Settings, Camera, Formats,"
            " Most Compatible), or: pip install pillow-heif"
        )
    if data[:5] in _SVG or data[:4] in _SVG:
        raise InputError(f"{name}: a drawing (SVG), not a picture. Expected a JPEG, PNG, WebP or TIFF.")
    return [_upright(data, name)]


def _reads_heic() -> bool:
    if find_spec("pillow_heif") is None:
        return False
    import pillow_heif

    pillow_heif.register_heif_opener()
    return True


def _upright(data: bytes, name: str) -> Image:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # Asked here, with a message that says what to do.
    Image.init()
    formats = [kind for kind in _FORMATS if kind in Image.OPEN]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture: Any = Image.open(io.BytesIO(data), formats=formats)
            _refuse_size(picture.size, name)
            picture.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))  # A JPEG is decoded at a half or a quarter.
            picture.load()
            return _scaled(_rgb(ImageOps.exif_transpose(picture)))
    except UnidentifiedImageError as error:
        raise InputError(f"{name}: not a picture that can be read. Expected a JPEG, PNG, WebP or TIFF.") from error
    except InputError:
        raise
    except MemoryError as error:
        raise InputError(f"{name}: too large to decode. Scale the picture down and try again.") from error
    except Exception as error:  # Readers of damaged pictures raise whatever they trip over.
        raise InputError(f"{name}: a damaged or incomplete picture. Take or copy it again.") from error


def _refuse_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise InputError(
            f"{name}: {width} by {height} pixels. Expected at most {most} million: scale the picture down, or cut out"
            " the label."
        )
    if min(width, height) < SHORTEST_SIDE:
        raise InputError(f"{name}: {width} by {height} pixels: too small for a text to be on it.")


def _rgb(picture: Any) -> Image:
    """The picture in three colours of eight bits; what is transparent is white."""
    from PIL import Image

    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        low, high = picture.getextrema()
        picture = picture.point(lambda value: (value - low) * (255 / max(high - low, 1))).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        picture = ground
    converted: Image.Image = picture.convert("RGB")
    return converted


def _scaled(picture: Image) -> Image:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _pages(data: bytes, name: str) -> list[Image]:
    if find_spec("pypdfium2") is None:
        raise InputError(f"{name}: a PDF. To read its pages: pip install 'partsref[pdf]'. Or give a picture of it.")
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            read = []
            for number in range(min(len(document), MOST_PAGES)):
                page = document[number]
                scale = _PAGE_DOTS / max(*page.get_size(), 1)
                read.append(_scaled(page.render(scale=scale).to_pil().convert("RGB")))
            return read
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{name}: a PDF that cannot be opened: damaged, or locked with a password.") from error

"""Pictures are opened upright and small, and what cannot be opened is said in one line."""

from __future__ import annotations

from io import BytesIO

import pytest

from partsref.errors import InputError

pytest.importorskip("PIL", reason="pip install 'partsref[photo]'")

from PIL import Image

from partsref.photo import open_picture
from partsref.photo.open_picture import LONGEST_SIDE, pictures


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    kept = BytesIO()
    picture.save(kept, kind, **options)
    return kept.getvalue()


def test_a_big_picture_is_scaled_down() -> None:
    [picture] = pictures(saved(Image.new("RGB", (4000, 1000), "white"), "JPEG"), "big.jpg")
    assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 4)


def test_a_phone_s_note_of_how_it_was_held_turns_the_picture() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    [picture] = pictures(saved(Image.new("RGB", (300, 100), "white"), "JPEG", exif=exif), "turned.jpg")
    assert picture.size == (100, 300)


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "PNG"), ("RGBA", "PNG"), ("P", "GIF"), ("I;16", "PNG"), ("CMYK", "JPEG"), ("1", "TIFF")]
)
def test_every_kind_of_picture_comes_out_in_three_colours(mode: str, kind: str) -> None:
    [picture] = pictures(saved(Image.new(mode, (60, 40)), kind), "odd")
    assert picture.mode == "RGB"


def test_what_is_transparent_is_white() -> None:
    [picture] = pictures(saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"), "clear.png")
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_of_an_animation_the_first_picture_is_read() -> None:
    frames = [Image.new("P", (40, 40), colour) for colour in (0, 1, 2)]
    assert len(pictures(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]), "moving.gif")) == 1


def test_a_picture_is_refused_by_its_head_before_its_pixels_are_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(Image.new("L", (3000, 3000)), "PNG")
    monkeypatch.setattr(open_picture, "MOST_PIXELS", 1_000_000)
    with pytest.raises(InputError, match=r"3000 by 3000 pixels\. Expected at most 1 million"):
        pictures(data[:200], "bomb.png")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"hello, this is a text\n", "not a picture"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n", "not a picture"),
    ],
)
def test_what_is_no_picture_is_said_in_one_line(data: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_picture, "_reads_heic", lambda: False)
    with pytest.raises(InputError, match=message) as raised:
        pictures(data, "label")
    assert "\n" not in str(raised.value)


def test_a_picture_cut_short_is_damaged() -> None:
    data = saved(Image.effect_noise((400, 400), 50), "JPEG")
    with pytest.raises(InputError, match="damaged or incomplete"):
        pictures(data[: len(data) // 2], "half.jpg")


def test_the_pages_of_a_pdf_are_pictures_and_only_the_first_few_are_read() -> None:
    pytest.importorskip("pypdfium2", reason="pip install 'partsref[pdf]'")
    from fpdf import FPDF

    document = FPDF()
    for _ in range(open_picture.MOST_PAGES + 2):
        document.add_page()
    assert len(pictures(bytes(document.output()), "list.pdf")) == open_picture.MOST_PAGES
    with pytest.raises(InputError, match="a PDF that cannot be opened"):
        pictures(b"%PDF-1.7 nothing else", "broken.pdf")
